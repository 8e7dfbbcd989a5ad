import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import type { AppEnv } from '#platform/app-env.ts'
import type { Tx } from '#platform/database.ts'
import type { Parts } from '#platform/parts.ts'
import type { Viewer } from '#platform/viewer.ts'
import type { FieldError } from '#web/field-errors.ts'
import { frameOf, seeOther } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { sentForm } from '#web/sent-form.ts'
import { namedIn } from '../handover/asked-transfer.ts'
import { stateNow } from '../life/standing.ts'
import type { Transfer } from '../life/transfer-row.ts'
import { answerIn, answerInAddress, answerQuery, momentOf, saidMistakes, understandAnswer } from './answer-form.ts'
import { type AnswerPage as Asked, answerKinds } from './answer-kinds.ts'
import { agreeToOffer, declineTransfer, noteAnswer, takeBackConsent } from './answer-offer.ts'
import { answerStep, sentAlong } from './answer-step.tsx'
import { offersPath, ownCare, ownTransfer, stepsPath } from './asked-offers.ts'
import type { Once, Outcome, Seen } from './done-once.ts'
import { effectOfDeclines, type OffersAndAnswers } from './effect-of-declines.ts'
import type { Offer } from './offer.ts'
import { newestOffer } from './offer-fact.ts'
import { offersOf } from './offer-store.ts'
import { withDeclined } from './offer-to-make.ts'
import { AnswerPage } from './pages/answer.tsx'
import { CheckAnswerPage } from './pages/check-answer.tsx'
import { NotNowPage } from './pages/not-now.tsx'

const pages: readonly (readonly [path: string, asked: Asked])[] = [
  [`${stepsPath}/consent`, 'agrees'],
  [`${stepsPath}/decline`, 'declines'],
  [`${offersPath}/date-declined`, 'declines-date'],
  [`${offersPath}/taken-back`, 'takes-back'],
]

type Found = { readonly transfer: Transfer; readonly offer: Offer; readonly evidence: OffersAndAnswers }

/**
 *   GET, POST …/steps/consent          the patient agrees, or confirms it
 *   GET, POST …/offers/date-declined   they decline one date: the transfer stays open
 *   GET, POST …/steps/decline          they do not want to go: the transfer ends
 *   GET, POST …/offers/taken-back      they take their agreement back; once another trust answers for them, it is told
 *   GET, POST …/check                  under each: the answers to check, and what was said, which is in no address
 */
