/**
 * The job that makes a plan: reads the lanes, solves, and writes everything in one transaction that only the holder of
 * the job's lease can commit. Killed at any moment it leaves nothing behind, and run again it doubles nothing.
 */
import { sql } from 'kysely'
import type { Tx } from '#platform/database.ts'
import { Conflict, Forbidden, NotFound, Unusable } from '#platform/errors.ts'
import type { JobKind, RunningJob } from '#platform/jobs.ts'
import type { Parts } from '#platform/parts.ts'
import type { Viewer } from '#platform/viewer.ts'
import { keepDocuments, mayOpenDocuments } from './documents.ts'
import { outOfScope } from './out-of-scope.ts'
import { keepPlacements } from './placement-store.ts'
import type { PlanProgress } from './plan-progress.ts'
import { type ReadInput, readPlanInput, SHARES_LESS } from './read-plan-input.ts'
import { type SolvedPlan, solvePlan } from './solve-plan.ts'
import { findPlan, type Plan } from './store.ts'

export type MakePlanInput = { readonly plan: string }

export const makePlanJob = ({ db, secret }: Pick<Parts, 'db' | 'secret'>): JobKind<MakePlanInput, PlanProgress> => ({
  kind: 'make-plan',

  async run(job, { plan: id }) {
    const plan = await db.reading(job.viewer, (tx) => findPlan(tx, id))
    if (!plan) throw new NotFound(`plan ${id}`)
    // An earlier attempt wrote it and was killed before the queue heard: there is nothing left to do.
    if (plan.state !== 'asked') return
    try {
      await stillInScope(db, job.viewer, plan)
      const at = { now: new Date(), secret }
      const read = await db.withViewer(job.viewer, (tx) => readPlanInput(tx, job.viewer, plan.settings, at))
      const solved = await solve(job, plan, read)
      await job.write((tx) => keep(tx, plan, read, solved))
    } catch (error) {
      if (isFinal(error, job.signal)) {
        const state = job.signal.aborted ? 'cancelled' : 'failed'
        await job.write((tx) => end(tx, plan, state))
      }
      throw error
    }
  },
})

/** A service can be taken out, and a trust can leave, between the asking and the making. */
async function stillInScope(db: Parts['db'], viewer: Viewer, plan: Plan): Promise<void> {
  const because = await db.reading(viewer, (tx) => outOfScope(tx, plan))
  if (because !== undefined) throw new Conflict(because)
}

async function solve(job: RunningJob<PlanProgress>, plan: Plan, read: ReadInput): Promise<SolvedPlan> {
  let progress: PlanProgress | undefined
  const solved = await solvePlan(read, plan.settings, {
    signal: job.signal,
    onProgress: (_, soFar) => {
      progress = soFar
      job.progress(soFar)
    },
  })
  // A worker that stops gives the job back; somebody who stops it keeps the best plan so far, if it is worth having.
  if (job.signal.aborted && (job.signal.reason !== 'cancelled' || !solved.solved.acceptable)) {
    throw new Error('the search was stopped', { cause: job.signal.reason })
  }
  if (progress) job.progress({ ...progress, secondsLeft: 0 })
  return solved
}

async function keep(tx: Tx, plan: Plan, read: ReadInput, solved: SolvedPlan): Promise<void> {
  // A service can be taken out, and a trust can leave, while the search goes on.
  const outside = await outOfScope(tx, plan)
  if (outside !== undefined) throw new Conflict(outside)
  await sql`
    update plan set state = 'ready', trusts = ${[...read.trusts]}::text[], fingerprint = ${solved.fingerprint},
                    agreements = ${[...read.agreements]}::uuid[], scopes = ${JSON.stringify(read.scopes)}::jsonb,
                    report = ${JSON.stringify(solved.report)}::jsonb,
                    version = version + 1
     where trust = ${plan.trust} and id = ${plan.id}::uuid and state = 'asked'`.execute(tx)
  await keepDocuments(tx, plan, solved.documents)
  await keepPlacements(tx, plan, solved.placements)
  // By the rule that every reader is held to, and last of all: what holds rows that are shared no longer, or not so far,
  // is not written, and says why.
  if (!(await mayOpenDocuments(tx, plan))) throw new Conflict(SHARES_LESS)
}

async function end(tx: Tx, { trust, id }: Plan, state: 'cancelled' | 'failed'): Promise<void> {
  await sql`
    update plan set state = ${state}, version = version + 1
     where trust = ${trust} and id = ${id}::uuid and state = 'asked'`.execute(tx)
}

/** Whether trying again would end the same way. */
function isFinal(error: unknown, signal: AbortSignal): boolean {
  if (signal.aborted) return signal.reason === 'cancelled'
  return [Unusable, Conflict, Forbidden, NotFound].some((kind) => error instanceof kind)
}
