import { Hono } from 'hono'
import type { AppEnv } from '#platform/app-env.ts'
import type { Parts } from '#platform/parts.ts'
import { frameOf } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { acceptRoutes } from './accept-routes.tsx'
import { namedIn, partyTo, transferAt } from './asked-transfer.ts'
import { holdRoutes } from './hold-routes.tsx'
import { TransferPage } from './pages/transfer.tsx'
import { stepRoutes } from './step-routes.tsx'
import { transferView } from './transfer-view.ts'

/**
 *   GET /transfers/:sender/:id   a transfer's own page
 */
export function steppingRoutes(parts: Parts) {
  return new Hono<AppEnv>()
    .get(transferAt, async (c) => {
      const view = await transferView(parts, partyTo(c), namedIn(c))
      return c.html(render(<TransferPage frame={frameOf(c)} {...view} />))
    })
    .route('/', holdRoutes(parts))
    .route('/', acceptRoutes(parts))
    .route('/', stepRoutes(parts))
}
