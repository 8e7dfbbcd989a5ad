/** The worker role: takes jobs from the queue, holds their leases, and gives back what a killed worker left. */
import { type Runner, run } from 'graphile-worker'
import { sql } from 'kysely'
import type pg from 'pg'
import type { TrustCode } from '#nhs/trust-code.ts'
import { connectionPool } from './connection.ts'
import type { Database } from './database.ts'
import { Conflict, Forbidden, NotFound, Unusable } from './errors.ts'
import { type AnyJobKind, LEASE_SECONDS, type RunningJob } from './jobs.ts'
import type { Logger } from './log.ts'
import type { JobCounts } from './metrics.ts'
import { outsideFault } from './outside-fault.ts'
import { silent } from './queue-schema.ts'
import { traceOf } from './trace.ts'
import type { Role, Viewer } from './viewer.ts'

const HEARTBEAT_MILLISECONDS = 2_000
const PROGRESS_MILLISECONDS = 500

export type Worker = { stop(): Promise<void> }

/**
 * What has to be looked after again and again, and nobody asks for: what time ends, what one trust has left for another.
 * Every worker does it, so it must bear being done by several at once, and being stopped anywhere.
 */
export type Duty = {
  readonly name: string
  readonly everyMilliseconds: number
  run(): Promise<void>
}

type WorkerParts = {
  readonly db: Database
  readonly queueUrl: string
  readonly kinds: readonly AnyJobKind[]
  readonly duties?: readonly Duty[]
  readonly concurrency: number
  readonly log: Logger
  readonly metrics?: JobCounts
}

type Claim = {
  trust: TrustCode
  id: string
  alliance: string
  kind: string
  input: unknown
  person: string
  person_role: string
  purpose: Viewer['purpose']
  attempt: number
  attempts_allowed: number
  token: number
}

/** Why a job was told to stop. */
type Reason = 'cancelled' | 'worker is stopping' | 'lease was lost'

export async function startWorker({
  db,
  queueUrl,
  kinds,
  duties = [],
  concurrency,
  log,
  metrics,
}: WorkerParts): Promise<Worker> {
  const pool = connectionPool(queueUrl, { max: concurrency + 4, applicationName: 'accord worker' })
  const atWork = new Set<AbortController>()

  async function work(trust: string, id: string): Promise<void> {
    const claim = await claimJob(pool, trust, id)
    if (!claim) return
    const kind = kinds.find((known) => known.kind === claim.kind)
    const abort = new AbortController()
    atWork.add(abort)
    metrics?.jobsRunning.inc()
    const heartbeat = setInterval(async () => {
      const lease = await renewLease(pool, claim).catch(() => undefined)
      if (lease === 'lost') abort.abort('lease was lost' satisfies Reason)
      if (lease === 'cancel') abort.abort('cancelled' satisfies Reason)
    }, HEARTBEAT_MILLISECONDS)
    const progress = progressWriter(pool, claim)
    let outcome = 'succeeded'
    try {
      if (!kind) throw new Unusable(`This worker does not know jobs of kind ${claim.kind}: run the newest version.`)
      const job = runningJob(db, claim, abort.signal, progress.note)
      await traceOf.run(id, () => kind.run(job, claim.input))
      await progress.settle()
      await finish(pool, claim, 'succeeded')
    } catch (error) {
      await progress.settle()
      outcome = await afterFailure(pool, claim, abort.signal.reason as Reason | undefined, error)
      const level = outcome === 'failed' ? 'error' : 'info'
      log[level]({ job: id, kind: claim.kind, attempt: claim.attempt, outcome, err: error }, 'job did not finish')
    } finally {
      clearInterval(heartbeat)
      atWork.delete(abort)
      metrics?.jobsRunning.dec()
      metrics?.jobs.inc({ kind: claim.kind, outcome })
    }
  }

  const runner: Runner = await run({
    pgPool: pool,
    concurrency,
    logger: silent,
    noHandleSignals: true,
    pollInterval: 1000,
    taskList: {
      accord: async (payload) => {
        const { trust, id } = payload as { trust: string; id: string }
        await work(trust, id)
      },
    },
  })
  const sweep = () =>
    giveBackLost(pool).catch((error) => log.warn({ err: error }, 'could not look for jobs that a worker left'))
  await sweep()
  const sweeper = setInterval(sweep, 5_000)
  const onDuty = duties.map((duty) => keepDuty(duty, log))

  return {
    async stop() {
      clearInterval(sweeper)
      for (const abort of atWork) abort.abort('worker is stopping' satisfies Reason)
      await Promise.all([runner.stop(), ...onDuty.map((duty) => duty.stop())])
      await pool.end()
    },
  }
}

