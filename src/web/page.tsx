/**
 * The frame of every page. The title, the "Error: " in front of it, the error summary, the banner, the header and the
 * navigation are made here from the page's heading and errors and the request's frame, so no page can forget them.
 *
 * The header and footer are ours: the NHS components draw the logo and name NHS England as owner of the copyright,
 * and neither is ours to claim.
 */
import type { ReactElement, ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { assetPath } from './assets.ts'
import type { FieldError } from './field-errors.ts'
import * as format from './format.ts'
import type { Frame, Notice } from './frame.ts'
import { Header, service } from './header.tsx'

export type { FieldError } from './field-errors.ts'
export type { Frame } from './frame.ts'

export type PageProps = {
  /** From `frameOf(c)` in the route. */
  readonly frame: Frame
  /** The h1 and the start of the title. 65 characters at most; never a patient's name, NHS number or date of birth. */
  readonly heading: string
  /** The part of the service, second in the title: "Waiting list". Left out of the title when it is the heading. */
  readonly section: string
  readonly errors?: readonly FieldError[]
  /** Where we are in a list of several pages: said in the title. */
  readonly paged?: { readonly page: number; readonly pages: number }
  /** A `BackLink` or `Breadcrumbs`, which comes ahead of the main content. */
  readonly before?: ReactNode
  /** "wide" for plans and wide tables only. */
  readonly width?: 'standard' | 'wide'
  /** For a page that asks one question: its legend or label is the h1 (`asHeading`), and says `heading` itself. */
  readonly headingInForm?: boolean
  readonly children: ReactNode
}

export function Page(props: PageProps) {
  const { frame, heading, errors = [], before, width = 'standard', children } = props
  const container = width === 'wide' ? 'nhsuk-width-container-fluid accord-wide' : 'nhsuk-width-container'
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <title>{title(props)}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="theme-color" content="#005eb8" />
        <link rel="icon" href={assetPath('icon.svg')} type="image/svg+xml" />
        <link rel="stylesheet" href={assetPath('app.css')} />
      </head>
      <body>
        {/* Before anything is drawn, so that nothing jumps when the script takes over. */}
        <script src={assetPath('scripted.js')} />
        <a className="nhsuk-skip-link" data-module="nhsuk-skip-link" href="#maincontent">
          Skip to main content
        </a>
        <Header frame={frame} container={container} />
        <div className={container}>
          {before}
          <main className="nhsuk-main-wrapper nhsuk-main-wrapper--s" id="maincontent">
            {errors.length > 0 ? <ErrorSummary errors={errors} /> : frame.notice && <Banner {...frame.notice} />}
            {props.headingInForm ? null : <h1 className="nhsuk-heading-l">{heading}</h1>}
            {children}
          </main>
        </div>
        <Footer container={container} />
        <script type="module" src={assetPath('app.js')} />
      </body>
    </html>
  )
}

function title({ heading, section, errors = [], paged }: PageProps): string {
  const where = paged && paged.pages > 1 ? ` (page ${format.number(paged.page)} of ${format.number(paged.pages)})` : ''
  const parts = [heading + where, ...(section === heading ? [] : [section]), service]
  return `${errors.length > 0 ? 'Error: ' : ''}${parts.join(' – ')}`
}

function ErrorSummary({ errors }: { readonly errors: readonly FieldError[] }) {
  return (
    <div className="nhsuk-error-summary" data-module="nhsuk-error-summary">
      <div role="alert">
        <h2 className="nhsuk-error-summary__heading">There is a problem</h2>
        <div className="nhsuk-error-summary__body">
          <ul className="nhsuk-list nhsuk-error-summary__list">
            {errors.map(({ field, message }) => (
              <li key={field}>
                <a href={`#${field}`}>{message}</a>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  )
}

/** A success is announced when the page opens; what is important waits to be read. */
function Banner({ kind, text }: Notice) {
  const said = (
    <>
      <div className="nhsuk-notification-banner__header">
        <h2 className="nhsuk-notification-banner__title" id="notice-title">
          {kind === 'success' ? 'Success' : 'Important'}
        </h2>
      </div>
      <div className="nhsuk-notification-banner__content">
        <p className="nhsuk-notification-banner__heading">{text}</p>
      </div>
    </>
  )
  const shared = { 'data-module': 'nhsuk-notification-banner', 'aria-labelledby': 'notice-title' }
  if (kind === 'important') {
    return (
      <section className="nhsuk-notification-banner" {...shared}>
        {said}
      </section>
    )
  }
  return (
    <div className="nhsuk-notification-banner nhsuk-notification-banner--success" role="alert" {...shared}>
      {said}
    </div>
  )
}

const support = [
  { text: 'Accessibility statement', href: '/accessibility' },
  { text: 'Help', href: '/help' },
  { text: 'How the figures are made', href: '/help/figures' },
]

function Footer({ container }: { readonly container: string }) {
  return (
    <footer className="nhsuk-footer">
      <div className={container}>
        <div className="nhsuk-footer__meta">
          <h2 className="nhsuk-u-visually-hidden">Support links</h2>
          <ul className="nhsuk-footer__list">
            {support.map(({ text, href }) => (
              <li key={href} className="nhsuk-footer__list-item">
                <a className="nhsuk-footer__list-item-link" href={href}>
                  {text}
                </a>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </footer>
  )
}

/** Markup without React's own marks: nothing here wakes up in the browser. */
export function render(page: ReactElement): string {
  return `<!DOCTYPE html>${renderToStaticMarkup(page)}`
}
