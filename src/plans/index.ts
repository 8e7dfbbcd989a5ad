import type { AnyJobKind } from '#platform/jobs.ts'
import type { Parts } from '#platform/parts.ts'
import { makePlanJob } from './make-plan.ts'

export { changeOf, sideOf, trustMeasures } from './measures.ts'
export { newPlanChoices } from './new-plan-choices.ts'
export type { NewPlanChoices } from './new-plan-form.ts'
export { defaultPlanWeights, type PlanWeights } from './plan-weights.ts'
export { type ReadInput, readPlanInput } from './read-plan-input.ts'
export { plansRoutes } from './routes.tsx'
export { MOST_WEEKS, type PlanSettings } from './settings.ts'
export { type SolvedPlan, solvePlan } from './solve-plan.ts'
export { plansTasks } from './tasks.ts'
export { defaultWaitingWeights, type WaitingWeights } from './waiting-weight.ts'

/** The kinds of work that this module has for a worker. */
export const plansJobs = (parts: Parts): readonly AnyJobKind[] => [makePlanJob(parts)]
