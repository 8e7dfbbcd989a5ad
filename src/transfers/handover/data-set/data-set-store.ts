/** What is kept of a transfer's data set: what people answered, and the set that goes to the receiver once it is made. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Day } from '#nhs/day.ts'
import { audit, auditLaneRead } from '#platform/audit.ts'
import type { Tx } from '#platform/database.ts'
import { Conflict } from '#platform/errors.ts'
import type { Transfer } from '../../life/transfer-row.ts'
import { refusedWhenComplete, sendersPatient } from '../store.ts'
import { buildDataSet } from './build-data-set.ts'
import type { DataSet } from './data-set.ts'
import type { Fault } from './fault.ts'
import type { ItemKey } from './items.ts'
import { validate } from './validate.ts'

export type KeptDataSet = {
  /** From the records and the answers, as they are now. */
  readonly set: DataSet
  readonly faults: readonly Fault[]
  /** The set that was made for the receiver. */
  readonly made?: { readonly set: DataSet; readonly at: Date }
  /** What is recorded has changed since, so that it has to be made again. */
  readonly isStale: boolean
  readonly version: number
}

type Row = {
  readonly answers: DataSet
  readonly made: DataSet | null
  readonly madeAt: Date | null
  readonly version: number
}

async function row(tx: Tx, { sender, id }: Transfer): Promise<Row> {
  const { rows } = await sql<Row>`
    select answers, made, made_at as "madeAt", version from transfer_data_set
     where sender = ${sender} and transfer_id = ${id}::uuid`.execute(tx)
  return rows[0] ?? { answers: {}, made: null, madeAt: null, version: 0 }
}

/** In the sender's context. */
export async function keptDataSet(tx: Tx, transfer: Transfer, today: Day): Promise<KeptDataSet> {
  const { answers, made, madeAt, version } = await row(tx, transfer)
  const patient = await sendersPatient(tx, transfer, today)
  const set = patient ? buildDataSet(patient.facts, answers) : answers
  const kept = made && madeAt ? { made: { set: made, at: madeAt } } : {}
  const isStale = made !== null && digestOf(made) !== digestOf(set)
  return { set, faults: validate(set, today), ...kept, isStale, version }
}

/** By content and not by the order of the items, which a database does not keep. */
const digestOf = (set: DataSet): string =>
  createHash('sha256')
    .update(JSON.stringify(Object.entries(set).toSorted(([a], [b]) => (a < b ? -1 : 1))))
    .digest('hex')

/**
 * Keeps what somebody answered of some items: an item without an answer is what the records say again.
 *
 * @param seen the version that the form was shown with; nobody's answers are overwritten unseen
 * @throws Conflict when somebody has answered meanwhile, or the records are complete
 */
export async function answerItems(
  tx: Tx,
  transfer: Transfer,
  answered: Readonly<Partial<Record<ItemKey, string | undefined>>>,
  seen: number,
): Promise<void> {
  const { answers, version } = await row(tx, transfer)
  if (version !== seen) throw new Conflict('somebody else has changed the data set in the meantime')
  const merged = Object.fromEntries(
    Object.entries({ ...answers, ...answered }).filter(([, value]) => value !== undefined),
  )
  const { rows } = await sql<{ version: number }>`
    insert into transfer_data_set (sender, transfer_id, answers)
    values (${transfer.sender}, ${transfer.id}::uuid, ${JSON.stringify(merged)}::jsonb)
    on conflict (sender, transfer_id) do update
      set answers = excluded.answers, version = transfer_data_set.version + 1, person = viewer_person(), at = now()
      where transfer_data_set.version = ${seen}
    returning version`
    .execute(tx)
    .catch(refusedWhenComplete)
  if (rows.length === 0) throw new Conflict('somebody else has changed the data set in the meantime')
  const items = Object.keys(answered).sort()
  await audit(tx, [transfer.sender], {
    action: 'change-data-set',
    object: `transfer ${transfer.id}`,
    detail: { items },
  })
}

export type Made = { readonly ok: true } | { readonly ok: false; readonly faults: readonly Fault[] }

/** Makes the set that goes to the receiver, as the records are now; or says everything that is wrong with it. */
export async function makeDataSet(tx: Tx, transfer: Transfer, today: Day): Promise<Made> {
  const { set, faults } = await keptDataSet(tx, transfer, today)
  if (faults.length > 0) return { ok: false, faults }
  await sql`
    insert into transfer_data_set (sender, transfer_id, made, made_by, made_at)
    values (${transfer.sender}, ${transfer.id}::uuid, ${JSON.stringify(set)}::jsonb, viewer_person(), now())
    on conflict (sender, transfer_id) do update
      set made = excluded.made, made_by = excluded.made_by, made_at = excluded.made_at,
          version = transfer_data_set.version + 1`
    .execute(tx)
    .catch(refusedWhenComplete)
  await audit(tx, [transfer.sender], {
    action: 'make-data-set',
    object: `transfer ${transfer.id}`,
    detail: { sha256: digestOf(set) },
  })
  return { ok: true }
}

/** The set as the receiver sees it: nothing until the patient has agreed and it has been made. The sender's log says that it was read. */
export async function receivedDataSet(
  tx: Tx,
  { sender, id }: Transfer,
): Promise<{ readonly set: DataSet; readonly at: Date } | undefined> {
  const { rows } = await sql<{ set: DataSet; at: Date }>`
    select made as set, made_at as at from share.handover_data_set
     where trust = ${sender} and transfer = ${id}::uuid`.execute(tx)
  await auditLaneRead(tx, 'mutual-aid lane: administrative data set', new Map([[sender, rows.length]]), {
    transfer: id,
  })
  return rows[0]
}

/**
 * For the guard that lets records be completed, in the sender's context: nothing until the set has been made, and whether
 * the records have changed since.
 */
export async function dataSetFact(
  tx: Tx,
  transfer: Transfer,
  today: Day,
): Promise<{ readonly faults: number; readonly isStale?: true } | undefined> {
  const { faults, made, isStale } = await keptDataSet(tx, transfer, today)
  return made && { faults: faults.length, ...(isStale && { isStale }) }
}
