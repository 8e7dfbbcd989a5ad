/** How long invented patients have waited, how urgent they are and what leaving them weighs. */
import type { Draws, Shares } from './draws.ts'

export type Priority = 'P2' | 'P3' | 'P4'

const priority: Shares<Priority> = [
  ['P2', 4],
  ['P3', 16],
  ['P4', 80],
]
/** Mean weeks of those waiting; waits are spread exponentially, as they are where the list neither grows nor shrinks. */
const meanWeeks: Record<Priority, number> = { P2: 4, P3: 10, P4: 18 }
const LONGEST = 110
/** The most deprived fifth have waited longer, the least deprived shorter: so fairness has something to mend. */
const byDeprivation = [1.2, 1.1, 1, 0.95, 0.85]

/** What an alliance starts with: a weight at once, and what each further week adds from these weeks on. */
const fromWeeks = [0, 18, 52, 65, 104]
const weights: Record<Priority, { readonly atOnce: number; readonly perWeek: readonly number[] }> = {
  P2: { atOnce: 1200, perWeek: [40, 40, 40, 40, 40] },
  P3: { atOnce: 300, perWeek: [6, 10, 16, 20, 24] },
  P4: { atOnce: 100, perWeek: [2, 4, 8, 12, 16] },
}

/** @param deprivation 1 for the most deprived fifth to 5 */
export function inventWait(draws: Draws, deprivation: number) {
  const urgency = draws.oneOf(priority)
  const mean = meanWeeks[urgency] * byDeprivation[deprivation - 1]!
  const weeks = Math.min(LONGEST, Math.floor(-mean * Math.log(1 - draws.part())))
  return { priority: urgency, weeks, weight: weightOf(urgency, weeks) }
}

function weightOf(urgency: Priority, weeks: number): number {
  const { atOnce, perWeek } = weights[urgency]
  return fromWeeks.reduce((weight, from, n) => {
    const until = fromWeeks[n + 1] ?? Number.POSITIVE_INFINITY
    return weight + perWeek[n]! * Math.max(0, Math.min(weeks, until) - from)
  }, atOnce)
}
