import { addDays, type Day } from '#nhs/day.ts'
import { Breadcrumbs } from '#web/back-link.tsx'
import { TheatreWeek } from '#web/charts/theatre-week.tsx'
import { EmptyState } from '#web/empty-state.tsx'
import * as format from '#web/format.ts'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import type { Plan } from '../store.ts'
import type { SiteRow, TheatreRow } from '../theatre-grid.ts'
import { siteName } from './patient-columns.tsx'

type View = {
  readonly frame: Frame
  readonly plan: Plan
  readonly days: readonly Day[]
  /** Mondays of the plan's weeks. */
  readonly weeks: readonly Day[]
  readonly sites: readonly SiteRow[]
}

/** One week of theatres: how full each day is, and a link to each list. */
export function TheatresPage({ frame, plan, days, weeks, sites }: View) {
  const here = `/plans/${plan.id}/theatres`
  const columns: Column<TheatreRow>[] = [
    { heading: 'Theatre', rowHeading: true, cell: ({ name }) => name },
    ...days.map(
      (day, n): Column<TheatreRow> => ({
        heading: format.dayOfWeek(day),
        cell: ({ id, site, name, days: cells }) => {
          const { patients, minutes, open } = cells[n]!
          if (open === 0 && patients === 0) return 'Closed'
          if (patients === 0) return `Open for ${format.minutes(open)}, nobody planned`
          const query = new URLSearchParams({ site, theatre: id, day })
          return (
            <a href={`/plans/${plan.id}/list?${query}`}>
              <span className="nhsuk-u-visually-hidden">
                {name}, {siteName(site)}, {format.dayOfWeek(day)}:{' '}
              </span>
              {format.count(patients, 'patient')}, {format.number(minutes)} of {format.number(open)} minutes
            </a>
          )
        },
      }),
    ),
  ]
  return (
    <Page
      frame={frame}
      heading="Theatres"
      section="Plans"
      width="wide"
      before={
        <Breadcrumbs
          items={[
            { text: 'Plans', href: '/plans' },
            { text: plan.name, href: `/plans/${plan.id}` },
          ]}
        />
      }
    >
      <p>
        The week of {format.dateRange(days[0]!, days.at(-1)!)}. Each entry leads to the list of that theatre and day.
      </p>
      <Weeks here={here} weeks={weeks} shown={days[0]!} />
      {sites.length === 0 ? (
        <EmptyState says="No theatre of this plan can be shown to you">
          <p>A trust of this plan does not share its capacity with yours today.</p>
        </EmptyState>
      ) : (
        <>
          <TheatreWeek
            words={{
              id: 'theatre-week',
              headingLevel: 2,
              message: weekMessage(sites),
              measure: `Share of open theatre time that is planned, ${format.dateRange(days[0]!, days.at(-1)!)}`,
              source: `The plan of ${format.dateTime(plan.askedAt)}`,
              definition:
                'Operating and anaesthetic minutes of patients in the plan, by minutes that theatres are open.',
              download: { href: `${here}.csv?week=${days[0]}`, about: 'each theatre and day' },
            }}
            days={days}
            sites={sites.map(({ site, days: cells }) => ({
              site: siteName(site),
              days: cells.map(({ minutes, open }) =>
                open === 0 ? undefined : { plannedMinutes: open, usedMinutes: minutes },
              ),
            }))}
          />
          {sites.map(({ site, theatres }) => (
            <DataTable
              key={site}
              caption={siteName(site)}
              columns={columns}
              rows={theatres}
              rowKey={({ id }) => id}
              whenNone="This site has no theatres."
              compact
            />
          ))}
        </>
      )}
    </Page>
  )
}

function weekMessage(sites: readonly SiteRow[]): string {
  const cells = sites.flatMap(({ days }) => days)
  const open = cells.reduce((sum, cell) => sum + cell.open, 0)
  const used = cells.reduce((sum, cell) => sum + cell.minutes, 0)
  if (open === 0) return 'No theatre is open in this week'
  return `${format.share(used / open)} of open theatre time is planned in this week`
}

function Weeks({ here, weeks, shown }: { readonly here: string; readonly weeks: readonly Day[]; readonly shown: Day }) {
  return (
    <nav aria-label="Weeks">
      <ul className="nhsuk-list accord-weeks">
        {weeks.map((week) => (
          <li key={week}>
            {week === shown ? (
              <strong aria-current="page">Week of {format.date(week)}</strong>
            ) : (
              <a href={`${here}?week=${week}`}>Week of {format.date(week)}</a>
            )}
          </li>
        ))}
      </ul>
    </nav>
  )
}

export const daysFrom = (week: Day): readonly Day[] => [0, 1, 2, 3, 4, 5, 6].map((n) => addDays(week, n))
