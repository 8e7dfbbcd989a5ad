/**
 * How a long list is searched: in turns, in each of which every thread has a window of days to itself.
 *
 * A list of thousands cannot be cooled in the time that there is, so two threads that each cool all of it end not far from
 * where one does. With a window each, what they find adds up. From turn to turn the borders move, so that who lay across
 * one can move too; a patient who waits is tried in another window.
 */
import type { Budget } from './legs.ts'
import type { Facts } from './search/facts.ts'
import type { Turn, Window } from './search/window.ts'

/** Patients: shorter lists are cooled whole. Measured at 20,000 and at the 6,700 of a trust alone. */
const SHORTEST_LIST = 2000
/** Moves of a thread for each patient and day: with more than this, one thread cools the whole list well enough. */
const FEW_MOVES = 1000
/** A window is at least this long, or too many lie across its borders. */
const SHORTEST_WINDOW = 10
/** A turn costs a thread a tenth of a second or two before it begins. */
const MOVES_A_TURN = 6_000_000
const MOST_TURNS = 12
const FEWEST_TURNS = 3
/** What a thread makes of a long list in a second, about, where only a time is given. */
const USUAL_SPEED = 2_000_000
/** Where the borders are from turn to turn, in lengths of a window. */
const SHIFTS: readonly number[] = [0, -0.3, 0.3]

/** None where a list is short or the time is long. */
export function turnsOf(
  { days, patients }: Pick<Facts, 'days' | 'patients'>,
  threads: number,
  { moves, seconds }: Budget,
): Turn[] {
  const byTime = seconds === undefined ? Number.POSITIVE_INFINITY : seconds * USUAL_SPEED
  const aThread = Math.min(moves === undefined ? Number.POSITIVE_INFINITY : moves / threads, byTime)
  const isShort = patients < SHORTEST_LIST || aThread > FEW_MOVES * patients * days
  if (threads < 2 || days < threads * SHORTEST_WINDOW || isShort) return []
  const count = Math.min(MOST_TURNS, Math.max(FEWEST_TURNS, Math.floor(aThread / MOVES_A_TURN)))
  return Array.from({ length: count }, (_, number) => ({ number, windows: windowsOf(days, threads, number) }))
}

function windowsOf(days: number, threads: number, turn: number): Window[] {
  const border = (w: number) => {
    if (w === 0 || w === threads) return w === 0 ? 0 : days
    return Math.round(((w + SHIFTS[turn % SHIFTS.length]!) * days) / threads)
  }
  return Array.from({ length: threads }, (_, w) => ({ from: border(w), to: border(w + 1) }))
}
