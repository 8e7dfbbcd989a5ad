import { sql } from 'kysely'
import type { Tx } from '#platform/database.ts'

/** Who commissions the care behind one of the viewer's own pseudonyms: no name goes with it. Nothing for another's. */
export async function ownCommissioner(tx: Tx, pseudonym: string): Promise<string | undefined> {
  const { rows } = await sql<{ commissioner: string }>`
    select commissioner from pathway where trust = (select viewer_trust()) and pseudonym = ${pseudonym}`.execute(tx)
  return rows[0]?.commissioner
}
