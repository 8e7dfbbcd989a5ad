/**
 * What follows when a patient declines offers. Nothing follows by itself: the clock runs on, whatever was declined. After
 * two reasonable offers a clinician may be asked whether to start active monitoring, and that is a question, with what it
 * needs before anybody may answer yes.
 * Source: Recording and reporting RTT waiting times v5.0 (11 February 2025), sections 4.4.1.4 and 8.3.
 */
import { type Day, daysBetween } from '#nhs/day.ts'
import { reasonableOfferRuleOn, twoDeclinedReasonableOffers } from '#nhs/rtt/reasonable-offer.ts'
import * as format from '#web/format.ts'
import { type Answer, inOrder } from './answer.ts'
import { judgeOffer } from './judge-offer.ts'
import { type Offer, offeredDate, standsOn, type Unavailability } from './offer.ts'

/** For a clinician to answer. The product never does. */
export type ClinicalQuestion = {
  readonly id: 'active-monitoring' | 'long-delay'
  readonly asks: string
  /** What has to be true, and recorded, before the answer may be yes. */
  readonly needs: readonly string[]
}

export type EffectOfDeclines = {
  /** There is no other value: declining an offer never stops a clock. */
  readonly clock: 'runs on'
  readonly declined: number
  readonly declinedReasonable: number
  readonly says: string
  readonly questions: readonly ClinicalQuestion[]
}

export type OffersAndAnswers = {
  /** The trust whose patient it is. */
  readonly home: string
  readonly offers: readonly Offer[]
  readonly answers: readonly Answer[]
  readonly unavailable: readonly Unavailability[]
}

export function effectOfDeclines(
  { home, offers, answers, unavailable }: OffersAndAnswers,
  today: Day,
): EffectOfDeclines {
  const declined = offers.filter(({ id }) => lastAnswer(id, answers)?.kind === 'declined')
  const counted = declined.filter(({ id }) => wasUnderstood(lastAnswer(id, answers)))
  const reasonable = counted.filter((offer) => judgeOffer(offer, home, unavailable).isReasonable)
  const two = twoDeclinedReasonableOffers(
    counted.map((offer) => offeredDate(offer, unavailable)),
    home,
  )
  const rule = reasonableOfferRuleOn(today)
  const questions: ClinicalQuestion[] = []
  if (two && rule) {
    questions.push({
      id: 'active-monitoring',
      asks: `Should this patient start active monitoring? They declined reasonable offers for ${format.date(two[0].forDay)} and ${format.date(two[1].forDay)}.`,
      needs: [
        'A clinician has talked with the patient about what waiting longer can mean.',
        'The patient agrees.',
        `A review every ${format.weeks(rule.reviewEveryWeeks)} is booked.`,
      ],
    })
  }
  const longest = longestDelay(
    unavailable.filter((said) => standsOn(said, today)),
    today,
  )
  if (rule && longest > rule.reviewAfterDelayDays) {
    questions.push({
      id: 'long-delay',
      asks: `Is it safe for this patient to wait? They cannot come for ${format.count(longest, 'day')}.`,
      needs: ['A clinician has reviewed the patient. The clock runs on, and no delay is too long by itself.'],
    })
  }
  return {
    clock: 'runs on',
    declined: declined.length,
    declinedReasonable: reasonable.length,
    says: inWords(declined.length, reasonable.length, two !== undefined),
    questions,
  }
}

/** The most days in a row, of those that are not over, on which the patient cannot come. */
function longestDelay(unavailable: readonly Unavailability[], today: Day): number {
  let longest = 0
  let run: { from: Day; to: Day } | undefined
  for (const { from, to } of [...unavailable].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    // A period that begins on the day after another is a part of it.
    if (run && daysBetween(run.to, from) <= 1) run = { from: run.from, to: to > run.to ? to : run.to }
    else run = { from, to }
    if (run.to >= today) longest = Math.max(longest, daysBetween(run.from, run.to) + 1)
  }
  return longest
}

function inWords(declined: number, reasonable: number, mayAsk: boolean): string {
  if (declined === 0) return 'The patient has declined no offer. The clock runs on.'
  if (mayAsk) {
    return 'The patient declined two reasonable offers. The clock runs on. A clinician may talk with them about active monitoring.'
  }
  const count = `${format.count(declined, 'offer')}, of which ${reasonable} ${reasonable === 1 ? 'was' : 'were'} reasonable`
  return `The patient declined ${count}. The clock runs on, and the patient keeps their place.`
}

/** Nobody has declined what they were not told in a way that they can use: it is offered to them again. */
const wasUnderstood = (answer: Answer | undefined): boolean =>
  !(answer?.kind === 'declined' && answer.reason === 'language')

/** What the patient says of an offer today: somebody who declined and then agreed has not declined. */
const lastAnswer = (offer: string, answers: readonly Answer[]): Answer | undefined =>
  inOrder(answers.filter((answer) => answer.offer === offer)).at(-1)
