/**
 * Long work: asked for in the same transaction as its reason, done by a worker, seen while it runs.
 *
 * The queue (graphile-worker) says when to start; the table `job` holds what people see and who holds
 * the lease. A worker that is killed loses its lease after LEASE_SECONDS and the job starts again;
 * whatever the old worker still tries to write is refused by its token.
 */
import { sql } from 'kysely'
import type { Tx } from './database.ts'
import type { Viewer } from './viewer.ts'

export const LEASE_SECONDS = 20

export type JobState = 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled'

/** What a page shows of a job. `progress` is the kind's own: see where it is written. */
export type Job<Progress = Readonly<Record<string, unknown>>> = {
  readonly id: string
  readonly kind: string
  readonly state: JobState
  readonly progress: Progress
  readonly failure: string | null
  readonly attempt: number
  readonly cancelAsked: boolean
  readonly askedAt: Date
  readonly startedAt: Date | null
  readonly finishedAt: Date | null
}

/** What a job's work is given. */
export type RunningJob<Progress> = {
  readonly id: string
  readonly viewer: Viewer
  /** Aborted when somebody asks to cancel, when the worker stops, or when the lease is lost. */
  readonly signal: AbortSignal
  /** Tells people how far it is. Cheap to call often: the last word within half a second is what gets written. */
  progress(now: Progress): void
  /** Writes as the viewer, in one transaction that a worker without the lease cannot commit. */
  write<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result>
}

export type JobKind<Input, Progress> = {
  readonly kind: string
  run(job: RunningJob<Progress>, input: Input): Promise<void>
}

/** A kind whose input and progress the worker need not know. */
// biome-ignore lint/suspicious/noExplicitAny: a worker holds kinds of every shape and passes each its own input back.
export type AnyJobKind = JobKind<any, any>

type JobTables = {
  job: {
    id: string
    kind: string
    state: JobState
    progress: Record<string, unknown>
    failure: string | null
    attempt: number
    cancel_asked_at: Date | null
    asked_at: Date
    started_at: Date | null
    finished_at: Date | null
    input: unknown
  }
}

/**
 * Asks for work, to start once this transaction commits. Returns the job's id.
 *
 * @param attempts how often it is tried when it fails for a reason that may pass
 */
export async function askFor<Input>(
  tx: Tx,
  kind: JobKind<Input, never> | AnyJobKind,
  input: Input,
  attempts = 3,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into job (kind, input, attempts_allowed)
    values (${kind.kind}, ${JSON.stringify(input)}::jsonb, ${attempts}) returning id`.execute(tx)
  const id = rows[0]!.id
  await sql`select private.queue_job(viewer_trust(), ${id}::uuid)`.execute(tx)
  return id
}

/** The viewer's trust's jobs, inside its transaction. */
export function jobStore(tx: Tx) {
  const jobs = tx as Tx<JobTables>
  const columns = [
    'id',
    'kind',
    'state',
    'progress',
    'failure',
    'attempt',
    'asked_at as askedAt',
    'started_at as startedAt',
    'finished_at as finishedAt',
  ] as const
  return {
    async find<Progress>(id: string): Promise<Job<Progress> | undefined> {
      const found = await jobs
        .selectFrom('job')
        .select(columns)
        .select(sql<boolean>`cancel_asked_at is not null`.as('cancelAsked'))
        .where('id', '=', id)
        .executeTakeFirst()
      return found as Job<Progress> | undefined
    },
    /** Asks a job to stop. One that has not started is cancelled at once; one that runs stops within seconds. */
    async askToCancel(id: string): Promise<void> {
      await sql`
        update job
           set cancel_asked_at = coalesce(cancel_asked_at, now()),
               state = case when state = 'queued' then 'cancelled' else state end,
               finished_at = case when state = 'queued' then now() else finished_at end
         where id = ${id}::uuid and state in ('queued', 'running')`.execute(tx)
    },
  }
}
