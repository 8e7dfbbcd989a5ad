import { addDays, type Day } from '#nhs/day.ts'
import { trustName } from '#nhs/organisations.ts'
import { BackLink } from '#web/back-link.tsx'
import { Details } from '#web/details.tsx'
import { Download } from '#web/download.tsx'
import * as format from '#web/format.ts'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import { WeekLinks } from '../../pages/week-links.tsx'
import { hoursOf, siteName } from '../../session-words.ts'
import { codeOf, type LendingRules, windowOf, windowWords } from '../lending-rules.ts'
import {
  countBySite,
  gridOf,
  type LendableSession,
  type LendingWeek,
  type SiteCount,
  type TheatreOfSessions,
} from '../lending-week.ts'
import { type OfferedSession, type SessionLoan, stateNames, stateOf } from '../loan.ts'
import { serviceNames, sessionName, whatIsThere, windowSpan, withBorrower } from '../session-words.ts'
import { WindowTable } from './window-table.tsx'

type View = {
  readonly frame: Frame
  readonly monday: Day
  readonly days: readonly Day[]
  readonly today: Day
  readonly rules: LendingRules
  readonly week: LendingWeek
  readonly mayLend: boolean
}

export const loanHref = ({ trust, id }: Pick<OfferedSession, 'trust' | 'id'>): string =>
  `/capacity/lending/${trust}/${id}`

/** What is on offer, asked for, lent and borrowed in one week, as one trust sees it. */
export function LendingPage({ frame, monday, days, today, rules, week, mayLend }: View) {
  const counts = countBySite(week.own)
  const windows = [...new Map(days.map((day) => windowOf(rules, day, today)).map((each) => [codeOf(each), each]))]
  const sum = (of: keyof Omit<SiteCount, 'site'>): number => counts.reduce((total, count) => total + count[of], 0)
  return (
    <Page
      frame={frame}
      heading="Lend and borrow theatre sessions"
      section="Capacity"
      width="wide"
      before={<BackLink href={`/capacity?week=${monday}`}>Back to capacity</BackLink>}
    >
      <p>
        The week of {format.dateRange(monday, addDays(monday, 6))}. Other trusts offer you{' '}
        {format.count(week.onOffer.length, 'session')}. You borrow or ask for {format.number(week.borrowed.length)}.
      </p>
      <p>
        Your own {format.count(sum('sessions'), 'session')}: {format.number(sum('free'))} with nothing held in them,{' '}
        {format.number(sum('offered'))} on offer, {format.number(sum('asked'))} asked for, {format.number(sum('lent'))}{' '}
        lent.
      </p>
      <ul className="nhsuk-list nhsuk-list--bullet">
        {windows.map(([code]) => (
          <li key={code}>
            {windowSpan(rules, code)}: {windowWords[code].means}
          </li>
        ))}
      </ul>
      <Details summary="What may be done when">
        <WindowTable rules={rules} />
      </Details>
      <DataTable
        caption="On offer to your trust"
        columns={offerColumns(rules, today)}
        rows={week.onOffer}
        rowKey={({ id }) => id}
        whenNone="No other trust offers a session in this week."
      />
      <DataTable
        caption="Borrowed or asked for by your trust"
        columns={borrowedColumns(today)}
        rows={week.borrowed}
        rowKey={({ id }) => id}
        whenNone="Your trust borrows no session in this week and asks for none."
      />
      <DataTable
        caption="Your own sessions, by site"
        columns={siteColumns}
        rows={counts}
        rowKey={({ site }) => site}
        whenNone="Your trust has no theatre sessions in this week."
      />
      {counts.map(({ site }) => (
        <DataTable
          key={site}
          caption={`${siteName(site)}, by theatre`}
          columns={gridColumns(days, mayLend && addDays(monday, 6) >= today)}
          rows={gridOf(week.own, site, days)}
          rowKey={({ theatre }) => theatre}
          whenNone="This site has no theatre sessions in this week."
          compact
        />
      ))}
      <Download href={`/capacity/lending.csv?week=${monday}`} what="this week's sessions" />
      <WeekLinks week={monday} href={(other) => `/capacity/lending?week=${other}`} />
    </Page>
  )
}

