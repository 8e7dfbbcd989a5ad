import type { AnyJobKind } from '#platform/jobs.ts'
import type { Parts } from '#platform/parts.ts'
import type { Uploads } from '#web/body-limit.ts'
import { LARGEST_LIST } from './import/import-form.ts'
import { importListJob } from './import/import-job.ts'

export { checkIds, checks } from './import/check.ts'
export { type ChosenMapping, chosenMapping, mistakeInWords } from './import/chosen-mapping.ts'
export { CsvRows } from './import/csv-rows.ts'
export { FileRefused } from './import/file-refused.ts'
export { type ImportOutcome, type ImportProgress, importFile } from './import/import-file.ts'
export { maySeePeople } from './may-see-people.ts'
export { ownCommissioner } from './own-commissioner.ts'
export { type OwnPatient, ownPatients } from './own-patients.ts'
export { ownsPathway } from './passing/own-pathway-row.ts'
export { giveDayToComeIn, passPathwayOn, stopClock, takePathwayBack } from './passing/pass-pathway.ts'
export { receivePathway } from './passing/receive-pathway.ts'
export { waitAgainstTarget } from './pathway/wait-against-target.ts'
export { type PlanningPathway, type PlanningQuestion, planningPathways } from './planning-pathway.ts'
export { waitingListRoutes } from './routes.tsx'
export { waitingListTasks } from './tasks.ts'

export const uploadPaths: Uploads = { '/waiting-list/imports': LARGEST_LIST }
export const waitingListJobs = (parts: Parts): readonly AnyJobKind[] => [importListJob(parts)]
