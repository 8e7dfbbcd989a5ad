import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { allianceStore } from '#alliance'
import { protectedCount } from '#nhs/small-numbers.ts'
import type { AppEnv } from '#platform/app-env.ts'
import type { Tx } from '#platform/database.ts'
import { Forbidden, NotFound } from '#platform/errors.ts'
import { isOnceKey, once } from '#platform/once.ts'
import type { Parts } from '#platform/parts.ts'
import { forPurpose, type Viewer } from '#platform/viewer.ts'
import { csvDownload } from '#web/csv.ts'
import { fieldErrors } from '#web/field-errors.ts'
import { frameOf, seeOther } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { sentForm } from '#web/sent-form.ts'
import { repatriationHref } from '../addresses.ts'
import type { SharedCount } from '../catalogue/catalogue.ts'
import { catalogueStore } from '../catalogue/catalogue-store.ts'
import { standardOn } from '../catalogue/volume-standard.ts'
import { mayAssess } from '../may-assess.ts'
import { assumptionMessages, assumptionsForm, readAssumptions, typedAssumptions } from './assumptions.ts'
import { findRepatriation, type RepatriationFacts, sensitivity } from './find-repatriation.ts'
import { RepatriationPage } from './pages/repatriation.tsx'
import { keepSeed, seedsOf } from './seed-store.ts'
import { sensitivityCsv } from './sensitivity-csv.ts'

const names = Object.keys(assumptionMessages)

/**
 *   GET  /services/repatriation/:service                  what could return, from what the address assumes
 *   POST /services/repatriation/:service                  leads to the address that assumes what was typed
 *   GET  /services/repatriation/:service/sensitivity.csv
 *   POST /services/repatriation/:service/keep             keeps it to begin a case for change with
 */
export function repatriationRoutes({ db, clock }: Parts) {
  const viewerOf = (c: Context<AppEnv>): Viewer => forPurpose(c.get('viewer'), 'own-care')

  /** @param asked what the address or the form says; the alliance's own assumptions when it says nothing */
  async function read(tx: Tx, id: string, asked: Readonly<Record<string, string>>) {
    const store = catalogueStore(tx)
    const today = clock.today()
    const service = (await store.services()).find((each) => each.id === id)
    const outflow = (await store.outflow()).filter((row) => row.service === id)
    if (!service || outflow.length === 0) throw new NotFound(`what could return of ${id}`)
    const sites = (await store.sitesOn(today)).filter((row) => row.service === id)
    const members = await allianceStore(tx).membersOn(today)
    const isAsked = names.some((name) => name in asked)
    const agreed = readAssumptions(service.assumptions)
    const typed: Readonly<Record<string, string>> = isAsked
      ? Object.fromEntries(names.map((name) => [name, asked[name] ?? '']))
      : agreed
        ? typedAssumptions(agreed)
        : {}
    const understood = isAsked || agreed ? assumptionsForm.safeParse(typed) : undefined
    const site = sites.find((row) => row.site === asked.site)?.site ?? sites[0]?.site
    const standards = await store.standards()
    const [unit, surgeon] = (['unit', 'surgeon'] as const).map((of) => standardOn(standards, id, of, today))
    const volumes = await store.volumes()
    const facts: RepatriationFacts = {
      // What goes to a fellow member stays in the alliance. Own counts are protected as others' are, so that all see the same.
      flows: outflow
        .filter(({ provider }) => !members.some((member) => member === provider))
        .map(({ provider, trust, cases }) => ({ provider, nearest: trust, cases: asShared(cases) })),
      casesNow: asShared(volumes.find((row) => row.service === id && row.site === site)?.unitCases ?? 0),
      ...(unit && { unitMinimum: unit.cases }),
      ...(surgeon && { surgeonMinimum: surgeon.cases }),
    }
    return {
      service,
      sites,
      typed,
      site: site ?? '',
      facts,
      understood,
      source: isAsked ? undefined : agreed?.source,
      bases: [...outflow, ...standards.filter((each) => each.service === id)].map(({ basis }) => basis),
      errors: understood && !understood.success ? fieldErrors(understood.error, assumptionMessages) : [],
    }
  }

  return new Hono<AppEnv>()
    .get('/services/repatriation/:service', async (c) => {
      const viewer = viewerOf(c)
      const { view, seeds } = await db.reading(viewer, async (tx) => ({
        view: await read(tx, c.req.param('service'), c.req.query()),
        seeds: await seedsOf(tx, c.req.param('service')),
      }))
      const { facts, understood, ...shown } = view
      const page = (
        <RepatriationPage
          frame={frameOf(c)}
          {...shown}
          found={understood?.success ? findRepatriation(facts, understood.data) : undefined}
          tried={understood?.success ? sensitivity(facts, understood.data) : []}
          seeds={seeds}
          keepKey={mayAssess(viewer) && view.site !== '' ? randomUUID() : undefined}
        />
      )
      return c.html(render(page), view.errors.length > 0 ? 422 : 200)
    })
    .post('/services/repatriation/:service', async (c) => {
      const form = await sentForm(c)
      const query = new URLSearchParams(['site', ...names].map((name) => [name, form.one(name)]))
      return seeOther(c, `${repatriationHref(c.req.param('service'))}?${query}`)
    })
    .get('/services/repatriation/:service/sensitivity.csv', async (c) => {
      const view = await db.reading(viewerOf(c), (tx) => read(tx, c.req.param('service'), c.req.query()))
      if (!view.understood?.success) throw new NotFound('assumptions that can be worked with')
      return csvDownload(c, 'what-the-answer-hangs-on', sensitivityCsv, sensitivity(view.facts, view.understood.data))
    })
    .post('/services/repatriation/:service/keep', async (c) => {
      const viewer = viewerOf(c)
      if (!mayAssess(viewer)) throw new Forbidden('those who look after services keep what could return')
      const form = await sentForm(c)
      const id = c.req.param('service')
      const key = form.one('once')
      const back = repatriationHref(id)
      if (!isOnceKey(key)) return seeOther(c, back)
      const kept = await db.withViewer(viewer, async (tx) => {
        const { understood, facts, site } = await read(tx, id, form.values)
        if (!understood?.success || site === '') return false
        const assumptions = understood.data
        await once(tx, key, { id, site, assumptions }, () =>
          keepSeed(tx, viewer.trust, { service: id, site, assumptions, found: findRepatriation(facts, assumptions) }),
        )
        return true
      })
      return kept ? seeOther(c, back, 'Kept. A case for change can begin with it.') : seeOther(c, back)
    })
}

const asShared = (count: SharedCount): SharedCount => {
  const shared = count === null ? 'not shown' : protectedCount(count)
  return shared === 'not shown' ? null : shared
}
