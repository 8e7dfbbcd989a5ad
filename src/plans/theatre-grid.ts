/** A plan's week of theatres: what is open, and what the plan puts there. Pure. */
import type { Day } from '#nhs/day.ts'
import type { CsvColumn } from '#web/csv.ts'
import type { PlanNames } from './names.ts'
import type { TheatreDay } from './placement-store.ts'

export type TheatreRow = {
  readonly id: string
  readonly site: string
  readonly name: string
  readonly days: readonly Cell[]
}
export type SiteRow = {
  readonly site: string
  /** All theatres together. */
  readonly days: readonly Cell[]
  readonly theatres: readonly TheatreRow[]
}
export type Cell = { readonly patients: number; readonly minutes: number; readonly open: number }

/** Sites that are open or used in these days, in the order of their codes; theatres by name. */
export function theatreGrid({ theatres }: PlanNames, planned: readonly TheatreDay[], days: readonly Day[]): SiteRow[] {
  const plannedAt = new Map(planned.map((row) => [`${row.theatre} ${row.day}`, row]))
  const rows = theatres
    .map(
      ({ id, site, name, minutes }): TheatreRow => ({
        id,
        site,
        name,
        days: days.map((day) => {
          const found = plannedAt.get(`${id} ${day}`)
          return { patients: found?.patients ?? 0, minutes: found?.minutes ?? 0, open: minutes[day] ?? 0 }
        }),
      }),
    )
    .filter(({ days: cells }) => cells.some(({ patients, open }) => patients > 0 || open > 0))
  const sites = [...new Set(rows.map(({ site }) => site))].sort()
  return sites.map((site) => {
    const own = rows
      .filter((row) => row.site === site)
      .sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }))
    return { site, theatres: own, days: days.map((_, n) => addUp(own.map(({ days: cells }) => cells[n]!))) }
  })
}

const addUp = (cells: readonly Cell[]): Cell => ({
  patients: cells.reduce((sum, { patients }) => sum + patients, 0),
  minutes: cells.reduce((sum, { minutes }) => sum + minutes, 0),
  open: cells.reduce((sum, { open }) => sum + open, 0),
})

/** Each theatre and day of a week, for a spreadsheet. */
export const theatreCsv: readonly CsvColumn<Omit<TheatreRow, 'days'> & Cell & { readonly day: Day }>[] = [
  { heading: 'Site', cell: ({ site }) => site },
  { heading: 'Theatre', cell: ({ name }) => name },
  { heading: 'Day', cell: ({ day }) => day },
  { heading: 'Minutes open', cell: ({ open }) => open },
  { heading: 'Minutes planned', cell: ({ minutes }) => minutes },
  { heading: 'Patients', cell: ({ patients }) => patients },
]
