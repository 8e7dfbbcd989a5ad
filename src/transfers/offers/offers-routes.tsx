import { Hono } from 'hono'
import type { AppEnv } from '#platform/app-env.ts'
import type { Parts } from '#platform/parts.ts'
import { frameOf } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { namedIn, partyTo, seenTransfer } from '../handover/asked-transfer.ts'
import { answerRoutes } from './answer-routes.tsx'
import { offersPath, ownCare, ownTransfer, talksWithPatients } from './asked-offers.ts'
import { callRoutes } from './call-routes.tsx'
import { letterRoutes } from './letter-routes.tsx'
import { letterRunRoutes } from './letter-run-routes.tsx'
import { needRoutes } from './need-routes.tsx'
import { offerStepRoutes } from './offer-step-routes.tsx'
import { offeredPlaces } from './offered-places.ts'
import { OfferedPlacePage } from './pages/offered-place.tsx'
import { OffersPage } from './pages/offers.tsx'
import { readOffers } from './read-offers.ts'

/**
 *   GET /transfers/:sender/:id/offers   what was offered, answered and is next; for the receiver, what it needs to know
 *
 * The other addresses are where their files say.
 */
export function offersRoutes(parts: Parts) {
  const { db, clock } = parts
  return new Hono<AppEnv>()
    .route('/', offerStepRoutes(parts))
    .route('/', answerRoutes(parts))
    .route('/', callRoutes(parts))
    .route('/', needRoutes(parts))
    .route('/', letterRoutes(parts))
    .route('/', letterRunRoutes(parts))
    .get(offersPath, async (c) => {
      const party = partyTo(c)
      if (party.trust !== c.req.param('sender')) {
        const view = await db.withViewer(party, async (tx) => {
          const transfer = await seenTransfer(tx, party, namedIn(c))
          return { transfer, place: (await offeredPlaces(tx, [transfer]))[0] }
        })
        return c.html(render(<OfferedPlacePage frame={frameOf(c)} {...view} />))
      }
      const viewer = ownCare(c)
      const view = await db.reading(viewer, async (tx) =>
        readOffers(tx, viewer, await ownTransfer(tx, c), clock.today()),
      )
      return c.html(render(<OffersPage frame={frameOf(c)} mayRecord={talksWithPatients(viewer)} {...view} />))
    })
}
