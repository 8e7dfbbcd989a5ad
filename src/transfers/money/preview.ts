/**
 * The money of a transfer before anybody says yes: who is paid, what the receiver gets, what the sender loses, what they
 * pay each other. Pure. It refuses to guess: where anything is missing it names all of it and gives no figure.
 */
import { incomeAt, type RelationshipAt, relationshipAt } from './income-at.ts'
import { distinct, type Known, type Missing } from './missing.ts'
import type { MoneyFacts, RechargeFor } from './money-facts.ts'
import { type Payer, payerOf } from './payer.ts'
import { rechargeOf, type TablesOfBoth } from './recharge-of.ts'
import { type PaymentRule, paymentRuleOn } from './rules/payment-rule.ts'
import type { PaymentRuleId } from './rules/payment-rules.ts'
import { type PaymentYear, paymentYearOf } from './rules/payment-year.ts'
import { allUnstated, unstated } from './unstated.ts'
import { type Warning, warningsOf } from './warnings.ts'

/** Money that one party pays another, in pence: never negative. */
export type MoneyLine = {
  readonly for: 'care' | RechargeFor
  /** A commissioner or a trust, by code. */
  readonly from: string
  readonly to: string
  readonly pence: number
}

/** What one trust has of the patient, in pence. */
export type Position = {
  readonly trust: string
  readonly fromCommissioner: number
  /** Negative where it pays. The two trusts' sum to nothing. */
  readonly recharges: number
  /** What it would have without the transfer, treating the patient where the patient was. */
  readonly without: number
  /** What the transfer changes for it. */
  readonly change: number
}

type Common = {
  readonly year: PaymentYear
  readonly payer?: Payer
  readonly warnings: readonly Warning[]
  readonly rules: readonly PaymentRule[]
  /** A table that any of this rests on was made up. */
  readonly isInvented: boolean
}

export type MoneyPreview =
  | (Common & { readonly known: false; readonly missing: readonly Missing[] })
  | (Common & {
      readonly known: true
      readonly payer: Payer
      /** The trust that the commissioner pays. */
      readonly paid: string
      readonly lines: readonly MoneyLine[]
      readonly sender: Position
      readonly receiver: Position
    })

export function previewMoney(facts: MoneyFacts, tables: TablesOfBoth, rules?: readonly PaymentRule[]): MoneyPreview {
  const { sender, receiver, day } = facts
  const paid = facts.model === 'pathway' ? 'receiver' : 'sender'
  const payer = payerOf(facts)
  const [atSender, atReceiver] = (['sender', 'receiver'] as const).map((side) =>
    payer.known ? relationshipAt(facts[side], payer.value, facts, tables[side], rules) : payer,
  ) as [Known<RelationshipAt>, Known<RelationshipAt>]
  const [incomeOfSender, incomeOfReceiver] = [
    atSender.known ? incomeAt(atSender.value, facts, tables.sender) : atSender,
    atReceiver.known ? incomeAt(atReceiver.value, facts, tables.receiver) : atReceiver,
  ]
  const recharges = rechargesOf(facts, tables, paid)
  // Where the sender goes on being paid, it does not matter how the receiver's commissioners pay.
  const needed = [
    incomeOfSender,
    ...(paid === 'receiver' ? [incomeOfReceiver] : []),
    ...recharges.map(({ sum }) => sum),
  ]
  // Who pays decides whether a price matters; while that is not known, all that nobody has stated is asked for at once.
  const missing = distinct([
    ...(payer.known ? [] : allUnstated(facts)),
    ...needed.flatMap((each) => (each.known ? [] : [each.missing])),
  ])
  const ids = rulesUsed(facts, payer, paid === 'receiver' ? [atSender, atReceiver] : [atSender], recharges)
  const common: Common = {
    year: paymentYearOf(day),
    ...(payer.known && { payer: payer.value }),
    warnings: warningsOf(facts, payer.known ? payer.value : undefined, {
      ...(atSender.known && { sender: atSender.value }),
      ...(atReceiver.known && { receiver: atReceiver.value }),
    }),
    rules: ids.flatMap((id) => paymentRuleOn(id, day, rules) ?? []),
    isInvented: [tables.sender, tables.receiver].some((of) =>
      [of.prices, of.relationships, of.recharges].some((table) => table?.isInvented),
    ),
  }
  const income = paid === 'receiver' ? incomeOfReceiver : incomeOfSender
  if (missing.length > 0 || !payer.known || !income.known || !incomeOfSender.known) {
    return { ...common, known: false, missing }
  }
  const lines: MoneyLine[] = [
    { for: 'care', from: payer.value.commissioner.code, to: facts[paid], pence: income.value.pence },
    ...recharges.flatMap(({ sum, ...line }) =>
      sum.known && sum.value !== undefined ? [{ ...line, pence: sum.value }] : [],
    ),
  ]
  return {
    ...common,
    known: true,
    payer: payer.value,
    paid: facts[paid],
    lines,
    sender: position(sender, lines, incomeOfSender.value.pence),
    receiver: position(receiver, lines, 0),
  }
}

