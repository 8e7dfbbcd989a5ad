import { type Context, Hono } from 'hono'
import type { AppEnv } from '#platform/app-env.ts'
import type { Tx } from '#platform/database.ts'
import { NotFound } from '#platform/errors.ts'
import type { Parts } from '#platform/parts.ts'
import { forPurpose, type Viewer } from '#platform/viewer.ts'
import { csvDownload } from '#web/csv.ts'
import { frameOf } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { caseRoutes } from './cases/case-routes.tsx'
import { effectRoutes } from './cases/effect-routes.tsx'
import { judgeRoutes } from './cases/judge-routes.tsx'
import type { SiteService } from './catalogue/catalogue.ts'
import { catalogueCsv } from './catalogue/catalogue-csv.ts'
import { catalogueStore } from './catalogue/catalogue-store.ts'
import { figureRoutes } from './catalogue/figures/routes.tsx'
import { ServicesPage } from './catalogue/pages/services.tsx'
import { ServicePage } from './catalogue/pages/sites-of-a-service.tsx'
import { servicesAtSites } from './catalogue/service-at-site.ts'
import { statementRoutes } from './catalogue/statement-routes.tsx'
import type { Decisions } from './designations/decided-item.ts'
import { standingOf } from './designations/designation.ts'
import { designationStore } from './designations/designation-store.ts'
import { designationRoutes } from './designations/routes.tsx'
import { newestAssessments } from './fragility/assessment-store.ts'
import { fragilityRoutes } from './fragility/routes.tsx'
import { mayAssess } from './may-assess.ts'
import { networkRoutes } from './networks/routes.tsx'
import { rulesOf } from './networks/routing-rules.ts'
import { repatriationRoutes } from './repatriation/routes.tsx'

/**
 *   GET /services                            what each hospital provides
 *   GET /services.csv
 *   GET /services/catalogue/:service         one service, its sites side by side
 *   GET /services/catalogue/:service/sites.csv
 *
 * and those of catalogue/statement-routes.tsx, catalogue/figures/routes.tsx, fragility/routes.tsx, networks/routes.tsx, repatriation/routes.tsx,
 * designations/routes.tsx and cases/*-routes.tsx.
 *
 * @param decisions the board's, which a designation can rest on
 */
export function servicesRoutes(parts: Parts, decisions: Decisions = async () => []) {
  const { db, clock } = parts
  const viewerOf = (c: Context<AppEnv>): Viewer => forPurpose(c.get('viewer'), 'own-care')

  async function read(tx: Tx) {
    const store = catalogueStore(tx)
    const today = clock.today()
    const services = await store.services()
    const volumes = await store.volumes()
    const standards = await store.standards()
    const assessments = await newestAssessments(tx)
    const sites = servicesAtSites(await store.sitesOn(today), { volumes, standards, assessments, today })
    const names = new Map(services.map(({ id, name }) => [id, name]))
    return {
      services,
      volumes,
      standards,
      sites: sites.map((site) => ({ ...site, serviceName: names.get(site.service) ?? site.service })),
    }
  }

  return new Hono<AppEnv>()
    .get('/services', async (c) => {
      const { services, sites } = await db.reading(viewerOf(c), read)
      const rows = services.map((service) => ({ service, sites: sites.filter((site) => site.service === service.id) }))
      return c.html(render(<ServicesPage frame={frameOf(c)} rows={rows} mayBringIn={mayAssess(viewerOf(c))} />))
    })
    .get('/services.csv', async (c) => {
      const { sites } = await db.reading(viewerOf(c), read)
      return csvDownload(c, 'services-by-site', catalogueCsv, sites)
    })
    .get('/services/catalogue/:service', async (c) => {
      const id = c.req.param('service')
      const viewer = viewerOf(c)
      const view = await db.reading(viewer, async (tx) => {
        const { services, sites, standards, volumes } = await read(tx)
        const service = services.find((each) => each.id === id)
        if (!service) throw new NotFound(`service ${id}`)
        const store = catalogueStore(tx)
        // The newest first: a site that was put forward again stands as it does now.
        const designations = (await designationStore(tx).all()).filter((row) => row.service === id)
        const designationOf = ({ trust, site }: SiteService) => {
          const found = designations.find((row) => row.trust === trust && row.site === site)
          return found && { id: found.id, standing: standingOf(found, clock.today()) }
        }
        return {
          service,
          sites: sites.filter((row) => row.service === id).map((row) => ({ ...row, designation: designationOf(row) })),
          standards: standards.filter((row) => row.service === id),
          ownVolumes: volumes.filter((row) => row.service === id && row.isOwn),
          outflow: (await store.outflow()).filter((row) => row.service === id),
          statements: (await store.statements()).filter((row) => row.service === id),
          mayState: mayAssess(viewer) && sites.some((row) => row.service === id && row.trust === viewer.trust),
          isNetwork: rulesOf(id) !== undefined,
        }
      })
      return c.html(render(<ServicePage frame={frameOf(c)} {...view} />))
    })
    .get('/services/catalogue/:service/sites.csv', async (c) => {
      const id = c.req.param('service')
      const { services, sites } = await db.reading(viewerOf(c), read)
      if (!services.some((service) => service.id === id)) throw new NotFound(`service ${id}`)
      return csvDownload(
        c,
        'sites-of-a-service',
        catalogueCsv,
        sites.filter((row) => row.service === id),
      )
    })
    .route('/', statementRoutes(parts))
    .route('/', figureRoutes(parts))
    .route('/', fragilityRoutes(parts))
    .route('/', networkRoutes(parts))
    .route('/', repatriationRoutes(parts))
    .route('/', designationRoutes(parts, decisions))
    .route('/', caseRoutes(parts))
    .route('/', effectRoutes(parts))
    .route('/', judgeRoutes(parts))
}
