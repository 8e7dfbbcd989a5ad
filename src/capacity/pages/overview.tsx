import { addDays, type Day } from '#nhs/day.ts'
import { trustName } from '#nhs/organisations.ts'
import type { CsvColumn } from '#web/csv.ts'
import { Download } from '#web/download.tsx'
import { EmptyState } from '#web/empty-state.tsx'
import * as format from '#web/format.ts'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import { siteName } from '../session-words.ts'
import type { SiteWeek } from '../week.ts'
import { WeekLinks } from './week-links.tsx'

const columns = (week: Day): Column<SiteWeek>[] => [
  {
    heading: 'Site',
    rowHeading: true,
    cell: ({ site }) => <a href={`/capacity/theatres?site=${site}&week=${week}`}>{siteName(site)}</a>,
  },
  { heading: 'Trust', cell: ({ trust }) => trustName(trust) },
  { heading: 'Theatre sessions', numeric: true, cell: ({ theatreSessions }) => format.number(theatreSessions) },
  { heading: 'Theatre hours', numeric: true, cell: ({ theatreMinutes }) => format.number(theatreMinutes / 60) },
  { heading: 'Beds', numeric: true, cell: ({ beds }) => format.number(beds) },
  { heading: "Surgeons' days", numeric: true, cell: ({ surgeonDays }) => format.number(surgeonDays) },
  { heading: 'Nurses, early', numeric: true, cell: ({ nurseShifts }) => format.number(nurseShifts.early) },
  { heading: 'Nurses, late', numeric: true, cell: ({ nurseShifts }) => format.number(nurseShifts.late) },
  { heading: 'Nurses, night', numeric: true, cell: ({ nurseShifts }) => format.number(nurseShifts.night) },
]

/** The same rows for a spreadsheet. */
export const siteWeekCsv: readonly CsvColumn<SiteWeek>[] = [
  { heading: 'Trust', cell: ({ trust }) => trust },
  { heading: 'Site', cell: ({ site }) => site },
  { heading: 'Site name', cell: ({ site }) => siteName(site) },
  { heading: 'Theatre sessions', cell: ({ theatreSessions }) => theatreSessions },
  { heading: 'Theatre minutes', cell: ({ theatreMinutes }) => theatreMinutes },
  { heading: 'Beds', cell: ({ beds }) => beds },
  { heading: 'Surgeon days', cell: ({ surgeonDays }) => surgeonDays },
  { heading: 'Nurse shifts early', cell: ({ nurseShifts }) => nurseShifts.early },
  { heading: 'Nurse shifts late', cell: ({ nurseShifts }) => nurseShifts.late },
  { heading: 'Nurse shifts night', cell: ({ nurseShifts }) => nurseShifts.night },
]

type View = {
  readonly frame: Frame
  readonly week: Day
  readonly sites: readonly SiteWeek[]
  /** Fellow members that do not share their capacity with the viewer's trust. */
  readonly unseen: readonly string[]
}

/** What there is at each site in one week: the viewer's own trust and those that share for planning. */
export function OverviewPage({ frame, week, sites, unseen }: View) {
  return (
    <Page frame={frame} heading="Capacity" section="Capacity" width="wide">
      <p>
        What there is to treat people with in the week of {format.dateRange(week, addDays(week, 6))}. Surgeons and
        nurses are counted at the site where they usually work.
      </p>
      {unseen.length > 0 && (
        <p>
          {format.list(unseen.map(trustName))} {unseen.length === 1 ? 'does' : 'do'} not share capacity with your trust.
        </p>
      )}
      <p>
        <a href={`/capacity/lending?week=${week}`}>Lend and borrow theatre sessions</a>
      </p>
      {sites.length === 0 ? (
        <EmptyState says="There is no capacity to show for this week" />
      ) : (
        <>
          <DataTable
            caption="Capacity by site"
            columns={columns(week)}
            rows={sites}
            rowKey={({ trust, site }) => `${trust} ${site}`}
            whenNone="No site has anything in this week."
          />
          <Download href={`/capacity/sites.csv?week=${week}`} what="capacity by site" about={`${sites.length} rows`} />
        </>
      )}
      <WeekLinks week={week} href={(other) => `/capacity?week=${other}`} />
    </Page>
  )
}
