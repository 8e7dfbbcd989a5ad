/** Members, services in scope, agreements and the owner's log, inside a viewer's transaction. */
import { sql } from 'kysely'
import type { Day } from '#nhs/day.ts'
import type { TrustCode } from '#nhs/trust-code.ts'
import type { Tx } from '#platform/database.ts'
import type { SharingAgreement, SharingPurpose } from './agreement.ts'

export type Alliance = {
  readonly id: string
  readonly name: string
  readonly purpose: string
  /** See src/plans/waiting-weight.ts. */
  readonly waitingWeights: unknown
  /** The planner's weights, by name. */
  readonly planWeights: Readonly<Record<string, number>>
}

export type Member = { readonly trust: TrustCode; readonly joinedOn: Day; readonly leftOn: Day | null }

/** How fresh a member's list is. The version grows with every import. */
export type ListState = { readonly trust: TrustCode; readonly asOf: Day; readonly version: number }

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

type AllianceTables = {
  alliance: {
    id: string
    name: string
    purpose: string
    waiting_weights: unknown
    plan_weights: Record<string, number>
  }
  alliance_member: { alliance: string; trust: TrustCode; joined_on: Day; left_on: Day | null }
  alliance_service: { alliance: string; treatment_function: string; from_day: Day; to_day: Day | null }
  trust_list: { trust: TrustCode; as_of: Day; version: number }
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

export function allianceStore(transaction: Tx) {
  const tx = transaction as Tx<AllianceTables>
  const currentAlliance = sql<string>`(select viewer_alliance())`
  return {
    async alliance(): Promise<Alliance | undefined> {
      return tx
        .selectFrom('alliance')
        .select(['id', 'name', 'purpose', 'waiting_weights as waitingWeights', 'plan_weights as planWeights'])
        .where('id', '=', currentAlliance)
        .executeTakeFirst()
    },

    /** Everybody who is or was a member, in the order they joined. */
    async members(): Promise<Member[]> {
      return tx
        .selectFrom('alliance_member')
        .select(['trust', 'joined_on as joinedOn', 'left_on as leftOn'])
        .where('alliance', '=', currentAlliance)
        .orderBy('joined_on')
        .orderBy('trust')
        .execute()
    },

    /** Members on a day. */
    async membersOn(day: Day): Promise<TrustCode[]> {
      return (await this.members())
        .filter(({ joinedOn, leftOn }) => joinedOn <= day && (leftOn === null || leftOn > day))
        .map(({ trust }) => trust)
    },

    /** Treatment functions that the alliance plans together on a day. */
    async servicesOn(day: Day): Promise<string[]> {
      const rows = await tx
        .selectFrom('alliance_service')
        .select('treatment_function')
        .distinct()
        .where('alliance', '=', currentAlliance)
        .where('from_day', '<=', day)
        .where((at) => at.or([at('to_day', 'is', null), at('to_day', '>', day)]))
        .orderBy('treatment_function')
        .execute()
      return rows.map(({ treatment_function }) => treatment_function)
    },

    /** How fresh each member's list is, the viewer's own among them. A member that never sent one is absent. */
    async listStates(): Promise<ListState[]> {
      return tx
        .selectFrom('trust_list')
        .select(['trust', 'as_of as asOf', 'version'])
        .where('trust', 'in', (from) =>
          from
            .selectFrom('alliance_member')
            .select('trust')
            .where('alliance', '=', currentAlliance)
            .where(sql<boolean>`joined_on <= current_date and (left_on is null or left_on > current_date)`),
        )
        .orderBy('trust')
        .execute()
    },

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