/** One round after the other, never two at once. A round that fails is said, and the next begins as if nothing were. */
function keepDuty({ name, everyMilliseconds, run }: Duty, log: Logger): { stop(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined
  let isStopping = false
  let round: Promise<void> = Promise.resolve()
  const next = () => {
    round = run()
      .catch((error) => log.warn({ err: error, duty: name }, 'a duty was not done'))
      .then(() => {
        if (!isStopping) timer = setTimeout(next, everyMilliseconds)
      })
  }
  next()
  return {
    async stop() {
      isStopping = true
      clearTimeout(timer)
      await round
    },
  }
}

function runningJob(
  db: Database,
  claim: Claim,
  signal: AbortSignal,
  note: (now: unknown) => void,
): RunningJob<unknown> {
  const viewer: Viewer = {
    person: claim.person,
    name: '',
    jobTitle: '',
    trust: claim.trust,
    alliance: claim.alliance,
    roles: claim.person_role.split(',') as Role[],
    purpose: claim.purpose,
  }
  return {
    id: claim.id,
    viewer,
    signal,
    progress: note,
    write: (work) =>
      db.withViewer(viewer, async (tx) => {
        const held = await sql`
          select from job where id = ${claim.id}::uuid and token = ${claim.token} and state = 'running' for update`.execute(
          tx,
        )
        if (held.rows.length === 0) throw new Error(`job ${claim.id} was given to another worker`)
        return work(tx)
      }),
  }
}

/** Takes the job, unless somebody has it or it is done. The token says whose it is from now on. */
async function claimJob(pool: pg.Pool, trust: string, id: string): Promise<Claim | undefined> {
  const { rows } = await pool.query<Claim>(
    `update job set state = 'running', attempt = attempt + 1, token = token + 1, started_at = coalesce(started_at, now()),
            lease_until = now() + make_interval(secs => ${LEASE_SECONDS})
      where trust = $1 and id = $2 and (state = 'queued' or (state = 'running' and lease_until < now()))
      returning *`,
    [trust, id],
  )
  return rows[0]
}

async function renewLease(pool: pg.Pool, { trust, id, token }: Claim): Promise<'held' | 'cancel' | 'lost'> {
  const { rows } = await pool.query<{ cancel: boolean }>(
    `update job set lease_until = now() + make_interval(secs => ${LEASE_SECONDS})
      where trust = $1 and id = $2 and token = $3 and state = 'running' returning cancel_asked_at is not null as cancel`,
    [trust, id, token],
  )
  return rows[0] === undefined ? 'lost' : rows[0].cancel ? 'cancel' : 'held'
}

function progressWriter(pool: pg.Pool, { trust, id, token }: Claim) {
  let latest: unknown
  let timer: NodeJS.Timeout | undefined
  let writing: Promise<unknown> = Promise.resolve()
  const write = () => {
    timer = undefined
    writing = pool
      .query('update job set progress = $4 where trust = $1 and id = $2 and token = $3', [trust, id, token, latest])
      // Progress that could not be written is not worth stopping for: the next will be.
      .catch(() => {})
  }
  return {
    note(now: unknown) {
      latest = now
      timer ??= setTimeout(write, PROGRESS_MILLISECONDS)
    },
    async settle() {
      if (timer) {
        clearTimeout(timer)
        write()
      }
      await writing
    },
  }
}

async function finish(
  pool: pg.Pool,
  { trust, id, token }: Claim,
  state: 'succeeded' | 'failed' | 'cancelled',
  failure?: string,
): Promise<void> {
  await pool.query(
    'update job set state = $4, failure = $5, finished_at = now(), lease_until = null where trust = $1 and id = $2 and token = $3',
    [trust, id, token, state, failure ?? null],
  )
}

/** Says how it ended, or puts it back: a stopping worker's job at once and free of charge, a failed one after a while. */
async function afterFailure(pool: pg.Pool, claim: Claim, reason: Reason | undefined, error: unknown): Promise<string> {
  if (reason === 'lease was lost') return 'taken over'
  if (reason === 'cancelled') {
    await finish(pool, claim, 'cancelled')
    return 'cancelled'
  }
  if (reason === 'worker is stopping') {
    await putBack(pool, claim, 1, 0)
    return 'put back'
  }
  const known = [Unusable, Conflict, Forbidden, NotFound].some((kind) => error instanceof kind)
  if (!known && claim.attempt < claim.attempts_allowed) {
    await putBack(pool, claim, 0, 2 ** claim.attempt)
    return 'to be tried again'
  }
  await finish(pool, claim, 'failed', known ? (error as Error).message : failureInWords(claim.id, error))
  return 'failed'
}

function failureInWords(id: string, error: unknown): string {
  const quote = `Quote ${id} to whoever runs Accord for you.`
  const kind = outsideFault(error)?.kind
  if (kind === 'disk full') return `The disk of the server is full. Ask again once there is room. ${quote}`
  if (kind !== undefined) return `The database did not answer each time it was tried. Ask again later. ${quote}`
  return `Something went wrong. ${quote}`
}

async function putBack(
  pool: pg.Pool,
  { trust, id, token }: Claim,
  attemptsBack: number,
  seconds: number,
): Promise<void> {
  await pool.query(
    `update job set state = 'queued', attempt = attempt - $4, lease_until = null where trust = $1 and id = $2 and token = $3`,
    [trust, id, token, attemptsBack],
  )
  await pool.query('select private.queue_job($1, $2, make_interval(secs => $3))', [trust, id, seconds])
}

/** Jobs whose worker has gone, and those that wait although nobody told the queue of them any more. */
async function giveBackLost(pool: pg.Pool): Promise<void> {
  await pool.query(
    `with lost as (
       update job
          set state = case when attempt >= attempts_allowed then 'failed' else 'queued' end,
              failure = case when attempt >= attempts_allowed then 'The worker was stopped each time it tried.' end,
              finished_at = case when attempt >= attempts_allowed then now() end,
              lease_until = null
        where state = 'running' and lease_until < now()
        returning trust, id, state
     ), waiting as (
       select trust, id from lost where state = 'queued'
       union
       select trust, id from job where state = 'queued' and asked_at < now() - interval '1 minute'
     )
     select private.queue_job(trust, id) from waiting`,
  )
}
