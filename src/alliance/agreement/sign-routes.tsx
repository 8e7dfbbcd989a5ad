import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import type { AppEnv } from '#platform/app-env.ts'
import type { Tx } from '#platform/database.ts'
import { NotFound } from '#platform/errors.ts'
import type { Parts } from '#platform/parts.ts'
import { forPurpose, type Viewer } from '#platform/viewer.ts'
import { frameOf } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { sentForm } from '#web/sent-form.ts'
import { versionHref, versionIn } from './addresses.ts'
import { answered, doOnce } from './answered.tsx'
import type { Consequence } from './consequence.ts'
import { withdrawVersion } from './draft-commands.ts'
import { maySign, mayWithdraw } from './may-agreement.ts'
import { DeclinePage, RefusedPage, SignPage, WithdrawPage } from './pages/answer.tsx'
import { reasonFault } from './reason-form.ts'
import { answerVersion } from './sign.ts'
import { agreementStore } from './store.ts'
import { waitsFor } from './version.ts'
import { stopsOf } from './version-stops.ts'

/**
 *   GET, POST /alliance/agreement/versions/:number/sign
 *   GET, POST /alliance/agreement/versions/:number/decline
 *   GET, POST /alliance/agreement/versions/:number/withdraw
 */
export function signRoutes({ db, clock }: Parts, consequences: readonly Consequence[]) {
  // The last signature changes plans, which are seen for the purpose of planning.
  const planning = (c: Context<AppEnv>): Viewer => forPurpose(c.get('viewer'), 'planning')
  const numbered = (c: Context): number => Number(c.req.param('number'))
  const back = (number: number) => ({ text: `Back to version ${number}`, href: versionHref(number) })

  async function asked(tx: Tx, viewer: Viewer, number: number) {
    const store = agreementStore(tx)
    const version = await store.version(number)
    if (!version) throw new NotFound(`agreement version ${number}`)
    const signatures = await store.signatures([number])
    const inForce = (await store.inForce()) ?? null
    return { version, signatures, inForce, may: maySign(viewer, version, signatures, inForce?.number ?? null) }
  }

  return new Hono<AppEnv>()
    .get(`${versionIn}/sign`, async (c) => {
      const viewer = planning(c)
      const number = numbered(c)
      const { version, signatures, may, stops } = await db.reading(viewer, async (tx) => {
        const found = await asked(tx, viewer, number)
        return { ...found, stops: await stopsOf(tx, found.version, found.inForce, consequences, clock.today()) }
      })
      const frame = frameOf(c)
      if (!may.allowed)
        return c.html(render(<RefusedPage frame={frame} because={may.because} back={back(number)} />), 403)
      const isLast = waitsFor(version, signatures).length === 1
      const page = { version, formKey: randomUUID(), post: may.post, trust: viewer.trust, isLast, stops }
      return c.html(render(<SignPage frame={frame} {...page} />))
    })
    .post(`${versionIn}/sign`, async (c) => {
      const viewer = planning(c)
      const number = numbered(c)
      const form = await sentForm(c)
      const sent = { number, edition: Number(form.one('edition')), answer: 'signed', reason: '' } as const
      const outcome = await doOnce(db, viewer, form.one('key'), sent, (tx) =>
        answerVersion(tx, viewer, sent, { consequences, today: clock.today() }),
      )
      return answered(c, outcome, versionHref(number), back(number))
    })
    .get(`${versionIn}/decline`, async (c) => {
      const viewer = planning(c)
      const number = numbered(c)
      const { version, may } = await db.reading(viewer, (tx) => asked(tx, viewer, number))
      const frame = frameOf(c)
      if (!may.allowed)
        return c.html(render(<RefusedPage frame={frame} because={may.because} back={back(number)} />), 403)
      return c.html(render(<DeclinePage frame={frame} version={version} formKey={randomUUID()} />))
    })
    .post(`${versionIn}/decline`, async (c) => {
      const viewer = planning(c)
      const number = numbered(c)
      const form = await sentForm(c)
      const reason = form.one('reason')
      const errors = reasonFault(reason, 'why your trust declines')
      if (errors.length > 0) {
        const { version } = await db.reading(viewer, (tx) => asked(tx, viewer, number))
        const page = { version, formKey: form.one('key'), errors, reason }
        return c.html(render(<DeclinePage frame={frameOf(c)} {...page} />), 422)
      }
      const sent = { number, edition: Number(form.one('edition')), answer: 'declined', reason } as const
      const outcome = await doOnce(db, viewer, form.one('key'), sent, (tx) =>
        answerVersion(tx, viewer, sent, { consequences, today: clock.today() }),
      )
      return answered(c, outcome, versionHref(number), back(number))
    })
    .get(`${versionIn}/withdraw`, async (c) => {
      const viewer = planning(c)
      const number = numbered(c)
      const { version } = await db.reading(viewer, (tx) => asked(tx, viewer, number))
      const may = mayWithdraw(viewer, version)
      const frame = frameOf(c)
      if (!may.allowed)
        return c.html(render(<RefusedPage frame={frame} because={may.because} back={back(number)} />), 403)
      return c.html(render(<WithdrawPage frame={frame} version={version} formKey={randomUUID()} />))
    })
    .post(`${versionIn}/withdraw`, async (c) => {
      const viewer = planning(c)
      const number = numbered(c)
      const form = await sentForm(c)
      const edition = Number(form.one('edition'))
      const outcome = await doOnce(db, viewer, form.one('key'), { number, edition }, (tx) =>
        withdrawVersion(tx, viewer, number, edition),
      )
      return answered(c, outcome, versionHref(number), back(number))
    })
}
