/** What a provider is paid in the year for one more patient of a commissioner: by their relationship, then by the price. */
import { trustName } from '#nhs/organisations.ts'
import { type Known, known, unknown } from './missing.ts'
import type { MoneyFacts, TrustTables } from './money-facts.ts'
import { partOf } from './part-of.ts'
import type { Payer } from './payer.ts'
import { type PriceAt, priceAt } from './price-at.ts'
import { type PaymentRule, paymentRuleOn } from './rules/payment-rule.ts'
import { paymentYearOf } from './rules/payment-year.ts'
import type { Relationship } from './rules/relationship.ts'
import { relationshipKinds } from './rules/relationship.ts'

export type RelationshipAt = {
  readonly provider: string
  readonly relationship: Relationship
  readonly rule: PaymentRule
  readonly isInvented: boolean
}

export type IncomeAt = {
  readonly pence: number
  /** Absent where the price does not matter, because nothing is paid whatever it is. */
  readonly price?: PriceAt
}

/** How the payer pays this provider on the day. */
export function relationshipAt(
  provider: string,
  payer: Payer,
  { day }: MoneyFacts,
  { relationships: table }: TrustTables,
  rules?: readonly PaymentRule[],
): Known<RelationshipAt> {
  const at = trustName(provider)
  const year = paymentYearOf(day)
  if (!table) {
    return unknown(
      'relationship-table',
      provider,
      `${at} has not said how its commissioners pay it in ${year}.`,
      `${at} brings in its relationships of ${year}.`,
    )
  }
  const relationship = payer.codes
    .map((code) => table.rows.find((row) => row.commissioner === code))
    .find((row) => row !== undefined)
  if (!relationship) {
    return unknown(
      'relationship',
      provider,
      `${at} has not said how ${payer.commissioner.name} (${payer.commissioner.code}) pays it in ${year}.`,
      `${at} adds it to its relationships of ${year}.`,
    )
  }
  const kind = relationshipKinds[relationship.kind]
  if (!kind.with.includes(payer.commissioner.kind)) {
    return unknown(
      'relationship',
      provider,
      `${at} says that ${payer.commissioner.name} pays it by "${kind.name}", which cannot be.`,
      `${at} corrects its relationships of ${year}.`,
    )
  }
  const rule = paymentRuleOn(relationship.kind, day, rules)
  if (!rule) {
    return unknown(
      'rule',
      provider,
      `The payment rules of ${year} are not known here.`,
      'Wait for the rules of that year, or agree the money by hand.',
    )
  }
  return known({ provider, relationship, rule, isInvented: table.isInvented })
}

export function incomeAt(
  { provider, relationship, rule }: RelationshipAt,
  facts: MoneyFacts,
  tables: TrustTables,
): Known<IncomeAt> {
  const share = rule.shareOfPrice ?? relationship.shareOfPrice
  if (share === undefined) {
    const at = trustName(provider)
    return unknown(
      'relationship',
      provider,
      `${at} has not said which share of the price ${relationship.commissioner} pays for one more patient.`,
      `${at} adds the share to its relationships.`,
    )
  }
  if (share === 0) return known({ pence: 0 })
  const price = priceAt(provider, facts, tables)
  return price.known ? known({ pence: partOf(price.value.pence, share), price: price.value }) : price
}
