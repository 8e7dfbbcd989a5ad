/** What one trust pays another: the recharge that both have in their own tables, alike. */
import { trustName } from '#nhs/organisations.ts'
import { type Known, known, unknown } from './missing.ts'
import type { MoneyFacts, Recharge, RechargeFor, TrustTables } from './money-facts.ts'
import { partOf } from './part-of.ts'
import { priceAt } from './price-at.ts'
import { paymentYearOf } from './rules/payment-year.ts'

export type TablesOfBoth = { readonly sender: TrustTables; readonly receiver: TrustTables }

export const rechargeNames: Readonly<Record<RechargeFor, string>> = {
  operation: 'the operation',
  surgeon: 'theatre and ward, when the surgeon travels',
  'follow-up': 'following up',
  'work-up': 'getting the patient ready for surgery',
}

/**
 * The sum in pence of an agreed recharge. A share is of the price at the trust that the commissioner pays.
 *
 * @returns nothing when neither trust has one, and that is how it may be (`isOptional`)
 */
export function rechargeOf(
  wanted: RechargeFor,
  facts: MoneyFacts,
  tables: TablesOfBoth,
  paid: 'sender' | 'receiver',
  { isOptional = false } = {},
): Known<number | undefined> {
  const [atSender, atReceiver] = [tables.sender, tables.receiver].map(({ recharges }) =>
    findIn(recharges?.rows, wanted, facts),
  )
  if (!atSender && !atReceiver && isOptional) return known(undefined)
  const year = paymentYearOf(facts.day)
  if (!atSender || !atReceiver) {
    const lacks = atSender ? facts.receiver : facts.sender
    const who =
      atSender || atReceiver ? trustName(lacks) : `${trustName(facts.sender)} and ${trustName(facts.receiver)}`
    return unknown(
      'recharge',
      lacks,
      `A recharge for ${rechargeNames[wanted]} in ${year} is not in the table of ${who}.`,
      'Both trusts agree it and bring it in.',
    )
  }
  if (atSender.basis !== atReceiver.basis || atSender.amount !== atReceiver.amount) {
    return unknown(
      'recharge',
      facts.receiver,
      `The two trusts say different recharges for ${rechargeNames[wanted]} in ${year}.`,
      'Both trusts agree one and bring it in.',
    )
  }
  if (atSender.basis === 'sum') return known(atSender.amount)
  const price = priceAt(facts[paid], facts, tables[paid])
  return price.known ? known(partOf(price.value.pence, atSender.amount)) : price
}

const findIn = (rows: readonly Recharge[] = [], wanted: RechargeFor, { sender, receiver }: MoneyFacts) =>
  rows.find((row) => row.for === wanted && row.sender === sender && row.receiver === receiver)
