import { Hono } from 'hono'
import type { AppEnv } from '#platform/app-env.ts'
import type { Parts } from '#platform/parts.ts'
import { myRoutes } from './my-routes.tsx'
import { openRoutes } from './open-routes.tsx'

export { staffRoutes as patientStaffRoutes } from './staff-routes.tsx'

/** For everybody: what a patient opens with a code and a date of birth. */
export const patientRoutes = (parts: Parts) =>
  new Hono<AppEnv>().route('/', openRoutes(parts)).route('/', myRoutes(parts))
