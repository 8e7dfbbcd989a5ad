/** Sharing agreements and the owner's log, inside a viewer's transaction. */
import { sql } from 'kysely'
import type { TrustCode } from '#nhs/trust-code.ts'
import type { Tx } from '#platform/database.ts'
import type { SharingAgreement, SharingPurpose } from './agreement.ts'

export type LogEntry = {
  readonly seq: number
  readonly at: Date
  readonly person: string
  readonly personTrust: TrustCode
  readonly purpose: string
  readonly action: string
  readonly object: string
  readonly detail: Readonly<Record<string, unknown>>
  readonly outcome: string
}

type SharingTables = {
  sharing_agreement: {
    id: string
    owner: TrustCode
    recipient: TrustCode
    alliance: string
    purpose: SharingPurpose
    fields: string[]
    treatment_functions: string[]
    valid_from: Date
    valid_to: Date
    approved_by_owner: string[]
    approved_by_recipient: string | null
    suspended_at: Date | null
    revoked_at: Date | null
    revoked_reason: string | null
    version: number
  }
  audit_entry: {
    trust: TrustCode
    seq: number
    at: Date
    person: string
    person_trust: TrustCode
    purpose: string
    action: string
    object: string
    detail: Record<string, unknown>
    outcome: string
  }
}

const agreementColumns = [
  'id',
  'owner',
  'recipient',
  'alliance',
  'purpose',
  'fields',
  'treatment_functions as treatmentFunctions',
  'valid_from as validFrom',
  'valid_to as validTo',
  'approved_by_owner as approvedByOwner',
  'approved_by_recipient as approvedByRecipient',
  'suspended_at as suspendedAt',
  'revoked_at as revokedAt',
  'revoked_reason as revokedReason',
  'version',
] as const

export function sharingStore(transaction: Tx) {
  const tx = transaction as Tx<SharingTables>
  const currentAlliance = sql<string>`(select viewer_alliance())`
  return {
    /** Agreements that the viewer's trust gives or receives in this alliance, whatever their standing. */
    async agreements(): Promise<SharingAgreement[]> {
      return tx
        .selectFrom('sharing_agreement')
        .select(agreementColumns)
        .where('alliance', '=', currentAlliance)
        .orderBy('purpose')
        .orderBy('owner')
        .orderBy('recipient')
        .orderBy('valid_from', 'desc')
        .execute()
    },

    async agreement(id: string): Promise<SharingAgreement | undefined> {
      return tx
        .selectFrom('sharing_agreement')
        .select(agreementColumns)
        .where('id', '=', id)
        .where('alliance', '=', currentAlliance)
        .executeTakeFirst()
    },

    /** Ends an agreement, if it is still as the viewer saw it. False when somebody changed it first. */
    async revoke(id: string, version: number, reason: string): Promise<boolean> {
      const result = await sql`
        update sharing_agreement set revoked_at = statement_timestamp(), revoked_reason = ${reason}, version = version + 1
         where owner = viewer_trust() and id = ${id}::uuid and version = ${version} and revoked_at is null`.execute(tx)
      return result.numAffectedRows === 1n
    },

    /** Stops an agreement for a while, or lets it go on. */
    async suspend(id: string, version: number, isSuspended: boolean): Promise<boolean> {
      const result = await sql`
        update sharing_agreement
           set suspended_at = case when ${isSuspended} then statement_timestamp() end, version = version + 1
         where owner = viewer_trust() and id = ${id}::uuid and version = ${version} and revoked_at is null
           and (suspended_at is null) = ${isSuspended}`.execute(tx)
      return result.numAffectedRows === 1n
    },

    /** What was seen and done of the viewer's trust's rows, newest first. */
    async log({ before, limit }: { before?: number; limit: number }): Promise<LogEntry[]> {
      return tx
        .selectFrom('audit_entry')
        .select([
          'seq',
          'at',
          'person',
          'person_trust as personTrust',
          'purpose',
          'action',
          'object',
          'detail',
          'outcome',
        ])
        .where('trust', '=', sql<TrustCode>`(select viewer_trust())`)
        .$if(before !== undefined, (query) => query.where('seq', '<', before!))
        .orderBy('seq', 'desc')
        .limit(limit)
        .execute()
    },
  }
}