type DueRecharge = {
  readonly for: RechargeFor
  readonly from: string
  readonly to: string
  readonly sum: Known<number | undefined>
}

/** What the two trusts owe each other for this model, and for whoever follows up. */
function rechargesOf(facts: MoneyFacts, tables: TablesOfBoth, paid: 'sender' | 'receiver'): readonly DueRecharge[] {
  const other = paid === 'sender' ? 'receiver' : 'sender'
  const due = (what: RechargeFor, isOptional = false): DueRecharge => ({
    for: what,
    // Always from the one that the commissioner pays to the one that does a part of the work.
    from: facts[paid],
    to: facts[other],
    sum: rechargeOf(what, facts, tables, paid, { isOptional }),
  })
  const ofModel = facts.model === 'pathway' ? due('work-up', true) : due(facts.model)
  if (facts.followUpBy === undefined) {
    const sum: Known<never> = { known: false, missing: unstated('followUpBy', facts) }
    return [ofModel, { for: 'follow-up', from: facts[paid], to: facts[other], sum }]
  }
  return facts.followUpBy === paid ? [ofModel] : [ofModel, due('follow-up')]
}

function rulesUsed(
  facts: MoneyFacts,
  payer: Known<Payer>,
  relationships: readonly Known<RelationshipAt>[],
  recharges: readonly DueRecharge[],
): readonly PaymentRuleId[] {
  const isPriced = relationships.some((at) => at.known && at.value.rule.shareOfPrice !== 0)
  const agreed = recharges.filter(({ sum }) => !sum.known || sum.value !== undefined)
  const ids: PaymentRuleId[] = [
    ...(payer.known ? payer.value.rules : []),
    ...relationships.flatMap((at) => (at.known ? [at.value.rule.id] : [])),
    ...(isPriced ? (['market-forces'] as const) : []),
    ...(facts.isBestPractice ? (['best-practice'] as const) : []),
    ...((facts.earlierCare ?? []).length > 0 ? (['earlier-care'] as const) : []),
    ...agreed.map((each): PaymentRuleId => `${each.for}-recharge`),
  ]
  return [...new Set(ids)]
}

function position(trust: string, lines: readonly MoneyLine[], without: number): Position {
  const total = (of: readonly MoneyLine[]) => of.reduce((sum, { pence }) => sum + pence, 0)
  const to = lines.filter((line) => line.to === trust)
  const fromCommissioner = total(to.filter((line) => line.for === 'care'))
  const recharges = total(to.filter((line) => line.for !== 'care')) - total(lines.filter((line) => line.from === trust))
  return { trust, fromCommissioner, recharges, without, change: fromCommissioner + recharges - without }
}
