import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { allianceStore, type MatterCode, matterCodes } from '#alliance'
import type { Day } from '#nhs/day.ts'
import type { TrustCode } from '#nhs/trust-code.ts'
import type { AppEnv } from '#platform/app-env.ts'
import type { Tx } from '#platform/database.ts'
import { NotFound } from '#platform/errors.ts'
import type { Parts } from '#platform/parts.ts'
import { csvDownload } from '#web/csv.ts'
import { dateAnswer } from '#web/date-field.tsx'
import { frameOf } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { type SentForm, sentForm } from '#web/sent-form.ts'
import { answered, doOnce } from '../meetings/answered.tsx'
import { mayKeepRecord } from '../meetings/may-meet.ts'
import { RefusedPage } from '../meetings/pages/refused.tsx'
import { boardStore } from '../meetings/store.ts'
import { readAnswers } from '../register/read-answers.ts'
import { planHref } from './addresses.ts'
import { changePoint, declarePoint } from './change-plan.ts'
import { PlanPage } from './pages/plan.tsx'
import { ChangePointPage, NewPointPage } from './pages/plan-forms.tsx'
import { planCsv } from './plan-csv.ts'
import { planRows } from './plan-rows.ts'
import { planStore } from './store.ts'

const back = { text: 'Back to the forward plan', href: planHref }
const pointIn = `${planHref}/:id{[0-9a-f-]{36}}/:step{move|drop}` as const

/**
 *   GET       /board/plan                  .csv; what will have to be decided
 *   GET, POST /board/plan/new
 *   GET, POST /board/plan/:id/move, drop   with the reason
 */
export function planRoutes({ db, clock }: Parts) {
  const rowsNow = (c: Context<AppEnv>) => db.reading(c.get('viewer'), (tx) => planRows(tx, clock.today()))
  const refuse = (c: Context<AppEnv>) => {
    const may = mayKeepRecord(c.get('viewer'))
    if (may.allowed) return undefined
    return c.html(render(<RefusedPage frame={frameOf(c)} because={may.because} back={back} />), 403)
  }
  const choices = async (tx: Tx) => ({
    committees: await boardStore(tx).committees(),
    trusts: await allianceStore(tx).partOn(clock.today()),
  })

  function readPoint(form: SentForm, committees: readonly string[], trusts: readonly TrustCode[]) {
    const read = readAnswers(form)
    const point = {
      committee: read.oneOf('committee', committees, 'Select a committee'),
      title: read.words('title', 'what will have to be decided', 60),
      why: read.words('why', 'why then', 500),
      matter: read.oneOf<MatterCode>('matter', matterCodes, 'Select a class of matter'),
      ownerTrust: read.oneOf('trust', trusts, 'Select the trust that prepares it'),
      ownerName: read.words('who', 'who prepares it', 100),
      dueOn: read.day('due', 'the day by which it has to be decided', { from: clock.today() }),
    }
    return { errors: read.errors, point }
  }

  function readChange(form: SentForm, step: 'move' | 'drop') {
    const read = readAnswers(form)
    const dueOn: Day | undefined =
      step === 'move' ? read.day('due', 'the day by which it has to be decided', { from: clock.today() }) : undefined
    const reason = read.words('reason', 'the reason', 300)
    return { errors: read.errors, change: { reason, ...(dueOn !== undefined && { dueOn }) } }
  }

  async function pointOf(c: Context<AppEnv>) {
    const point = await db.reading(c.get('viewer'), (tx) => planStore(tx).one(c.req.param('id') ?? ''))
    if (!point) throw new NotFound('a decision point')
    return point
  }

  return new Hono<AppEnv>()
    .get(planHref, async (c) => {
      const page = { rows: await rowsNow(c), mayKeep: mayKeepRecord(c.get('viewer')).allowed }
      return c.html(render(<PlanPage frame={frameOf(c)} {...page} />))
    })
    .get(`${planHref}.csv`, async (c) => csvDownload(c, 'forward-plan', planCsv, await rowsNow(c)))
    .get(`${planHref}/new`, async (c) => {
      const refusal = refuse(c)
      if (refusal) return refusal
      const page = { ...(await db.reading(c.get('viewer'), choices)), formKey: randomUUID() }
      return c.html(render(<NewPointPage frame={frameOf(c)} {...page} />))
    })
    .post(`${planHref}/new`, async (c) => {
      const viewer = c.get('viewer')
      const form = await sentForm(c)
      const { committees, trusts } = await db.reading(viewer, choices)
      const read = readPoint(
        form,
        committees.map(({ id }) => id),
        trusts,
      )
      const formKey = form.one('key')
      if (read.errors.length > 0) {
        const page = { committees, trusts, formKey, values: form.values, due: dateAnswer(form.values, 'due') }
        return c.html(render(<NewPointPage frame={frameOf(c)} {...page} errors={read.errors} />), 422)
      }
      const answer = await doOnce(db, viewer, formKey, read.point, (tx) => declarePoint(tx, viewer, read.point))
      return answered(c, answer, () => planHref, back)
    })
    .get(pointIn, async (c) => {
      const refusal = refuse(c)
      if (refusal) return refusal
      const step = c.req.param('step') as 'move' | 'drop'
      const page = { point: await pointOf(c), step, formKey: randomUUID() }
      return c.html(render(<ChangePointPage frame={frameOf(c)} {...page} />))
    })
    .post(pointIn, async (c) => {
      const viewer = c.get('viewer')
      const step = c.req.param('step') as 'move' | 'drop'
      const form = await sentForm(c)
      const read = readChange(form, step)
      const formKey = form.one('key')
      const point = await pointOf(c)
      if (read.errors.length > 0) {
        const page = { point, step, formKey, values: form.values, due: dateAnswer(form.values, 'due') }
        return c.html(render(<ChangePointPage frame={frameOf(c)} {...page} errors={read.errors} />), 422)
      }
      const sent = { edition: Number(form.one('edition')), ...read.change }
      const answer = await doOnce(db, viewer, formKey, { id: point.id, step, ...sent }, (tx) =>
        changePoint(tx, viewer, point.id, sent),
      )
      return answered(c, answer, () => planHref, back)
    })
}
