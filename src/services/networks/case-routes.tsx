import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { sql } from 'kysely'
import type { AppEnv } from '#platform/app-env.ts'
import { audit } from '#platform/audit.ts'
import type { Tx } from '#platform/database.ts'
import { Conflict, Forbidden, NotFound } from '#platform/errors.ts'
import { isOnceKey, once } from '#platform/once.ts'
import type { Parts } from '#platform/parts.ts'
import { forPurpose, type Viewer } from '#platform/viewer.ts'
import { csvDownload } from '#web/csv.ts'
import { frameOf, seeOther } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { sentForm } from '#web/sent-form.ts'
import { caseHref, networkHref } from '../addresses.ts'
import { catalogueStore } from '../catalogue/catalogue-store.ts'
import {
  type CaseAnswers,
  caseAnswers,
  caseMistakes,
  discussionAnswers,
  noDiscussion,
  readDiscussion,
} from './case-form.ts'
import { caseStore } from './case-store.ts'
import { judgeOutcome } from './judge-outcome.ts'
import { mayKeepCases } from './may-keep-cases.ts'
import { isAwaited, type OutcomeCode } from './network-case.ts'
import { auditCsv, casesCsv } from './network-csv.ts'
import { CasePage } from './pages/case.tsx'
import { NetworkPage } from './pages/network.tsx'
import { NoteCasePage } from './pages/note-case.tsx'
import { routeCase } from './route-case.ts'
import { rulesOf } from './routing-rules.ts'

const caseIn = '/services/networks/:service/cases/:id{[0-9a-f-]{36}}' as const
const noCase: CaseAnswers = { reference: '', site: '', grade: '', features: [] }

/**
 *   GET       /services/networks/:service             its units, and whether every complex case was discussed
 *   GET       /services/networks/:service/audit.csv
 *   GET       /services/networks/:service/cases.csv   the viewer's trust's own
 *   GET, POST /services/networks/:service/cases/new   notes a case
 *   GET, POST /services/networks/:service/cases/:id   one case; records what the regional meeting said
 */
