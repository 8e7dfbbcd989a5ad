import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import type { Day } from '#nhs/day.ts'
import type { AppEnv } from '#platform/app-env.ts'
import type { Tx } from '#platform/database.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { isOnceKey, once } from '#platform/once.ts'
import type { Parts } from '#platform/parts.ts'
import { dateAnswer, parseDate } from '#web/date-field.tsx'
import { frameOf, seeOther } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { type SentForm, sentForm } from '#web/sent-form.ts'
import { offersHref, unavailableHref } from './addresses.ts'
import { offersPath, ownCare, ownTransfer, refuseUnlessTalks } from './asked-offers.ts'
import { type NeedPart, needAnswersIn, needAnswersOf, needParts, understandNeeds } from './need-form.ts'
import { needsOf, recordNeeds, recordUnavailable, takeBackUnavailable } from './need-store.ts'
import { NeedPage } from './pages/need.tsx'
import { UnavailablePage } from './pages/unavailable.tsx'
import { patientOf } from './read-offers.ts'
import { declaredDays } from './unavailable-store.ts'

const partIn = `${offersPath}/needs/:part{${needParts.join('|')}}`
const daysPath = `${offersPath}/unavailable` as const
const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'

/**
 *   GET, POST …/offers/needs/:part                     language and interpreter; letters; address; what else to know
 *   GET, POST …/offers/unavailable                     days on which the patient cannot come
 *   POST      …/offers/unavailable/:days/can-come      they can after all
 */
export function needRoutes({ db, clock }: Parts) {
  /** Whose needs they are. @throws NotFound once the patient is on the trust's list no more */
  async function asked(tx: Tx, c: Context<AppEnv>) {
    const transfer = await ownTransfer(tx, c)
    refuseUnlessTalks(ownCare(c))
    const patient = await patientOf(tx, transfer)
    if (patient === undefined) throw new NotFound(`the patient of transfer ${transfer.id}`)
    return { transfer, patient }
  }

  return new Hono<AppEnv>()
    .get(partIn, async (c) => {
      const { transfer, needs } = await db.reading(ownCare(c), async (tx) => {
        const found = await asked(tx, c)
        return { ...found, needs: await needsOf(tx, found.patient) }
      })
      const part = c.req.param('part') as NeedPart
      const page = { transfer, part, answers: needAnswersOf(needs), along: { version: needs.version } }
      return c.html(render(<NeedPage frame={frameOf(c)} {...page} />))
    })
    .post(partIn, async (c) => {
      const viewer = ownCare(c)
      const part = c.req.param('part') as NeedPart
      const form = await sentForm(c)
      const answers = needAnswersIn(form)
      const version = seenVersion(form)
      const { transfer, understood } = await db.withViewer(viewer, async (tx) => {
        const found = await asked(tx, c)
        const before = await needsOf(tx, found.patient)
        const made = understandNeeds(part, answers, before)
        // Sent twice, it is there already.
        const isThere = made.ok && JSON.stringify(made.needs) === JSON.stringify(before)
        if (made.ok && !isThere) await recordNeeds(tx, viewer, found.patient, { ...made.needs, version })
        return { ...found, understood: made }
      })
      if (understood.ok) return seeOther(c, offersHref(transfer), 'What the patient needs is saved.')
      const page = { transfer, part, answers, along: { version }, errors: understood.errors }
      return c.html(render(<NeedPage frame={frameOf(c)} {...page} />), 422)
    })
    .get(daysPath, async (c) => {
      const view = await db.reading(ownCare(c), async (tx) => {
        const found = await asked(tx, c)
        return { ...found, days: await declaredDays(tx, found.patient) }
      })
      return c.html(render(<UnavailablePage frame={frameOf(c)} {...view} once={randomUUID()} />))
    })
    .post(daysPath, async (c) => {
      const viewer = ownCare(c)
      const form = await sentForm(c)
      const answers = { from: dateAnswer(form.values, 'from'), to: dateAnswer(form.values, 'to') }
      const understood = understandDays(answers, clock.today())
      const key = form.one('once')
      const view = await db.withViewer(viewer, async (tx) => {
        const found = await asked(tx, c)
        if (understood.ok) {
          if (!isOnceKey(key)) throw new Conflict('the form lacks its key')
          const said = { saidOn: clock.today(), ...understood.days }
          await once(tx, key, { patient: found.patient, ...said }, () =>
            recordUnavailable(tx, viewer, found.patient, said),
          )
        }
        return { ...found, days: await declaredDays(tx, found.patient) }
      })
      if (understood.ok) return seeOther(c, unavailableHref(view.transfer), 'The days are recorded.')
      const page = { ...view, answers, errors: understood.errors, once: isOnceKey(key) ? key : randomUUID() }
      return c.html(render(<UnavailablePage frame={frameOf(c)} {...page} />), 422)
    })
    .post(`${daysPath}/:days{${uuid}}/can-come`, async (c) => {
      const viewer = ownCare(c)
      const transfer = await db.withViewer(viewer, async (tx) => {
        const found = await asked(tx, c)
        const days = c.req.param('days')
        // Sent twice, or taken back by a colleague: what was wanted is so.
        const stand = await declaredDays(tx, found.patient)
        if (stand.some(({ id }) => id === days)) await takeBackUnavailable(tx, viewer, days, clock.today())
        return found.transfer
      })
      return seeOther(c, unavailableHref(transfer), 'It is recorded that the patient can come after all.')
    })
}

type Dates = { readonly from: ReturnType<typeof dateAnswer>; readonly to: ReturnType<typeof dateAnswer> }

function understandDays(answers: Dates, today: Day) {
  const from = parseDate(answers.from, 'from', 'the first day')
  const to = parseDate(answers.to, 'to', 'the last day')
  const errors = [from, to].flatMap((parsed) => (parsed.ok ? [] : [parsed.error]))
  if (from.ok && to.ok && to.day < from.day) {
    errors.push({ field: 'to', message: 'Enter a last day that is not before the first' })
  } else if (to.ok && to.day < today) {
    errors.push({ field: 'to', message: 'Enter a last day that is not over' })
  }
  return errors.length === 0 && from.ok && to.ok
    ? ({ ok: true, days: { from: from.day, to: to.day } } as const)
    : ({ ok: false, errors } as const)
}

/** A version that the page did not say is one that nobody has. */
const seenVersion = (form: SentForm): number =>
  /^\d{1,9}$/.test(form.one('version')) ? Number(form.one('version')) : -1