const offerColumns = (rules: LendingRules, today: Day): Column<OfferedSession>[] => [
  { heading: 'Session', rowHeading: true, cell: (offer) => <a href={loanHref(offer)}>{sessionName(offer)}</a> },
  { heading: 'Site', cell: ({ site }) => siteName(site) },
  { heading: 'Trust', cell: ({ trust }) => trustName(trust) },
  { heading: 'Services', cell: ({ services }) => serviceNames(services) },
  { heading: 'What is there', cell: whatIsThere },
  { heading: 'Kit', cell: ({ kit }) => kit && <span data-quoted>{kit}</span> },
  { heading: 'Window', cell: ({ day }) => windowWords[codeOf(windowOf(rules, day, today))].name },
]

const borrowedColumns = (today: Day): Column<SessionLoan>[] => [
  { heading: 'Session', rowHeading: true, cell: (loan) => <a href={loanHref(loan)}>{sessionName(loan)}</a> },
  { heading: 'Site', cell: ({ site }) => siteName(site) },
  { heading: 'Trust', cell: ({ trust }) => trustName(trust) },
  { heading: 'For', cell: ({ askedService }) => askedService && serviceNames([askedService]) },
  { heading: 'State', cell: (loan) => stateNames[stateOf(loan, today)] },
  { heading: 'Kept until', cell: (loan) => keptUntil(loan, today), whenEmpty: format.missing.notApplicable },
]

const keptUntil = (loan: SessionLoan, today: Day): string | null =>
  stateOf(loan, today) === 'held' && loan.heldUntil ? format.dateTime(loan.heldUntil) : null

const siteColumns: readonly Column<SiteCount>[] = [
  { heading: 'Site', rowHeading: true, cell: ({ site }) => siteName(site) },
  { heading: 'Sessions', numeric: true, cell: ({ sessions }) => format.number(sessions) },
  { heading: 'Hours', numeric: true, cell: ({ minutes }) => format.number(minutes / 60) },
  { heading: 'Hours held for transfers', numeric: true, cell: ({ heldMinutes }) => format.number(heldMinutes / 60) },
  { heading: 'Nothing held', numeric: true, cell: ({ free }) => format.number(free) },
  { heading: 'On offer', numeric: true, cell: ({ offered }) => format.number(offered) },
  { heading: 'Asked for', numeric: true, cell: ({ asked }) => format.number(asked) },
  { heading: 'Lent', numeric: true, cell: ({ lent }) => format.number(lent) },
]

const gridColumns = (days: readonly Day[], mayLend: boolean): Column<TheatreOfSessions>[] => [
  { heading: 'Theatre', rowHeading: true, cell: ({ theatreName }) => theatreName },
  ...days.map(
    (day, n): Column<TheatreOfSessions> => ({
      heading: format.dayOfWeek(day),
      cell: (row) => (row.days[n]!.length === 0 ? 'Closed' : <Cells sessions={row.days[n]!} mayLend={mayLend} />),
    }),
  ),
]

function Cells({ sessions, mayLend }: { readonly sessions: readonly LendableSession[]; readonly mayLend: boolean }) {
  return (
    <ul className="nhsuk-list">
      {sessions.map((session) => (
        <li key={session.startMinute}>
          {hoursOf(session)}: <Standing session={session} mayLend={mayLend} />
        </li>
      ))}
    </ul>
  )
}

function Standing({ session, mayLend }: { readonly session: LendableSession; readonly mayLend: boolean }) {
  const { loan, state, heldMinutes } = session
  const hidden = <span className="nhsuk-u-visually-hidden"> {sessionName(session)}</span>
  if (state === 'in-use') return <>{format.minutes(heldMinutes)} held</>
  if (loan && state !== 'free') {
    return (
      <a href={loanHref(loan)}>
        {withBorrower(stateNames[state], loan.borrower)}
        {hidden}
      </a>
    )
  }
  if (!mayLend) return <>nothing held</>
  const query = new URLSearchParams({
    theatre: session.theatre,
    day: session.day,
    start: String(session.startMinute),
  })
  return <a href={`/capacity/lending/offer?${query}`}>Offer{hidden}</a>
}
