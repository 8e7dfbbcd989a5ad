/** What a search may use, from what was asked for. */
import type { Budget } from './legs.ts'
import type { SolveOptions } from './solving.ts'

const DEFAULT_SECONDS = 60

const MOST_THREADS = 64

type Limits = Pick<SolveOptions, 'moves' | 'seconds' | 'processorSeconds'>

export function threadsOf({ threads }: Pick<SolveOptions, 'threads'>): number {
  return Math.min(MOST_THREADS, Math.max(1, Math.floor(threads)))
}

/** Seconds on the clock; `undefined` where only moves or processor time are limited. */
export function secondsOf({ moves, seconds, processorSeconds }: Limits): number | undefined {
  return seconds ?? (moves === undefined && processorSeconds === undefined ? DEFAULT_SECONDS : undefined)
}

/** Moves of all threads together, and seconds of each. */
export function budgetOf(limits: Limits): Budget {
  const seconds = secondsOf(limits)
  const { moves, processorSeconds } = limits
  return {
    moves,
    seconds:
      seconds === undefined || processorSeconds === undefined
        ? (seconds ?? processorSeconds)
        : Math.min(seconds, processorSeconds),
  }
}
