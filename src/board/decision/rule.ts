/**
 * The rules by which a question is decided, with the people and days of this one. The agreement (#alliance) says which kind
 * holds for which class of matter.
 */
import type { Day } from '#nhs/day.ts'
import type { PersonId, Role } from './facts.ts'

export type DecisionRule =
  /** Every trust that has a vote. "Only work agreed by all three members will be taken forward" (HSJ, 2015). */
  | { readonly kind: 'unanimity' }
  /** More than half of the trusts. */
  | { readonly kind: 'majority' }
  /** At least this fraction of the trusts, as two whole numbers: 2 of 3, 3 of 4. Above a half, at most all. */
  | { readonly kind: 'super-majority'; readonly atLeast: number; readonly of: number }
  /** Every one of these people, each saying so. NHS Providers' guide: a group of individual decision-makers. */
  | { readonly kind: 'consensus'; readonly named: readonly PersonId[] }
  /** Every trust that the matter affects; all of them where nobody is said to be affected. */
  | { readonly kind: 'affected-agree' }
  /** No threshold among the trusts: each resolves for itself, which is what committees in common do by law. */
  | { readonly kind: 'each-for-itself' }
  /** The lead provider within its contract. */
  | { readonly kind: 'lead-decides' }
  /** Something urgent, by few, for the others to ratify by the end of a day. Model standing orders, "emergency powers". */
  | {
      readonly kind: 'chairs-action'
      readonly by: readonly PersonId[]
      readonly consulting?: { readonly role: Role; readonly atLeast: number }
      readonly ratifyBy: Day
      readonly takesEffect: 'at-once' | 'when-ratified'
    }
  /** Who says nothing until `closesAt` agrees, if the question reached them this many whole days before. */
  | { readonly kind: 'silence'; readonly noticeDays: number }
