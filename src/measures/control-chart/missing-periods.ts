/** Which periods a series has no figure for. They are said, and never filled in. */
import { type Day, epochDay, fromEpochDay } from '#nhs/day.ts'

export const chartPeriods = ['day', 'week', 'month', 'quarter', 'year'] as const
export type ChartPeriod = (typeof chartPeriods)[number]

/** The first days of periods without a figure, between the first figure and the last. Weeks begin on Mondays. */
export function missingPeriods(reported: readonly Day[], every: ChartPeriod): readonly Day[] {
  const numbers = reported.map((day) => numberOf(day, every))
  const known = new Set(numbers)
  const [first, last] = [Math.min(...numbers), Math.max(...numbers)]
  const missing: Day[] = []
  for (let number = first; number < last; number++) {
    if (!known.has(number)) missing.push(firstDayOf(number, every))
  }
  return missing
}

const monthsIn = { month: 1, quarter: 3, year: 12 } as const

/** Periods in a row are numbers in a row. */
function numberOf(day: Day, every: ChartPeriod): number {
  if (every === 'day') return epochDay(day)
  // Day 0 was a Thursday.
  if (every === 'week') return Math.floor((epochDay(day) + 3) / 7)
  return Math.floor((Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1) / monthsIn[every])
}

function firstDayOf(number: number, every: ChartPeriod): Day {
  if (every === 'day') return fromEpochDay(number)
  if (every === 'week') return fromEpochDay(number * 7 - 3)
  const months = number * monthsIn[every]
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}-01`
}
