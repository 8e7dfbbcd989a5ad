/**
 * How a run is divided into legs: long coolings that begin from nothing, then two short ones that warm up the best plan of
 * all threads. A small problem is cold after seconds, and what one cooling ends in is luck: it is cooled several times, and
 * the best is gone on with. A large one needs all the time for one, and a list of thousands does not begin hot.
 */
import { isSolvable } from './exact/pieces-to-solve.ts'
import type { Facts } from './search/facts.ts'
import type { SearchParameters } from './search/parameters.ts'
import { type Cooling, cooler, coolingFor, reheatFrom } from './search/temperature.ts'
import { typicalWeight } from './search/typical-weight.ts'

export type LegShare = {
  /** Of the run; together they are 1. */
  readonly share: number
  /** Whether it begins from nothing, or from the plan given, rather than from the best so far. */
  readonly isFresh: boolean
  /** How warm it begins: 1 as hot as the parameters say, less for a list of thousands. */
  readonly warmth: number
  /** Of a small problem: solved exactly, piece by piece, from the best so far (exact/solve-pieces.ts). */
  readonly isExact?: boolean
}

/** What a thread makes in a second, about, where only a time is given. */
const USUAL_SPEED = 4_000_000

/** Moves of a thread in place of which pieces are solved: with fewer hardly one is, and more gain little. */
const LEAST_SOLVING = 8_000_000
const MOST_SOLVING = 40_000_000

/** Patients: what heat takes apart in a list so long is not put together again in ten minutes. */
const LONG_LIST = 2000
/**
 * How warm a long list begins, by the moves of a thread for each patient and day: measured with 80 and 400 of them on a
 * trust's 6,000 patients, and with 40 on an alliance's 11,000.
 */
const LONG_LIST_WARMTH = { moves: 400, warmth: 0.2, power: 0.22 }

export type Budget = { readonly moves: number | undefined; readonly seconds: number | undefined }

/** @param hasStart a plan was given: then one cooling from it is all */
export function legsOf(
  facts: Facts,
  threads: number,
  budget: Budget,
  hasStart: boolean,
  { legs }: SearchParameters,
): LegShare[] {
  const { moves, seconds } = budget
  const byTime = seconds === undefined ? Number.POSITIVE_INFINITY : seconds * USUAL_SPEED
  const aThread = Math.min(moves === undefined ? Number.POSITIVE_INFINITY : moves / threads, byTime)
  const patientDays = facts.days * Math.max(1, facts.patients)
  const { movesAPatientDay, mostCoolings } = legs
  const warmth = facts.patients < LONG_LIST ? 1 : warmthOfLong(aThread / patientDays)
  const reheats = warmth < 1 ? 0 : legs.reheats
  const freshShare = reheats === 0 ? 1 : legs.freshShare
  const enough = movesAPatientDay * patientDays
  const coolings = hasStart ? 1 : Math.max(1, Math.min(mostCoolings, Math.floor((freshShare * aThread) / enough)))
  const fresh = Array.from({ length: coolings }, () => ({ share: freshShare / coolings, isFresh: true, warmth }))
  const again = Array.from({ length: reheats }, () => ({ share: (1 - freshShare) / reheats, isFresh: false, warmth }))
  const isExact = legs.exactShare * aThread >= LEAST_SOLVING && isSolvable(facts)
  const exactShare = isExact ? Math.min(legs.exactShare, MOST_SOLVING / aThread) : 0
  const search = [...fresh, ...again].map((leg) => ({ ...leg, share: (1 - exactShare) * leg.share }))
  const exact = { share: exactShare, isFresh: false, warmth, isExact: true }
  // All of the run for the one leaves none for the other.
  return [...search, exact].filter(({ share }) => share > 0)
}

function warmthOfLong(movesAPatientDay: number): number {
  const { moves, warmth, power } = LONG_LIST_WARMTH
  return Math.min(1, warmth * (movesAPatientDay / moves) ** power)
}

/**
 * From a plan that was given, every other thread only warms it up: where it is good already that finds more in a short
 * run, and a long run gains by beginning hot. Where moves are few no thread begins hot.
 */
export function legCooling(
  facts: Facts,
  { isFresh, warmth }: LegShare,
  thread: number,
  hasStart: boolean,
  { cooling }: SearchParameters,
): Cooling {
  const { mixedAge, continuity, nurseWorkload, delay } = facts.weights
  const smallest = Math.min(...[mixedAge, continuity, nurseWorkload, delay / 5].filter((weight) => weight > 0), 1e9)
  const asWarm = cooler(cooling, warmth)
  const usual = coolingFor(typicalWeight(facts), smallest === 1e9 ? 1 : smallest, asWarm)
  const beginsHot = isFresh && (!hasStart || (warmth === 1 && thread % 2 === 1))
  return beginsHot ? usual : reheatFrom(usual, asWarm)
}
