/**
 * How each deed is done: a form that the pages send, or the patient's own answer. Whoever asks for it asks with one key, as often
 * as it takes to be told what became of it.
 */
import { randomUUID } from 'node:crypto'
import { holdFor } from '#capacity'
import type { Day } from '#nhs/day.ts'
import { clock } from '#platform/clock.ts'
import type { Database, Tx } from '#platform/database.ts'
import { Conflict } from '#platform/errors.ts'
import { tryAgain } from '#platform/try-again.ts'
import type { Viewer } from '#platform/viewer.ts'
import { stepHref, transferHref } from '../../src/transfers/addresses.ts'
import { factSources } from '../../src/transfers/facts.ts'
import { takeStep } from '../../src/transfers/life/take-step.ts'
import { holdTransfers, type Transfer } from '../../src/transfers/life/transfer-row.ts'
import { patient, receiver, sender, today } from '../../src/transfers/life/two-trusts.scene.ts'
import { moneyOf } from '../../src/transfers/money/agreed/money-of-transfer.ts'
import { digestOf, shownMoney } from '../../src/transfers/money/agreed/shown-money.ts'
import { agreeToOffer, declineTransfer } from '../../src/transfers/offers/answer-offer.ts'
import { doneOnce, type Once, type Outcome } from '../../src/transfers/offers/done-once.ts'
import { newestOffer } from '../../src/transfers/offers/offer-fact.ts'
import { offerQuery } from '../../src/transfers/offers/offer-form.ts'
import type { Deed } from './next-turn.ts'
import { reliably } from './reliably.ts'
import type { Browser, Form } from './sent-form.ts'
import type { Place } from './stage.ts'

/** `says`: what a person would read, for those who look for what went wrong. */
export type Answer = { readonly is: 'done' | 'no'; readonly says: string }

/** Asked for once or more, always with the same key. */
export type Asking = {
  /** The form's own key. */
  readonly key: string
  /** Until there is an answer. */
  ask(): Promise<Answer>
  /** Asks and does not wait for the answer. */
  askAndGo(): Promise<void>
}

const HOUR = 3_600_000

export type Doer = {
  readonly db: Database
  readonly browser: Browser
  /** What is sent with the forms of a person, such as 'RL1/ann'. */
  readonly cookies: ReadonlyMap<string, string>
  /** Milliseconds after which somebody whose connection drops is gone. */
  readonly dropsAfter: () => number
}

export async function asking(
  doer: Doer,
  transfer: Transfer,
  deed: Deed,
  { person, place }: { readonly person: string; readonly place: Place },
): Promise<Asking> {
  const key = randomUUID()
  const work = await withoutPage(doer.db, transfer, deed, { person, place })
  if (work) {
    const ask = () => byFunction(doer.db, work.viewer, (tx) => work.run(tx, { key, today }))
    return { key, ask, askAndGo: () => ask().then(() => {}) }
  }
  const trust = deed.who === 'sender' ? 'RL1' : 'RRJ'
  const cookie = doer.cookies.get(`${trust}/${person}`)!
  const { path, fields } = await formOf(doer.db, transfer, deed, place)
  const form: Form = { path, cookie, fields: { ...fields, version: String(transfer.version), once: key } }
  return {
    key,
    async ask() {
      const { status, location, text } = await doer.browser.send(form)
      if (status === 303 && location === transferHref(transfer)) return { is: 'done', says: '' }
      if (status === 403 || status === 409) return { is: 'no', says: `${status}: ${wordsOf(text)}` }
      throw new Error(`${path} answered ${status} ${location}: ${wordsOf(text)}`)
    },
    askAndGo: () => doer.browser.drop(form, doer.dropsAfter()),
  }
}

const wordsOf = (text: string): string =>
  text
    .slice(text.indexOf('<main'))
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, 500)

async function byFunction(db: Database, viewer: Viewer, run: (tx: Tx) => Promise<Outcome>): Promise<Answer> {
  try {
    const outcome = await reliably(() => tryAgain(() => db.withViewer(viewer, run)))
    return outcome.status === 'done' ? { is: 'done', says: '' } : { is: 'no', says: outcome.because }
  } catch (error) {
    if (error instanceof Conflict) return { is: 'no', says: error.message }
    throw error
  }
}

type Work = { readonly viewer: Viewer; run(tx: Tx, once: Once): Promise<Outcome> }

