import { sql } from 'kysely'
import type { Tx } from '#platform/database.ts'
import type { TransferKey } from '../life/transfer-row.ts'

/** The transfers of a plan that nobody has touched, those with most time before their day first. */
export async function untouchedTransfers(tx: Tx, planId: string): Promise<TransferKey[]> {
  const { rows } = await sql<TransferKey>`
    select sender, id from transfer
     where plan_id = ${planId}::uuid and state = 'identified' and version = 1 order by day desc, sender, id`.execute(tx)
  return rows
}
