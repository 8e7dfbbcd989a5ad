export { type PlanningPathway, type PlanningQuestion, planningPathways } from './planning-pathway.ts'
