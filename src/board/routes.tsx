import { Hono } from 'hono'
import type { AppEnv } from '#platform/app-env.ts'
import type { Parts } from '#platform/parts.ts'
import { calendarRoutes } from './calendar/routes.tsx'
import type { DecisionConsequence } from './consequences/consequence.ts'
import { consequenceRoutes } from './consequences/routes.tsx'
import { planRoutes } from './forward-plan/routes.tsx'
import { itemRoutes } from './meetings/item-routes.tsx'
import { minutesRoutes } from './meetings/minutes-routes.tsx'
import { paperRoutes } from './meetings/paper-routes.tsx'
import { registerRoutes } from './meetings/register-routes.tsx'
import { meetingRoutes } from './meetings/routes.tsx'

/** Those of the files meetings/*routes.tsx, of what follows from decisions elsewhere, and of the forward plan. */
export const boardRoutes = (parts: Parts, consequences: readonly DecisionConsequence[]) =>
  new Hono<AppEnv>()
    .route('/', meetingRoutes(parts))
    .route('/', itemRoutes(parts, consequences))
    .route('/', consequenceRoutes(parts, consequences))
    .route('/', registerRoutes(parts))
    .route('/', minutesRoutes(parts))
    .route('/', planRoutes(parts))
    .route('/', paperRoutes(parts))
    .route('/', calendarRoutes(parts))
