/** What the guards of a transfer's life ask, from every part that keeps a fact: what each step is taken with. */
import { holdOf } from '#capacity'
import type { Parts } from '#platform/parts.ts'
import { handoverFacts } from './handover/index.ts'
import type { FactSources } from './life/take-step.ts'
import { moneyFacts } from './money/money-fact.ts'
import { offerFacts } from './offers/offer-fact.ts'

/**
 * Each fact is asked in the context of whoever takes the step: offers, consent and records are the sender's to know, the
 * money that was shown is the receiver's, and a place that is held is known to both.
 */
export const factSources = ({ clock }: Pick<Parts, 'clock'>): FactSources => ({
  ...offerFacts,
  ...handoverFacts(clock),
  ...moneyFacts,
  hold: async (tx, transfer) => {
    const hold = await holdOf(tx, transfer)
    return hold?.state === 'held' && hold.until ? { until: hold.until } : undefined
  },
})
