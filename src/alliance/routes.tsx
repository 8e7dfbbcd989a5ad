import { Hono } from 'hono'
import type { AppEnv } from '#platform/app-env.ts'
import { NotFound } from '#platform/errors.ts'
import type { Parts } from '#platform/parts.ts'
import { frameOf } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import type { Consequence } from './agreement/consequence.ts'
import { agreementRoutes } from './agreement/routes.tsx'
import { AlliancePage } from './pages/alliance.tsx'
import { sharingRoutes } from './sharing/routes.tsx'
import { sharingStore } from './sharing/store.ts'
import { allianceStore } from './store.ts'

/**
 *   GET  /alliance   who is in it, what is planned together, what is shared
 *
 * and those of sharing/routes.tsx and agreement/routes.tsx.
 *
 * @param consequences what features do when the alliance changes
 */
export function allianceRoutes(parts: Parts, consequences: readonly Consequence[]) {
  const { db, clock } = parts
  return new Hono<AppEnv>()
    .get('/alliance', async (c) => {
      const viewer = c.get('viewer')
      const view = await db.reading(viewer, async (tx) => {
        const store = allianceStore(tx)
        const alliance = await store.alliance()
        if (!alliance) throw new NotFound(`alliance ${viewer.alliance}`)
        return {
          alliance,
          members: await store.members(),
          lists: await store.listStates(),
          services: await store.servicesOn(clock.today()),
          agreements: await sharingStore(tx).agreements(),
        }
      })
      return c.html(render(<AlliancePage frame={frameOf(c)} viewer={viewer} now={clock.now()} view={view} />))
    })
    .route('/', sharingRoutes(parts))
    .route('/', agreementRoutes(parts, consequences))
}
