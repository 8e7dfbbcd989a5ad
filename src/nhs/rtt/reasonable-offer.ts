/**
 * Whether a date offered to a patient was a reasonable offer, and whether two that were declined allow a clinician to
 * start active monitoring for a patient who wishes to delay.
 * Source: Recording and reporting RTT waiting times v5.0 (11 February 2025), sections 4.4.1.4, 8.3 and 13.
 */
import { type Day, daysBetween } from '../day.ts'
import type { OfferedDate, ProviderCode } from './pathway-event.ts'

/** What makes an offer reasonable, from a day on. An offer is judged by the rule of the day on which it was made. */
export type ReasonableOfferRule = {
  readonly from: Day
  /** The last day on which it is the rule. */
  readonly until?: Day
  readonly noticeDays: number
  /** A second date counts beside the first if it is no later than this after it. */
  readonly secondDateWithinDays: number
  /** A patient who asks to wait longer than this is reviewed by a clinician. */
  readonly reviewAfterDelayDays: number
  /** How often a patient on active monitoring for their own delay is reviewed. */
  readonly reviewEveryWeeks: number
  readonly source: string
}

export const reasonableOfferRules: readonly ReasonableOfferRule[] = [
  {
    // When pauses ended. The numbers are those of v5.0; the editions between were not read again.
    from: '2015-10-01',
    noticeDays: 21,
    secondDateWithinDays: 42,
    reviewAfterDelayDays: 42,
    reviewEveryWeeks: 12,
    source: 'Recording and reporting RTT waiting times v5.0 (11 February 2025), sections 4.4.1.4, 8.3 and 13',
  },
]

export function reasonableOfferRuleOn(
  day: Day,
  rules: readonly ReasonableOfferRule[] = reasonableOfferRules,
): ReasonableOfferRule | undefined {
  return rules.find(({ from, until }) => from <= day && (until === undefined || day <= until))
}

export type OfferCheckId = 'rule' | 'notice' | 'available' | 'named' | 'suitable'

/** One thing that a reasonable offer needs, whether this one has it, and in what words. */
export type OfferCheck = { readonly id: OfferCheckId; readonly met: boolean; readonly says: string }

/**
 * Everything that is asked of an offer, in the order in which people ask it. The offer is reasonable when all are met.
 *
 * @param home the provider whose patient it is: a date anywhere else has to meet more
 */
export function offerChecks(
  offer: OfferedDate,
  home: ProviderCode,
  rules: readonly ReasonableOfferRule[] = reasonableOfferRules,
): readonly OfferCheck[] {
  const rule = reasonableOfferRuleOn(offer.offeredOn, rules)
  if (!rule) {
    return [check('rule', false, '', `No rule on reasonable offers is held for ${offer.offeredOn}.`)]
  }
  const notice = daysBetween(offer.offeredOn, offer.forDay)
  const noticeGiven = `It gave ${inDays(notice)} of notice. A reasonable offer gives ${inDays(rule.noticeDays)} or more.`
  const checks = [
    check('notice', notice >= rule.noticeDays, noticeGiven, noticeGiven),
    check(
      'available',
      offer.unavailable !== true,
      'The patient had not said beforehand that they cannot come on that day.',
      'The patient had said beforehand that they cannot come on that day.',
    ),
  ]
  if (offer.provider === undefined || offer.provider === home) return checks
  return [
    ...checks,
    check(
      'named',
      (offer.team ?? '') !== '',
      'It named the date, the provider and the team.',
      'An offer at another provider has to name the date, the provider and the team. It named no team.',
    ),
    check(
      'suitable',
      offer.judgedSuitable === true,
      'It was judged beforehand to suit the patient clinically and socially.',
      'Before a date at another provider is offered, it has to be judged to suit the patient clinically and socially.',
    ),
  ]
}

/** Whether, among the dates a patient declined, two were reasonable and the second no more than six weeks after the first. */
export function hasDeclinedTwoReasonableOffers(declined: readonly OfferedDate[], home: ProviderCode): boolean {
  return twoDeclinedReasonableOffers(declined, home) !== undefined
}

/**
 * The two declined offers that allow a clinician to be asked, the earlier date first. They are for different days: a date
 * that was recorded twice, or offered by two teams, is one date to the patient.
 */
export function twoDeclinedReasonableOffers<Offer extends OfferedDate>(
  declined: readonly Offer[],
  home: ProviderCode,
  rules: readonly ReasonableOfferRule[] = reasonableOfferRules,
): readonly [Offer, Offer] | undefined {
  const counted = declined
    .filter((offer) => offerChecks(offer, home, rules).every(({ met }) => met))
    .sort((a, b) => (a.forDay < b.forDay ? -1 : a.forDay > b.forDay ? 1 : 0))
  for (const first of counted) {
    for (const second of counted) {
      if (first.forDay >= second.forDay) continue
      const rule = reasonableOfferRuleOn(second.offeredOn, rules)
      if (rule && daysBetween(first.forDay, second.forDay) <= rule.secondDateWithinDays) return [first, second]
    }
  }
  return undefined
}

const check = (id: OfferCheckId, met: boolean, whenMet: string, whenNot: string): OfferCheck => ({
  id,
  met,
  says: met ? whenMet : whenNot,
})

const inDays = (days: number): string => `${days} ${days === 1 ? 'day' : 'days'}`
