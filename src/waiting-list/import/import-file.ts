/**
 * Brings a file of open pathways into a trust's list: read, checked, accounted for row by row, and applied in one
 * transaction as that trust, so that all of it becomes visible at once or nothing has happened.
 */
import { sql } from 'kysely'
import type { Day } from '#nhs/day.ts'
import { audit } from '#platform/audit.ts'
import type { Database, Tx } from '#platform/database.ts'
import { pseudonyms } from '#platform/secret.ts'
import type { Viewer } from '#platform/viewer.ts'
import { type Scorecard, scorecardOf } from '../quality/scorecard.ts'
import { type Account, assertAccounted } from './account.ts'
import { type Applied, applyBatch } from './apply-batch.ts'
import type { Batch } from './batch.ts'
import { closeNotListed } from './close-not-listed.ts'
import { FileRefused } from './file-refused.ts'
import { holdTheList, settleStopped } from './list-lock.ts'
import type { Mapping } from './mapping.ts'
import { pathwayIdentity } from './pathway-identity.ts'
import { FileReading } from './read-file.ts'
import { type Import, importStore } from './store.ts'
import { inspectFile } from './text-pieces.ts'

export type ImportRequest = {
  readonly path: string
  /** What the sender called it. */
  readonly fileName: string
  readonly asOf: Day
  readonly mapping: Mapping
  /** True of the built-in mapping, which names more columns than a file need have. */
  readonly hasOptionalColumns: boolean
  /** The file is the whole list: open pathways of its source that it does not hold are closed. */
  readonly isWhole: boolean
  /** Do everything and keep nothing. */
  readonly isTrial: boolean
  /** The row that was made when the file was sent, for an import that a job does. */
  readonly importId?: string
}

export type ImportProgress = {
  readonly phase: 'waiting' | 'reading' | 'finishing'
  readonly bytes: number
  readonly bytesRead: number
  readonly rows: number
}

export type ImportWork = {
  readonly db: Database
  readonly secret: string
  readonly now: () => Date
  readonly signal?: AbortSignal
  readonly progress?: (now: ImportProgress) => void
}

export type ImportOutcome = Pick<
  Import,
  keyof Account | 'fileName' | 'sha256' | 'bytes' | 'mapping' | 'asOf' | 'notListed' | 'closed' | 'faults' | 'refusal'
> & {
  readonly status: 'done' | 'done before' | 'refused'
  /** Absent of a trial, which leaves nothing behind. */
  readonly id?: string
  readonly scorecard: Readonly<Record<string, unknown>>
}

/** How the file is read, as the report names it and as one import is told from another. */
export const mappingInWords = ({ name, digest }: Mapping, isWhole: boolean): string =>
  `${name} (${digest})${isWhole ? ', whole list' : ''}`

const nobody: Account = { rowsIn: 0, inserted: 0, updated: 0, unchanged: 0, rejected: 0, duplicate: 0 }

/** Resolves to what became of it, a refusal among others. Rejects for a bug, a lost database, or when stopped. */
export async function importFile(viewer: Viewer, request: ImportRequest, work: ImportWork): Promise<ImportOutcome> {
  const { db, signal } = work
  const mapping = mappingInWords(request.mapping, request.isWhole)
  const { refused, ...inspected } = await inspectFile(request.path)
  const file = { fileName: request.fileName, mapping, asOf: request.asOf, ...inspected }
  if (refused) return refuse(viewer, request, work, file, undefined, refused)
  const before = await db.reading(viewer, (tx) => importStore(tx).done(file))
  if (before) return { ...before, status: 'done before' }

  const id = request.isTrial ? undefined : await begin(viewer, request, work, file)
  const reading = new FileReading({
    path: request.path,
    trust: viewer.trust,
    asOf: request.asOf,
    mapping: request.mapping,
    hasOptionalColumns: request.hasOptionalColumns,
    identity: pathwayIdentity(work.secret, viewer.trust, request.mapping.source),
    now: work.now().getTime(),
    ...(signal && { signal }),
  })
  try {
    for (;;) {
      const applied = await attempt(viewer, request, work, { file, id, reading })
      if (applied) return { ...file, ...applied, refusal: null, ...(id && { id }) }
      work.progress?.({ phase: 'waiting', bytes: file.bytes, bytesRead: 0, rows: 0 })
      await aWhile(signal)
    }
  } catch (error) {
    // Whoever stopped it said why; how reading broke off is of no interest then.
    signal?.throwIfAborted()
    if (error instanceof FileRefused)
      return refuse(viewer, { ...request, ...(id && { importId: id }) }, work, file, reading, error)
    throw error
  }
}

type Run = { readonly file: FileFacts; readonly id: string | undefined; readonly reading: FileReading }
type FileFacts = {
  readonly fileName: string
  readonly sha256: string
  readonly bytes: number
  readonly mapping: string
  readonly asOf: Day
}
type AppliedFile = Account & {
  readonly status: 'done' | 'done before'
  readonly notListed: number
  readonly closed: number
  readonly faults: Readonly<Record<string, number>>
  readonly scorecard: Scorecard
}

/** A trial ends like a failure, so that the database forgets it; this carries its result past the end. */
class TrialEnds extends Error {
  readonly result: AppliedFile
  constructor(result: AppliedFile) {
    super('a trial keeps nothing')
    this.result = result
  }
}

