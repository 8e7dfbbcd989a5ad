/** The handover's own front door, for the rest of the module. */
import { Hono } from 'hono'
import type { AppEnv } from '#platform/app-env.ts'
import type { Parts } from '#platform/parts.ts'
import type { Uploads } from '#web/body-limit.ts'
import { LARGEST_DOCUMENT } from '#web/document-content.ts'
import { documentUploads } from './addresses.ts'
import { checklistRoutes } from './checklist/checklist-routes.tsx'
import { dataSetRoutes } from './data-set/data-set-routes.tsx'
import { receivedRoutes } from './data-set/received-routes.tsx'
import { documentRoutes } from './documents/document-routes.tsx'

export { handoverHref } from './addresses.ts'
export { handoverFacts } from './handover-facts.ts'

/** What a form takes beside the document in it, in bytes. */
const AROUND_A_DOCUMENT = 110_000

export const handoverUploads: Uploads = { [documentUploads]: LARGEST_DOCUMENT + AROUND_A_DOCUMENT }

export function handoverRoutes(parts: Parts) {
  return new Hono<AppEnv>()
    .route('/', checklistRoutes(parts))
    .route('/', dataSetRoutes(parts))
    .route('/', documentRoutes(parts))
    .route('/', receivedRoutes(parts))
}
