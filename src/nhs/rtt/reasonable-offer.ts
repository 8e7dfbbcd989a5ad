/**
 * Whether a date offered to a patient was a reasonable offer, and whether two that were declined allow a clinician to
 * start active monitoring for a patient who wishes to delay.
 * Source: Recording and reporting RTT waiting times v5.0 (11 February 2025), sections 4.4.1.4, 8.3 and 13.
 */
import { daysBetween } from '../day.ts'
import type { OfferedDate, ProviderCode } from './pathway-event.ts'

const noticeDays = 21
const secondDateWithinDays = 42

export type OfferJudgement = { readonly ok: true } | { readonly ok: false; readonly why: string }

/** `home` is the provider whose patient it is: a date anywhere else has to meet more. */
export function judgeOffer(offer: OfferedDate, home: ProviderCode): OfferJudgement {
  const notice = daysBetween(offer.offeredOn, offer.forDay)
  if (notice < noticeDays) return refuse(`it gave ${notice} days’ notice; a reasonable offer gives ${noticeDays}`)
  if (offer.provider !== undefined && offer.provider !== home) {
    if (offer.team === undefined)
      return refuse('an offer at another provider must state the date, the provider and the team')
    if (!offer.judgedSuitable) {
      return refuse(
        'before a date at another provider is offered, it must be judged to suit the patient clinically and socially',
      )
    }
  }
  return { ok: true }
}

/** Whether, among the dates a patient declined, two were reasonable and the second no more than six weeks after the first. */
export function hasDeclinedTwoReasonableOffers(declined: readonly OfferedDate[], home: ProviderCode): boolean {
  const days = declined.filter((offer) => judgeOffer(offer, home).ok).map(({ forDay }) => forDay)
  return days.some((first, at) =>
    days.some((second, other) => other !== at && first <= second && daysBetween(first, second) <= secondDateWithinDays),
  )
}

const refuse = (why: string): OfferJudgement => ({ ok: false, why })