/** The whole transaction. Nothing when another import of the trust is at work: try again. */
async function attempt(
  viewer: Viewer,
  request: ImportRequest,
  work: ImportWork,
  run: Run,
): Promise<AppliedFile | undefined> {
  try {
    return await work.db.withViewer(viewer, async (tx) => {
      if (!(await holdTheList(tx, viewer.trust))) return undefined
      // While it waited, another may have brought in the very same file.
      const store = importStore(tx)
      const before = await store.done(run.file)
      if (before) return { ...before, status: 'done before', scorecard: before.scorecard as Scorecard }
      await refuseAnOlderDay(tx, request.asOf)
      const result = await applyFile(tx, viewer, request, work, run)
      if (run.id === undefined) throw new TrialEnds(result)
      const { notListed, closed } = result
      await store.finish(
        run.id,
        { state: 'done', account: result, notListed, closed, scorecard: result.scorecard },
        result.faults,
      )
      await store.keepFaults(run.id, run.reading.faults.kept)
      const { faults: _faults, scorecard: _scorecard, status: _status, ...counts } = result
      await audit(tx, [viewer.trust], { action: 'import', object: `import ${run.id}`, detail: counts })
      return result
    })
  } catch (error) {
    if (error instanceof TrialEnds) return error.result
    throw error
  }
}

async function applyFile(
  tx: Tx,
  viewer: Viewer,
  request: ImportRequest,
  work: ImportWork,
  { file, id, reading }: Run,
): Promise<AppliedFile> {
  const { source } = request.mapping
  const importId = id ?? '00000000-0000-0000-0000-000000000000'
  const context = {
    trust: viewer.trust,
    source,
    importId,
    pseudonym: pseudonyms(work.secret, viewer.trust, 'planning'),
    isFirst: await isFirst(tx, viewer.trust, source),
  }
  const sum = { inserted: 0, updated: 0, unchanged: 0 }
  await overlapped(reading.batches(), async (batch) => {
    work.signal?.throwIfAborted()
    add(sum, await applyBatch(tx, batch, context))
    reading.release(batch)
    work.progress?.({ phase: 'reading', bytes: file.bytes, bytesRead: reading.bytesRead, rows: reading.rowsIn })
  })
  work.progress?.({ phase: 'finishing', bytes: file.bytes, bytesRead: file.bytes, rows: reading.rowsIn })
  const { rowsIn, rejected, duplicate } = reading
  const account = { rowsIn, ...sum, rejected, duplicate }
  assertAccounted(account)
  const left = context.isFirst
    ? { notListed: 0, closed: 0 }
    : await closeNotListed(tx, { ...context, asOf: request.asOf, isWhole: request.isWhole }, reading)
  await sql`
    insert into trust_list (trust, as_of) values (${viewer.trust}, ${request.asOf})
    on conflict (trust) do update set as_of = excluded.as_of, version = trust_list.version + 1`.execute(tx)
  const faults = reading.faults.counts
  const scorecard = await scorecardOf(tx, { asOf: request.asOf })
  return { status: 'done', ...account, ...left, faults, scorecard }
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

async function refuseAnOlderDay(tx: Tx, asOf: Day): Promise<void> {
  const { rows } = await sql<{ as_of: Day }>`
    select as_of from trust_list where trust = (select viewer_trust()) and as_of > ${asOf}`.execute(tx)
  if (rows[0] === undefined) return
  throw new FileRefused(
    `The list is already as of ${rows[0].as_of}, and this file is about ${asOf}.`,
    'An older file would turn the list back. Check the day, or send a newer file.',
  )
}

function begin(viewer: Viewer, request: ImportRequest, { db }: ImportWork, file: FileFacts): Promise<string> {
  return db.withViewer(viewer, async (tx) => {
    await settleStopped(tx, viewer.trust, request.importId)
    const store = importStore(tx)
    if (request.importId === undefined) return store.begin({ ...file, state: 'running' })
    await store.running(request.importId)
    return request.importId
  })
}

/** Writes down that the file was refused, why, and the faults that were met on the way. */
async function refuse(
  viewer: Viewer,
  request: ImportRequest,
  { db }: ImportWork,
  file: FileFacts,
  reading: FileReading | undefined,
  refused: FileRefused,
): Promise<ImportOutcome> {
  const faults = reading?.faults.counts ?? {}
  const refusal = refused.inWords
  const outcome = { ...file, ...nobody, notListed: 0, closed: 0, faults, refusal, scorecard: {} }
  if (request.isTrial) return { ...outcome, status: 'refused' }
  const id = await db.withViewer(viewer, async (tx) => {
    const store = importStore(tx)
    const made = request.importId ?? (await store.begin({ ...file, state: 'running' }))
    await store.finish(made, { state: 'refused', account: nobody, refusal }, faults)
    await store.keepFaults(made, reading?.faults.kept ?? [])
    const detail = { refusal }
    await audit(tx, [viewer.trust], { action: 'import', object: `import ${made}`, detail, outcome: 'refused' })
    return made
  })
  return { ...outcome, status: 'refused', id }
}

function aWhile(signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted()
  return new Promise((later) => setTimeout(later, 500))
}
