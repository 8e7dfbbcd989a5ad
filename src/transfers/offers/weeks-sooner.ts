/**
 * How much sooner a patient would be treated elsewhere. The plan that proposed it was also made for each trust alone, so it
 * knows a day at home; where even its last day at home is too early, the day after that is the soonest it can be.
 */
import { type Day, daysBetween } from '#nhs/day.ts'

/** 'planned': the day in the plan of the trust alone. 'not-before': that plan leaves the patient out, up to the day before. */
export type HomeDay = { readonly day: Day; readonly is: 'planned' | 'not-before' }

/** In whole weeks, of which a part does not count; nothing when nobody kept a day at home. */
export function soonerThanAtHome(
  day: Day,
  home: HomeDay | null,
): { readonly weeksSooner: number | null; readonly isSoonerByMore: boolean } {
  if (home === null) return { weeksSooner: null, isSoonerByMore: false }
  return { weeksSooner: Math.floor(daysBetween(day, home.day) / 7), isSoonerByMore: home.is === 'not-before' }
}
