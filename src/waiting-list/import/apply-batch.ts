/**
 * A batch of rows into the viewer's trust's patients and pathways, under row-level security. Which rows are new, changed
 * or the same is told by the id, which is made from the source's key, and the fingerprint that was kept with it.
 */
import { type QueryResult, type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/database.ts'
import { type Batch, pathwayColumns, patientColumns } from './batch.ts'
import { uuidDigits } from './pathway-identity.ts'

export type Applied = { readonly inserted: number; readonly updated: number; readonly unchanged: number }

export type ApplyContext = {
  readonly trust: string
  readonly source: string
  readonly importId: string
  readonly rowTypes: RowTypes
  /** Whether the trust has no patients and the source no pathways yet, so that nothing need be looked for. */
  readonly isFirst: boolean
}

/** What this database numbers the types of the rows by. */
export type RowTypes = { readonly patient: number; readonly pathway: number }

export async function rowTypes(tx: Tx): Promise<RowTypes> {
  const { rows } = await sql<RowTypes>`
    select 'import_patient_row'::regtype::oid as patient, 'import_pathway_row'::regtype::oid as pathway`.execute(tx)
  return rows[0]!
}

export async function applyBatch(tx: Tx, batch: Batch, context: ApplyContext): Promise<Applied> {
  const { count } = batch
  if (count === 0) return { inserted: 0, updated: 0, unchanged: 0 }
  if (context.isFirst) {
    await insertAll(tx, batch, context)
    return { inserted: count, updated: 0, unchanged: 0 }
  }
  const { same, changed } = await known(tx, batch, context)
  const skipped = new Set(same)
  const rows: number[] = []
  for (let row = 0; row < count; row++) if (!skipped.has(row)) rows.push(row)
  if (rows.length > 0) {
    await meetPatients(tx, batch, context, rows)
    expectWritten(await writePathways(batch, context, rows).execute(tx), rows.length)
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
  const found = await sql<{ same: number[] | null; changed: number[] | null }>`
    select array_agg(row_no::int - 1) filter (where is_same) as same,
           array_agg(row_no::int - 1) filter (where not is_same) as changed
      from (select row_no, (select p.source_digest is not distinct from given.digest
                              from pathway p
                             where p.trust = ${trust} and p.id = given.id) as is_same
              from unnest(${batch.pathwayIds}::uuid[], ${batch.digests}::bigint[])
                   with ordinality as given (id, digest, row_no)) as compared`.execute(tx)
  return { same: found.rows[0]?.same ?? [], changed: found.rows[0]?.changed ?? [] }
}

/**
 * Finds the patients of the rows, makes those that are new, and puts their ids into the batch. What the first row of a
 * patient says of them is kept; later rows only meet them.
 */
async function meetPatients(tx: Tx, batch: Batch, context: ApplyContext, rows: readonly number[]): Promise<void> {
  const localId = (row: number) => batch.patients.textAfterId(row)
  const first = new Set(batch.firstOfPatient)
  const telling = rows.filter((row) => first.has(row))
  const told = new Set(telling.map(localId))
  const meeting = new Map<string, number>()
  for (const row of rows) if (!told.has(localId(row)) && !meeting.has(localId(row))) meeting.set(localId(row), row)
  const ids = new Map<string, string>()
  for (const [some, change] of [
    [telling, changed(patientColumns.slice(2))],
    // Changed to what it is, because only a row that is changed tells its id.
    [[...meeting.values()], sql`nhs_number_status = patient.nhs_number_status`],
  ] as const) {
    if (some.length === 0) continue
    const onConflict = sql`on conflict ((trust || ' ' || local_id)) do update set ${change} returning id, local_id`
    const { rows: met } = await writePatients(batch, context, some, onConflict).execute(tx)
    for (const { id, local_id } of met) ids.set(local_id, id)
  }
  for (const row of rows) batch.pathways.setFirstId(row, uuidDigits(ids.get(localId(row))!))
}

/** A batch for a trust that had no patients: those whom this batch meets first, and every pathway, in one statement. */
async function insertAll(tx: Tx, batch: Batch, context: ApplyContext): Promise<void> {
  const { count, firstOfPatient } = batch
  const first = firstOfPatient.length === count ? undefined : firstOfPatient
  const patients =
    firstOfPatient.length === 0 ? sql`` : sql`with made as (${writePatients(batch, context, first, sql``)})`
  expectWritten(await sql`${patients} ${writePathways(batch, context, undefined)}`.execute(tx), count)
}

function writePatients(
  { patients }: Batch,
  { trust, rowTypes }: ApplyContext,
  rows: readonly number[] | undefined,
  rest: RawBuilder<unknown>,
): RawBuilder<{ id: string; local_id: string }> {
  return sql`
    insert into patient (trust, ${names(patientColumns)})
    select ${trust}, ${names(patientColumns)}
      from unnest(${patients.array(rowTypes.patient, rows)}::import_patient_row[]) ${rest}`
}

/** New pathways, and those that have changed. */
function writePathways(
  { pathways }: Batch,
  { trust, source, importId, rowTypes, isFirst }: ApplyContext,
  rows: readonly number[] | undefined,
): RawBuilder<unknown> {
  const onConflict = isFirst
    ? sql``
    : sql`
    on conflict (trust, id) do update
       set ${changed(pathwayColumns.slice(5), keptByTransfers)}, source_digest = excluded.source_digest,
           patient_id = excluded.patient_id, import_id = excluded.import_id, version = pathway.version + 1`
  return sql`
    insert into pathway (trust, source, import_id, ${names(pathwayColumns)})
    select ${trust}, ${source}, ${importId}::uuid, ${names(pathwayColumns)}
      from unnest(${pathways.array(rowTypes.pathway, rows)}::import_pathway_row[]) ${onConflict}`
}

/** The account of the rows rests on this: a statement that did more or less than it was given is our bug. */
function expectWritten({ numAffectedRows = 0n }: QueryResult<unknown>, sent: number): void {
  if (Number(numAffectedRows) !== sent) throw new Error(`${sent} rows were sent and ${numAffectedRows} written`)
}

const names = (columns: readonly string[]): RawBuilder<unknown> => sql.join(columns.map((name) => sql.id(name)))

const changed = (
  columns: readonly string[],
  otherwise: Readonly<Record<string, RawBuilder<unknown>>> = {},
): RawBuilder<unknown> =>
  sql.join(columns.map((name) => sql`${sql.id(name)} = ${otherwise[name] ?? sql`excluded.${sql.id(name)}`}`))

/** Passed on to another trust, or treated there, which the trust's own system may not know yet. */
const isElsewhere = sql`
  (pathway.passed_to is not null
   or (pathway.clock_stop is not null and excluded.clock_stop is null and exists (
         select from pathway_event e where e.trust = pathway.trust and e.pathway_id = pathway.id
            and e.kind = 'admitted' and e.transfer_id is not null)))`

/**
 * What a file does not change: whether a patient waits who is at another trust, and when the wait began of one who came
 * from there.
 */
const keptByTransfers = {
  rtt_status: sql`case when ${isElsewhere} then pathway.rtt_status else excluded.rtt_status end`,
  clock_start: sql`
    case when pathway.transfer_id is not null or ${isElsewhere} then pathway.clock_start else excluded.clock_start end`,
  clock_stop: sql`
    case when ${isElsewhere} then pathway.clock_stop
         when pathway.transfer_id is not null and excluded.clock_stop < pathway.clock_start then pathway.clock_start
         else excluded.clock_stop end`,
}
