/**
 * What a member has declared. The register is dated: for a meeting, for one item, or standing from a day until another, which
 * is the first on which it does not hold any more.
 */
import type { Day } from '#nhs/day.ts'
import type { TrustCode } from '#nhs/trust-code.ts'
import type { PersonId } from './facts.ts'

export type Interest = {
  readonly person: PersonId
  /**
   * Organisational: their trust gains or loses. Personal: private practice, a supplier, family. Shared post: they answer to
   * several trusts.
   */
  readonly kind: 'organisational' | 'personal' | 'shared-post'
  /** In the member's words: "private practice at a hospital that bids". */
  readonly what: string
  readonly declared:
    | { readonly on: 'meeting'; readonly meeting: string; readonly at: Date }
    | { readonly on: 'item'; readonly item: string; readonly at: Date }
    | { readonly on: 'standing'; readonly from: Day; readonly until: Day }
  /** Of a shared post, where the agreement lets its holder vote for one trust: which. */
  readonly votesFor?: TrustCode
}
