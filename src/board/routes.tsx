import { Hono } from 'hono'
import type { AppEnv } from '#platform/app-env.ts'
import type { Parts } from '#platform/parts.ts'
import { itemRoutes } from './meetings/item-routes.tsx'
import { registerRoutes } from './meetings/register-routes.tsx'
import { meetingRoutes } from './meetings/routes.tsx'

/** Those of meetings/routes.tsx, meetings/item-routes.tsx and meetings/register-routes.tsx. */
export const boardRoutes = (parts: Parts) =>
  new Hono<AppEnv>().route('/', meetingRoutes(parts)).route('/', itemRoutes(parts)).route('/', registerRoutes(parts))
