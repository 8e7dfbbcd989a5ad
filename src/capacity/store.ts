/** A trust's own capacity, inside its viewer's transaction. Other trusts' is for planning alone: planning-capacity.ts. */
import { sql } from 'kysely'
import type { Day } from '#nhs/day.ts'
import type { Tx } from '#platform/database.ts'

/** The first and last day on which the viewer's own trust has a theatre session; nothing when it has none. */
export async function daysWithSessions(tx: Tx): Promise<{ readonly first: Day; readonly last: Day } | undefined> {
  const { rows } = await sql<{ first: Day | null; last: Day | null }>`
    select min(day) as first, max(day) as last from theatre_session where trust = (select viewer_trust())`.execute(tx)
  const { first, last } = rows[0]!
  return first === null || last === null ? undefined : { first, last }
}
