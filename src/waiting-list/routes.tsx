import { Hono } from 'hono'
import type { AppEnv } from '#platform/app-env.ts'
import type { Parts } from '#platform/parts.ts'
import { importRoutes } from './import/import-routes.tsx'
import { keptOrders } from './list/kept-orders.ts'
import { listRoutes } from './list/list-routes.tsx'
import { pathwayRoutes } from './pathway/pathway-routes.tsx'
import { qualityRoutes } from './quality/quality-routes.tsx'
import { statisticsRoutes } from './statistics/statistics-routes.tsx'

/** Every page of the waiting list. Each part has routes of its own, a line each; the orders of the list are kept once. */
export function waitingListRoutes(parts: Parts) {
  const kept = keptOrders()
  return new Hono<AppEnv>()
    .route('/', listRoutes(parts, kept))
    .route('/', pathwayRoutes(parts, kept))
    .route('/', statisticsRoutes(parts))
    .route('/', importRoutes(parts))
    .route('/', qualityRoutes(parts))
}
