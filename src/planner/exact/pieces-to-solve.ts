/** Which pieces of a small problem's plan are solved to make it cheaper: what each frees, given the plan as it is. */
import type { Facts } from '../search/facts.ts'
import type { State } from '../search/state.ts'
import { allNurses, everything, type Freedom, patientsOfSurgeon, windowOfDays } from './freedom.ts'

/** Days: windows of fewer hold nothing that the search misses, and of more few are solved in the time there is. */
const WINDOWS = [4, 3]
const MOST_STAYS = 700
/** Shares of the run for a piece the first time. */
const LARGE = 0.6
const SMALL = 0.12
/** Days from one window to the next. */
const STRIDE = 2

export type PieceToSolve = {
  /** Whether it is all of the problem, so that what it cannot be below is a bound of every plan. */
  readonly isWhole: boolean
  /** Of the run: what it may take the first time. */
  readonly share: number
  freedom(s: State): Freedom
}

/** Rows of a model that is solved in a second or so, whose parts are done in tenths of one. */
export const MOST_ROWS = 6000

export const whole: PieceToSolve = { isWhole: true, share: LARGE, freedom: () => everything }

/**
 * Whether a problem is small enough for pieces of it to be solved in seconds. By how many stays there are to choose from:
 * 'few theatre hours' has 632, i01 of the competition 772 and a model three times as large.
 */
export function isSolvable({ fairness, patients, ways, roomsOf }: Facts): boolean {
  if (fairness) return false
  let stays = 0
  for (let way = 0; way < ways.from[patients]!; way++) {
    stays += ways.dayLists[ways.dayList[way]!]!.length * roomsOf[ways.hospital[way]!]!.length
  }
  return stays <= MOST_STAYS
}

/** All of them in the order in which a thread tries them: each of several threads begins elsewhere. */
export function piecesToSolve(facts: Facts, thread: number, threads: number): PieceToSolve[] {
  const surgeons = Array.from({ length: facts.surgeons > 1 ? facts.surgeons : 0 }, (_, surgeon) => ({
    isWhole: false,
    share: LARGE,
    freedom: () => patientsOfSurgeon(facts, surgeon),
  }))
  const windows = WINDOWS.filter((length) => length < facts.days).flatMap((length) => {
    const count = Math.ceil((facts.days - length) / STRIDE) + 1
    return Array.from({ length: count }, (_, n) => {
      const from = Math.min(n * STRIDE, facts.days - length)
      return { isWhole: false, share: SMALL, freedom: (s: State) => windowOfDays(s, from, from + length) }
    })
  })
  const pieces = [{ isWhole: false, share: LARGE, freedom: () => allNurses }, ...surgeons, whole, ...windows]
  const first = Math.floor((thread * pieces.length) / threads)
  return [...pieces.slice(first), ...pieces.slice(0, first)]
}
