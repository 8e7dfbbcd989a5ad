/** The days of a simulation, numbered from the day it starts on (0), and the months that they lie in. */
import { addDays, type Day, daysBetween } from '#nhs/day.ts'
import type { SimulationProblem } from './problem.ts'

export type Calendar = {
  readonly startsOn: Day
  readonly lastDay: number
  /** Of each day: 0 for the month of the first day after the start, and so on. */
  readonly monthOfDay: Int16Array
  /** Of each of those months: 0 for January. */
  readonly monthOfYear: readonly number[]
  readonly reports: readonly { readonly day: number; readonly on: Day }[]
}

export function calendarOf({ startsOn, months, report }: SimulationProblem): Calendar {
  const end = endOfMonth(startsOn, months)
  const lastDay = daysBetween(startsOn, end)
  const first = monthNumber(addDays(startsOn, 1))
  const monthOfDay = new Int16Array(lastDay + 1)
  const reports = []
  for (let day = 1; day <= lastDay; day++) {
    const on = addDays(startsOn, day)
    monthOfDay[day] = monthNumber(on) - first
    const isMonthEnd = monthNumber(addDays(on, 1)) !== monthNumber(on)
    if (report === 'week' ? day % 7 === 0 : isMonthEnd) reports.push({ day, on })
  }
  const monthOfYear = Array.from({ length: monthOfDay[lastDay]! + 1 }, (_, n) => (first + n) % 12)
  return { startsOn, lastDay, monthOfDay, monthOfYear, reports }
}

/** The day as the calendar numbers it; less than 1 for the start and before. */
export const dayNumber = ({ startsOn }: Pick<Calendar, 'startsOn'>, day: Day): number => daysBetween(startsOn, day)

/** Months since the year 0, January being 0 in each year. */
const monthNumber = (day: Day): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1

function endOfMonth(day: Day, monthsLater: number): Day {
  const month = monthNumber(day) + monthsLater + 1
  const first = `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`
  return addDays(first, -1)
}
