/**
 * Ages in the bands that the lanes, the planner and the equity figures use: `pathway.age_band`, `bed_occupant.age_band`.
 * They are the bands in which small-area populations are published in our sources, so that a rate has a denominator.
 */
import { ageOn, type Day } from './day.ts'

export type AgeBand = '0-17' | '18-44' | '45-64' | '65-74' | '75-84' | '85+'

/** A pathway whose patient's birth date is not held. */
export type AgeBandOrUnknown = AgeBand | 'not known'

/** In order of age. */
export const ageBands: readonly { readonly code: AgeBand; readonly from: number; readonly to: number }[] = [
  { code: '0-17', from: 0, to: 17 },
  { code: '18-44', from: 18, to: 44 },
  { code: '45-64', from: 45, to: 64 },
  { code: '65-74', from: 65, to: 74 },
  { code: '75-84', from: 75, to: 84 },
  { code: '85+', from: 85, to: 120 },
]

/** The band of somebody born on a day, as of another; 'not known' without a birth date. */
export function ageBandOn(birthDate: Day | null, day: Day): AgeBandOrUnknown {
  if (birthDate === null) return 'not known'
  const age = ageOn(birthDate, day)
  return ageBands.find(({ to }) => age <= to)?.code ?? '85+'
}
