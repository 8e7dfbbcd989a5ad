/** What an import does inside its transaction: every batch, what is left over, the list's new day and its scorecard. */
import { sql } from 'kysely'
import type { Day } from '#nhs/day.ts'
import type { Tx } from '#platform/database.ts'
import { type Scorecard, scorecardOf } from '../quality/scorecard.ts'
import { type Account, assertAccounted } from './account.ts'
import { type Applied, applyBatch, rowTypes } from './apply-batch.ts'
import type { Batch } from './batch.ts'
import { closeNotListed } from './close-not-listed.ts'
import { FileRefused } from './file-refused.ts'
import type { Mapping } from './mapping.ts'
import { meetReceived } from './meet-received.ts'
import type { RowSource } from './read-file.ts'

export type FileToApply = {
  readonly trust: string
  readonly asOf: Day
  readonly mapping: Mapping
  readonly isWhole: boolean
  readonly importId: string
  readonly signal?: AbortSignal
  readonly reading: RowSource
  /** Called after each batch; throws to stop. */
  readonly readRows: (bytesRead: number, rows: number) => void
}

export type AppliedFile = {
  readonly account: Account
  readonly notListed: number
  readonly closed: number
  readonly faults: Readonly<Record<string, number>>
  readonly scorecard: Scorecard
}

/**
 * @throws FileRefused for a file that is older than the list, or that turns out at its end to be none of the trust's or
 * to hold no row that can be used
 */
export async function applyFile(tx: Tx, file: FileToApply): Promise<AppliedFile> {
  const { trust, asOf, mapping, isWhole, importId, signal, reading } = file
  const { source } = mapping
  await refuseAnOlderDay(tx, asOf)
  const context = {
    trust,
    source,
    importId,
    rowTypes: await rowTypes(tx),
    isFirst: await isFirst(tx, trust, source),
  }
  const sum = { inserted: 0, updated: 0, unchanged: 0 }
  await overlapped(reading.batches(signal), async (batch) => {
    add(sum, await applyBatch(tx, batch, context))
    reading.release(batch)
    file.readRows(reading.bytesRead, reading.rowsIn)
  })
  file.readRows(reading.bytesRead, reading.rowsIn)
  const { rowsIn, rejected, duplicate } = reading
  const account = { rowsIn, ...sum, rejected, duplicate }
  assertAccounted(account)
  refuseNothing(account)
  const left = context.isFirst
    ? { notListed: 0, closed: 0 }
    : await closeNotListed(tx, { ...context, asOf, isWhole }, reading)
  await sql`
    insert into trust_list (trust, as_of) values (${trust}, ${asOf})
    on conflict (trust) do update set as_of = excluded.as_of, version = trust_list.version + 1`.execute(tx)
  if (!context.isFirst) await meetReceived(tx, context)
  await expectManyRows(tx)
  return { account, ...left, faults: reading.faults.counts, scorecard: await scorecardOf(tx, { asOf }) }
}

/**
 * Until the end of the transaction. The planner knows nothing of what was just written, takes the list for empty and
 * would look up a hundred thousand patients one by one.
 */
async function expectManyRows(tx: Tx): Promise<void> {
  await sql`select set_config('enable_nestloop', 'off', true), set_config('work_mem', '32MB', true)`.execute(tx)
}

/** Sends one batch while the next is read. */
async function overlapped(batches: AsyncIterable<Batch>, apply: (batch: Batch) => Promise<void>): Promise<void> {
  let onItsWay: Promise<void> = Promise.resolve()
  try {
    for await (const batch of batches) {
      await onItsWay
      onItsWay = apply(batch)
      // It is waited for in the next turn; until then its failure is nobody's surprise.
      onItsWay.catch(() => {})
    }
  } catch (error) {
    await onItsWay.catch(() => {})
    throw error
  }
  await onItsWay
}

function add(sum: { inserted: number; updated: number; unchanged: number }, some: Applied): void {
  sum.inserted += some.inserted
  sum.updated += some.updated
  sum.unchanged += some.unchanged
}

async function isFirst(tx: Tx, trust: string, source: string): Promise<boolean> {
  const { rows } = await sql<{ first: boolean }>`
    select not exists (select from patient where trust = ${trust})
       and not exists (select from pathway where trust = ${trust} and source = ${source}) as first`.execute(tx)
  return rows[0]!.first
}

/** With a wrong mapping every row is refused, and the list would still take the day of the file: waits would grow. */
function refuseNothing({ rowsIn, rejected, duplicate }: Account): void {
  if (rejected + duplicate < rowsIn) return
  throw new FileRefused(
    `None of the ${rowsIn} rows in the file can be used.`,
    'See what the checks found, and correct the file or the mapping.',
  )
}

async function refuseAnOlderDay(tx: Tx, asOf: Day): Promise<void> {
  const { rows } = await sql<{ as_of: Day }>`
    select as_of from trust_list where trust = (select viewer_trust()) and as_of > ${asOf}`.execute(tx)
  if (rows[0] === undefined) return
  throw new FileRefused(
    `The list is already as of ${rows[0].as_of}, and this file is about ${asOf}.`,
    'An older file would turn the list back. Check the day, or send a newer file.',
  )
}
