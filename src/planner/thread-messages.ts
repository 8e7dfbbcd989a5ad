/** What the threads are told and what they tell. */
import type { Position } from './report-shape.ts'
import type { Decisions } from './search/decisions.ts'
import type { Facts } from './search/facts.ts'
import type { Cooling } from './search/temperature.ts'

export type ThreadData = {
  readonly facts: Facts
  /** One number, shared: not 0 means stop. */
  readonly stop: SharedArrayBuffer
}

/** One stretch of work, until the moves or the time are used up. */
export type Leg = SearchLeg | ExactLeg

type LegLimits = {
  readonly number: number
  readonly moves: number | undefined
  /** Moments as milliseconds since 1970. */
  readonly begins: number
  readonly ends: number | undefined
  /** A limit of the thread's own processor time. */
  readonly processor: ProcessorLimit | undefined
  /** By trust, in the order in which the hospitals name them: what each must not lose. */
  readonly alone: readonly Position[] | undefined
}

/** A search, from a plan or from nothing. */
export type SearchLeg = LegLimits & {
  readonly kind: 'search'
  readonly seed: number
  readonly from: Decisions | undefined
  readonly cooling: Cooling
  /** How often each move is drawn. */
  readonly weights: readonly number[]
}

/** Pieces of a plan, solved exactly one after another. */
export type ExactLeg = LegLimits & {
  readonly kind: 'exact'
  readonly from: Decisions
  /** The whole problem alone, or every piece in the order of this thread. */
  readonly pieces: 'whole' | { readonly thread: number; readonly threads: number }
}

/**
 * Of what is left until the thread has used `total` seconds of processor time in its life, this leg may use `share`.
 * Each thread keeps its own account: one that others have held up takes longer, and those that are done wait for it.
 */
export type ProcessorLimit = { readonly total: number; readonly share: number }

export type LegPlan = { readonly decisions: Decisions; readonly mandatoryOut: number; readonly cost: number }

export type ThreadNews = {
  readonly kind: 'so-far' | 'done'
  readonly leg: number
  readonly moves: number
  /** Of the leg that is over, 0 to 1. */
  readonly share: number
  /** The best plan of the leg; left out when it has not changed since last told, or when none is acceptable yet. */
  readonly best: LegPlan | undefined
  /** If that was looked into: no plan at all costs less than this. */
  readonly lowerBound?: number
}
