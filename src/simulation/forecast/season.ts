/** How much each month of the year lies above or below the year around it. */
import type { MonthSeries } from './month-series.ts'

/** A month is set against the mean of the twelve months around it, so half a year at either end has no such mean. */
const monthsForSeason = 24

/**
 * Twelve amounts from January on, which add up to nothing. All 0 while there are fewer than two years, because one
 * January says nothing of the next.
 */
export function seasonOf({ firstMonth, values }: MonthSeries): readonly number[] {
  const none = Array.from({ length: 12 }, () => 0)
  if (values.length < monthsForSeason) return none
  const sums = [...none]
  const counts = [...none]
  for (let n = 6; n < values.length - 6; n++) {
    // Twelve months with this one in their middle: the two at the ends count half.
    let year = (values[n - 6]! + values[n + 6]!) / 2
    for (let near = n - 5; near <= n + 5; near++) year += values[near]!
    const month = (firstMonth + n) % 12
    sums[month] = sums[month]! + values[n]! - year / 12
    counts[month] = counts[month]! + 1
  }
  const amounts = sums.map((sum, month) => sum / counts[month]!)
  const mean = amounts.reduce((sum, amount) => sum + amount, 0) / 12
  return amounts.map((amount) => amount - mean)
}
