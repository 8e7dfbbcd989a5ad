/** Versions of an agreement: where one stands, who has signed it, and what it waits for. Pure. */
import type { Day } from '#nhs/day.ts'
import type { TrustCode } from '#nhs/trust-code.ts'
import type { Agreement } from './agreement.ts'
import type { Post } from './decision-rule.ts'

export type VersionState = 'draft' | 'signing' | 'in-force' | 'superseded' | 'declined' | 'withdrawn'

export type Version = {
  readonly number: number
  readonly state: VersionState
  readonly body: Agreement
  /** Of the body: what is signed is this and nothing else. */
  readonly digest: string
  /** The version that it changes; nothing for the first. */
  readonly basedOn: number | null
  /** Grows with every change of the row. */
  readonly edition: number
  readonly draftedBy: string
  readonly draftedByTrust: TrustCode
  readonly draftedAt: Date
  readonly inForceOn: Day | null
  readonly endedOn: Day | null
  /** The decision that it follows from, when it changed the scope alone and nobody had to sign. */
  readonly byDecision: string | null
  readonly why: string
}

export type Signature = {
  readonly trust: TrustCode
  readonly post: Post
  readonly person: string
  readonly name: string
  readonly jobTitle: string
  readonly answer: 'signed' | 'declined'
  readonly reason: string
  readonly on: Day
  readonly digest: string
}

/** Whose signature a version still waits for. */
export function waitsFor(
  { body }: Pick<Version, 'body'>,
  signatures: readonly Signature[],
): readonly { readonly trust: string; readonly post: Post }[] {
  return body.parties.flatMap(({ trust, signatories }) =>
    signatories
      .filter((post) => !signatures.some((one) => one.trust === trust && one.post === post && one.answer === 'signed'))
      .map((post) => ({ trust, post })),
  )
}

export const isOpen = ({ state }: Pick<Version, 'state'>): boolean => state === 'draft' || state === 'signing'
