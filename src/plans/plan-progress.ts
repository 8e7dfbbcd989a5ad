/** What a plan in the making tells the people who wait for it: job.progress of jobs of kind make-plan. */
import { type Progress, type StageProgress, stagesAfter } from '#planner'
import { curveAfter, noCurve, type SearchCurve } from './search-curve.ts'
import type { Budget } from './settings.ts'

export type PlanProgress = {
  /** In the order in which they began. */
  readonly stages: readonly StageProgress[]
  /** The best plan for all, from the first on. */
  readonly curve: SearchCurve
  /** 0 when the search is over. */
  readonly secondsLeft: number
}

/** The progress after one more word of the planner. */
export function progressAfter(before: PlanProgress | undefined, now: Progress, budget: Budget): PlanProgress {
  const stages = stagesAfter(before?.stages ?? [], now)
  return { stages, curve: curveAfter(before?.curve ?? noCurve, stages, now), secondsLeft: secondsLeft(now, budget) }
}

/** `share` and `seconds` are of the whole job. At least 1 while it goes on, for 0 says that it is over. */
function secondsLeft({ share, seconds }: Progress, budget: Budget): number {
  const left = 'seconds' in budget ? budget.seconds * (1 - share) : (seconds * (1 - share)) / Math.max(share, 0.01)
  return Math.max(1, Math.round(left))
}
