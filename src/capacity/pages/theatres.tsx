import { addDays, type Day } from '#nhs/day.ts'
import { trustName } from '#nhs/organisations.ts'
import { treatmentFunctionName } from '#nhs/treatment-function.ts'
import { BackLink } from '#web/back-link.tsx'
import { Download } from '#web/download.tsx'
import { EmptyState } from '#web/empty-state.tsx'
import * as format from '#web/format.ts'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import type { TheatreSession } from '../capacity.ts'
import type { GridRow } from '../session-grid.ts'
import { hoursOf, siteName } from '../session-words.ts'
import { WeekLinks } from './week-links.tsx'

type View = {
  readonly frame: Frame
  readonly week: Day
  readonly days: readonly Day[]
  readonly site: string
  /** Sites that have theatres and whose capacity the viewer may see. */
  readonly sites: readonly string[]
  readonly rows: readonly GridRow[]
}

/** The theatre sessions of one site in one week. */
export function TheatresPage({ frame, week, days, site, sites, rows }: View) {
  const columns: Column<GridRow>[] = [
    { heading: 'Theatre', rowHeading: true, cell: ({ theatre }) => theatre.name },
    ...days.map(
      (day, n): Column<GridRow> => ({
        heading: format.dayOfWeek(day),
        cell: (row) => (row.days[n]!.length === 0 ? 'Closed' : <Sessions sessions={row.days[n]!} />),
      }),
    ),
  ]
  return (
    <Page
      frame={frame}
      heading="Theatre sessions"
      section="Capacity"
      width="wide"
      before={<BackLink href={`/capacity?week=${week}`}>Back to capacity</BackLink>}
    >
      {sites.length === 0 ? (
        <EmptyState says="There are no theatres to show" />
      ) : (
        <>
          <nav aria-label="Sites">
            <ul className="nhsuk-list">
              {sites.map((code) => (
                <li key={code}>
                  {code === site ? (
                    <strong aria-current="page">{siteName(code)}</strong>
                  ) : (
                    <a href={`/capacity/theatres?site=${code}&week=${week}`}>{siteName(code)}</a>
                  )}
                </li>
              ))}
            </ul>
          </nav>
          <DataTable
            caption={`${siteName(site)}, ${format.dateRange(week, addDays(week, 6))}`}
            columns={columns}
            rows={rows}
            rowKey={({ theatre }) => theatre.id}
            whenNone="This site has no theatres."
            compact
          />
          <Download href={`/capacity/sessions.csv?week=${week}&site=${site}`} what="theatre sessions" />
        </>
      )}
      <WeekLinks week={week} href={(other) => `/capacity/theatres?site=${site}&week=${other}`} />
    </Page>
  )
}

function Sessions({ sessions }: { readonly sessions: readonly TheatreSession[] }) {
  return (
    <ul className="nhsuk-list">
      {sessions.map((session) => (
        <li key={session.startMinute}>
          {hoursOf(session)}
          {session.treatmentFunction && `, ${treatmentFunctionName(session.treatmentFunction)}`}
          {session.lentTo && `, lent to ${trustName(session.lentTo)}`}
        </li>
      ))}
    </ul>
  )
}
