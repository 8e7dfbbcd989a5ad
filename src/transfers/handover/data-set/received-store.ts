/** Data sets that came as files. Each trust has its own. */
import { sql } from 'kysely'
import { audit } from '#platform/audit.ts'
import type { Tx } from '#platform/database.ts'
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
  const { rows } = await sql<{ id: string; isNew: boolean }>`
    with made as (
      insert into received_data_set (file_name, format, sha256, data_set)
      values (${fileName}, ${format}, ${sha256}, ${JSON.stringify(set)}::jsonb)
      on conflict (trust, sha256) do nothing returning id)
    select id, true as "isNew" from made
    union all select id, false from received_data_set where trust = (select viewer_trust()) and sha256 = ${sha256}`.execute(
    tx,
  )
  const { id, isNew } = rows[0]!
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

/** The newest first. */
export async function newestReceived(tx: Tx, limit: number): Promise<readonly ReceivedSet[]> {
  const { rows } = await sql<ReceivedSet>`
    select id, file_name as "fileName", format, sha256, data_set as set, at from received_data_set
     where trust = (select viewer_trust()) order by at desc, id limit ${limit}`.execute(tx)
  return rows
}
