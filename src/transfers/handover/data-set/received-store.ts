/** Data sets that came as files. Each trust has its own. */
import { sql } from 'kysely'
import { audit, auditLaneRead } from '#platform/audit.ts'
import type { Tx } from '#platform/database.ts'
import type { TransferKey } from '../../life/transfer-row.ts'
import type { DataSet } from './data-set.ts'
import type { Format } from './formats.ts'

export type ReceivedSet = {
  readonly id: string
  readonly fileName: string
  readonly format: Format
  readonly sha256: string
  readonly set: DataSet
  readonly at: Date
}

/** Keeps a set; the same file sent again is the same set. Returns its id. */
export async function keepReceived(
  tx: Tx,
  trust: string,
  { fileName, format, sha256, set }: Omit<ReceivedSet, 'id' | 'at'>,
): Promise<string> {
  const made = await sql<{ id: string }>`
    insert into received_data_set (file_name, format, sha256, data_set)
    values (${fileName}, ${format}, ${sha256}, ${JSON.stringify(set)}::jsonb)
    on conflict (trust, sha256) do nothing returning id`.execute(tx)
  const isNew = made.rows.length > 0
  // Asked afterwards, because a statement sees nothing of what it has waited for.
  const { rows } = isNew
    ? made
    : await sql<{ id: string }>`
        select id from received_data_set where trust = (select viewer_trust()) and sha256 = ${sha256}`.execute(tx)
  const { id } = rows[0]!
  if (isNew)
    await audit(tx, [trust], { action: 'receive-data-set', object: `data set ${id}`, detail: { sha256, format } })
  return id
}

export async function findReceived(tx: Tx, id: string): Promise<ReceivedSet | undefined> {
  const { rows } = await sql<ReceivedSet>`
    select id, file_name as "fileName", format, sha256, data_set as set, at from received_data_set
     where trust = (select viewer_trust()) and id = ${id}::uuid`.execute(tx)
  return rows[0]
}

/**
 * The transfer that the patient of a received set comes by, told by the identifier of the pathway and its issuer: one that
 * has brought them, or one on the way whose own set says so. Nothing when there is none. Reading a sender's set is in its log.
 *
 * @param tx a viewer's who looks for the purpose of mutual aid
 */
export async function transferOfSet(tx: Tx, set: DataSet): Promise<TransferKey | undefined> {
  const { pathwayIdentifier = '', pathwayIssuer = '' } = set
  const came = await sql<TransferKey>`
    select t.sender, t.id from pathway p join transfer t on t.id = p.transfer_id
     where p.trust = (select viewer_trust()) and t.receiver = (select viewer_trust()) and p.transfer_id is not null
       and p.pathway_identifier = ${pathwayIdentifier} and p.pathway_issuer = ${pathwayIssuer} limit 1`.execute(tx)
  if (came.rows[0]) return came.rows[0]
  const coming = await sql<TransferKey>`
    select trust as sender, transfer as id from share.handover_data_set
     where made ->> 'pathwayIdentifier' = ${pathwayIdentifier} and made ->> 'pathwayIssuer' = ${pathwayIssuer}
     order by made_at desc limit 1`.execute(tx)
  const [found] = coming.rows
  if (found) {
    const what = 'mutual-aid lane: administrative data set'
    await auditLaneRead(tx, what, new Map([[found.sender, 1]]), { transfer: found.id })
  }
  return found
}

/** The newest first. */
export async function newestReceived(tx: Tx, limit: number): Promise<readonly ReceivedSet[]> {
  const { rows } = await sql<ReceivedSet>`
    select id, file_name as "fileName", format, sha256, data_set as set, at from received_data_set
     where trust = (select viewer_trust()) order by at desc, id limit ${limit}`.execute(tx)
  return rows
}
