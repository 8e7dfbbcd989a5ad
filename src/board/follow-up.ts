/** What the alliance follows up between meetings, put together for the composition root. */
import { Hono } from 'hono'
import type { AppEnv } from '#platform/app-env.ts'
import type { Parts } from '#platform/parts.ts'
import { actionRoutes } from './actions/routes.tsx'
import { disputeRoutes } from './disputes/routes.tsx'
import { priorityRoutes } from './priorities/routes.tsx'
import { riskRoutes } from './risks/routes.tsx'

/** The pages of actions, risks, disputes and priorities. */
export const followUpRoutes = (parts: Parts) =>
  new Hono<AppEnv>()
    .route('/', actionRoutes(parts))
    .route('/', riskRoutes(parts))
    .route('/', disputeRoutes(parts))
    .route('/', priorityRoutes(parts))
