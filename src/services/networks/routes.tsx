import { Hono } from 'hono'
import type { AppEnv } from '#platform/app-env.ts'
import { NotFound } from '#platform/errors.ts'
import type { Parts } from '#platform/parts.ts'
import { forPurpose } from '#platform/viewer.ts'
import { frameOf, seeOther } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { sentForm } from '#web/sent-form.ts'
import { whereHref } from '../addresses.ts'
import { catalogueStore } from '../catalogue/catalogue-store.ts'
import { caseRoutes } from './case-routes.tsx'
import { WhereToPage } from './pages/where-to.tsx'
import { routeCase } from './route-case.ts'
import { rulesOf } from './routing-rules.ts'

/**
 *   GET  /services/networks/:service/where   ?site= ?grade= ?feature=: where a case should go, by which rule
 *   POST /services/networks/:service/where   leads to the address that asks what was typed
 *
 * and those of case-routes.tsx.
 */
export function networkRoutes(parts: Parts) {
  const { db, clock } = parts
  return new Hono<AppEnv>()
    .route('/', caseRoutes(parts))
    .post('/services/networks/:service/where', async (c) => {
      const form = await sentForm(c)
      const asked = ['site', 'grade'].map((name) => [name, form.one(name)])
      const features = form.all('feature').map((feature) => ['feature', feature])
      return seeOther(c, `${whereHref(c.req.param('service'))}?${new URLSearchParams([...asked, ...features])}`)
    })
    .get('/services/networks/:service/where', async (c) => {
      const id = c.req.param('service')
      const network = rulesOf(id)
      const { service, sites } = await db.reading(forPurpose(c.get('viewer'), 'own-care'), async (tx) => {
        const store = catalogueStore(tx)
        return {
          service: (await store.services()).find((each) => each.id === id),
          sites: (await store.sitesOn(clock.today())).filter((each) => each.service === id),
        }
      })
      if (!service || !network) throw new NotFound(`a network for ${id}`)
      const [site, grade] = [c.req.query('site') ?? '', c.req.query('grade') ?? '']
      const features = c.req.queries('feature') ?? []
      const isAsked = c.req.query('site') !== undefined
      const isKnown = network.grades.some(({ code }) => code === grade)
      const errors = isAsked && !isKnown ? [{ field: 'grade', message: 'Select how complex it is' }] : []
      const route = isKnown
        ? routeCase({ grade, features, site: site === '' ? undefined : site }, network, sites)
        : undefined
      const page = (
        <WhereToPage
          frame={frameOf(c)}
          service={service}
          network={network}
          sites={sites}
          asked={{ site, grade, features }}
          errors={errors}
          route={route}
        />
      )
      return c.html(render(page), errors.length > 0 ? 422 : 200)
    })
}
