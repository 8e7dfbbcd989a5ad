import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { sitesOf } from '#nhs/organisations.ts'
import type { AppEnv } from '#platform/app-env.ts'
import type { Tx } from '#platform/database.ts'
import type { Parts } from '#platform/parts.ts'
import type { FieldError } from '#web/field-errors.ts'
import { frameOf, seeOther } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { sentForm } from '#web/sent-form.ts'
import { stepHref } from '../addresses.ts'
import { namedIn } from '../handover/asked-transfer.ts'
import { maySometime } from '../life/may.ts'
import type { Transfer } from '../life/transfer-row.ts'
import { answerStep, sentAlong } from './answer-step.tsx'
import { ownCare, ownTransfer, stepsPath } from './asked-offers.ts'
import { effectOfDeclines, type OffersAndAnswers } from './effect-of-declines.ts'
import { judgeOffer } from './judge-offer.ts'
import { offerElsewhere } from './offer-elsewhere.ts'
import {
  asTyped,
  firstOfferAnswers,
  firstToAnswer,
  mistakesOn,
  type OfferAnswers,
  type OfferQuestion,
  offerAnswersIn,
  offerQuery,
  offerQuestions,
  readQuestion,
  type TypedOffer,
  understandOffer,
} from './offer-form.ts'
import { offersOf } from './offer-store.ts'
import { asOffer, withDeclined } from './offer-to-make.ts'
import { CheckOfferPage } from './pages/check-offer.tsx'
import { NotNowPage } from './pages/not-now.tsx'
import { OfferQuestionPage } from './pages/offer-questions.tsx'
import { plannedTeam } from './planned-team.ts'

const questionIn = `${stepsPath}/offer/:question{${offerQuestions.map(({ page }) => page).join('|')}}`

type Asked = { readonly transfer: Transfer; readonly evidence: OffersAndAnswers }

/**
 *   GET       …/steps/offer             begins
 *   GET, POST …/steps/offer/:question   the day; the hospital and team; how it is made and the time to answer
 *   GET, POST …/steps/offer/check       every answer once more, and whether it is a reasonable offer; offers it
 */
export function offerStepRoutes(parts: Parts) {
  const { db, clock } = parts
  const hrefOf = (transfer: Transfer, page: string, answers: OfferAnswers) =>
    `${stepHref(transfer, 'offer')}/${page}?${offerQuery(answers)}`
  const answersIn = (c: Context) => offerAnswersIn((name) => c.req.query(name))

  /** The transfer, when this person may offer it now; otherwise the page that says why not. */
  async function asked(c: Context<AppEnv>): Promise<Asked | Response> {
    const viewer = ownCare(c)
    const read = async (tx: Tx): Promise<Asked> => {
      const transfer = await ownTransfer(tx, c)
      return { transfer, evidence: await offersOf(tx, transfer) }
    }
    const found = await db.reading(viewer, read)
    const may = maySometime(viewer, 'offer', found.transfer)
    if (may.allowed) return found
    const page = <NotNowPage frame={frameOf(c)} transfer={found.transfer} because={may.because} />
    return c.html(render(page), 403)
  }

  const ask = (c: Context<AppEnv>, { transfer }: Asked, answers: TypedOffer, errors: readonly FieldError[] = []) => {
    const question = c.req.param('question') as OfferQuestion
    const sites = sitesOf(transfer.receiver, clock.today())
    const before = offerQuestions[offerQuestions.findIndex((each) => each.page === question) - 1]
    const back = before && { text: 'Back to the question before', href: hrefOf(transfer, before.page, answersIn(c)) }
    const page = { frame: frameOf(c), transfer, question, sites, answers, errors, ...(back && { back }) }
    return c.html(render(<OfferQuestionPage {...page} />), errors.length > 0 ? 422 : 200)
  }

  return new Hono<AppEnv>()
    .get(`${stepsPath}/offer`, async (c) => {
      const found = await asked(c)
      return found instanceof Response ? found : c.redirect(hrefOf(found.transfer, 'day', answersIn(c)), 303)
    })
    .get(questionIn, async (c) => {
      const found = await asked(c)
      if (found instanceof Response) return found
      const given = answersIn(c)
      const last = found.evidence.offers.findLast(({ provider }) => provider === found.transfer.receiver)
      const isTeamOpen = c.req.param('question') === 'place' && given.team === '' && last === undefined
      const planned = isTeamOpen ? await plannedTeam(parts, ownCare(c), found.transfer) : undefined
      return ask(c, found, asTyped(firstOfferAnswers(given, found.transfer, { last, planned })))
    })
    .post(questionIn, async (c) => {
      const found = await asked(c)
      if (found instanceof Response) return found
      const { transfer } = found
      const question = c.req.param('question') as OfferQuestion
      const { typed, answers, misread } = readQuestion(question, await sentForm(c), answersIn(c))
      const understood = understandOffer(answers, transfer.receiver, clock.today())
      const errors = understood.ok ? [] : understood.errors
      const mistakes = mistakesOn(question, errors, misread)
      if (mistakes.length > 0) return ask(c, found, typed, mistakes)
      return seeOther(c, hrefOf(transfer, firstToAnswer(errors) ?? 'check', answers))
    })
    .get(`${stepsPath}/offer/check`, async (c) => {
      const found = await asked(c)
      if (found instanceof Response) return found
      const { transfer, evidence } = found
      const answers = answersIn(c)
      const understood = understandOffer(answers, transfer.receiver, clock.today())
      // An address that somebody shortened, or a day that has passed: the page that asks for it.
      if (!understood.ok) return seeOther(c, hrefOf(transfer, firstToAnswer(understood.errors)!, answers))
      const offer = asOffer(understood.draft, clock.today(), transfer)
      const view = {
        transfer,
        offer,
        judgement: judgeOffer(offer, evidence.home, evidence.unavailable),
        ifDeclined: effectOfDeclines(withDeclined(evidence, offer), clock.today()),
        changeHref: (page: OfferQuestion) => hrefOf(transfer, page, answers),
        sendTo: hrefOf(transfer, 'check', answers),
        once: randomUUID(),
      }
      return c.html(render(<CheckOfferPage frame={frameOf(c)} {...view} />))
    })
    .post(`${stepsPath}/offer/check`, async (c) => {
      const sent = sentAlong(await sentForm(c), namedIn(c))
      const answers = answersIn(c)
      const transfer = await db.reading(ownCare(c), (tx) => ownTransfer(tx, c))
      const understood = understandOffer(answers, transfer.receiver, clock.today())
      if (!understood.ok) return seeOther(c, hrefOf(transfer, firstToAnswer(understood.errors)!, answers))
      return answerStep(
        c,
        parts,
        sent,
        (tx, viewer, seen, once) => offerElsewhere(tx, viewer, seen, understood.draft, once),
        'The offer is recorded. Next: call the patient, or write a letter.',
      )
    })
}
