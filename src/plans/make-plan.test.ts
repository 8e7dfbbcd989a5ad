import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { logger } from '#platform/log.ts'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import { startWorker, type Worker } from '#platform/worker.ts'
import { askForPlan } from './ask-for-plan.ts'
import { openDocument } from './documents.ts'
import { makePlanJob } from './make-plan.ts'
import { placements } from './placement-store.ts'
import { defaultPlanWeights } from './plan-weights.ts'
import type { PlanSettings } from './settings.ts'
import { aBirminghamPathway, aPathway, firstDay } from './small-alliance.ts'
import { aViewer, seedSmallAlliance } from './small-alliance-in-database.ts'
import { findPlan, type Plan } from './store.ts'

// Each plan starts threads of its own, which takes seconds where much else is running.
describe('making a plan', { timeout: 90_000 }, () => {
  let test: TestDatabase<unknown>
  let worker: Worker
  const bethan = aViewer('RL1', 'bethan')
  const harpreet = aViewer('RRJ', 'harpreet')

  // Oswestry can treat two on its one Monday; Birmingham has room for many more.
  const pathways = [
    ...['a', 'b', 'c', 'd'].map((name) => aPathway(name)),
    aPathway('stays', { willingMinutes: null }),
    aBirminghamPathway('e'),
  ]

  /** A guest costs the host nothing, so that nothing but room decides who goes. */
  const nothingButDelay = Object.fromEntries(
    Object.keys(defaultPlanWeights).map((name) => [name, 0]),
  ) as typeof defaultPlanWeights

  beforeAll(async () => {
    test = await testDatabase()
    worker = await startWorker({
      db: test.db,
      queueUrl: test.queueUrl,
      kinds: [makePlanJob(test)],
      concurrency: 1,
      log: logger('silent'),
    })
  })
  beforeEach(async () => {
    await test.empty()
    await seedSmallAlliance(test.scene, pathways)
  })
  afterAll(async () => {
    await worker.stop()
    await test.drop()
  })

  const settings = (different: Partial<PlanSettings> = {}): PlanSettings => ({
    trusts: ['RL1', 'RRJ'],
    services: ['110'],
    firstDay,
    weeks: 1,
    weights: { ...nothingButDelay, delay: 1 },
    budget: { moves: 20_000 },
    threads: 1,
    seed: 1,
    ...different,
  })
  const ask = (different: Partial<PlanSettings> = {}): Promise<string> =>
    test.db.withViewer(bethan, (tx) =>
      askForPlan(tx, { name: 'A plan', settings: settings(different) }, '2026-01-31', makePlanJob(test)),
    )
  async function made(id: string, viewer = bethan): Promise<Plan> {
    for (let n = 0; n < 600; n += 1) {
      const plan = await test.db.reading(viewer, (tx) => findPlan(tx, id))
      if (plan && plan.state !== 'asked') return plan
      await sleep(50)
    }
    throw new Error('the plan was never made')
  }
  const patientsOf = async (plan: Plan, viewer = bethan) =>
    test.db.reading(viewer, (tx) => placements(tx, plan, {}, { order: 'weight' }))

  it('solves each trust alone and all together, and keeps what that is worth', async () => {
    const plan = await made(await ask())
    expect(plan).toMatchObject({ state: 'ready', trusts: ['RL1', 'RRJ'], version: 2 })
    const [oswestry, birmingham] = plan.report!.report.trusts
    expect(oswestry).toMatchObject({ trust: 'RL1', alone: { treated: 2 }, together: { treated: 5 }, transfersOut: 3 })
    expect(birmingham).toMatchObject({ trust: 'RRJ', transfersIn: 3, together: { treated: 1 } })
    expect(plan.report).toMatchObject({ isAcceptable: true, notShared: [], together: { isFeasible: true } })
  })

  it('keeps a row for each patient, with the reason of each who goes elsewhere', async () => {
    const rows = await patientsOf(await made(await ask()))
    expect(rows.map(({ pseudonym }) => pseudonym).toSorted()).toEqual(['a', 'b', 'c', 'd', 'e', 'stays'])
    const away = rows.filter((row) => row.away)
    expect(away).toHaveLength(3)
    for (const { placed, reason, homeTrust } of away) {
      expect(homeTrust).toBe('RL1')
      expect(placed).toMatchObject({ site: 'RRJ05', surgeon: 'RRJ:smith' })
      expect(reason?.says).toBeTruthy()
    }
  })

  it('keeps the problem, the plans and the fingerprint, the same for the same question', async () => {
    const [one, two] = [await made(await ask()), await made(await ask())]
    expect(one.fingerprint).toMatch(/^[0-9a-f]{64}$/)
    expect(two.fingerprint).toBe(one.fingerprint)
    const documents = (plan: Plan) =>
      test.db.reading(bethan, async (tx) => [
        await openDocument(tx, plan, 'plan'),
        await openDocument(tx, plan, 'alone RL1'),
        await openDocument(tx, plan, 'problem'),
      ])
    expect(await documents(two)).toEqual(await documents(one))
  })

  it("writes into the other trust's log what was read, and that a plan was asked for", async () => {
    await made(await ask())
    const { rows } = await sql<{ object: string; action: string }>`
      select action, object from audit_entry where trust = 'RRJ' order by seq`.execute(test.scene)
    expect(rows.map(({ action, object }) => `${action} ${object.replace(/[0-9a-f-]{36}/, '…')}`)).toEqual([
      'ask-for-plan plan …',
      'read planning lane: pathways',
      'read planning lane: capacity',
    ])
  })

  it('lacks the rows of a trust that has ended its agreement, and says whose', async () => {
    await sql`update sharing_agreement set revoked_at = now() where owner = 'RRJ' and purpose = 'planning'`.execute(
      test.scene,
    )
    const plan = await made(await ask())
    expect(plan.trusts).toEqual(['RL1'])
    expect(plan.report!.notShared).toEqual(['RRJ'])
    expect((await patientsOf(plan)).map(({ homeTrust }) => homeTrust)).toEqual(['RL1', 'RL1', 'RL1', 'RL1', 'RL1'])
  })

  it('shows its patients to nobody whose right to see them has ended since', async () => {
    const plan = await made(await ask())
    expect(await patientsOf(plan, harpreet)).toHaveLength(6)
    await sql`update sharing_agreement set revoked_at = now() where owner = 'RL1' and purpose = 'planning'`.execute(
      test.scene,
    )
    expect((await patientsOf(plan, harpreet)).map(({ pseudonym }) => pseudonym)).toEqual(['e'])
    expect(await test.db.reading(harpreet, (tx) => openDocument(tx, plan, 'problem'))).toBe(undefined)
    expect(await patientsOf(plan)).toHaveLength(6)
  })

  it('fails, and says why, when nobody waits for the services chosen', async () => {
    const plan = await made(await ask({ services: ['330'] }))
    expect(plan.state).toBe('failed')
    const { rows } = await sql<{ failure: string }>`select failure from job where id = ${plan.jobId}`.execute(
      test.scene,
    )
    expect(rows[0]!.failure).toContain('There is nobody to plan for')
  })

  it('that is stopped keeps the best plan so far', async () => {
    const id = await ask({ budget: { seconds: 300 } })
    await sleep(2_000)
    await sql`update job set cancel_asked_at = now()`.execute(test.scene)
    expect(await made(id)).toMatchObject({ state: 'ready', report: { run: { ended: 'stopped' } } })
  })

  it('is done once, however often the job runs', async () => {
    const plan = await made(await ask())
    const job = makePlanJob(test)
    const again = {
      id: plan.jobId!,
      viewer: bethan,
      signal: new AbortController().signal,
      progress() {},
      write: () => Promise.reject(new Error('nothing is left to write')),
    }
    await job.run(again as never, { plan: plan.id })
    expect(await patientsOf(plan)).toHaveLength(6)
  })
})
