/**
 * Counts of people that leave those who care for them: few enough to be recognised are not shown, the others are rounded.
 *
 * NHS Digital, Change to disclosure control methodology for HES and ECDS, September 2018: below national level 0 stays 0,
 * 1 to 7 are suppressed and the others rounded to the nearest 5; totals are added up first and rounded then.
 */

/** Largest count that is not shown. */
const MOST_SUPPRESSED = 7
const NEAREST = 5

export type ProtectedCount = number | 'not shown'

/** 0 → 0, 7 → 'not shown', 8 → 10, 12 → 10, 13 → 15. Of a total: the exact one, never a sum of what this gave. */
export function protectedCount(count: number): ProtectedCount {
  if (count === 0) return 0
  return count <= MOST_SUPPRESSED ? 'not shown' : Math.round(count / NEAREST) * NEAREST
}
