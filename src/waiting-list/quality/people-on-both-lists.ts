/**
 * People who wait at the viewer's trust and at another member's at once, as each owner lets them be counted. Nobody
 * learns who: the database tells a count for a member as a whole, rounded, and none of 1 to 7 (migrations/0008).
 */
import { sql } from 'kysely'
import type { TrustCode } from '#nhs/trust-code.ts'
import { auditLaneRead } from '#platform/audit.ts'
import type { Tx } from '#platform/database.ts'

export type PeopleOnBothLists = {
  readonly trust: TrustCode
  /** To the nearest 5; null for 1 to 7, which would point at people. */
  readonly people: number | null
  /** Of them, those who wait for the same treatment function at both. */
  readonly sameService: number | null
}

/** One line for each member that shares it with the viewer's trust, for the purpose of planning. Each is told in its log. */
export async function peopleOnBothLists(tx: Tx): Promise<PeopleOnBothLists[]> {
  const { rows } = await sql<PeopleOnBothLists>`
    select trust, people, same_service as "sameService"
      from share.planning_people_on_both_lists order by trust`.execute(tx)
  await auditLaneRead(tx, 'planning lane: people on both lists', new Map(rows.map(({ trust }) => [trust, 1])))
  return rows
}
