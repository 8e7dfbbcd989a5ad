/** Who the patients of some of a trust's own transfers are, for people who have to know: pages of letters. */
import { sql } from 'kysely'
import type { Tx } from '#platform/database.ts'
import type { Viewer } from '#platform/viewer.ts'
import { maySeePeople } from '#waiting-list'

/** By the id of the transfer. Those whose patient has left the list are not there, and for other roles nobody is. */
export async function peopleOfTransfers(
  tx: Tx,
  viewer: Viewer,
  transfers: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (transfers.length === 0 || !maySeePeople(viewer)) return new Map()
  const { rows } = await sql<{ id: string; name: string }>`
    select t.id, concat_ws(', ', i.family_name, i.given_name) as name
      from transfer t
      join pathway p on p.trust = t.sender and p.pseudonym = t.pseudonym
      join patient i on i.trust = p.trust and i.id = p.patient_id
     where t.sender = (select viewer_trust()) and t.id = any(${[...transfers]}::uuid[])`.execute(tx)
  return new Map(rows.map(({ id, name }) => [id, name]))
}
