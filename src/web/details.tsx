/** Words that some readers need and most do not, behind a line that says what they are. Printed open. */
import type { ReactNode } from 'react'

type DetailsProps = {
  readonly summary: string
  readonly open?: boolean
  readonly children: ReactNode
}

export function Details({ summary, open, children }: DetailsProps) {
  return (
    <details className="nhsuk-details" open={open}>
      <summary className="nhsuk-details__summary">
        <span className="nhsuk-details__summary-text">{summary}</span>
      </summary>
      <div className="nhsuk-details__text">{children}</div>
    </details>
  )
}
