/**
 * What a decision does elsewhere. The board knows no feature: each that can carry something out says what it has to be asked,
 * and does it when somebody carries the decision out. The composition root (main.ts) hands them over.
 */
import type { MatterCode } from '#alliance'
import type { Day } from '#nhs/day.ts'
import type { TrustCode } from '#nhs/trust-code.ts'
import type { Tx } from '#platform/database.ts'
import type { Viewer } from '#platform/viewer.ts'

/** A decision that holds. */
export type DecisionMade = {
  readonly item: string
  readonly title: string
  readonly matter: MatterCode
  readonly motion: string
  /** Trusts that it binds, and those that have undertaken to carry it out where it binds nobody in law. */
  readonly carriedBy: readonly TrustCode[]
  /** Those that had a say and are not bound. */
  readonly notCarriedBy: readonly TrustCode[]
}

/** What has to be known to carry it out, as a question on a form. */
export type Question = { readonly name: string; readonly label: string; readonly hint?: string } & (
  | { readonly kind: 'words'; readonly longest: number; readonly missing: string }
  | {
      readonly kind: 'one-of'
      readonly options: readonly { readonly value: string; readonly text: string }[]
      readonly missing: string
    }
  /** `what` as it follows "Enter": "the day by which it should be done". */
  | { readonly kind: 'day'; readonly what: string }
)

/** The answers, by the names of the questions. */
export type Asked = Readonly<Record<string, string>>

export type CarriedOut =
  /** `refers`: how it is found again, for `standing`. */
  | { readonly status: 'done'; readonly says: string; readonly refers: string }
  | { readonly status: 'refused'; readonly because: string }

/** How what was begun stands now. */
export type Standing = { readonly says: string; readonly href: string; readonly isWaiting: boolean }

export type DecisionConsequence = {
  /** Stored, so a kind once given stays. */
  readonly kind: string
  /** What it is as a task: "Give an action to a trust". */
  readonly name: string
  /** Only from an item of this class: else its rule of decision could be avoided by calling it another. */
  readonly onlyOf?: MatterCode
  questions(tx: Tx, today: Day): Promise<readonly Question[]>
  /** In a sentence, as it is voted on with the decision; or what is wrong with the answers. */
  inWords(tx: Tx, asked: Asked): Promise<{ readonly says: string } | { readonly wrong: string; readonly field: string }>
  /** What somebody should know before they carry it out, in sentences. Changes nothing. */
  foretell(tx: Tx, asked: Asked, today: Day): Promise<readonly string[]>
  /** Within the transaction that notes that it was carried out; asked for the purpose of planning. */
  carryOut(tx: Tx, viewer: Viewer, made: DecisionMade, asked: Asked, today: Day): Promise<CarriedOut>
  standing(tx: Tx, refers: string, today: Day): Promise<Standing | undefined>
}
