/**
 * A sharing agreement: what an owner lets one recipient see, for one purpose.
 *
 * Whether it is in force is asked twice: by the database at every statement (the policy `in_force`
 * of migrations/0004), which is what counts, and here, to say why. A test holds the two together.
 */
import type { Day } from '#nhs/day.ts'
import type { TrustCode } from '#nhs/trust-code.ts'
import type { SharingPurpose } from './purposes.ts'

/** What can be narrowed: which fields of which rows until when. */
export type SharingScope = {
  readonly fields: readonly string[]
  readonly treatmentFunctions: readonly string[]
  /** Of which of the owner's sites; every one when null. */
  readonly sites: readonly string[] | null
  readonly validTo: Date
}

/**
 * What every agreement has to say before anybody can approve it (Information Commissioner's Office, data sharing code).
 * Missing in agreements that are older than the question.
 */
export type SharingTerms = {
  readonly reason: string | null
  readonly lawfulBasis: string | null
  readonly specialBasis: string | null
  readonly confidentialityBasis: string | null
  readonly dpiaReference: string | null
  readonly rights: string | null
  readonly retention: string | null
  readonly reviewOn: Day | null
}

export type SharingAgreement = SharingScope &
  SharingTerms & {
    readonly id: string
    readonly owner: TrustCode
    readonly recipient: TrustCode
    readonly alliance: string
    readonly purpose: SharingPurpose
    readonly validFrom: Date
    readonly proposedBy: string | null
    readonly proposedByTrust: TrustCode | null
    readonly approvedByOwner: readonly string[]
    /** One of those had the role of information governance or Caldicott Guardian. */
    readonly approvedByGovernance: boolean
    readonly approvedByRecipient: string | null
    readonly suspendedAt: Date | null
    readonly revokedAt: Date | null
    readonly revokedReason: string | null
    readonly replacedBy: string | null
    readonly version: number
  }

export type Standing =
  | { readonly status: 'in force'; readonly until: Date }
  | { readonly status: 'not yet approved'; readonly waitsFor: readonly ('owner' | 'recipient')[] }
  | { readonly status: 'suspended'; readonly since: Date }
  | { readonly status: 'revoked'; readonly since: Date; readonly reason: string | null }
  | { readonly status: 'declined'; readonly since: Date; readonly reason: string | null }
  | { readonly status: 'replaced'; readonly since: Date }
  | { readonly status: 'not begun'; readonly from: Date }
  | { readonly status: 'expired'; readonly since: Date }

/** An agreement and where it stands now. */
export type Stood = { readonly agreement: SharingAgreement; readonly standing: Standing }

/** Two people at the owner, because one can be mistaken or pressed; one at the recipient, who must want it. */
export const OWNER_APPROVALS = 2

export const isApproved = ({
  approvedByOwner,
  approvedByRecipient,
}: Pick<SharingAgreement, 'approvedByOwner' | 'approvedByRecipient'>): boolean =>
  approvedByOwner.length >= OWNER_APPROVALS && approvedByRecipient !== null

/** Where an agreement stands at a moment. The end that people made comes before the end that time makes. */
export function standing(agreement: SharingAgreement, now: Date): Standing {
  const { revokedAt, revokedReason: reason, suspendedAt, validFrom, validTo, replacedBy } = agreement
  if (revokedAt && replacedBy) return { status: 'replaced', since: revokedAt }
  if (revokedAt) return { status: isApproved(agreement) ? 'revoked' : 'declined', since: revokedAt, reason }
  if (now >= validTo) return { status: replacedBy ? 'replaced' : 'expired', since: validTo }
  if (suspendedAt) return { status: 'suspended', since: suspendedAt }
  if (!isApproved(agreement)) {
    const waitsFor = [
      ...(agreement.approvedByOwner.length < OWNER_APPROVALS ? (['owner'] as const) : []),
      ...(agreement.approvedByRecipient === null ? (['recipient'] as const) : []),
    ]
    return { status: 'not yet approved', waitsFor }
  }
  if (now < validFrom) return { status: 'not begun', from: validFrom }
  return { status: 'in force', until: validTo }
}

/** Nothing can be done to it any more. */
export const hasEnded = ({ status }: Standing): boolean =>
  status === 'revoked' || status === 'declined' || status === 'replaced' || status === 'expired'

const termNames: Readonly<Record<keyof SharingTerms, string>> = {
  reason: 'what it is for',
  lawfulBasis: 'the lawful basis',
  specialBasis: 'the condition for data about health',
  confidentialityBasis: 'how the duty of confidentiality is met',
  dpiaReference: 'the reference of the data protection impact assessment',
  rights: "how people's rights are honoured",
  retention: 'for how long it is kept',
  reviewOn: 'when it is reviewed',
}

/** What an agreement does not say and has to, in words. One that lacks any of it cannot be approved. */
export const missingTerms = (terms: SharingTerms): readonly string[] =>
  (Object.keys(termNames) as (keyof SharingTerms)[])
    .filter((term) => terms[term] === null || terms[term] === '')
    .map((term) => termNames[term])
