import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { sql } from 'kysely'
import type { AppEnv } from '#platform/app-env.ts'
import { audit } from '#platform/audit.ts'
import type { Tx } from '#platform/database.ts'
import { Conflict, Forbidden, NotFound } from '#platform/errors.ts'
import { doneBefore, isOnceKey, once } from '#platform/once.ts'
import type { Parts } from '#platform/parts.ts'
import { forPurpose, type Viewer } from '#platform/viewer.ts'
import { csvDownload } from '#web/csv.ts'
import { frameOf, seeOther } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { sentForm } from '#web/sent-form.ts'
import { designationHref, designationsHref } from '../addresses.ts'
import { catalogueStore } from '../catalogue/catalogue-store.ts'
import { mayAssess } from '../may-assess.ts'
import type { Decisions } from './decided-item.ts'
import { mayDecide, standingOf } from './designation.ts'
import { designationStore } from './designation-store.ts'
import { designationsCsv } from './designations-csv.ts'
import { decisionAnswers, noDecision, proposalMistakes, shownBy, understandDecision } from './forms.ts'
import { DesignationPage } from './pages/designation.tsx'
import { DesignationsPage } from './pages/designations.tsx'
import { ProposePage } from './pages/propose.tsx'

const one = '/services/designations/:id{[0-9a-f-]{36}}' as const

/**
 *   GET       /services/designations         centres of excellence; /services/designations.csv
 *   GET, POST /services/designations/new     puts a site of the viewer's trust forward
 *   GET, POST /services/designations/:id     one, with what is shown; writes down what the board decided
 */
export function designationRoutes({ db, clock }: Parts, decisions: Decisions) {
  const viewerOf = (c: Context<AppEnv>): Viewer => forPurpose(c.get('viewer'), 'own-care')
  const proposerOf = (c: Context<AppEnv>): Viewer => {
    const viewer = viewerOf(c)
    if (!mayAssess(viewer)) throw new Forbidden('those who look after services put sites forward')
    return viewer
  }

  async function all(tx: Tx) {
    const names = new Map((await catalogueStore(tx).services()).map(({ id, name }) => [id, name]))
    return (await designationStore(tx).all()).map((each) => ({
      ...each,
      serviceName: names.get(each.service) ?? each.service,
      standing: standingOf(each, clock.today()),
    }))
  }

  async function readOne(tx: Tx, id: string | undefined) {
    const designation = (await all(tx)).find((each) => each.id === id)
    if (!designation) throw new NotFound('a designation')
    return { designation, decided: await decisions(tx, clock.now()) }
  }

  /** Sites of the viewer's trust that are not put forward or designated for the service already. */
  async function free(tx: Tx, viewer: Viewer) {
    const catalogue = catalogueStore(tx)
    const names = new Map((await catalogue.services()).map(({ id, name }) => [id, name]))
    const open = (await all(tx)).filter(({ standing }) => standing !== 'withdrawn' && standing !== 'not-designated')
    return (await catalogue.sitesOn(clock.today()))
      .filter(({ trust, tier }) => trust === viewer.trust && tier !== 'outreach')
      .filter(({ service, site }) => !open.some((each) => each.service === service && each.site === site))
      .map((row) => ({
        ...row,
        value: `${row.service} ${row.site}`,
        serviceName: names.get(row.service) ?? row.service,
      }))
  }

  return new Hono<AppEnv>()
    .get(designationsHref, async (c) => {
      const viewer = viewerOf(c)
      const designations = await db.reading(viewer, all)
      return c.html(
        render(<DesignationsPage frame={frameOf(c)} designations={designations} mayPropose={mayAssess(viewer)} />),
      )
    })
    .get(`${designationsHref}.csv`, async (c) =>
      csvDownload(c, 'designations', designationsCsv, await db.reading(viewerOf(c), all)),
    )
    .get(`${designationsHref}/new`, async (c) => {
      const viewer = proposerOf(c)
      const sites = await db.reading(viewer, (tx) => free(tx, viewer))
      return c.html(render(<ProposePage frame={frameOf(c)} sites={sites} site="" shown={{}} onceKey={randomUUID()} />))
    })
    .post(`${designationsHref}/new`, async (c) => {
      const viewer = proposerOf(c)
      const form = await sentForm(c)
      const [site, shown, key] = [form.one('site'), shownBy(form), form.one('once')]
      if (!isOnceKey(key)) throw new Conflict('a designation without the key of its form')
      const done = await db.withViewer(viewer, async (tx) => {
        const sites = await free(tx, viewer)
        // Sent twice: the site is not free any more, because it was put forward the first time.
        if ((await doneBefore(tx, key, { site, shown })) !== undefined) return { sites, errors: [] }
        const chosen = sites.find(({ value }) => value === site)
        const errors = proposalMistakes(
          site,
          shown,
          sites.map(({ value }) => value),
        )
        if (errors.length > 0 || !chosen) return { sites, errors }
        await once(tx, key, { site, shown }, async () => {
          const [service, code] = [chosen.service, chosen.site]
          await designationStore(tx).propose({ id: key, service, site: code, shown, proposedOn: clock.today() })
          await audit(tx, [viewer.trust], { action: 'propose-designation', object: `designation ${key}` })
          return key
        })
        return { sites, errors: [] }
      })
      if (done.errors.length === 0) return seeOther(c, designationHref(key), 'It is put forward. The board decides.')
      return c.html(render(<ProposePage frame={frameOf(c)} {...done} site={site} shown={shown} onceKey={key} />), 422)
    })
    .get(one, async (c) => {
      const viewer = viewerOf(c)
      const view = await db.reading(viewer, (tx) => readOne(tx, c.req.param('id')))
      const may = { mayDecide: mayDecide(view.designation, viewer), today: clock.today() }
      return c.html(
        render(<DesignationPage frame={frameOf(c)} {...view} {...may} answers={noDecision} onceKey={randomUUID()} />),
      )
    })
    .post(one, async (c) => {
      const viewer = viewerOf(c)
      const form = await sentForm(c)
      const [answers, key, seen] = [decisionAnswers(form), form.one('once'), form.one('seen')]
      if (!isOnceKey(key)) throw new Conflict('a decision without the key of its form')
      const today = clock.today()
      const done = await db.withViewer(viewer, async (tx) => {
        const id = c.req.param('id')
        await sql`select pg_advisory_xact_lock(hashtextextended('designation/' || ${id}, 0))`.execute(tx)
        const view = await readOne(tx, id)
        const { designation } = view
        if (!mayDecide(designation, viewer)) throw new Forbidden('the secretary or chair writes down what was decided')
        if ((await doneBefore(tx, key, { id, answers })) !== undefined) return { view, errors: [] }
        if (seen !== String(designation.events.length)) {
          throw new Conflict('a designation that somebody else wrote to meanwhile')
        }
        const understood = understandDecision(answers, designation, view.decided, today)
        if (!understood.ok) return { view, errors: understood.errors }
        await once(tx, key, { id, answers }, async () => {
          await designationStore(tx).add(designation.trust, id, designation.events.length + 1, understood.event)
          await audit(tx, new Set([viewer.trust, designation.trust]), {
            action: 'decide-designation',
            object: `designation ${id}`,
            detail: { what: understood.event.what },
          })
          return id
        })
        return { view, errors: [] }
      })
      if (done.errors.length === 0) return seeOther(c, designationsHref, 'What the board decided is written down.')
      const view = { ...done.view, answers, errors: done.errors, onceKey: key, mayDecide: true, today }
      return c.html(render(<DesignationPage frame={frameOf(c)} {...view} />), 422)
    })
}
