/**
 * How a run is divided into legs: long coolings that begin from nothing, then two short ones that warm up the best plan of
 * all threads. A small problem is cold after seconds, and what one cooling ends in is luck: it is cooled several times, and
 * the best is gone on with. A large one needs all the time for one.
 */
import type { Facts } from './search/facts.ts'
import { type Cooling, coolingFor, reheatFrom } from './search/temperature.ts'

export type LegShare = {
  /** Of the run; together they are 1. */
  readonly share: number
  /** Whether it begins from nothing, or from the plan given, rather than from the best so far. */
  readonly isFresh: boolean
}

const FRESH_SHARE = 0.7
const REHEATS: readonly LegShare[] = [
  { share: 0.15, isFresh: false },
  { share: 0.15, isFresh: false },
]
const REHEAT = 10

/**
 * Moves for each patient and day after which a cooling is thought to gain little by being longer. A rule of thumb from
 * few runs of six competition files (i02, i04, i08, i16, i20, i24): of the smaller, several short coolings held better
 * plans than one long one; the larger gained by length. To be settled by more runs.
 */
const MOVES_A_PATIENT_DAY = 30_000
const MOST_COOLINGS = 8
/** What a thread makes in a second, about, where only a time is given. */
const USUAL_SPEED = 4_000_000

export type Budget = { readonly moves: number | undefined; readonly seconds: number | undefined }

/** @param hasStart a plan was given: then one cooling from it is all */
export function legsOf(facts: Facts, threads: number, { moves, seconds }: Budget, hasStart: boolean): LegShare[] {
  const byTime = seconds === undefined ? Number.POSITIVE_INFINITY : seconds * USUAL_SPEED
  const aThread = Math.min(moves === undefined ? Number.POSITIVE_INFINITY : moves / threads, byTime)
  const enough = MOVES_A_PATIENT_DAY * facts.days * Math.max(1, facts.patients)
  const coolings = hasStart ? 1 : Math.max(1, Math.min(MOST_COOLINGS, Math.floor((FRESH_SHARE * aThread) / enough)))
  const fresh = Array.from({ length: coolings }, () => ({ share: FRESH_SHARE / coolings, isFresh: true }))
  return [...fresh, ...REHEATS]
}

/**
 * From a plan that was given, every other thread only warms it up: where it is good already that finds more in a short
 * run, and a long run gains by beginning hot.
 */
export function legCooling(facts: Facts, { isFresh }: LegShare, thread: number, hasStart: boolean): Cooling {
  const { mixedAge, continuity, nurseWorkload, delay } = facts.weights
  const smallest = Math.min(...[mixedAge, continuity, nurseWorkload, delay / 5].filter((weight) => weight > 0), 1e9)
  const usual = coolingFor(typicalWeight(facts), smallest === 1e9 ? 1 : smallest)
  const beginsHot = isFresh && (!hasStart || thread % 2 === 1)
  return beginsHot ? usual : reheatFrom(usual, REHEAT)
}

/** The median of what optional patients weigh: what a move that exchanges two of them is about. */
function typicalWeight({ untreatedWeight, mandatory, patients }: Facts): number {
  const weights = [...untreatedWeight].filter((_, i) => mandatory[i] === 0).sort((a, b) => a - b)
  return weights[Math.floor(weights.length / 2)] ?? (patients > 0 ? 100 : 1)
}
