/**
 * A batch of rows into the viewer's trust's patients and pathways, under row-level security. Which rows are new, changed
 * or the same is told by the id, which is made from the source's key, and the fingerprint that was kept with it.
 */
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/database.ts'
import type { Batch } from './batch.ts'
import { asRelation, namesOf } from './columns.ts'
import { uuidDigits, uuidText } from './pathway-identity.ts'

export type Applied = { readonly inserted: number; readonly updated: number; readonly unchanged: number }

export type ApplyContext = {
  readonly trust: string
  readonly source: string
  readonly importId: string
  readonly pseudonym: (pathwayId: string) => string
  /** Whether the trust has no patients and the source no pathways yet, so that nothing need be looked for. */
  readonly isFirst: boolean
}

export async function applyBatch(tx: Tx, batch: Batch, context: ApplyContext): Promise<Applied> {
  if (batch.count === 0) return { inserted: 0, updated: 0, unchanged: 0 }
  if (context.isFirst) {
    await insertPatients(tx, batch, context, batch.firstOfPatient)
    await writePathways(tx, batch, context, undefined)
    return { inserted: batch.count, updated: 0, unchanged: 0 }
  }
  const { same, changed } = await known(tx, batch, context)
  const skipped = new Set(same)
  const rows: number[] = []
  for (let row = 0; row < batch.count; row++) if (!skipped.has(row)) rows.push(row)
  if (rows.length > 0) {
    await meetPatients(tx, batch, context, rows)
    await writePathways(tx, batch, context, rows)
  }
  return { inserted: rows.length - changed.length, updated: changed.length, unchanged: same.length }
}

/**
 * The rows whose pathway is there already, by whether the source says of it what it said before. A question for each
 * row and not a join: a join is planned by how many rows the table is thought to have, and nobody has counted since the
 * last import.
 */
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

/** Patients of a trust that had none. Their ids are made here. */
async function insertPatients(tx: Tx, batch: Batch, context: ApplyContext, rows: readonly number[]): Promise<void> {
  if (rows.length > 0) await patientStatement(batch, context, rows, sql``).execute(tx)
}

/**
 * Finds the patients of the rows, makes those that are new, and puts their ids into the batch. What the first row of a
 * patient says of them is kept; later rows only meet them.
 */
async function meetPatients(tx: Tx, batch: Batch, context: ApplyContext, rows: readonly number[]): Promise<void> {
  const first = new Set(batch.firstOfPatient)
  const telling = rows.filter((row) => first.has(row))
  const told = new Set(telling.map((row) => batch.localId.at(row)))
  const meeting = new Map<string | null, number>()
  for (const row of rows) {
    const localId = batch.localId.at(row)
    if (!told.has(localId) && !meeting.has(localId)) meeting.set(localId, row)
  }
  const details = sql.join(batch.patientColumns.map(({ name }) => sql`${sql.id(name)} = excluded.${sql.id(name)}`))
  const ids = new Map<string | null, string>()
  for (const [some, change] of [
    [telling, details],
    // Changed to what it is, because only a row that is changed tells its id.
    [[...meeting.values()], sql`nhs_number_status = patient.nhs_number_status`],
  ] as const) {
    if (some.length === 0) continue
    const onConflict = sql`on conflict ((trust || ' ' || local_id)) do update set ${change} returning id, local_id`
    const { rows: met } = await patientStatement(batch, context, some, onConflict).execute(tx)
    for (const { id, local_id } of met) ids.set(local_id, id)
  }
  for (const row of rows) batch.patientId.set(row, uuidDigits(ids.get(batch.localId.at(row))!))
}

function patientStatement(
  batch: Batch,
  { trust }: ApplyContext,
  rows: readonly number[],
  rest: RawBuilder<unknown>,
): RawBuilder<{ id: string; local_id: string }> {
  const { localId, patientId, patientColumns } = batch
  const given = asRelation([patientId, localId, ...patientColumns], rows)
  return sql`
    insert into patient (trust, id, local_id, ${namesOf(patientColumns)})
    select ${trust}, ${given.of(patientId)}, ${given.of(localId)}, ${given.all(patientColumns)}
      from ${given.relation} ${rest}`
}

/** New pathways, and those that have changed. */
async function writePathways(
  tx: Tx,
  batch: Batch,
  { trust, source, importId, pseudonym, isFirst }: ApplyContext,
  rows: readonly number[] | undefined,
): Promise<void> {
  for (let n = 0; n < (rows?.length ?? batch.count); n++) {
    const row = rows ? rows[n]! : n
    batch.pseudonym.set(row, pseudonym(uuidText(batch.pathwayId.at(row))))
  }
  const own = [batch.pathwayId, batch.pseudonym, batch.sourceKey, ...batch.pathwayColumns]
  const given = asRelation([...own, batch.patientId], rows)
  const changed = batch.pathwayColumns.map(({ name }) => sql`${sql.id(name)} = excluded.${sql.id(name)}`)
  const onConflict = isFirst
    ? sql``
    : sql`
    on conflict (trust, id) do update
       set ${sql.join(changed)}, patient_id = excluded.patient_id, import_id = excluded.import_id,
           version = pathway.version + 1`
  const result = await sql`
    insert into pathway (trust, source, import_id, patient_id, ${namesOf(own)})
    select ${trust}, ${source}, ${importId}::uuid, ${given.of(batch.patientId)}, ${given.all(own)}
      from ${given.relation} ${onConflict}`.execute(tx)
  const written = Number(result.numAffectedRows ?? 0)
  // The account of the rows rests on this: a statement that did more or less than it was given is our bug.
  const sent = rows?.length ?? batch.count
  if (written !== sent) throw new Error(`${sent} rows were sent and ${written} written`)
}
