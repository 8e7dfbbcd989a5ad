/**
 * What an agreement settles where the law and the guidance are silent. Each choice that lets more count is the agreement's
 * to make; where it says nothing, `conservative` holds, under which less counts and nobody is bound by a guess.
 */
import type { Role } from './facts.ts'

/** How a trust's one vote forms from its people. One trust has one vote, however many people it sends. */
export type TrustVote =
  /** More of its members for than against, of those who vote. A tie falls, or its own chair's vote decides it. */
  | { readonly kind: 'majority-of-members'; readonly tie: 'falls' | 'its-chair-decides' }
  /** Every one of its voting members who takes part. */
  | { readonly kind: 'all-members' }
  /** Those who hold these posts, all of them; the others advise. */
  | { readonly kind: 'these-roles'; readonly roles: readonly Role[] }

export type Procedure = {
  readonly trustVote: TrustVote
  /** An abstaining trust is counted among those that have not agreed, or is left out of the count. */
  readonly abstentions: 'count-against' | 'stand-aside'
  /** A member on a call only attends, or counts like one in the room. */
  readonly byCall: 'attends' | 'counts'
  /** A deputy of an absent member only attends, or votes and counts in the member's place. */
  readonly deputies: 'attend' | 'stand-in'
  /** The same of a member with a personal interest, whose deputy often works for them. */
  readonly deputiesOfConflicted: 'attend' | 'stand-in'
  /** With a standing declaration, somebody with a post in several trusts votes for each, for the one it names, or not. */
  readonly sharedPosts: 'vote-for-each' | 'vote-for-one' | 'do-not-vote'
  /** Whether somebody with a personal interest may speak on the item. Many standing orders have them leave the room. */
  readonly personalInterestSpeaks: boolean
  /** Whether a trust that has given notice still votes, on what takes effect before it leaves. */
  readonly leavingTrustsVote: boolean
  /** Roles that count as another where a quorum asks for it, such as a trust's chair as a non-executive. */
  readonly countsAlsoAs: Readonly<Partial<Record<Role, readonly Role[]>>>
}

export const conservative: Procedure = {
  trustVote: { kind: 'majority-of-members', tie: 'falls' },
  abstentions: 'count-against',
  byCall: 'attends',
  deputies: 'attend',
  deputiesOfConflicted: 'attend',
  sharedPosts: 'do-not-vote',
  personalInterestSpeaks: true,
  // Its notice does not end what it is bound by, and nobody should be bound without a voice.
  leavingTrustsVote: true,
  countsAlsoAs: {},
}
