/** Sharing agreements and what happened to them, inside a viewer's transaction. */
import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#nhs/day.ts'
import type { TrustCode } from '#nhs/trust-code.ts'
import type { Tx } from '#platform/database.ts'
import type { SharingAgreement, SharingTerms } from './agreement.ts'
import type { SharingStep } from './agreement-steps.ts'
import type { SharingPurpose } from './purposes.ts'

export type SharingEventKind =
  | 'proposed'
  | 'approved'
  | 'declined'
  | 'narrowed'
  | 'suspended'
  | 'resumed'
  | 'revoked'
  | 'replaced'

/** What happened to an agreement. Only added to: the agreement is what its events come to. */
export type SharingEvent = {
  readonly seq: number
  readonly kind: SharingEventKind
  readonly detail: Readonly<Record<string, unknown>>
  readonly trust: TrustCode
  /** Nobody is named where it happened before events were kept. */
  readonly person: string
  readonly at: Date
}

/** A whole proposal, as its questions were answered. Days are whole days in London, the last one included. */
export type Proposal = Readonly<Record<keyof Omit<SharingTerms, 'reviewOn'>, string>> & {
  readonly owner: TrustCode
  readonly recipient: TrustCode
  readonly purpose: SharingPurpose
  readonly fields: readonly string[]
  readonly treatmentFunctions: readonly string[]
  readonly sites: readonly string[] | null
  readonly from: Day
  readonly until: Day
  readonly reviewOn: Day
}

/** What a narrower agreement keeps. */
export type Narrower = {
  readonly fields: readonly string[]
  readonly treatmentFunctions: readonly string[]
  readonly sites: readonly string[] | null
  /** Its last day, where it is to end before it would have. */
  readonly until?: Day
}

export const eventOf: Readonly<Record<SharingStep, SharingEventKind>> = {
  approve: 'approved',
  decline: 'declined',
  narrow: 'narrowed',
  suspend: 'suspended',
  resume: 'resumed',
  revoke: 'revoked',
}

const columns = sql`
  a.id, a.owner, a.recipient, a.alliance, a.purpose, a.fields, a.treatment_functions as "treatmentFunctions", a.sites,
  a.valid_from as "validFrom", a.valid_to as "validTo", a.reason, a.lawful_basis as "lawfulBasis", a.special_basis as "specialBasis",
  a.confidentiality_basis as "confidentialityBasis", a.dpia_reference as "dpiaReference", a.rights, a.retention,
  a.review_on as "reviewOn", a.proposed_by as "proposedBy", a.proposed_by_trust as "proposedByTrust",
  a.approved_by_owner as "approvedByOwner", a.approved_by_recipient as "approvedByRecipient",
  exists (select from sharing_agreement_event e
           where e.owner = a.owner and e.agreement_id = a.id and e.kind = 'approved' and e.trust = a.owner
             and e.roles && array['information-governance', 'caldicott-guardian']) as "approvedByGovernance",
  a.suspended_at as "suspendedAt", a.revoked_at as "revokedAt", a.revoked_reason as "revokedReason",
  a.replaced_by as "replacedBy", a.version`

/** Midnight in London at the beginning of a day, as the database counts it. */
const startOf = (day: Day, later = 0): RawBuilder<Date> =>
  sql`((${day}::date + ${later}::integer)::timestamp at time zone 'Europe/London')`

