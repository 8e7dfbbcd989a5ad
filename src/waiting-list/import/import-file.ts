/**
 * Brings a file of open pathways into a trust's list: read, checked, accounted for row by row, and applied in one
 * transaction as that trust, so that all of it becomes visible at once or nothing has happened.
 */
import type { Day } from '#nhs/day.ts'
import { audit } from '#platform/audit.ts'
import type { Database } from '#platform/database.ts'
import type { Viewer } from '#platform/viewer.ts'
import type { Account } from './account.ts'
import { applyFile } from './apply-file.ts'
import { FileRefused } from './file-refused.ts'
import { holdTheList, settleStopped } from './list-lock.ts'
import type { Mapping } from './mapping.ts'
import { openReading } from './open-reading.ts'
import type { RowSource } from './read-file.ts'
import { type Import, type ImportIdentity, importStore } from './store.ts'
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
  const { path, asOf, hasOptionalColumns } = request
  const reading = openReading(
    {
      path,
      asOf,
      hasOptionalColumns,
      mapping: request.mapping,
      trust: viewer.trust,
      secret: work.secret,
      now: work.now().getTime(),
    },
    file.bytes,
  )
  try {
    for (;;) {
      const outcome = await attempt(viewer, request, work, { file, id, reading })
      if (outcome) return outcome
      work.progress?.({ phase: 'waiting', bytes: file.bytes, bytesRead: 0, rows: 0 })
      await aWhile(signal)
    }
  } catch (error) {
    // Whoever stopped it said why; how reading broke off is of no interest then.
    signal?.throwIfAborted()
    if (error instanceof FileRefused)
      return refuse(viewer, { ...request, ...(id && { importId: id }) }, work, file, reading, error)
    throw error
  } finally {
    await reading.close()
  }
}

type FileFacts = ImportIdentity & { readonly fileName: string; readonly bytes: number }
type Run = { readonly file: FileFacts; readonly id: string | undefined; readonly reading: RowSource }

/** A trial ends like a failure, so that the database forgets it; this carries its result past the end. */
class TrialEnds extends Error {
  readonly outcome: ImportOutcome
  constructor(outcome: ImportOutcome) {
    super('a trial keeps nothing')
    this.outcome = outcome
  }
}

/** Stands for the import of a trial, in rows that nobody will see. */
const NO_IMPORT = '00000000-0000-0000-0000-000000000000'

/** Of a file that waited while another brought in the very same. */
const overtaken = 'This very file was imported while this one waited. Nothing had to be changed.'

/** The whole transaction. Nothing when another import of the trust is at work: try again. */
async function attempt(
  viewer: Viewer,
  request: ImportRequest,
  work: ImportWork,
  { file, id, reading }: Run,
): Promise<ImportOutcome | undefined> {
  try {
    return await work.db.withViewer(viewer, async (tx) => {
      if (!(await holdTheList(tx, viewer.trust))) return undefined
      const store = importStore(tx)
      const before = await store.done(file)
      if (before) {
        if (id !== undefined) await store.finish(id, { state: 'refused', account: nobody, refusal: overtaken }, {})
        return { ...before, status: 'done before' }
      }
      const applied = await applyFile(tx, {
        ...request,
        trust: viewer.trust,
        importId: id ?? NO_IMPORT,
        ...(work.signal && { signal: work.signal }),
        reading,
        readRows: (bytesRead, rows) => {
          work.signal?.throwIfAborted()
          work.progress?.({
            phase: bytesRead < file.bytes ? 'reading' : 'finishing',
            bytes: file.bytes,
            bytesRead,
            rows,
          })
        },
      })
      const outcome = { ...file, ...applied, ...applied.account, refusal: null, status: 'done' } as const
      if (id === undefined) throw new TrialEnds(outcome)
      const { account, notListed, closed, scorecard, faults } = applied
      await store.finish(id, { state: 'done', account, notListed, closed, scorecard }, faults)
      await store.keepFaults(id, reading.faults.kept)
      const detail = { ...account, notListed, closed }
      await audit(tx, [viewer.trust], { action: 'import', object: `import ${id}`, detail })
      return { ...outcome, id }
    })
  } catch (error) {
    if (error instanceof TrialEnds) return error.outcome
    throw error
  }
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
  reading: RowSource | undefined,
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
