import { Hono } from 'hono'
import type { AppEnv } from '#platform/app-env.ts'
import type { Parts } from '#platform/parts.ts'

export function waitingListRoutes(_parts: Parts) {
  return new Hono<AppEnv>()
}