/** What no form of a clerk does. */
async function withoutPage(
  db: Database,
  transfer: Transfer,
  deed: Deed,
  { person, place }: { readonly person: string; readonly place: Place },
): Promise<Work | undefined> {
  const { action } = deed
  const { sender: owner, id, version } = transfer
  if (deed.who === 'patient') {
    const answer = { offer: await offerOf(db, transfer), way: 'page', speaker: 'patient', said: '', at: now() } as const
    if (action === 'consent') {
      return {
        viewer: patient,
        run: (tx, once) => agreeToOffer(tx, patient, transfer, { ...answer, kind: 'agreed' }, once),
      }
    }
    const declined = { ...answer, kind: 'declined', reason: 'too-far' } as const
    return { viewer: patient, run: (tx, once) => declineTransfer(tx, patient, transfer, declined, once) }
  }
  // A page holds a place for an hour at least: nobody would wait here until that is over.
  if (deed.holdMilliseconds === undefined || deed.holdMilliseconds >= HOUR) return undefined
  const viewer = { ...(deed.who === 'sender' ? sender : receiver), person }
  const { theatre, surgeon, room, ...when } = place
  const at = (name: string) => ({ trust: 'RRJ', id: name })
  const wanted = {
    theatre: at(theatre),
    surgeon: { trust: surgeonsTrust(transfer), id: surgeon },
    room: at(room),
    ...when,
  }
  // A moment, and the same for a form that is sent twice.
  const until = new Date(Date.now() + deed.holdMilliseconds)
  return {
    viewer,
    run: (tx, { key }) =>
      doneOnce(tx, key, { id, version }, async () => {
        await holdTransfers(tx, [transfer])
        const held = await holdFor(tx, transfer, wanted, until)
        if (!held.held) return { status: 'refused', because: held.because }
        const sources = factSources({ clock: clock(today) })
        const outcome = await takeStep(tx, viewer, { sender: owner, id, version, action }, { sources, today })
        // Refused with the step: the place goes back with the transaction.
        if (outcome.status === 'refused') throw new Conflict(outcome.because)
        return outcome
      }),
  }
}

async function formOf(
  db: Database,
  transfer: Transfer,
  deed: Deed,
  { theatre, surgeon, room, from, minutes, nights }: Place,
): Promise<Pick<Form, 'path' | 'fields'>> {
  const { action } = deed
  const href = stepHref(transfer, action)
  if (action === 'hold') {
    const who = { session: `510~RRJ~${theatre}`, surgeon: `${surgeonsTrust(transfer)}:${surgeon}`, room: `RRJ:${room}` }
    const when = { from: String(from), minutes: String(minutes), nights: String(nights), hours: '24' }
    return { path: href, fields: { ...who, ...when } }
  }
  if (action === 'accept') {
    const { sender: owner, id } = transfer
    const { preview } = await reliably(() => db.reading(receiver, (tx) => moneyOf(tx, owner, id)))
    return { path: href, fields: { digest: digestOf(shownMoney(preview)) } }
  }
  if (action === 'offer') {
    const { day, site } = transfer
    const answers = { day, site, team: 'Ms Smith and her team', way: 'phone', replyBy: '2026-02-10' }
    return { path: `${href}/check?${offerQuery(answers)}`, fields: {} }
  }
  if (action === 'consent' || action === 'decline') {
    const answers = { on: today, way: 'phone', speaker: 'patient', ...(action === 'decline' && { reason: 'too-far' }) }
    const offer = await offerOf(db, transfer)
    return {
      path: `${href}/check?${new URLSearchParams(answers)}`,
      fields: { offer, as: 'step', said: 'As they put it' },
    }
  }
  if (action === 'treat') return { path: `${href}/check`, fields: dated('treated', today) }
  if (deed.reason !== undefined) return { path: `${href}/why`, fields: { reason: deed.reason, note: 'They were told' } }
  if (action === 'hand-back') return { path: href, fields: { note: 'New hip. Look at the wound after two weeks.' } }
  return { path: href, fields: deed.model === undefined ? {} : { model: deed.model } }
}

/** A moment ago, so that it lies after the offer and not in the future by anybody's clock. */
const now = (): Date => new Date(Date.now() - 1)

function dated(name: string, on: Day): Readonly<Record<string, string>> {
  const [year, month, day] = on.split('-').map(Number)
  return { [`${name}-day`]: String(day), [`${name}-month`]: String(month), [`${name}-year`]: String(year) }
}

const offerOf = async (db: Database, transfer: Transfer): Promise<string> =>
  (await reliably(() => db.reading(sender, (tx) => newestOffer(tx, transfer))))!.id

/** Whose surgeon operates. */
const surgeonsTrust = ({ model, sender: owner }: Transfer): string => (model === 'surgeon' ? owner : 'RRJ')
