/**
 * Whether an offer of treatment elsewhere was a reasonable one, with the reason for each part of the answer. The rules are
 * those of the clock (#nhs/rtt/reasonable-offer.ts): pages, letters and clocks cannot disagree.
 */
import { type OfferCheck, offerChecks } from '#nhs/rtt/reasonable-offer.ts'
import { noticeDays, type Offer, offeredDate, type Unavailability } from './offer.ts'

export type OfferJudgement = {
  readonly isReasonable: boolean
  readonly noticeDays: number
  /** Every condition, met or not, in words for the page. */
  readonly checks: readonly OfferCheck[]
  readonly says: string
}

/** @param home the trust whose patient it is */
export function judgeOffer(offer: Offer, home: string, unavailable: readonly Unavailability[] = []): OfferJudgement {
  const checks = offerChecks(offeredDate(offer, unavailable), home)
  const wrong = checks.filter(({ met }) => !met)
  return {
    isReasonable: wrong.length === 0,
    noticeDays: noticeDays(offer),
    checks,
    says:
      wrong.length === 0
        ? 'This is a reasonable offer.'
        : `This is not a reasonable offer, so declining it counts for nothing. ${wrong.map(({ says }) => says).join(' ')}`,
  }
}
