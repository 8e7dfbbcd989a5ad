export { type OwnPatient, ownPatients } from './own-patients.ts'
export { type PlanningPathway, type PlanningQuestion, planningPathways } from './planning-pathway.ts'
