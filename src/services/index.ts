/** What each trust provides where, how fragile it is, and what could return. See README.md. */
import type { AnyJobKind } from '#platform/jobs.ts'
import type { Parts } from '#platform/parts.ts'
import { computeEffectJob } from './cases/compute-effect.ts'

export { servicesDuties } from './fragility/duty.ts'
export { servicesRoutes } from './routes.tsx'
export { servicesTasks } from './tasks.ts'

export const servicesJobs = (parts: Parts): readonly AnyJobKind[] => [computeEffectJob(parts)]
