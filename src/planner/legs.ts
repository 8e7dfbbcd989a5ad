/**
 * How a run is divided into legs: long coolings that begin from nothing, then two short ones that warm up the best plan of
 * all threads. A small problem is cold after seconds, and what one cooling ends in is luck: it is cooled several times, and
 * the best is gone on with. A large one needs all the time for one.
 */
import { isSolvable } from './exact/pieces-to-solve.ts'
import type { Facts } from './search/facts.ts'
import type { SearchParameters } from './search/parameters.ts'
import { type Cooling, coolingFor, reheatFrom, temperatureAt } from './search/temperature.ts'
import { typicalWeight } from './search/typical-weight.ts'
import type { Turn } from './search/window.ts'
import { turnsOf } from './turns.ts'

export type LegShare = {
  /** Of the run; together they are 1. */
  readonly share: number
  /** Whether it begins from nothing, or from the plan given, rather than from the best so far. */
  readonly isFresh: boolean
  /** Every thread has a window of days to itself: see turns.ts. Goes on from where the turn before stood. */
  readonly turn?: Turn
  /** Of a long list's one cooling: which part this leg is, as shares from 0 to 1. */
  readonly part?: { readonly from: number; readonly to: number }
  /** Of a small problem: solved exactly, piece by piece, from the best so far (exact/solve-pieces.ts). */
  readonly isExact?: boolean
}

/** What a thread makes in a second, about, where only a time is given. */
const USUAL_SPEED = 4_000_000

/** Moves of a thread in place of which pieces are solved: with fewer hardly one is, and more gain little. */
const LEAST_SOLVING = 8_000_000
const MOST_SOLVING = 40_000_000

/** Of a long list's run: the rest is for one search of all of it on every thread. */
const TURNS_SHARE = 0.9

export type Budget = { readonly moves: number | undefined; readonly seconds: number | undefined }

/** @param hasStart a plan was given: then one cooling from it is all */
export function legsOf(
  facts: Facts,
  threads: number,
  budget: Budget,
  hasStart: boolean,
  { legs }: SearchParameters,
): LegShare[] {
  const turns = turnsOf(facts, threads, budget)
  if (turns.length > 0) {
    const share = TURNS_SHARE / turns.length
    const inTurns = turns.map((turn, n) => ({
      share,
      isFresh: false,
      turn,
      part: { from: n * share, to: (n + 1) * share },
    }))
    return [...inTurns, { share: 1 - TURNS_SHARE, isFresh: false, part: { from: TURNS_SHARE, to: 1 } }]
  }
  const { moves, seconds } = budget
  const byTime = seconds === undefined ? Number.POSITIVE_INFINITY : seconds * USUAL_SPEED
  const aThread = Math.min(moves === undefined ? Number.POSITIVE_INFINITY : moves / threads, byTime)
  const { reheats, movesAPatientDay, mostCoolings } = legs
  const freshShare = reheats === 0 ? 1 : legs.freshShare
  const enough = movesAPatientDay * facts.days * Math.max(1, facts.patients)
  const coolings = hasStart ? 1 : Math.max(1, Math.min(mostCoolings, Math.floor((freshShare * aThread) / enough)))
  const fresh = Array.from({ length: coolings }, () => ({ share: freshShare / coolings, isFresh: true }))
  const again = Array.from({ length: reheats }, () => ({ share: (1 - freshShare) / reheats, isFresh: false }))
  const isExact = legs.exactShare * aThread >= LEAST_SOLVING && isSolvable(facts)
  const exactShare = isExact ? Math.min(legs.exactShare, MOST_SOLVING / aThread) : 0
  const search = [...fresh, ...again].map((leg) => ({ ...leg, share: (1 - exactShare) * leg.share }))
  const exact = { share: exactShare, isFresh: false, isExact: true }
  // All of the run for the one leaves none for the other.
  return [...search, exact].filter(({ share }) => share > 0)
}

/**
 * From a plan that was given, every other thread only warms it up: where it is good already that finds more in a short
 * run, and a long run gains by beginning hot.
 */
export function legCooling(
  facts: Facts,
  { isFresh, part }: LegShare,
  thread: number,
  hasStart: boolean,
  { cooling }: SearchParameters,
): Cooling {
  const { mixedAge, continuity, nurseWorkload, delay } = facts.weights
  const smallest = Math.min(...[mixedAge, continuity, nurseWorkload, delay / 5].filter((weight) => weight > 0), 1e9)
  const usual = coolingFor(typicalWeight(facts), smallest === 1e9 ? 1 : smallest, cooling)
  if (part) {
    const whole = reheatFrom(usual, { ...cooling, reheatCoolAt: TURNS_SHARE })
    return { at: [0, 1], temperature: [temperatureAt(whole, part.from), temperatureAt(whole, part.to)] }
  }
  const beginsHot = isFresh && (!hasStart || thread % 2 === 1)
  return beginsHot ? usual : reheatFrom(usual, cooling)
}
