import type { AnyJobKind } from '#platform/jobs.ts'
import type { Parts } from '#platform/parts.ts'
import type { Uploads } from '#web/body-limit.ts'

export { type OwnPatient, ownPatients } from './own-patients.ts'
export { type PlanningPathway, type PlanningQuestion, planningPathways } from './planning-pathway.ts'
export { waitingListRoutes } from './routes.tsx'
export { waitingListTasks } from './tasks.ts'

export const uploadPaths: Uploads = { '/waiting-list/imports': 300_000_000 }
export const waitingListJobs = (_parts: Parts): readonly AnyJobKind[] => []
