import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import type { AppEnv } from '#platform/app-env.ts'
import { NotFound } from '#platform/errors.ts'
import { isOnceKey, once } from '#platform/once.ts'
import type { Parts } from '#platform/parts.ts'
import { answerOf, dateAnswer } from '#web/date-field.tsx'
import type { FieldError } from '#web/field-errors.ts'
import { fieldErrors } from '#web/field-errors.ts'
import { frameOf, seeOther } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { sentForm } from '#web/sent-form.ts'
import { catalogueStore } from '../catalogue/catalogue-store.ts'
import { mayAssess } from '../may-assess.ts'
import { caseHref } from './addresses.ts'
import {
  assumptionMessages,
  assumptionsForm,
  assumptionsFrom,
  typedAssumptions,
  usualAssumptions,
  usualCriteria,
  usualHurdles,
} from './case.ts'
import { auditCase, caseIn, changing, keeperOf, viewerOf } from './case-requests.ts'
import { type OptionKind, optionKinds, readOption } from './option-form.ts'
import { CaseAssumptionsPage } from './pages/assumptions.tsx'
import { CasePage } from './pages/case.tsx'
import { CasesPage, NewCasePage } from './pages/cases.tsx'
import { NewOptionPage, OptionsPage } from './pages/options.tsx'
import { readCase } from './read-case.ts'
import { caseSites } from './read-facts.ts'
import { checkCase, judgeOptions } from './standing.ts'
import { caseStore } from './store.ts'

const kindIn = `:kind{${optionKinds.join('|')}}`

/**
 *   GET  /services/cases                    every case
 *   GET  /services/cases/new, POST          begins one
 *   GET  /services/cases/:id                one, with where each part stands
 *   GET  /services/cases/:id/options        the long list
 *   GET  /services/cases/:id/options/:kind, POST   puts one forward: move, pool or hub
 *   POST /services/cases/:id/withdraw
 *   GET  /services/cases/:id/assumptions, POST
 */
