import { Hono } from 'hono'
import type { AppEnv } from '#platform/app-env.ts'
import { NotFound } from '#platform/errors.ts'
import type { Parts } from '#platform/parts.ts'
import { frameOf } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { AlliancePage } from './pages/alliance.tsx'
import { sharingRoutes } from './sharing/routes.tsx'
import { sharingStore } from './sharing/store.ts'
import { allianceStore } from './store.ts'

/**
 *   GET  /alliance   who is in it, what is planned together, what is shared
 *
 * and those of sharing/routes.tsx.
 */
export function allianceRoutes(parts: Parts) {
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
}
