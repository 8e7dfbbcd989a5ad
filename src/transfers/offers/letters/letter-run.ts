/** Many letters as one file: asked for by a person, written by a job, kept in parts. */
import { sql } from 'kysely'
import { addDays, type Day, londonDay } from '#nhs/day.ts'
import { audit } from '#platform/audit.ts'
import type { Tx } from '#platform/database.ts'
import { NotFound } from '#platform/errors.ts'
import { askFor } from '#platform/jobs.ts'
import type { Role, Viewer } from '#platform/viewer.ts'

export type LetterRun = {
  readonly id: string
  readonly jobId: string | null
  /** How many transfers it was asked about. */
  readonly asked: number
  readonly letters: number
  readonly pages: number
  readonly bytes: number
  readonly leftOut: readonly { readonly transfer: string; readonly because: string }[]
  /** What has to be done for a letter beside printing it. */
  readonly byHand: readonly { readonly transfer: string; readonly do: readonly string[] }[]
  readonly isDone: boolean
  readonly askedAt: Date
  /** Whether anything of its file is there. */
  readonly isKept: boolean
}

/** For so many days after it was asked for, a file can be fetched. Codes of patients' pages stand in it, so then it goes. */
export const DAYS_A_FILE_IS_KEPT = 30

/** The last day on which the file can be fetched. */
export const fetchedUntil = ({ askedAt }: Pick<LetterRun, 'askedAt'>): Day =>
  addDays(londonDay(askedAt), DAYS_A_FILE_IS_KEPT)

export type LetterRunInput = {
  readonly run: string
  /** The program's day on which they were asked for: their date, by which offers count as over. */
  readonly on: Day
  readonly transfers: readonly string[]
  readonly phone: string | null
  readonly bothSides: boolean
  readonly signedBy: { readonly name: string; readonly jobTitle: string }
}

/** The kind of the job, by which a worker knows it. */
export const LETTERS_JOB = 'write-letters'
const MOST_AT_ONCE = 2000
const roles: readonly Role[] = ['coordinator', 'booking-clerk']

export type AskedForLetters =
  | { readonly status: 'asked'; readonly run: string; readonly job: string }
  | { readonly status: 'refused'; readonly because: string }

/** Asks for letters about the newest offer of each transfer. The worker starts once this transaction commits. */
export async function askForLetters(
  tx: Tx,
  viewer: Viewer,
  asked: Pick<LetterRunInput, 'on' | 'transfers' | 'phone' | 'bothSides'>,
): Promise<AskedForLetters> {
  const { length } = asked.transfers
  if (!viewer.roles.some((role) => roles.includes(role))) {
    return { status: 'refused', because: 'Coordinators and booking clerks write letters to patients.' }
  }
  if (length === 0) return { status: 'refused', because: 'Select at least one transfer.' }
  if (length > MOST_AT_ONCE) {
    return { status: 'refused', because: `Select ${MOST_AT_ONCE.toLocaleString('en-GB')} transfers at most.` }
  }
  const { rows } = await sql<{ id: string }>`insert into letter_run (asked) values (${length}) returning id`.execute(tx)
  const run = rows[0]!.id
  const signedBy = { name: viewer.name, jobTitle: viewer.jobTitle }
  const job = await askFor(tx, { kind: LETTERS_JOB, run: async () => {} }, { run, signedBy, ...asked })
  await sql`update letter_run set job_id = ${job}::uuid where trust = (select viewer_trust()) and id = ${run}::uuid`.execute(
    tx,
  )
  await audit(tx, [viewer.trust], { action: 'write-letters', object: `letters ${run}`, detail: { transfers: length } })
  return { status: 'asked', run, job }
}

const columns = sql`id, job_id as "jobId", asked, letters, pages, bytes, left_out as "leftOut", by_hand as "byHand",
  is_done as "isDone", asked_at as "askedAt",
  exists (select from letter_run_part p where p.trust = letter_run.trust and p.run_id = letter_run.id) as "isKept"`

/** The newest runs of the viewer's trust, the newest first. */
export async function letterRuns(tx: Tx, most = 20): Promise<LetterRun[]> {
  const { rows } = await sql<LetterRun>`
    select ${columns} from letter_run where trust = (select viewer_trust()) order by asked_at desc, id limit ${most}`.execute(
    tx,
  )
  return rows
}

/** A run of the viewer's trust. @throws NotFound */
export async function letterRun(tx: Tx, id: string): Promise<LetterRun> {
  const { rows } = await sql<LetterRun>`
    select ${columns} from letter_run where trust = (select viewer_trust()) and id = ${id}::uuid`.execute(tx)
  if (!rows[0]) throw new NotFound(`letters ${id}`)
  return rows[0]
}

/** One part of the file, from 0 on; nothing after the last, or while the run is at work. */
export async function letterRunPart(tx: Tx, id: string, n: number): Promise<Uint8Array | undefined> {
  const { rows } = await sql<{ body: Buffer }>`
    select p.body from letter_run_part p join letter_run r on r.trust = p.trust and r.id = p.run_id
     where p.trust = (select viewer_trust()) and p.run_id = ${id}::uuid and p.n = ${n} and r.is_done`.execute(tx)
  return rows[0]?.body
}

/** Deletes the viewer's trust's files that can be fetched no more; their runs and letters stay as evidence. Answers how many. */
export async function deleteOldFiles(tx: Tx, trust: string): Promise<number> {
  const { rows } = await sql<{ run: string }>`
    with gone as (
      delete from letter_run_part p using letter_run r
       where p.trust = (select viewer_trust()) and r.trust = p.trust and r.id = p.run_id
         and (r.asked_at at time zone 'Europe/London')::date + ${DAYS_A_FILE_IS_KEPT}::integer
             < (clock_timestamp() at time zone 'Europe/London')::date
      returning p.run_id)
    select distinct run_id as run from gone order by run_id`.execute(tx)
  for (const { run } of rows) await audit(tx, [trust], { action: 'delete-letters-file', object: `letters ${run}` })
  return rows.length
}
