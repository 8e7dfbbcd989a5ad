/** What the money of a transfer depends on. What is not known is absent, and named by the preview: never guessed. */
import type { Day } from '#nhs/day.ts'
import type { TransferModel } from '../life/states.ts'
import type { Relationship } from './rules/relationship.ts'

export type SpellType = 'day-case' | 'inpatient'

/** Not specialised; specialised and delegated to the patient's own board; specialised and kept by NHS England. */
export type Specialised = 'no' | 'delegated' | 'retained'

export type EarlierCare = 'first-appointment' | 'tests'

export type MoneyFacts = {
  readonly sender: string
  readonly receiver: string
  readonly model: TransferModel
  /** The day of surgery, which decides the year. */
  readonly day: Day
  /** Of the patient, as the sender's record has it: the real code, also where monthly totals say NONC. */
  readonly commissioner?: string
  /** A healthcare resource group (HRG), or a local price item, as a person stated it. Never worked out from a procedure. */
  readonly item?: string
  readonly spell?: SpellType
  readonly specialised?: Specialised
  readonly isBestPractice?: boolean
  readonly earlierCare?: readonly EarlierCare[]
  readonly followUpBy?: 'sender' | 'receiver'
}

/** A price of a year's table. `spell` says which stays it is for. */
export type Price = {
  readonly item: string
  readonly name: string
  readonly spell: SpellType | 'both'
  readonly pence: number
  readonly bestPracticePence?: number
}

export type RechargeFor = 'operation' | 'surgeon' | 'follow-up' | 'work-up'

/** What two trusts agreed to pay each other. It counts when both have the same in their own tables. */
export type Recharge = {
  readonly sender: string
  readonly receiver: string
  readonly for: RechargeFor
  /** A share of the price that the paid trust has, or a fixed sum in pence. */
  readonly basis: 'share' | 'sum'
  readonly amount: number
}

/** A table that somebody brought in: for one trust and one year. */
export type Table<Row> = {
  readonly source: string
  /** Made up to show how it works: pages say so wherever a figure of it appears. */
  readonly isInvented: boolean
  readonly rows: readonly Row[]
}

export type PriceTable = Table<Price> & { readonly marketForcesFactor: number }

/** What one trust has brought in for one year. */
export type TrustTables = {
  readonly prices?: PriceTable
  readonly relationships?: Table<Relationship>
  readonly recharges?: Table<Recharge>
}
