/**
 * What is asked of a solver and what it answers.
 *
 * With a budget of moves the plan depends on problem, seed, threads and moves alone. With a budget of seconds it is the
 * best that the machine finds in that time; of processor seconds, in that much work, however busy the machine is. Given
 * several, whichever ends first.
 */
import type { Judgement } from './judge.ts'
import type { Plan } from './plan.ts'
import type { AllianceReport } from './report-shape.ts'
import type { SearchParameters } from './search/parameters.ts'

export type SolveOptions = {
  /** Worker threads that search at the same time: 1 to 64. */
  readonly threads: number
  readonly seed: number
  /** Over all threads together. */
  readonly moves?: number
  readonly seconds?: number
  /** Of each thread, by its own account. Only where the system tells (`NoProcessorTime` if not). */
  readonly processorSeconds?: number
  /** Stops the search early; the best plan so far is the answer. */
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
  /** Start from this plan. */
  readonly from?: Plan
  /** For tuning: parameters of the threads, in turn. The usual ones if none are given. */
  readonly parameters?: readonly SearchParameters[]
}

export type Progress = {
  /** "solving", or in an alliance "alone: RL1" and "together". */
  readonly stage: string
  /** Of the whole job, 0 to 1. */
  readonly share: number
  readonly seconds: number
  readonly moves: number
  readonly movesPerSecond: number
  /** Mandatory patients whom the best plan so far leaves out: 0 means feasible. */
  readonly broken: number
  readonly cost: number
  /** What of the cost is known by rule: of a first plan all; while the search runs what patients' waits cost, S7 and S8. */
  readonly parts: Readonly<Record<string, number>>
  /** In an alliance of a plan for all, whatever the stage. 0 while none is known. */
  readonly lowerBound: number
  /** In an alliance: whether a plan is at hand that treats everybody who must be and makes no trust worse off than alone. */
  readonly acceptable: boolean
}

export type Solved = {
  readonly plan: Plan
  readonly judgement: Judgement
  readonly seed: number
  readonly threads: number
  readonly moves: number
  readonly movesPerSecond: number
  readonly seconds: number
  /** No plan can cost less than this. 0 of a trust alone in an alliance: nobody asks. */
  readonly lowerBound: number
  /** 'done', or 'stopped' by the signal; 'thread-lost' when a thread died and the others or the record carried on. */
  readonly ended: 'done' | 'stopped' | 'thread-lost'
}

/** Each trust alone, and all together, on the same budget. */
export type AllianceSolved = {
  /** By trust: the plan it makes with only its own hospitals, patients and staff. */
  readonly alone: ReadonlyMap<string, Solved>
  /** The best plan for all that makes no trust worse off, or, if `acceptable` is false, the union of those alone. */
  readonly together: Solved
  /** Whether `together` keeps every must that the plans alone keep and leaves no trust worse off than alone. */
  readonly acceptable: boolean
  readonly report: AllianceReport
}
