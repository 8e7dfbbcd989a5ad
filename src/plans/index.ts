import type { AnyJobKind } from '#platform/jobs.ts'
import type { Parts } from '#platform/parts.ts'

export { defaultPlanWeights, type PlanWeights } from './plan-weights.ts'
export { plansRoutes } from './routes.tsx'
export { plansTasks } from './tasks.ts'
export { defaultWaitingWeights, type WaitingWeights } from './waiting-weight.ts'

export const plansJobs = (_parts: Parts): readonly AnyJobKind[] => []