export function answerRoutes(parts: Parts) {
  const { db, clock } = parts

  /** The offer to be answered, when this person may record that now; otherwise the page that says why not. */
  async function ask(c: Context<AppEnv>, asked: Asked): Promise<Found | Response> {
    const viewer = ownCare(c)
    const { transfer, newest, evidence } = await db.reading(viewer, async (tx) => {
      const found = await ownTransfer(tx, c)
      return { transfer: found, newest: await newestOffer(tx, found), evidence: await offersOf(tx, found) }
    })
    const may = answerKinds[asked].may(viewer, transfer)
    const offer = evidence.offers.find(({ id }) => id === newest?.id)
    if (may.allowed && offer) return { transfer, offer, evidence }
    const because = may.allowed ? 'No offer is recorded. Offer a date first.' : may.because
    return c.html(render(<NotNowPage frame={frameOf(c)} transfer={transfer} because={because} />), 403)
  }

  const about = (offer: Offer, asked: Asked) => ({
    offer,
    today: clock.today(),
    asksReason: answerKinds[asked].asksReason,
  })

  /** The answers in the address to be checked, or the form where one of them is missing. */
  async function check(c: Context<AppEnv>, asked: Asked, again?: Again): Promise<Response> {
    const found = await ask(c, asked)
    if (found instanceof Response) return found
    const { transfer, offer, evidence } = found
    const kind = answerKinds[asked]
    const understood = understandAnswer(inAddress(c), about(offer, asked))
    if (!understood.ok) return seeOther(c, kind.href(transfer))
    const { answer } = understood
    const view = {
      frame: frameOf(c),
      transfer,
      kind,
      offer,
      answer,
      effect: kind.asksReason ? effectOfDeclines(withDeclined(evidence, offer), clock.today()) : undefined,
      said: again?.said ?? '',
      errors: again?.errors ?? [],
      along: {
        version: seenIn(c, transfer),
        once: randomUUID(),
        offer: offer.id,
        as: isNoted(asked, transfer) ? 'note' : 'step',
      },
    }
    return c.html(render(<CheckAnswerPage {...view} />), again ? 422 : 200)
  }

  /** What was sent decides alone, and not how the transfer stands by now: a form that is sent twice finds its own answer. */
  async function save(c: Context<AppEnv>, asked: Asked): Promise<Response> {
    const sent = await sentForm(c)
    const along = sentAlong(sent, namedIn(c))
    const said = sent.one('said')
    const errors = saidMistakes(said)
    if (errors.length > 0) return check(c, asked, { said, errors })
    const { transfer, evidence } = await db.reading(ownCare(c), async (tx) => {
      const found = await ownTransfer(tx, c)
      return { transfer: found, evidence: await offersOf(tx, found) }
    })
    const kind = answerKinds[asked]
    const offer = evidence.offers.find(({ id }) => id === sent.one('offer'))
    const understood = offer && understandAnswer(inAddress(c), about(offer, asked))
    if (!understood?.ok) return seeOther(c, kind.href(transfer))
    const { on, reason, way, speaker } = understood.answer
    const at = momentOf(on, { today: clock.today(), now: clock.now() })
    const answer = { way, speaker, said, offer: offer!.id, at }
    const isNote = sent.one('as') === 'note'
    const work = (tx: Tx, viewer: Viewer, seen: Seen, once: Once): Promise<Outcome> => {
      if (asked === 'takes-back') {
        return (isNote ? noteAnswer : takeBackConsent)(tx, viewer, seen, { ...answer, kind: 'withdrew' }, once)
      }
      if (asked === 'agrees') {
        const agreed = { ...answer, kind: 'agreed' } as const
        return isNote ? noteAnswer(tx, viewer, seen, agreed, once) : agreeToOffer(tx, viewer, seen, agreed, once)
      }
      const declined = { ...answer, kind: 'declined', reason: reason! } as const
      return asked === 'declines'
        ? declineTransfer(tx, viewer, seen, declined, once)
        : noteAnswer(tx, viewer, seen, declined, once)
    }
    return answerStep(c, parts, along, work, isNote ? kind.noted : kind.done)
  }

  const inAddress = (c: Context) => answerInAddress((name) => c.req.query(name), clock.today())

  const routes = new Hono<AppEnv>()
  for (const [path, asked] of pages) {
    const kind = answerKinds[asked]
    routes
      .get(path, async (c) => {
        const found = await ask(c, asked)
        if (found instanceof Response) return found
        const view = { kind, ...found, form: inAddress(c), along: { version: found.transfer.version } }
        return c.html(render(<AnswerPage frame={frameOf(c)} {...view} />))
      })
      .post(path, async (c) => {
        const found = await ask(c, asked)
        if (found instanceof Response) return found
        const sent = await sentForm(c)
        const form = answerIn(sent)
        const version = sent.one('version')
        const understood = understandAnswer(form, about(found.offer, asked))
        if (understood.ok) {
          return seeOther(c, `${kind.href(found.transfer)}/check?${answerQuery(understood.answer)}&version=${version}`)
        }
        const view = { kind, ...found, form, along: { version }, errors: understood.errors }
        return c.html(render(<AnswerPage frame={frameOf(c)} {...view} />), 422)
      })
      .get(`${path}/check`, (c) => check(c, asked))
      .post(`${path}/check`, (c) => save(c, asked))
  }
  return routes
}

/** Whether the transfer stays where it is. Once another trust answers for the patient, that trust takes the step. */
function isNoted(asked: Asked, transfer: Transfer): boolean {
  if (asked === 'takes-back') return transfer.responsible !== transfer.sender
  return asked === 'declines-date' || stateNow(transfer) !== 'offered'
}

type Again = { readonly said: string; readonly errors: readonly FieldError[] }

/** The version that the first page showed; the one there is now where the address does not say. */
const seenIn = (c: Context, { version }: Transfer): number =>
  /^\d{1,9}$/.test(c.req.query('version') ?? '') ? Number(c.req.query('version')) : version
