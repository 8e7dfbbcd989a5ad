import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import type { AppEnv } from '#platform/app-env.ts'
import type { Tx } from '#platform/database.ts'
import { Forbidden, NotFound } from '#platform/errors.ts'
import { isOnceKey } from '#platform/once.ts'
import type { Parts } from '#platform/parts.ts'
import { forPurpose, type Viewer } from '#platform/viewer.ts'
import type { FieldError } from '#web/field-errors.ts'
import { frameOf, seeOther } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { sentForm } from '#web/sent-form.ts'
import { factSources } from '../facts.ts'
import { peopleOf } from '../work-lists/people-of.ts'
import { checkHref, screenedHref, screeningHref } from './addresses.ts'
import { judgementsFor } from './judgement.ts'
import { ScreenedPage } from './pages/screened-page.tsx'
import { ScreeningCheckPage } from './pages/screening-check-page.tsx'
import { ScreeningPage } from './pages/screening-page.tsx'
import { countProposals, type Proposal, plansToScreen, proposals, proposalsNamed } from './proposal-store.ts'
import { screened, screenTogether } from './screen-together.ts'
import { type ScreeningAsked, screeningAddress, screeningAsked } from './screening-asked.ts'

const PAGE_SIZE = 50

/**
 *   GET  /transfers/screening             proposals to judge, of all plans or of one ?plan=; posts to
 *   POST /transfers/screening/check       the same page with mistakes, or on to
 *   GET  /transfers/screening/check       what was ticked and how it is judged, before it is done
 *   POST /transfers/screening             does it, once for each form, and on to
 *   GET  /transfers/screening/done/:key   what came of it, one by one
 */
export function screeningRoutes(parts: Pick<Parts, 'db' | 'clock'>) {
  const { db, clock } = parts
  const sources = factSources(parts)

  async function page(c: Context<AppEnv>, wanted: ScreeningAsked, errors: readonly FieldError[] = []) {
    const viewer = screenerOf(c)
    const view = await db.withViewer(viewer, async (tx) => {
      const plans = await plansToScreen(tx, viewer)
      const { plan: wantedPlan, ...rest } = wanted
      const plan = plans.find((each) => each.plan === wantedPlan)?.plan
      const found = await countProposals(tx, viewer, plan)
      const last = Math.max(1, Math.ceil(found / PAGE_SIZE))
      const asked = { ...rest, ...(plan && { plan }), page: Math.min(wanted.page, last) }
      const offset = (asked.page - 1) * PAGE_SIZE
      const rows = await proposals(tx, viewer, { ...(plan && { plan }), limit: PAGE_SIZE, offset })
      return { asked, plans, found, ...(await withPeople(tx, rows)) }
    })
    const judgements = judgementsFor(viewer.roles)
    const shown = { frame: frameOf(c), errors, judgements, pageSize: PAGE_SIZE, today: clock.today(), ...view }
    return c.html(render(<ScreeningPage {...shown} />), errors.length > 0 ? 422 : 200)
  }

  return new Hono<AppEnv>()
    .get(screeningHref, (c) => page(c, askedOf(c)))
    .post(checkHref, async (c) => {
      const form = await sentForm(c)
      const sent = new URLSearchParams({ ...form.values })
      sent.delete('tick')
      for (const tick of form.all('tick')) sent.append('tick', tick)
      const asked = screeningAsked(sent, screenerOf(c).roles)
      const errors = [
        ...(asked.ticked.length === 0 ? [{ field: 'tick', message: 'Select at least one patient' }] : []),
        ...(asked.judgement ? [] : [{ field: 'judgement', message: 'Select what you judge' }]),
      ]
      return errors.length > 0 ? page(c, asked, errors) : seeOther(c, screeningAddress(asked, {}, checkHref))
    })
    .get(checkHref, async (c) => {
      const viewer = screenerOf(c)
      const asked = askedOf(c)
      const { judgement, ticked } = asked
      if (!judgement || ticked === 'all' || ticked.length === 0) return seeOther(c, screeningAddress(asked))
      const view = await db.withViewer(viewer, async (tx) =>
        withPeople(
          tx,
          await proposalsNamed(
            tx,
            ticked.map(({ id }) => id),
          ),
        ),
      )
      const shown = { frame: frameOf(c), asked: { ...asked, judgement, ticked }, formKey: randomUUID(), ...view }
      return c.html(render(<ScreeningCheckPage {...shown} />))
    })
    .post(screeningHref, async (c) => {
      const viewer = screenerOf(c)
      const form = await sentForm(c)
      const sent = new URLSearchParams({ ...form.values })
      sent.delete('tick')
      for (const tick of form.one('ticked').split(' ')) sent.append('tick', tick)
      const { judgement, ticked, model } = screeningAsked(sent, viewer.roles)
      const key = form.one('key')
      if (!judgement || ticked === 'all' || ticked.length === 0 || !isOnceKey(key)) return seeOther(c, screeningHref)
      await db.withViewer(viewer, (tx) =>
        screenTogether(tx, viewer, { ticked, judgement, model }, { key, sources, today: clock.today() }),
      )
      return seeOther(c, screenedHref(key))
    })
    .get('/transfers/screening/done/:key{[0-9a-f-]{36}}', async (c) => {
      const viewer = screenerOf(c)
      const key = c.req.param('key')
      const view = await db.withViewer(viewer, async (tx) => {
        const results = await screened(tx, key)
        if (!results) throw new NotFound(`screening ${key}`)
        const shown = await withPeople(
          tx,
          await proposalsNamed(
            tx,
            results.map(({ id }) => id),
          ),
        )
        return { results, left: await countProposals(tx, viewer), ...shown }
      })
      return c.html(render(<ScreenedPage frame={frameOf(c)} {...view} />))
    })
}

async function withPeople(tx: Tx, rows: readonly Proposal[]) {
  return { rows, people: await peopleOf(tx, rows) }
}

/** @throws Forbidden for roles that judge nothing */
function screenerOf(c: Context<AppEnv>): Viewer {
  const viewer = forPurpose(c.get('viewer'), 'own-care')
  if (judgementsFor(viewer.roles).length === 0)
    throw new Forbidden('surgeons, coordinators and booking clerks screen what plans propose')
  return viewer
}

const askedOf = (c: Context<AppEnv>): ScreeningAsked =>
  screeningAsked(new URL(c.req.url).searchParams, screenerOf(c).roles)