export function sharingStore(tx: Tx) {
  const found = async (condition: RawBuilder<unknown>): Promise<SharingAgreement[]> =>
    (
      await sql<SharingAgreement>`
        select ${columns} from sharing_agreement a where a.alliance = (select viewer_alliance()) and ${condition}
         order by a.purpose, a.owner, a.recipient, a.valid_from desc, a.id`.execute(tx)
    ).rows

  return {
    /** Agreements that the viewer's trust gives or receives in this alliance, whatever their standing. */
    agreements: (): Promise<SharingAgreement[]> => found(sql`true`),

    async agreement(id: string): Promise<SharingAgreement | undefined> {
      return (await found(sql`a.id = ${id}::uuid`))[0]
    },

    /** The same, and nobody changes it until the end of this transaction. */
    async held(id: string): Promise<{ agreement: SharingAgreement; now: Date } | undefined> {
      await sql`select from sharing_agreement where id = ${id}::uuid for update`.execute(tx)
      const agreement = await this.agreement(id)
      if (!agreement) return undefined
      const moment = await sql<{ now: Date }>`select statement_timestamp() as now`.execute(tx)
      return { agreement, now: moment.rows[0]!.now }
    },

    /** Newest last. */
    async events({ owner, id }: Pick<SharingAgreement, 'owner' | 'id'>): Promise<SharingEvent[]> {
      const { rows } = await sql<SharingEvent>`
        select seq, kind, detail, trust, person, at from sharing_agreement_event
         where owner = ${owner} and agreement_id = ${id}::uuid order by seq`.execute(tx)
      return rows
    },

    /** Whether a proposal for the same pair and purpose waits for approval already: there is one at a time. */
    async waiting({ owner, recipient, purpose }: Pick<Proposal, 'owner' | 'recipient' | 'purpose'>) {
      const [other] = await found(sql`a.owner = ${owner} and a.recipient = ${recipient} and a.purpose = ${purpose}
        and a.revoked_at is null and (cardinality(a.approved_by_owner) < 2 or a.approved_by_recipient is null)`)
      return other
    },

    /** The agreement that this one would come in the place of: approved, of the same pair and purpose, and not ended. */
    async inPlaceOf({
      id,
      owner,
      recipient,
      purpose,
    }: Pick<SharingAgreement, 'id' | 'owner' | 'recipient' | 'purpose'>) {
      const [other] = await found(sql`a.id <> ${id}::uuid and a.owner = ${owner} and a.recipient = ${recipient}
        and a.purpose = ${purpose} and a.revoked_at is null and a.valid_to > statement_timestamp()
        and cardinality(a.approved_by_owner) = 2 and a.approved_by_recipient is not null`)
      return other
    },

    /** Writes a proposal down. Nothing is shared by it until everybody has approved. */
    async propose(id: string, proposal: Proposal): Promise<void> {
      const { owner, recipient, from, until, treatmentFunctions, ...rest } = proposal
      const detail = {
        purpose: rest.purpose,
        fields: rest.fields,
        treatment_functions: treatmentFunctions,
        sites: rest.sites,
        reason: rest.reason,
        lawful_basis: rest.lawfulBasis,
        special_basis: rest.specialBasis,
        confidentiality_basis: rest.confidentialityBasis,
        dpia_reference: rest.dpiaReference,
        rights: rest.rights,
        retention: rest.retention,
        review_on: rest.reviewOn,
      }
      await sql`
        insert into sharing_agreement_event (owner, agreement_id, recipient, kind, detail)
        values (${owner}, ${id}::uuid, ${recipient}, 'proposed',
                ${JSON.stringify(detail)}::jsonb || jsonb_build_object('valid_from', ${startOf(from)}, 'valid_to', ${startOf(until, 1)}))`.execute(
        tx,
      )
    },

    /** Takes a step, which the rules must have allowed: the database refuses whatever they do not, as an error. */
    async step(
      { owner, recipient, id, version }: Pick<SharingAgreement, 'owner' | 'recipient' | 'id' | 'version'>,
      step: SharingStep,
      { reason, narrower }: { readonly reason?: string; readonly narrower?: Narrower } = {},
    ): Promise<void> {
      const detail = {
        ...(reason !== undefined && { reason }),
        ...(narrower && {
          fields: narrower.fields,
          treatment_functions: narrower.treatmentFunctions,
          ...(narrower.sites && { sites: narrower.sites }),
        }),
      }
      const end = narrower?.until
        ? sql`jsonb_build_object('valid_to', ${startOf(narrower.until, 1)})`
        : sql`'{}'::jsonb`
      await sql`
        insert into sharing_agreement_event (owner, agreement_id, seq, recipient, kind, detail)
        values (${owner}, ${id}::uuid, ${version + 1}, ${recipient}, ${eventOf[step]}, ${JSON.stringify(detail)}::jsonb || ${end})`.execute(
        tx,
      )
    },
  }
}
