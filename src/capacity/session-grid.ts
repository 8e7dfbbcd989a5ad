/** One site's week as a grid: theatres down, days across, the sessions of each in each. Pure. */
import type { Day } from '#nhs/day.ts'
import type { Capacity, Theatre, TheatreSession } from './capacity.ts'

export type GridRow = {
  readonly theatre: Theatre
  /** By day of the week shown, each in order of its start. */
  readonly days: readonly (readonly TheatreSession[])[]
}

export function sessionGrid({ theatres, sessions }: Capacity, site: string, days: readonly Day[]): GridRow[] {
  return theatres
    .filter((theatre) => theatre.site === site)
    .sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }))
    .map((theatre) => {
      const own = sessions
        .filter((session) => session.trust === theatre.trust && session.theatre === theatre.id)
        .sort((a, b) => a.startMinute - b.startMinute)
      return { theatre, days: days.map((day) => own.filter((session) => session.day === day)) }
    })
}
