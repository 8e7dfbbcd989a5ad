/** Members and services in scope, inside a viewer's transaction. */
import { sql } from 'kysely'
import type { Day } from '#nhs/day.ts'
import type { TrustCode } from '#nhs/trust-code.ts'
import type { Tx } from '#platform/database.ts'

export type Alliance = {
  readonly id: string
  readonly name: string
  readonly purpose: string
  /** See src/plans/waiting-weight.ts. */
  readonly waitingWeights: unknown
  /** The planner's weights, by name. */
  readonly planWeights: Readonly<Record<string, number>>
}

export type Member = {
  readonly trust: TrustCode
  readonly joinedOn: Day
  readonly leftOn: Day | null
  /** It is a member and takes no part from this day on. */
  readonly suspendedOn: Day | null
}

/** How fresh a member's list is. The version grows with every import. */
export type ListState = { readonly trust: TrustCode; readonly asOf: Day; readonly version: number }

type AllianceTables = {
  alliance: {
    id: string
    name: string
    purpose: string
    waiting_weights: unknown
    plan_weights: Record<string, number>
  }
  alliance_member: {
    alliance: string
    trust: TrustCode
    joined_on: Day
    left_on: Day | null
    suspended_on: Day | null
  }
  alliance_service: { alliance: string; treatment_function: string; from_day: Day; to_day: Day | null }
  trust_list: { trust: TrustCode; as_of: Day; version: number }
}

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
        .select(['trust', 'joined_on as joinedOn', 'left_on as leftOn', 'suspended_on as suspendedOn'])
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

    /** Members that take part on a day: those that are not suspended. */
    async partOn(day: Day): Promise<TrustCode[]> {
      return (await this.members())
        .filter(({ joinedOn, leftOn }) => joinedOn <= day && (leftOn === null || leftOn > day))
        .filter(({ suspendedOn }) => suspendedOn === null || suspendedOn > day)
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
  }
}
