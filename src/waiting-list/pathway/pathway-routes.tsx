import { Hono } from 'hono'
import type { AppEnv } from '#platform/app-env.ts'
import { NotFound } from '#platform/errors.ts'
import type { Parts } from '#platform/parts.ts'
import { forPurpose } from '#platform/viewer.ts'
import { frameOf } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import type { KeptOrders } from '../list/kept-orders.ts'
import { refuseUnlessMaySeePeople } from '../may-see-people.ts'
import { readPathway } from './pathway-clock.ts'
import { PathwayPage } from './pathway-page.tsx'
import { ownPathway } from './pathway-store.ts'
import { placesOnList } from './place-on-list.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 *   GET /waiting-list/pathways/:id   one pathway of the viewer's own trust, with its clock explained
 */
export function pathwayRoutes({ db }: Parts, kept: KeptOrders) {
  return new Hono<AppEnv>().get('/waiting-list/pathways/:id', async (c) => {
    const id = c.req.param('id')
    const viewer = forPurpose(c.get('viewer'), 'own-care')
    refuseUnlessMaySeePeople(viewer)
    const pathway = uuid.test(id) ? await db.reading(viewer, (tx) => ownPathway(tx, id)) : undefined
    // Not there and another trust's look the same: the difference would say who is a patient where.
    if (!pathway) throw new NotFound(`pathway ${id}`)
    const places = pathway.clockStop === null ? await placesOnList(db, viewer, kept, pathway) : []
    const view = { pathway, reading: readPathway(pathway), places }
    return c.html(render(<PathwayPage frame={frameOf(c)} {...view} />))
  })
}
