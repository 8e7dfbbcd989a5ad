/** The ways back, which stand before the main content: give one to `Page` as `before`. */
import type { ReactNode } from 'react'

/** For a step of a journey, or a page with one way in. Says where it goes: "Back to plans". */
export function BackLink({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  return (
    <a className="nhsuk-back-link" href={href}>
      {children}
    </a>
  )
}

type Crumb = { readonly text: string; readonly href: string }

/** For a page within a section: the pages above it, the nearest last. The page itself is not among them. */
export function Breadcrumbs({ items }: { readonly items: readonly [Crumb, ...Crumb[]] }) {
  const last = items.at(-1)!
  return (
    <nav className="nhsuk-breadcrumb" aria-label="Breadcrumb">
      <ol className="nhsuk-breadcrumb__list">
        {items.map(({ text, href }) => (
          <li key={href} className="nhsuk-breadcrumb__list-item">
            <a className="nhsuk-breadcrumb__link" href={href}>
              {text}
            </a>
          </li>
        ))}
      </ol>
      {/* On a phone there is room for one step only. */}
      <a className="nhsuk-back-link" href={last.href}>
        <span className="nhsuk-u-visually-hidden">Back to </span>
        {last.text}
      </a>
    </nav>
  )
}
