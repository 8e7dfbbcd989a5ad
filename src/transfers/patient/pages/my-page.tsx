/** What every page for a patient stands in: our frame without its people and places, and how to do the same by phone. */
import type { ReactNode } from 'react'
import { Page, type PageProps } from '#web/page.tsx'
import type { BookingTeam } from '../booking-team-store.ts'

type MyPageProps = Omit<PageProps, 'section' | 'width'> & {
  readonly team?: BookingTeam | undefined
  readonly children: ReactNode
}

export function MyPage({ team, children, ...page }: MyPageProps) {
  return (
    <Page {...page} section="Your page">
      {children}
      <CallUs team={team} />
    </Page>
  )
}

function CallUs({ team }: { readonly team: BookingTeam | undefined }) {
  return (
    <div className="nhsuk-inset-text">
      <span className="nhsuk-u-visually-hidden">Information: </span>
      <p>You can do all of this by phone.</p>
      {team ? (
        <p>
          Call{' '}
          <a href={`tel:${team.phone.replace(/[^0-9+]/g, '')}`} data-quoted="true">
            {team.phone}
          </a>
          , {team.hours}. Somebody you trust can call for you.
        </p>
      ) : (
        <p>Call the number on your letter. Somebody you trust can call for you.</p>
      )}
    </div>
  )
}
