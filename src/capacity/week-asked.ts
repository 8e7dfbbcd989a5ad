/** Which week a request is about. An address with a day that is none, or no day, means the first that is useful. */
import { addDays, type Day, isDay } from '#nhs/day.ts'
import { mondayOf } from './week.ts'

type Known = { readonly first: Day; readonly last: Day } | undefined

/** The week asked for; else the one after today, or the first or last that has sessions when that has none. */
export function weekAsked(asked: string | undefined, today: Day, sessions: Known): Day {
  if (asked !== undefined && isDay(asked)) return mondayOf(asked)
  const next = mondayOf(addDays(today, 7))
  if (!sessions) return next
  if (next > sessions.last) return mondayOf(sessions.last)
  return next < sessions.first ? mondayOf(sessions.first) : next
}
