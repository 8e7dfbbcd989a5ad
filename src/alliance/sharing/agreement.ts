/**
 * A sharing agreement: what an owner lets one recipient see, for one purpose.
 *
 * Whether it is in force is asked twice: by the database at every statement (the policy `in_force`
 * of migrations/0004), which is what counts, and here, to say why. A test holds the two together.
 */
import type { TrustCode } from '#nhs/trust-code.ts'

export type SharingPurpose = 'planning' | 'mutual-aid' | 'booking-safety'

export type SharingAgreement = {
  readonly id: string
  readonly owner: TrustCode
  readonly recipient: TrustCode
  readonly alliance: string
  readonly purpose: SharingPurpose
  readonly fields: readonly string[]
  readonly treatmentFunctions: readonly string[]
  readonly validFrom: Date
  readonly validTo: Date
  readonly approvedByOwner: readonly string[]
  readonly approvedByRecipient: string | null
  readonly suspendedAt: Date | null
  readonly revokedAt: Date | null
  readonly revokedReason: string | null
  readonly version: number
}

export type Standing =
  | { readonly status: 'in force'; readonly until: Date }
  | { readonly status: 'not yet approved'; readonly waitsFor: readonly ('owner' | 'recipient')[] }
  | { readonly status: 'suspended'; readonly since: Date }
  | { readonly status: 'revoked'; readonly since: Date; readonly reason: string | null }
  | { readonly status: 'not begun'; readonly from: Date }
  | { readonly status: 'expired'; readonly since: Date }

/** Two people at the owner, because one can be mistaken or pressed; one at the recipient, who must want it. */
export const OWNER_APPROVALS = 2

/** Where an agreement stands at a moment. The end that people made comes before the end that time makes. */
export function standing(agreement: SharingAgreement, now: Date): Standing {
  if (agreement.revokedAt) return { status: 'revoked', since: agreement.revokedAt, reason: agreement.revokedReason }
  if (agreement.suspendedAt) return { status: 'suspended', since: agreement.suspendedAt }
  const waitsFor = [
    ...(agreement.approvedByOwner.length < OWNER_APPROVALS ? (['owner'] as const) : []),
    ...(agreement.approvedByRecipient === null ? (['recipient'] as const) : []),
  ]
  if (waitsFor.length > 0) return { status: 'not yet approved', waitsFor }
  if (now < agreement.validFrom) return { status: 'not begun', from: agreement.validFrom }
  if (now >= agreement.validTo) return { status: 'expired', since: agreement.validTo }
  return { status: 'in force', until: agreement.validTo }
}

/** Every field that each purpose could ever need. An agreement narrows this and never widens it. */
export const fieldsOf: Readonly<Record<SharingPurpose, Readonly<Record<string, string>>>> = {
  planning: {
    procedure: 'Procedure',
    expected_stay: 'Expected operating minutes and nights',
    travel: 'Willingness to travel and minutes to each site',
    groups: 'Age band, ethnic group and deprivation fifth',
    team: 'Consultant',
    capacity: 'Theatres, beds, surgeons and nurses',
    people_on_both_lists: 'How many people are on both lists, and never who',
  },
  'mutual-aid': {
    name: 'Name',
    nhs_number: 'NHS number',
    birth_date: 'Date of birth',
    contact: 'Postcode and interpreter',
  },
  'booking-safety': {
    busy: 'That a patient is busy at a time, and never where or why',
  },
}

export const purposeName: Readonly<Record<SharingPurpose, string>> = {
  planning: 'Planning, without names',
  'mutual-aid': 'Mutual aid, for proposed transfers',
  'booking-safety': 'Safe booking, so that nobody is booked twice',
}
