/** What a plan in the making tells the people who wait for it: job.progress of jobs of kind make-plan. */
import type { Progress } from '#planner'
import type { Budget } from './settings.ts'

export type StageProgress = {
  /** "alone: RL1", or "together". */
  readonly stage: string
  readonly moves: number
  readonly cost: number
  /** What the patients who are still left weigh. */
  readonly left: number
  /** Patients who have to be treated and are not yet. */
  readonly broken: number
}

export type PlanProgress = {
  /** In the order in which they began. */
  readonly stages: readonly StageProgress[]
  /** 0 when the search is over. */
  readonly secondsLeft: number
}

/** The progress after one more word of the planner. */
export function progressAfter(before: PlanProgress | undefined, now: Progress, budget: Budget): PlanProgress {
  const { stage, moves, cost, parts, broken } = now
  const latest: StageProgress = { stage, moves, cost, left: parts.S8 ?? 0, broken }
  const stages = before?.stages ?? []
  const isKnown = stages.some((each) => each.stage === stage)
  return {
    stages: isKnown ? stages.map((each) => (each.stage === stage ? latest : each)) : [...stages, latest],
    secondsLeft: secondsLeft(now, budget),
  }
}

/** `share` and `seconds` are of the whole job. At least 1 while it goes on, for 0 says that it is over. */
function secondsLeft({ share, seconds }: Progress, budget: Budget): number {
  const left = 'seconds' in budget ? budget.seconds * (1 - share) : (seconds * (1 - share)) / Math.max(share, 0.01)
  return Math.max(1, Math.round(left))
}
