/** The end of a journey: what has been done, in one line. Its heading is the page's h1, so give `Page` `headingInForm`. */
import type { ReactNode } from 'react'

export function Panel({ heading, children }: { readonly heading: string; readonly children?: ReactNode }) {
  return (
    <div className="nhsuk-panel">
      <h1 className="nhsuk-panel__heading">{heading}</h1>
      {children && <div className="nhsuk-panel__body">{children}</div>}
    </div>
  )
}
