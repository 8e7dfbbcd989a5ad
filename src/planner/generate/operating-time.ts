/** Minutes of surgeons and theatres by day, spread as in the competition's 30 public files: fewer at weekends. */
import type { Draws, Shares } from './draws.ts'

const surgeonMinutes: Shares<number> = [
  [360, 26],
  [480, 62],
  [600, 12],
]
const theatreMinutes: Shares<number> = [
  [480, 15],
  [600, 49],
  [720, 36],
]
/** How often a day of the week is off. */
const surgeonOff = [0.33, 0.27, 0.18, 0.4, 0.32, 0.51, 0.46]
const theatreShut = [0.12, 0.07, 0.05, 0.14, 0.12, 0.2, 0.2]

const mean = (shares: Shares<number>) =>
  shares.reduce((sum, [value, share]) => sum + value * share, 0) / shares.reduce((sum, [, share]) => sum + share, 0)
const open = (off: readonly number[]) => 1 - off.reduce((sum, one) => sum + one, 0) / off.length

/** What one surgeon and one theatre have on a day, on average. */
export const surgeonMinutesADay = mean(surgeonMinutes) * open(surgeonOff)
export const theatreMinutesADay = mean(theatreMinutes) * open(theatreShut)

export function inventSurgeonMinutes(draws: Draws, days: number): number[] {
  return byDay(draws, days, surgeonMinutes, surgeonOff)
}

export function inventTheatreMinutes(draws: Draws, days: number): number[] {
  return byDay(draws, days, theatreMinutes, theatreShut)
}

function byDay(draws: Draws, days: number, minutes: Shares<number>, off: readonly number[]): number[] {
  return Array.from({ length: days }, (_, day) => (draws.chance(off[day % off.length]!) ? 0 : draws.oneOf(minutes)))
}
