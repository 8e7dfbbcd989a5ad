import { type Context, Hono } from 'hono'
import { addDays } from '#nhs/day.ts'
import type { AppEnv } from '#platform/app-env.ts'
import type { Tx } from '#platform/database.ts'
import { Forbidden, NotFound } from '#platform/errors.ts'
import type { Parts } from '#platform/parts.ts'
import { forPurpose, type Viewer } from '#platform/viewer.ts'
import { csvDownload } from '#web/csv.ts'
import { frameOf, seeOther } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { fragilityHref } from '../addresses.ts'
import { catalogueStore } from '../catalogue/catalogue-store.ts'
import { mayAssess } from '../may-assess.ts'
import { agreedFormula, assessOwnServices } from './assess-services.ts'
import { type Assessment, assessmentsOf, newestAssessments, newsSince } from './assessment-store.ts'
import { fragilityCsv, partsCsv } from './fragility-csv.ts'
import { AssessmentPage } from './pages/assessment.tsx'
import { FragilityListPage } from './pages/fragility-list.tsx'

const assessmentIn = '/services/fragility/:trust{[A-Z0-9]{3,5}}/:service' as const

/** For how long the page says what changed. */
const DAYS_OF_NEWS = 28

/**
 *   GET  /services/fragility                          every service by how fragile it is
 *   GET  /services/fragility.csv
 *   POST /services/fragility/assess                   the viewer's own services, now
 *   GET  /services/fragility/:trust/:service          one index with its parts
 *   GET  /services/fragility/:trust/:service/parts.csv
 */
export function fragilityRoutes({ db, clock }: Parts) {
  const viewerOf = (c: Context<AppEnv>): Viewer => forPurpose(c.get('viewer'), 'own-care')

  async function named(tx: Tx, assessments: readonly Assessment[]) {
    const names = new Map((await catalogueStore(tx).services()).map(({ id, name }) => [id, name]))
    return assessments.map((each) => ({ ...each, serviceName: names.get(each.service) ?? each.service }))
  }

  async function newest(tx: Tx) {
    const rows = await named(tx, await newestAssessments(tx))
    return rows.toSorted((a, b) => (b.body.index ?? -1) - (a.body.index ?? -1))
  }

  async function readOne(tx: Tx, c: Context) {
    const [trust, id] = [c.req.param('trust') ?? '', c.req.param('service') ?? '']
    const service = (await catalogueStore(tx).services()).find((each) => each.id === id)
    const [first, ...others] = await assessmentsOf(tx, trust, id)
    if (!service || !first) throw new NotFound(`an assessment of ${id} at ${trust}`)
    return { service, assessments: [first, ...others] as const, formula: await agreedFormula(tx) }
  }

  return new Hono<AppEnv>()
    .get('/services/fragility', async (c) => {
      const viewer = viewerOf(c)
      const view = await db.reading(viewer, async (tx) => ({
        assessments: await newest(tx),
        news: await named(tx, await newsSince(tx, addDays(clock.today(), -DAYS_OF_NEWS))),
        formula: await agreedFormula(tx),
      }))
      return c.html(render(<FragilityListPage frame={frameOf(c)} mayAssess={mayAssess(viewer)} {...view} />))
    })
    .get('/services/fragility.csv', async (c) => {
      return csvDownload(c, 'fragile-services', fragilityCsv, await db.reading(viewerOf(c), newest))
    })
    .post('/services/fragility/assess', async (c) => {
      const viewer = viewerOf(c)
      if (!mayAssess(viewer)) throw new Forbidden('those who look after services assess them')
      // Sent twice it finds nothing to keep the second time.
      const kept = await db.withViewer(viewer, (tx) => assessOwnServices(tx, viewer.trust, clock.today()))
      return seeOther(
        c,
        fragilityHref,
        kept === 0 ? 'Nothing has changed since the last time.' : "Your trust's services are assessed.",
      )
    })
    .get(assessmentIn, async (c) => {
      const view = await db.reading(viewerOf(c), (tx) => readOne(tx, c))
      return c.html(render(<AssessmentPage frame={frameOf(c)} {...view} />))
    })
    .get(`${assessmentIn}/parts.csv`, async (c) => {
      const { assessments } = await db.reading(viewerOf(c), (tx) => readOne(tx, c))
      return csvDownload(c, 'parts-of-the-index', partsCsv, assessments[0].body.parts)
    })
}
