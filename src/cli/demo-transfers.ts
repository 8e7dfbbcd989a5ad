/**
 * What a demonstration shows beside lists and capacity: a published plan, and its transfers in every state. Made by what
 * people would do: a plan is asked for, made by a worker, proposed and published by two of them, and its transfers are
 * taken along their way. Stopped in the middle, the next start goes on with those that nobody has touched.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import {
  askForPlan,
  findPlan,
  newPlanChoices,
  type Plan,
  type PlanSettings,
  plansJobs,
  proposePlan,
  publishPlan,
} from '#plans'
import type { Ground } from '#platform/ground.ts'
import { answerUnder, once } from '#platform/once.ts'
import type { Parts } from '#platform/parts.ts'
import type { Role, Viewer } from '#platform/viewer.ts'
import { startWorker } from '#platform/worker.ts'
import { actOut } from '#transfers'
import { demoStaff } from './demo-staff.ts'

/** The smaller of the two: its plan is made in seconds. */
const alliance = 'orthopaedic'
const planName = 'February and March together'
const WEEKS = 6
/** As few as a plan needs that sends about thirty patients to the other trust. */
const MOVES = 400_000
/** Under which it is kept that this has been done. */
const doneKey = '00000000-0000-4000-8000-00000000d3a0'

/**
 * 'done-before': by an earlier start. 'others-plan': people have made plans of their own. 'not-there': this alliance is not
 * in the database. 'stopped': the plan could not be made or published.
 */
export type ActedOut =
  | { readonly status: 'done' | 'done-before' | 'others-plan' | 'not-there' }
  | { readonly status: 'stopped'; readonly because: string }

type Hooks = {
  readonly signal?: AbortSignal
  /** Of the search, for tests. */
  readonly moves?: number
  /** Told when there is something to do. */
  readonly onBegin?: () => void
}

export async function actOutDemo(
  parts: Parts,
  { queueUrl }: Pick<Ground, 'queueUrl'>,
  { signal, moves = MOVES, onBegin }: Hooks = {},
): Promise<ActedOut> {
  const { db } = parts
  const staff = await demoStaff(db, alliance)
  const [planner, publisher] = staff.each('planning', 'alliance-planner')
  if (!planner || !publisher) return { status: 'not-there' }
  if (await db.reading(planner, (tx) => answerUnder(tx, doneKey))) return { status: 'done-before' }
  const begun = await db.reading(planner, plansSoFar)
  if (begun === 'others') return { status: 'others-plan' }
  onBegin?.()
  const id = begun ?? (await ask(parts, planner, moves))
  const made = await whenMade(parts, queueUrl, planner, id, signal)
  if (made === undefined) return { status: 'stopped', because: 'it was told to stop' }
  const refusal = await publish(parts, made, [planner, publisher])
  if (refusal !== undefined) return { status: 'stopped', because: refusal }
  const cast = (trust: string, ...roles: readonly Role[]) => staff.one(trust, 'mutual-aid', ...roles)
  await actOut({ ...parts, cast, ...(signal && { signal }) }, planner, id)
  if (signal?.aborted) return { status: 'stopped', because: 'it was told to stop' }
  await db.withViewer(planner, (tx) => once(tx, doneKey, id, async () => id))
  return { status: 'done' }
}

/** The plan that was begun here, or that people have made plans of their own: then this is theirs to go on with. */
async function plansSoFar(tx: Parameters<typeof findPlan>[0]): Promise<string | 'others' | undefined> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from plan where alliance = (select viewer_alliance()) order by asked_at`.execute(tx)
  if (rows.length === 0) return undefined
  return rows.find(({ name }) => name === planName)?.id ?? 'others'
}

function ask(parts: Parts, planner: Viewer, moves: number): Promise<string> {
  const [job] = plansJobs(parts)
  return parts.db.withViewer(planner, async (tx) => {
    const { trusts, services, firstDay, asOf, weights } = await newPlanChoices(
      tx,
      parts.clock.today(),
      parts.plannerThreads,
    )
    const budget = { moves }
    // Two threads on every machine, so that the same demonstration has the same plan everywhere.
    const settings: PlanSettings = { trusts, services, firstDay, weeks: WEEKS, weights, budget, threads: 2, seed: 1 }
    return askForPlan(tx, { name: planName, settings }, asOf, job!)
  })
}

/** Waits for a worker to make the plan: one of its own, unless another was quicker. Nothing when it was told to stop. */
async function whenMade(
  parts: Parts,
  queueUrl: string,
  planner: Viewer,
  id: string,
  signal?: AbortSignal,
): Promise<Plan | undefined> {
  const read = async () => (await parts.db.reading(planner, (tx) => findPlan(tx, id)))!
  const worker = await startWorker({ ...parts, queueUrl, kinds: plansJobs(parts), concurrency: 1 })
  try {
    for (;;) {
      const plan = await read()
      if (plan.state !== 'asked') return plan
      if (signal?.aborted) return undefined
      await sleep(A_MOMENT, undefined, signal && { signal }).catch(() => undefined)
    }
  } finally {
    await worker.stop()
  }
}

const A_MOMENT = 200

/** Two people take it to where it proposes transfers. Why not, when it cannot be. */
async function publish(
  { db }: Parts,
  { id, state, version }: Plan,
  [planner, publisher]: readonly [Viewer, Viewer],
): Promise<string | undefined> {
  if (state === 'published') return undefined
  if (state !== 'ready' && state !== 'proposed') return `the plan is ${state}`
  let now = version
  if (state === 'ready') {
    const proposed = await db.withViewer(planner, (tx) => proposePlan(tx, planner, id, version))
    if (proposed.status !== 'done') return proposed.status === 'refused' ? proposed.because : 'the plan has changed'
    now += 1
  }
  const published = await db.withViewer(publisher, (tx) => publishPlan(tx, publisher, id, now))
  if (published.status === 'done') return undefined
  return published.status === 'refused' ? published.because : 'the plan has changed'
}
