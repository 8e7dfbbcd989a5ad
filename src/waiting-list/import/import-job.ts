/**
 * The job that brings in a file that was sent. All of the file becomes visible at once or nothing has happened, so a
 * worker that is killed leaves nothing behind, and one that starts again doubles nothing.
 */
import { existsSync } from 'node:fs'
import { Conflict, Forbidden, NotFound, Unusable } from '#platform/errors.ts'
import { type JobKind, jobStore, type RunningJob } from '#platform/jobs.ts'
import type { Parts } from '#platform/parts.ts'
import { chosenMapping } from './chosen-mapping.ts'
import { type ImportOutcome, type ImportProgress, importFile } from './import-file.ts'
import { removeForgotten, removeSent, sentPath } from './sent-files.ts'
import { type Import, importStore } from './store.ts'

export type ImportListInput = {
  readonly import: string
  /** The name of the file in the folder of sent files. */
  readonly file: string
  /** The trust's own mapping, as JSON; the built-in one when there is none. */
  readonly mapping: string | null
  readonly isWhole: boolean
}

/** How often a job is tried when it fails for a reason that may pass. */
export const IMPORT_ATTEMPTS = 3

type ImportParts = Pick<Parts, 'db' | 'secret' | 'clock' | 'dataFolder'>
type ImportingJob = RunningJob<ImportProgress>

export const importListJob = (parts: ImportParts): JobKind<ImportListInput, ImportProgress> => ({
  kind: 'import-list',

  async run(job, input) {
    await removeForgotten(parts.dataFolder, parts.clock.now())
    const asked = await parts.db.reading(job.viewer, (tx) => importStore(tx).find(input.import))
    if (!asked) throw new NotFound(`import ${input.import}`)
    // An earlier attempt brought it in and was killed before the queue heard: only the file is left to remove.
    if (asked.state === 'waiting' || asked.state === 'running') await bringIn(parts, job, asked, input)
    await removeSent(parts.dataFolder, input.file)
  },
})

async function bringIn(parts: ImportParts, job: ImportingJob, asked: Import, input: ImportListInput): Promise<void> {
  try {
    const outcome = await readAndApply(parts, job, asked, input)
    if (outcome.status === 'done before' && outcome.id !== asked.id) {
      await endRefused(job, asked, 'This very file was imported while this one waited. Nothing had to be changed.')
    }
  } catch (error) {
    if (await isFinal(parts, job, error)) {
      await endRefused(job, asked, whyNot(job, error))
      await removeSent(parts.dataFolder, input.file)
    }
    throw error
  }
}

async function readAndApply(
  { db, secret, clock, dataFolder }: ImportParts,
  job: ImportingJob,
  asked: Import,
  input: ImportListInput,
): Promise<ImportOutcome> {
  const path = sentPath(dataFolder, input.file)
  if (!existsSync(path)) throw new Unusable('The file that was sent is no longer there. Send it again.')
  const chosen = chosenMapping(input.mapping)
  if (!chosen.ok) throw new Unusable('The mapping that was sent cannot be read any more. Send the file again.')
  const { mapping, hasOptionalColumns } = chosen
  const { fileName, asOf, id: importId } = asked
  const { isWhole } = input
  return importFile(
    job.viewer,
    { path, fileName, asOf, mapping, hasOptionalColumns, isWhole, isTrial: false, importId },
    { db, secret, now: () => clock.now(), signal: job.signal, progress: (now) => job.progress(now) },
  )
}

/** Nothing of the file was kept; the report says why. */
async function endRefused(job: ImportingJob, { id }: Import, refusal: string): Promise<void> {
  const account = { rowsIn: 0, inserted: 0, updated: 0, unchanged: 0, rejected: 0, duplicate: 0 }
  await job.write((tx) => importStore(tx).finish(id, { state: 'refused', account, refusal }, {}))
}

/** Whether the job will not be tried again. A worker that stops gives it back. */
async function isFinal({ db }: ImportParts, job: ImportingJob, error: unknown): Promise<boolean> {
  if (job.signal.aborted) return job.signal.reason === 'cancelled'
  if ([Unusable, Conflict, Forbidden, NotFound].some((kind) => error instanceof kind)) return true
  const now = await db.reading(job.viewer, (tx) => jobStore(tx).find(job.id))
  return (now?.attempt ?? IMPORT_ATTEMPTS) >= IMPORT_ATTEMPTS
}

function whyNot({ id, signal }: ImportingJob, error: unknown): string {
  if (signal.aborted) return 'The import was stopped before it was done, and nothing was changed. Send the file again.'
  if (error instanceof Unusable) return error.message
  return `Something went wrong, and nothing was changed. Quote ${id} to whoever runs Accord for you.`
}
