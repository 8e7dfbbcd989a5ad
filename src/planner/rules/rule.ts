/** What a rule is: a sentence for planners, and a function that says who breaks it and by how much. */
import type { Weights } from '../problem.ts'
import type { Diary } from './diary.ts'

export type Breach = {
  /** The id of the patient, room, theatre, surgeon or nurse; for fairness, the group. */
  readonly about: string
  /** A whole number in the rule's own unit. */
  readonly amount: number
  readonly day?: number
  /** Its place in the problem's shift types. */
  readonly shift?: number
  /** Where it happens, for what is counted against a hospital. */
  readonly hospital?: string
  /** Who carries it, where that is not the hospital's own trust. */
  readonly trust?: string
}

export type RuleCode = MustCode | PreferCode
export type MustCode = 'H1' | 'H2' | 'H3' | 'H4' | 'H5' | 'H6' | 'H7' | 'H8' | 'H9' | 'H10' | AllianceMustCode
export type AllianceMustCode = 'M1' | 'M2' | 'M3' | 'M4' | 'M5' | 'M6' | 'M7' | 'M8' | 'M9'
export type PreferCode = 'S1' | 'S2' | 'S3' | 'S4' | 'S5' | 'S6' | 'S7' | 'S8' | 'A1' | 'A2' | 'A3' | 'A4' | 'A5' | 'A6'

type RuleWords = {
  readonly id: string
  /** Shown to planners as it stands: what a good plan does. */
  readonly says: string
  /** What one breach is about, so that a page can link it. */
  readonly about: 'patient' | 'person' | 'room' | 'theatre' | 'surgeon' | 'nurse' | 'group'
  breaches(diary: Diary): Breach[]
}

/** Counted, never traded. H1 to H7 and their counts are the competition's; H8 to H10 are what it leaves implicit. */
export type Must = RuleWords & { readonly strength: 'must'; readonly code: MustCode }

/** Costs its amount times its weight. */
export type Prefer = RuleWords & {
  readonly strength: 'prefer'
  readonly code: PreferCode
  weight(weights: Weights): number
}

export type Rule = Must | Prefer
