/** What was decided, whom it binds since when, and why. It is worked out from facts and never kept in their place. */
import type { Day } from '#nhs/day.ts'
import type { TrustCode } from '#nhs/trust-code.ts'
import type { PersonId, Role } from './facts.ts'
import type { Reason } from './reason.ts'
import type { MayDecide } from './scheme.ts'

/** Whether a trust is bound. `until` is the first day on which it is not any more, where that is known already. */
export type TrustOutcome = { readonly trust: TrustCode; readonly reasons: readonly Reason[] } & (
  | { readonly isBound: true; readonly since: Date; readonly until?: Day }
  | { readonly isBound: false }
)

/** What a quorum lacks: of the body as a whole where no trust is named, of any role where no role is. */
export type Lack = {
  readonly trust: TrustCode | null
  readonly role: Role | null
  readonly has: number
  readonly needs: number
}

export type Awaited =
  | { readonly kind: 'person'; readonly person: PersonId; readonly name: string; readonly trust: TrustCode | null }
  /** For anybody who speaks for the trust. */
  | { readonly kind: 'trust'; readonly trust: TrustCode }
  | { readonly kind: 'board'; readonly trust: TrustCode }
  | { readonly kind: 'the-body' }
  /** For somebody to close the vote. */
  | { readonly kind: 'the-chair' }

export type Result =
  /** With `ratifyBy`: it holds already, and falls if nobody ratifies it by the end of that day. */
  | { readonly status: 'decided'; readonly since: Date; readonly ratifyBy?: Day }
  /** Some trusts are bound and others are not. */
  | { readonly status: 'split'; readonly since: Date; readonly bound: readonly TrustCode[]; readonly ratifyBy?: Day }
  | { readonly status: 'recommended'; readonly since: Date; readonly awaits: readonly TrustCode[] }
  | { readonly status: 'not-decided' }
  | { readonly status: 'not-quorate'; readonly lacks: readonly Lack[] }
  | { readonly status: 'waiting'; readonly until?: Date | Day; readonly awaits: readonly Awaited[] }
  | {
      readonly status: 'outside-powers'
      readonly whoMay: readonly { trust: TrustCode; holders: readonly MayDecide[] }[]
    }

export type Outcome = Result & {
  /** The first says how it came out; none is ever without one. */
  readonly reasons: readonly Reason[]
  /** Every party of the agreement, in the order of their codes. */
  readonly trusts: readonly TrustOutcome[]
}

export type OutcomeStatus = Outcome['status']
