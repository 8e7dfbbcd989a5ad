/**
 * A payment rule: a sentence with days on which it is in force, a source, and the figure that it brings, if any.
 *
 * `standing` says how far to trust it. 'sourced': read in the publication named. 'configurable': from general knowledge
 * or carried over from another year, to be confirmed by the alliance's finance directors; pages say so where it was used.
 */
import type { Day } from '#nhs/day.ts'
import { type PaymentRuleId, paymentRules } from './payment-rules.ts'

export type PaymentRule = {
  readonly id: PaymentRuleId
  readonly sentence: string
  readonly from: Day
  /** The last day on which it is in force. */
  readonly until?: Day
  /** What a commissioner pays in the year for one more patient, as a share of the price. Absent: each relationship says. */
  readonly shareOfPrice?: number
  /** The yearly value, in pence, at or below which a relationship is normally of this kind. */
  readonly yearlyValuePence?: number
  readonly source: string
  readonly standing: 'sourced' | 'configurable'
}

/** The rule in force on a day; nothing when none is known for it. */
export function paymentRuleOn(
  id: PaymentRuleId,
  day: Day,
  rules: readonly PaymentRule[] = paymentRules,
): PaymentRule | undefined {
  return rules.find((rule) => rule.id === id && rule.from <= day && (rule.until === undefined || day <= rule.until))
}
