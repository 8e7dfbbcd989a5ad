/** What every page for everybody stands in: our frame without people and places, and the way to the rest of the alliance's. */
import type { ReactNode } from 'react'
import { Page, type PageProps } from '#web/page.tsx'
import { allianceHref, consultationsHref, decisionsHref, prioritiesHref, servicesHref } from '../addresses.ts'
import type { PublicAlliance } from '../store.ts'

type PublicPageProps = Omit<PageProps, 'section' | 'width'> & {
  readonly alliance: PublicAlliance
  readonly children: ReactNode
}

export function PublicPage({ alliance, children, ...page }: PublicPageProps) {
  const places = [
    { text: `About the ${alliance.name}`, href: allianceHref(alliance.id) },
    { text: 'How long people wait', href: servicesHref(alliance.id) },
    { text: 'What was decided', href: decisionsHref(alliance.id) },
    { text: 'What the trusts work on', href: prioritiesHref(alliance.id) },
    { text: 'Have your say', href: consultationsHref(alliance.id) },
  ].filter(({ href }) => href !== page.frame.path)
  return (
    <Page {...page} section={alliance.name}>
      {children}
      <h2 className="nhsuk-heading-m">More from this alliance</h2>
      <ul className="nhsuk-list">
        {places.map(({ text, href }) => (
          <li key={href}>
            <a href={href}>{text}</a>
          </li>
        ))}
      </ul>
    </Page>
  )
}
