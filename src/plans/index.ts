export { defaultPlanWeights, type PlanWeights } from './plan-weights.ts'
export { defaultWaitingWeights, type WaitingWeights } from './waiting-weight.ts'
