import type { AnyJobKind } from '#platform/jobs.ts'
import type { Parts } from '#platform/parts.ts'
import type { HelpTopic } from '#web/help.tsx'
import { makePlanJob } from './make-plan.ts'
import { howGood } from './pages/help-how-good.tsx'

export { askForPlan } from './ask-for-plan.ts'
export { changeOf, sideOf, trustMeasures } from './measures.ts'
export { newPlanChoices } from './new-plan-choices.ts'
export type { NewPlanChoices } from './new-plan-form.ts'
export type { PlanProgress } from './plan-progress.ts'
export { defaultPlanWeights, type PlanWeights } from './plan-weights.ts'
export { whyNotAsked } from './problem/ask-about.ts'
export { proposePlan } from './propose-plan.ts'
export { publishPlan } from './publish-plan.ts'
export { type ReadInput, readPlanInput } from './read-plan-input.ts'
export { plansRoutes } from './routes.tsx'
export { gapOf, goodnessOf } from './search-words.ts'
export { MOST_WEEKS, type PlanSettings } from './settings.ts'
export { type SolvedPlan, solvePlan } from './solve-plan.ts'
export { plansStopped } from './stopped-by-alliance.ts'
export { findPlan, type Plan } from './store.ts'
export { plansTasks } from './tasks.ts'
export { defaultWaitingWeights, type WaitingWeights } from './waiting-weight.ts'

/** The kinds of work that this module has for a worker. */
export const plansJobs = (parts: Parts): readonly AnyJobKind[] => [makePlanJob(parts)]

/** What this module has to explain under Help. */
export const plansHelp: readonly HelpTopic[] = [howGood]
