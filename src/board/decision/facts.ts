/**
 * What is known when somebody asks what was decided: who is in the alliance, who sits on the body, who was there, what was
 * declared, how they voted. Facts only: nothing here is an outcome, and no outcome is ever a fact.
 */

import type { LegalForm } from '#alliance'
import type { Day } from '#nhs/day.ts'
import type { TrustCode } from '#nhs/trust-code.ts'
import type { Interest } from './interest.ts'
import type { Procedure } from './procedure.ts'
import type { DecisionRule } from './rule.ts'
import type { Scheme } from './scheme.ts'

export type PersonId = string

/** A trust that signed the agreement, with the days on which that was or is so. */
export type Party = {
  readonly trust: TrustCode
  readonly joinedOn: Day
  /** Known once notice is given: the first day on which it is no party any more. */
  readonly leavesOn?: Day
  /** The agreement's suspension of activities: from a day, until the day before another. */
  readonly suspended?: { readonly from: Day; readonly until?: Day }
}

export type Role = 'chair' | 'chief-executive' | 'non-executive' | 'executive' | 'clinical-lead'

/** A seat on the body. Somebody who sits for two trusts is two members with one person: a shared post. */
export type Member = {
  readonly person: PersonId
  readonly name: string
  /** Null for an independent member, such as a chair from outside: they count and speak, and no trust votes through them. */
  readonly trust: TrustCode | null
  readonly role: Role
  readonly isVoting: boolean
  /** Named in advance, in the order in which they are asked. */
  readonly deputies?: readonly { readonly person: PersonId; readonly name: string }[]
}

/** When somebody was there. Who came twice has two rows. */
export type Attendance = {
  readonly person: PersonId
  readonly how: 'in-person' | 'by-call' | 'apologies'
  readonly arrivedAt?: Date
  readonly leftAt?: Date
}

/** The item of a meeting, or the question that is sent round, on which votes are taken. */
export type Item = {
  readonly id: string
  readonly meeting: string
  readonly way: 'at-a-meeting' | 'in-writing'
  /** Nothing that was said before counts. The parties are those of this day. */
  readonly openedAt: Date
  /** In writing: the moment by which to answer. */
  readonly closesAt?: Date
  /** When the chair closed the vote. At a meeting nothing is decided before. */
  readonly closedAt?: Date
  /** Whom the chair asked before acting alone. */
  readonly consulted?: readonly PersonId[]
  /** When each trust was given the question, for a procedure in which silence agrees. */
  readonly servedOn?: readonly { readonly trust: TrustCode; readonly at: Date }[]
}

/** What is to be decided. */
export type Matter = {
  readonly title: string
  readonly class: MatterClass
  /** Pence; 0 where no money is in it. Left out: nobody has said, and no limited power covers it. */
  readonly amountPence?: number
  /** The trusts whose services, staff or money it changes. */
  readonly affected: readonly TrustCode[]
  /** Later than the day of the decision, if at all. */
  readonly takesEffectOn?: Day
}

export type MatterClass = {
  readonly code: string
  readonly name: string
  /** Whether the agreement makes decisions of this class binding in law. */
  readonly isBinding: boolean
  /** Where the agreement says so. */
  readonly clause: string
}

export type Choice = 'for' | 'against' | 'abstain' | 'silent'

/** What somebody said in the name of a trust. Who says something again has changed their mind; "silent" takes it back. */
export type Vote = {
  readonly person: PersonId
  readonly trust: TrustCode | null
  readonly choice: Choice
  readonly at: Date
}

/** What a board, or the body itself, made of something that waits for its word. */
export type Ratification = {
  readonly by: TrustCode | 'the-body'
  readonly choice: 'ratified' | 'refused'
  readonly at: Date
}

/** How many voting members must take part, and of which role. */
export type Attending = {
  readonly members: number
  readonly roles?: Readonly<Partial<Record<Role, number>>>
}

/**
 * Who must take part. Counted for each trust and for each role: at least one non-executive of each trust is the usual term
 * (the challenge of non-executives at the point of decision: NHS Providers' guide, considerations; the number is a custom).
 */
export type Quorum = {
  readonly ofEachTrust: Attending
  /** Where a trust's own terms of reference ask for something else. */
  readonly ofTrust?: Readonly<Record<TrustCode, Attending>>
  /** Of the body as a whole, where it is one body. */
  readonly ofAll?: Attending
}

export type DecisionFacts = {
  readonly form: LegalForm
  /** The body that meets, as the scheme of delegation knows it. */
  readonly body: { readonly code: string; readonly name: string }
  /** Of a lead provider: which trust it is. */
  readonly lead?: TrustCode
  /** The moment for which the outcome is asked. */
  readonly now: Date
  readonly parties: readonly Party[]
  readonly members: readonly Member[]
  readonly item: Item
  readonly matter: Matter
  readonly quorum: Quorum
  readonly rule: DecisionRule
  readonly procedure: Procedure
  readonly scheme: Scheme
  readonly attendance: readonly Attendance[]
  readonly interests: readonly Interest[]
  readonly votes: readonly Vote[]
  readonly ratifications: readonly Ratification[]
}
