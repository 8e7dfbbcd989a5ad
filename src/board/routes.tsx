import { Hono } from 'hono'
import type { AppEnv } from '#platform/app-env.ts'
import type { Parts } from '#platform/parts.ts'
import { itemRoutes } from './meetings/item-routes.tsx'
import { minutesRoutes } from './meetings/minutes-routes.tsx'
import { registerRoutes } from './meetings/register-routes.tsx'
import { meetingRoutes } from './meetings/routes.tsx'

/** Those of the files meetings/*routes.tsx. */
export const boardRoutes = (parts: Parts) =>
  new Hono<AppEnv>()
    .route('/', meetingRoutes(parts))
    .route('/', itemRoutes(parts))
    .route('/', registerRoutes(parts))
    .route('/', minutesRoutes(parts))