export function caseRoutes({ db, clock }: Parts) {
  const viewerOf = (c: Context<AppEnv>): Viewer => forPurpose(c.get('viewer'), 'own-care')
  const keeperOf = (c: Context<AppEnv>): Viewer => {
    const viewer = viewerOf(c)
    if (!mayKeepCases(viewer)) throw new Forbidden('surgeons, coordinators and planners keep the cases of a network')
    return viewer
  }

  async function read(tx: Tx, id: string, viewer: Viewer) {
    const rules = rulesOf(id)
    const catalogue = catalogueStore(tx)
    const service = (await catalogue.services()).find((each) => each.id === id)
    if (!service || !rules) throw new NotFound(`a network for ${id}`)
    const sites = (await catalogue.sitesOn(clock.today())).filter((each) => each.service === id)
    const store = caseStore(tx)
    return {
      service,
      rules,
      sites,
      own: sites.filter(({ trust }) => trust === viewer.trust),
      network: await store.network(id),
      audits: (await store.audit()).filter((each) => each.service === id),
      cases: mayKeepCases(viewer) ? await store.cases(id) : [],
    }
  }

  async function readCase(tx: Tx, c: Context, viewer: Viewer) {
    const view = await read(tx, c.req.param('service') ?? '', viewer)
    const found = view.cases.find(({ id }) => id === c.req.param('id'))
    if (!found) throw new NotFound('a case of a network')
    return { ...view, found, route: routeCase(found, view.rules, view.sites) }
  }

  return new Hono<AppEnv>()
    .get('/services/networks/:service', async (c) => {
      const viewer = viewerOf(c)
      const view = await db.reading(viewer, (tx) => read(tx, c.req.param('service'), viewer))
      return c.html(render(<NetworkPage frame={frameOf(c)} {...view} mayKeep={mayKeepCases(viewer)} />))
    })
    .get('/services/networks/:service/audit.csv', async (c) => {
      const viewer = viewerOf(c)
      const { audits } = await db.reading(viewer, (tx) => read(tx, c.req.param('service'), viewer))
      return csvDownload(c, 'discussed-at-the-regional-meeting', auditCsv, audits)
    })
    .get('/services/networks/:service/cases.csv', async (c) => {
      const viewer = keeperOf(c)
      const { cases } = await db.reading(viewer, (tx) => read(tx, c.req.param('service'), viewer))
      return csvDownload(c, 'cases-of-the-network', casesCsv, cases)
    })
    .get('/services/networks/:service/cases/new', async (c) => {
      const viewer = keeperOf(c)
      const view = await db.reading(viewer, (tx) => read(tx, c.req.param('service'), viewer))
      if (view.own.length === 0) throw new NotFound(`${view.service.id} at ${viewer.trust}`)
      return c.html(render(<NoteCasePage frame={frameOf(c)} {...view} answers={noCase} onceKey={randomUUID()} />))
    })
    .post('/services/networks/:service/cases/new', async (c) => {
      const viewer = keeperOf(c)
      const form = await sentForm(c)
      const answers = caseAnswers(form)
      const key = form.one('once')
      if (!isOnceKey(key)) throw new Conflict('a case without the key of its form')
      const done = await db.withViewer(viewer, async (tx) => {
        const view = await read(tx, c.req.param('service'), viewer)
        if (view.own.length === 0) throw new NotFound(`${view.service.id} at ${viewer.trust}`)
        const { service, rules, sites, own, cases } = view
        // Two at a time would take the same reference, so the second waits.
        await sql`select pg_advisory_xact_lock(hashtextextended('network-cases/' || viewer_trust(), 0))`.execute(tx)
        const before = cases.filter(({ id }) => id !== key).map(({ reference }) => reference)
        const errors = caseMistakes(answers, rules, own, before)
        if (errors.length > 0) return { view, errors }
        const { isDiscussed } = routeCase(answers, rules, sites)
        const href = await once(tx, key, { service: service.id, answers }, async () => {
          const known = { ...answers, id: key, service: service.id, isComplex: isDiscussed, notedOn: clock.today() }
          await caseStore(tx).note(known)
          await audit(tx, [viewer.trust], { action: 'note-network-case', object: `case ${key}` })
          return caseHref(service.id, key)
        })
        return { href }
      })
      if (done.href !== undefined) return seeOther(c, done.href, 'The case is noted.')
      const page = (
        <NoteCasePage frame={frameOf(c)} {...done.view} answers={answers} errors={done.errors} onceKey={key} />
      )
      return c.html(render(page), 422)
    })
    .get(caseIn, async (c) => {
      const viewer = keeperOf(c)
      const view = await db.reading(viewer, (tx) => readCase(tx, c, viewer))
      return c.html(render(<CasePage frame={frameOf(c)} {...view} answers={noDiscussion} onceKey={randomUUID()} />))
    })
    .post(caseIn, async (c) => {
      const viewer = keeperOf(c)
      const form = await sentForm(c)
      const [answers, key, seen] = [discussionAnswers(form), form.one('once'), form.one('seen')]
      if (!isOnceKey(key)) throw new Conflict('a discussion without the key of its form')
      const { day, errors } = readDiscussion(answers)
      const done = await db.withViewer(viewer, async (tx) => {
        await sql`select pg_advisory_xact_lock(hashtextextended('network-cases/' || viewer_trust(), 0))`.execute(tx)
        const view = await readCase(tx, c, viewer)
        const said = { onDay: day ?? '', outcome: answers.outcome, toSite: answers.toSite || null }
        const wrong = errors.length === 0 ? judgeOutcome(view.found, view.route, said, clock.today()) : undefined
        if (errors.length > 0 || wrong) return { view, errors: wrong ? [wrong] : errors }
        await once(tx, key, { id: view.found.id, answers }, async () => {
          const number = view.found.discussions.length + 1
          if (seen !== String(number - 1)) throw new Conflict('a case that somebody else wrote to meanwhile')
          const outcome = answers.outcome as OutcomeCode
          const toSite = outcome === 'goes' ? said.toSite : null
          await caseStore(tx).record(view.found.id, number, { onDay: said.onDay, outcome, toSite, who: answers.who })
          await audit(tx, [viewer.trust], { action: 'record-discussion', object: `case ${view.found.id}` })
          return caseHref(view.service.id, view.found.id)
        })
        return { view }
      })
      const { service, found } = done.view
      if (!done.errors) {
        const still = (await db.reading(viewer, (tx) => caseStore(tx).cases(service.id))).filter(isAwaited).length
        const rest = still === 0 ? 'No complex case of your trust waits for the meeting.' : `${still} still to discuss.`
        return seeOther(c, networkHref(service.id), `Recorded for ${found.reference}. ${rest}`)
      }
      const page = <CasePage frame={frameOf(c)} {...done.view} answers={answers} errors={done.errors} onceKey={key} />
      return c.html(render(page), 422)
    })
}