export function caseRoutes({ db, clock }: Parts) {
  return new Hono<AppEnv>()
    .get('/services/cases', async (c) => {
      const viewer = viewerOf(c)
      const rows = await db.reading(viewer, async (tx) => {
        const names = new Map((await catalogueStore(tx).services()).map(({ id, name }) => [id, name]))
        const all = await caseStore(tx).all()
        return all.map((row) => ({ ...row, serviceName: names.get(row.service) ?? row.service }))
      })
      return c.html(render(<CasesPage frame={frameOf(c)} rows={rows} mayKeep={mayAssess(viewer)} />))
    })
    .get('/services/cases/new', async (c) => {
      const services = await db.reading(keeperOf(c), (tx) => catalogueStore(tx).services())
      const view = { services, answers: { service: c.req.query('service') ?? '' }, errors: [], once: randomUUID() }
      return c.html(render(<NewCasePage frame={frameOf(c)} {...view} />))
    })
    .post('/services/cases/new', async (c) => {
      const viewer = keeperOf(c)
      const form = await sentForm(c)
      const services = await db.reading(viewer, (tx) => catalogueStore(tx).services())
      const asked = { service: form.one('service'), title: form.one('title'), why: form.one('why') }
      const errors: FieldError[] = [
        ...(services.some(({ id }) => id === asked.service) ? [] : [{ field: 'service', message: 'Select a service' }]),
        ...(asked.title.length >= 1 && asked.title.length <= 50
          ? []
          : [{ field: 'title', message: 'Enter what the case is called, in up to 50 characters' }]),
        ...(asked.why.length >= 1 && asked.why.length <= 2000
          ? []
          : [{ field: 'why', message: 'Enter why the service should change, in up to 2,000 characters' }]),
      ]
      const key = form.one('once')
      if (errors.length > 0 || !isOnceKey(key)) {
        const view = { services, answers: asked, errors, once: randomUUID() }
        return c.html(render(<NewCasePage frame={frameOf(c)} {...view} />), 422)
      }
      const href = await changing(db, viewer, (tx) =>
        once(tx, key, asked, async () => {
          const id = randomUUID()
          const store = caseStore(tx)
          const kept = { hurdles: usualHurdles, criteria: usualCriteria, assumptions: usualAssumptions }
          await store.add({ id, ...asked, name: viewer.name, ...kept })
          await store.addOption(id, {
            id: randomUUID(),
            title: 'Leave it as it is',
            isBaseline: true,
            plan: { from: clock.today(), changes: [], oneOffPounds: 0, runningPoundsAYear: 0, source: 'No costs' },
          })
          await auditCase(tx, clock.today(), 'begin-case', id, { service: asked.service })
          return caseHref(id)
        }),
      )
      return seeOther(c, href, 'The case is begun. Put options forward next.')
    })
    .get(caseIn, async (c) => {
      const viewer = viewerOf(c)
      const { facts, ...rest } = await db.reading(viewer, (tx) => readCase(tx, c.req.param('id')))
      const view = { ...facts, ...rest, judged: judgeOptions(facts), checked: checkCase(facts) }
      return c.html(render(<CasePage frame={frameOf(c)} {...view} mayKeep={mayAssess(viewer)} />))
    })
    .get(`${caseIn}/options`, async (c) => {
      const viewer = viewerOf(c)
      const { facts } = await db.reading(viewer, (tx) => readCase(tx, c.req.param('id')))
      const view = { found: facts.found, options: facts.options, mayKeep: mayAssess(viewer) }
      return c.html(render(<OptionsPage frame={frameOf(c)} {...view} />))
    })
    .get(`${caseIn}/options/${kindIn}`, async (c) => {
      const view = await db.reading(keeperOf(c), async (tx) => {
        const { facts } = await readCase(tx, c.req.param('id'))
        return { found: facts.found, sites: await caseSites(tx, facts.found.service, clock.today()) }
      })
      const blank = { answers: {}, chosen: [], from: answerOf(clock.today()), errors: [], once: randomUUID() }
      const kind = c.req.param('kind') as OptionKind
      return c.html(render(<NewOptionPage frame={frameOf(c)} {...view} {...blank} kind={kind} />))
    })
    .post(`${caseIn}/options/${kindIn}`, async (c) => {
      const viewer = keeperOf(c)
      const id = c.req.param('id')
      const kind = c.req.param('kind') as OptionKind
      const form = await sentForm(c)
      const { found, sites } = await db.reading(viewer, async (tx) => {
        const { facts } = await readCase(tx, id)
        return { found: facts.found, sites: await caseSites(tx, facts.found.service, clock.today()) }
      })
      const from = dateAnswer(form.values, 'from')
      const chosen = form.all('sites')
      const read = readOption(
        kind,
        { values: form.values, chosen, from },
        sites.map(({ site }) => site),
      )
      const key = form.one('once')
      if (!read.ok || !isOnceKey(key)) {
        const view = { found, kind, sites, answers: form.values, chosen, from, once: randomUUID() }
        const errors = read.ok ? [] : read.errors
        return c.html(render(<NewOptionPage frame={frameOf(c)} {...view} errors={errors} />), 422)
      }
      await changing(db, viewer, (tx) =>
        once(tx, key, { id, title: read.title, plan: read.plan }, async () => {
          const option = randomUUID()
          await caseStore(tx).addOption(id, { id: option, title: read.title, isBaseline: false, plan: read.plan })
          await auditCase(tx, clock.today(), 'put-option-forward', id, { option })
          return option
        }),
      )
      return seeOther(c, `${caseHref(id)}/options`, 'The option is on the long list. Its effect can be computed.')
    })
    .post(`${caseIn}/withdraw`, async (c) => {
      const viewer = keeperOf(c)
      const id = c.req.param('id')
      const option = (await sentForm(c)).one('option')
      const back = `${caseHref(id)}/options`
      if (!/^[0-9a-f-]{36}$/.test(option)) return seeOther(c, back, 'Select an option to withdraw.', 'important')
      await changing(db, viewer, async (tx) => {
        const { facts } = await readCase(tx, id)
        if (!facts.options.some((each) => each.id === option)) throw new NotFound(`option ${option}`)
        if (await caseStore(tx).withdraw(id, option, clock.today()))
          await auditCase(tx, clock.today(), 'withdraw-option', id, { option })
      })
      return seeOther(c, back, 'The option is withdrawn.')
    })
    .get(`${caseIn}/assumptions`, async (c) => {
      const { facts } = await db.reading(keeperOf(c), (tx) => readCase(tx, c.req.param('id')))
      const view = { found: facts.found, answers: typedAssumptions(facts.found.assumptions), errors: [] }
      return c.html(render(<CaseAssumptionsPage frame={frameOf(c)} {...view} />))
    })
    .post(`${caseIn}/assumptions`, async (c) => {
      const viewer = keeperOf(c)
      const id = c.req.param('id')
      const form = await sentForm(c)
      const read = assumptionsForm.safeParse(form.values)
      const rates = [form.one('income'), form.one('cost')].filter((typed) => typed === '').length
      const { facts } = await db.reading(viewer, (tx) => readCase(tx, id))
      if (!read.success || rates === 1) {
        const errors = read.success
          ? [{ field: form.one('income') === '' ? 'income' : 'cost', message: 'Enter both rates, or leave both empty' }]
          : fieldErrors(read.error, assumptionMessages)
        const view = { found: facts.found, answers: form.values, errors }
        return c.html(render(<CaseAssumptionsPage frame={frameOf(c)} {...view} />), 422)
      }
      await changing(db, viewer, async (tx) => {
        const assumptions = assumptionsFrom(read.data, facts.found.assumptions)
        await caseStore(tx).change(id, Number(form.one('version')), { ...facts.found, assumptions })
        await auditCase(tx, clock.today(), 'change-case-assumptions', id)
      })
      return seeOther(c, `${caseHref(id)}/effect`, 'Saved. Compute the effect again to see what it changes.')
    })
}
