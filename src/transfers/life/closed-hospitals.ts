/** What the planner has to know of transfers that came to nothing: where a patient must not be sent again. */
import { sql } from 'kysely'
import { bulkRows } from '#platform/bulk-insert.ts'
import type { Tx } from '#platform/database.ts'
import { excludingReasons } from './reasons.ts'

export type ClosedHospital = { readonly sender: string; readonly pseudonym: string; readonly receiver: string }

/**
 * Which patients must not be proposed to which trust again, because somebody said so with a reason that lasts. Of the
 * transfers that the viewer may see: for a plan, those of the alliance.
 */
export async function closedHospitals(tx: Tx): Promise<ClosedHospital[]> {
  const lasting = bulkRows([
    { name: 'action', type: 'text', values: excludingReasons.map(({ action }) => action) },
    { name: 'reason', type: 'text', values: excludingReasons.map(({ code }) => code) },
  ])
  const { rows } = await sql<ClosedHospital>`
    select distinct t.sender, t.pseudonym, t.receiver
      from transfer t join ${lasting} on given.action = t.action and given.reason = t.reason
     where t.ended_at is not null order by 1, 2, 3`.execute(tx)
  return rows
}
