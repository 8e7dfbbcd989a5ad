import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { treatmentFunctionName, treatmentFunctions } from '#nhs/treatment-function.ts'
import type { AppEnv } from '#platform/app-env.ts'
import type { Tx } from '#platform/database.ts'
import { NotFound } from '#platform/errors.ts'
import type { Parts } from '#platform/parts.ts'
import { forPurpose, type Viewer } from '#platform/viewer.ts'
import { frameOf } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { sentForm } from '#web/sent-form.ts'
import { scopeHref, versionHref } from './addresses.ts'
import { answered, doOnce } from './answered.tsx'
import { proposeScope } from './change-scope.ts'
import { type Consequence, wouldStop } from './consequence.ts'
import { mayDraft } from './may-agreement.ts'
import { RefusedPage } from './pages/answer.tsx'
import { ScopePage, TakeInPage, TakeOutPage } from './pages/scope.tsx'
import { reasonFault } from './reason-form.ts'
import { agreementStore } from './store.ts'

const back = { text: 'Back to services planned together', href: scopeHref }

/**
 *   GET       /alliance/agreement/scope                what is in, what never is, and what was taken in and out
 *   GET, POST /alliance/agreement/scope/out/:service   what taking it out would stop; proposes it
 *   GET, POST /alliance/agreement/scope/in             proposes to take a service in
 */
export function scopeRoutes({ db, clock }: Parts, consequences: readonly Consequence[]) {
  // What goes with a service is in plans, which are seen for the purpose of planning.
  const planning = (c: Context<AppEnv>): Viewer => forPurpose(c.get('viewer'), 'planning')

  /** @throws NotFound when the service is not in scope under an agreement */
  async function stopsOut(tx: Tx, service: string) {
    const inForce = await agreementStore(tx).inForce()
    if (!inForce?.body.services.includes(service)) throw new NotFound(`service ${service}`)
    return wouldStop(tx, consequences, { kind: 'services-out', services: [service] }, clock.today())
  }

  /** What could be taken in, by name. */
  async function outside(tx: Tx): Promise<readonly string[]> {
    const agreement = (await agreementStore(tx).inForce())?.body
    if (!agreement) throw new NotFound('an agreement in force')
    const never = new Set([...agreement.services, ...agreement.excluded.flatMap(({ services }) => services)])
    return treatmentFunctions
      .filter(({ code, isRetired }) => !isRetired && !never.has(code))
      .map(({ code }) => code)
      .sort((a, b) => treatmentFunctionName(a).localeCompare(treatmentFunctionName(b), 'en'))
  }

  function refuseUnlessDrafts(c: Context<AppEnv>): Response | Promise<Response> | undefined {
    const may = mayDraft(c.get('viewer'))
    if (may.allowed) return undefined
    return c.html(render(<RefusedPage frame={frameOf(c)} because={may.because} back={back} />), 403)
  }

  return new Hono<AppEnv>()
    .get(scopeHref, async (c) => {
      const viewer = planning(c)
      const { agreement, changes } = await db.reading(viewer, async (tx) => {
        const store = agreementStore(tx)
        return {
          agreement: (await store.inForce())?.body,
          changes: (await store.changes()).filter(({ kind }) => kind === 'services-in' || kind === 'services-out'),
        }
      })
      const page = { changes, mayPropose: agreement !== undefined && mayDraft(viewer).allowed }
      return c.html(render(<ScopePage frame={frameOf(c)} {...page} {...(agreement && { agreement })} />))
    })
    .get(`${scopeHref}/out/:service{[A-Z0-9]{3}}`, async (c) => {
      const refusal = refuseUnlessDrafts(c)
      if (refusal) return refusal
      const service = c.req.param('service')
      const stops = await db.reading(planning(c), (tx) => stopsOut(tx, service))
      return c.html(render(<TakeOutPage frame={frameOf(c)} {...{ service, stops }} formKey={randomUUID()} />))
    })
    .post(`${scopeHref}/out/:service{[A-Z0-9]{3}}`, async (c) => {
      const viewer = planning(c)
      const service = c.req.param('service')
      const form = await sentForm(c)
      const [why, formKey] = [form.one('why'), form.one('key')]
      const errors = reasonFault(why, 'why it should be taken out').map(({ message }) => ({ field: 'why', message }))
      if (errors.length > 0) {
        const stops = await db.reading(viewer, (tx) => stopsOut(tx, service))
        return c.html(render(<TakeOutPage frame={frameOf(c)} {...{ service, stops, formKey, why, errors }} />), 422)
      }
      const outcome = await doOnce(db, viewer, formKey, { out: service, why }, (tx) =>
        proposeScope(tx, viewer, { out: [service], into: [] }, why, clock.today()),
      )
      return answered(c, outcome, ({ number }) => versionHref(number!), back)
    })
    .get(`${scopeHref}/in`, async (c) => {
      const refusal = refuseUnlessDrafts(c)
      if (refusal) return refusal
      const services = await db.reading(planning(c), outside)
      return c.html(render(<TakeInPage frame={frameOf(c)} services={services} formKey={randomUUID()} />))
    })
    .post(`${scopeHref}/in`, async (c) => {
      const viewer = planning(c)
      const form = await sentForm(c)
      const answers = { service: form.one('service'), why: form.one('why') }
      const services = await db.reading(viewer, outside)
      const errors = [
        ...(services.includes(answers.service) ? [] : [{ field: 'service', message: 'Select a service' }]),
        ...reasonFault(answers.why, 'why it should be taken in').map(({ message }) => ({ field: 'why', message })),
      ]
      const formKey = form.one('key')
      if (errors.length > 0) {
        return c.html(render(<TakeInPage frame={frameOf(c)} {...{ services, formKey, answers, errors }} />), 422)
      }
      const outcome = await doOnce(db, viewer, formKey, answers, (tx) =>
        proposeScope(tx, viewer, { out: [], into: [answers.service] }, answers.why, clock.today()),
      )
      return answered(c, outcome, ({ number }) => versionHref(number!), back)
    })
}
