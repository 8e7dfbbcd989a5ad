/**
 * A batch of rows into the viewer's trust's patients and pathways, under row-level security. Which rows are new, changed
 * or the same is told by the id, which is made from the source's key, and the fingerprint that was kept with it.
 */
import { sql } from 'kysely'
import type { Tx } from '#platform/database.ts'
import type { Batch } from './batch.ts'
import { asRelation, namesOf } from './columns.ts'

export type Applied = { readonly inserted: number; readonly updated: number; readonly unchanged: number }

export type ApplyContext = {
  readonly trust: string
  readonly source: string
  readonly importId: string
  /** Whether the trust has no patients and the source no pathways yet, so that nothing need be looked for. */
  readonly isFirst: boolean
}

export async function applyBatch(tx: Tx, batch: Batch, context: ApplyContext): Promise<Applied> {
  if (batch.count === 0) return { inserted: 0, updated: 0, unchanged: 0 }
  if (context.isFirst) {
    await writePatients(tx, batch, context, batch.firstOfPatient)
    await writePathways(tx, batch, context, undefined)
    return { inserted: batch.count, updated: 0, unchanged: 0 }
  }
  const { same, changed } = await known(tx, batch, context)
  const skipped = new Set(same)
  const rows: number[] = []
  for (let row = 0; row < batch.count; row++) if (!skipped.has(row)) rows.push(row)
  if (rows.length > 0) {
    const patients = batch.firstOfPatient.filter((row) => !skipped.has(row))
    await writePatients(tx, batch, context, patients)
    await writePathways(tx, batch, context, rows)
  }
  return { inserted: rows.length - changed.length, updated: changed.length, unchanged: same.length }
}

// Rows are found by a question for each and not by a join. A join is planned by how many rows the table is thought to
// have, and nobody has counted since the last import: it would read the trust's whole list for every batch.

/** The rows whose pathway is there already, by whether the source says of it what it said before. */
async function known(
  tx: Tx,
  batch: Batch,
  { trust }: ApplyContext,
): Promise<{ readonly same: readonly number[]; readonly changed: readonly number[] }> {
  const given = asRelation([batch.pathwayId, batch.digest])
  const found = await sql<{ same: number[] | null; changed: number[] | null }>`
    select array_agg(row_no::int - 1) filter (where is_same) as same,
           array_agg(row_no::int - 1) filter (where not is_same) as changed
      from (select row_no, (select p.source_digest is not distinct from ${given.of(batch.digest)}
                              from pathway p
                             where p.trust = ${trust} and p.id = ${given.of(batch.pathwayId)}) as is_same
              from ${given.relation}) as compared`.execute(tx)
  return { same: found.rows[0]?.same ?? [], changed: found.rows[0]?.changed ?? [] }
}

/** New patients, and what has changed of those we know. */
async function writePatients(tx: Tx, batch: Batch, context: ApplyContext, rows: readonly number[]): Promise<void> {
  if (rows.length === 0) return
  const { localId, patientId, patientColumns } = batch
  const given = asRelation([patientId, localId, ...patientColumns], rows)
  const qualified = (table: string) =>
    sql.join(patientColumns.map(({ name }) => sql`${sql.raw(table)}.${sql.id(name)}`))
  const onConflict = context.isFirst
    ? sql``
    : sql`
    on conflict (trust, local_id) do update set (${namesOf(patientColumns)}) = (${qualified('excluded')})
     where (${qualified('patient')}) is distinct from (${qualified('excluded')})`
  await sql`
    insert into patient (trust, id, local_id, ${namesOf(patientColumns)})
    select ${context.trust}, ${given.of(patientId)}, ${given.of(localId)}, ${given.all(patientColumns)}
      from ${given.relation} ${onConflict}`.execute(tx)
}

/** New pathways, and those that have changed. */
async function writePathways(
  tx: Tx,
  batch: Batch,
  { trust, source, importId, isFirst }: ApplyContext,
  rows: readonly number[] | undefined,
): Promise<void> {
  const own = [batch.pathwayId, batch.pseudonym, batch.sourceKey, ...batch.pathwayColumns]
  const given = asRelation([...own, isFirst ? batch.patientId : batch.localId], rows)
  const patientId = isFirst
    ? given.of(batch.patientId)
    : sql`(select i.id from patient i where i.trust = ${trust} and i.local_id = ${given.of(batch.localId)})`
  const changed = batch.pathwayColumns.map(({ name }) => sql`${sql.id(name)} = excluded.${sql.id(name)}`)
  const onConflict = isFirst
    ? sql``
    : sql`
    on conflict (trust, id) do update
       set ${sql.join(changed)}, patient_id = excluded.patient_id, import_id = excluded.import_id,
           version = pathway.version + 1`
  const result = await sql`
    insert into pathway (trust, source, import_id, patient_id, ${namesOf(own)})
    select ${trust}, ${source}, ${importId}::uuid, ${patientId}, ${given.all(own)}
      from ${given.relation} ${onConflict}`.execute(tx)
  const written = Number(result.numAffectedRows ?? 0)
  // The account of the rows rests on this: a statement that did more or less than it was given is our bug.
  const sent = rows?.length ?? batch.count
  if (written !== sent) throw new Error(`${sent} rows were sent and ${written} written`)
}
