import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '#nhs/day.ts'
import { logger } from '#platform/log.ts'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import { startWorker, type Worker } from '#platform/worker.ts'
import { askForPlan } from './ask-for-plan.ts'
import { openDocument } from './documents.ts'
import { makePlanJob } from './make-plan.ts'
import { placements } from './placement-store.ts'
import type { PlanSettings } from './settings.ts'
import { aBirminghamPathway, aPathway, firstDay } from './small-alliance.ts'
import { aViewer, seedSmallAlliance } from './small-alliance-in-database.scene.ts'
import { makeSmallPlan, smallSettings } from './small-plan.scene.ts'
import { findPlan, type Plan } from './store.ts'

// Each plan starts threads of its own, which takes seconds where much else is running.
describe('making a plan', { timeout: 90_000 }, () => {
  let test: TestDatabase<unknown>
  let worker: Worker
  let first: Plan
  const bethan = aViewer('RL1', 'bethan')
  const harpreet = aViewer('RRJ', 'harpreet')

  beforeAll(async () => {
    test = await testDatabase()
    worker = await startWorker({
      db: test.db,
      queueUrl: test.queueUrl,
      kinds: [makePlanJob(test)],
      concurrency: 1,
      log: logger('silent'),
    })
    // Oswestry can treat two on its one Monday; Birmingham has room for many more.
    await seedSmallAlliance(test.scene, [
      ...['a', 'b', 'c', 'd'].map((name) => aPathway(name)),
      aPathway('stays', { willingMinutes: null }),
      aBirminghamPathway('e'),
    ])
    first = await made(await ask())
  }, 90_000)
  afterAll(async () => {
    await worker.stop()
    await test.drop()
  })

  const ask = (different: Partial<PlanSettings> = {}): Promise<string> =>
    test.db.withViewer(bethan, (tx) =>
      askForPlan(tx, { name: 'A plan', settings: smallSettings(different) }, '2026-01-31', makePlanJob(test)),
    )
  const find = (id: string, viewer = bethan) => test.db.reading(viewer, (tx) => findPlan(tx, id))
  async function made(id: string): Promise<Plan> {
    for (let n = 0; n < 1200; n += 1) {
      const plan = await find(id)
      if (plan && plan.state !== 'asked') return plan
      await sleep(50)
    }
    throw new Error('the plan was never made')
  }
  const patientsOf = async (plan: Plan, viewer = bethan) =>
    test.db.reading(viewer, (tx) => placements(tx, plan, {}, { order: 'weight' }))
  const revoke = (owner: string, isRevoked: boolean) =>
    sql`update sharing_agreement set revoked_at = case when ${isRevoked} then now() end
         where owner = ${owner} and purpose = 'planning'`.execute(test.scene)

  it('solves each trust alone and all together, and keeps what that is worth', () => {
    expect(first).toMatchObject({ state: 'ready', trusts: ['RL1', 'RRJ'], version: 2 })
    const [oswestry, birmingham] = first.report!.report.trusts
    expect(oswestry).toMatchObject({ trust: 'RL1', alone: { treated: 2 }, together: { treated: 5 }, transfersOut: 3 })
    expect(birmingham).toMatchObject({ trust: 'RRJ', transfersIn: 3, together: { treated: 1 } })
    expect(first.report).toMatchObject({ isAcceptable: true, notShared: [], together: { isFeasible: true } })
  })

  it('keeps a row for each patient, with the reason of each who goes elsewhere', async () => {
    const rows = await patientsOf(first)
    expect(rows.map(({ pseudonym }) => pseudonym).toSorted()).toEqual(['a', 'b', 'c', 'd', 'e', 'stays'])
    const away = rows.filter((row) => row.away)
    expect(away).toHaveLength(3)
    for (const { placed, reason, homeTrust } of away) {
      expect(homeTrust).toBe('RL1')
      expect(placed).toMatchObject({ site: 'RRJ05', surgeon: 'RRJ:smith' })
      expect(reason?.says).toBeTruthy()
    }
  })

  it('keeps when each would be treated at home: a day where their own trust has room, or that it has none', async () => {
    const rows = await patientsOf(first)
    const ofOswestry = rows.filter(({ homeTrust }) => homeTrust === 'RL1').map(({ homeDay }) => homeDay!)
    const lastDay = addDays(firstDay, 6)
    expect(ofOswestry.filter(({ is }) => is === 'planned').every(({ day }) => day <= lastDay)).toBe(true)
    expect(ofOswestry.filter(({ is }) => is === 'planned')).toHaveLength(2)
    expect(ofOswestry.filter(({ is }) => is === 'not-before').map(({ day }) => day)).toEqual(
      Array.from({ length: 3 }, () => addDays(firstDay, 7)),
    )
  })

  it('keeps how the best plan for all came down, from the first plan to the one that was kept', async () => {
    const { run, together } = first.report!
    const { points, seconds } = run.curve!
    expect(new Set(points.map(({ stage }) => stage))).toEqual(new Set(['first plan', 'alone', 'together']))
    expect(points.at(-1)).toMatchObject({ cost: together.cost, broken: 0 })
    expect(points[0]!.cost).toBeGreaterThanOrEqual(together.cost)
    expect(seconds).toBeGreaterThan(0)
    const { rows } = await sql<{ points: number; left: number }>`
      select jsonb_array_length(progress -> 'curve' -> 'points') as points, (progress ->> 'secondsLeft')::int as left
        from job where id = ${first.jobId}`.execute(test.scene)
    expect(rows[0]!.points).toBeGreaterThan(0)
    expect(rows[0]!.left).toBe(0)
  })

  it("writes into the other trust's log what was read, and that a plan was asked for", async () => {
    const { rows } = await sql<{ object: string; action: string }>`
      select action, object from audit_entry where trust = 'RRJ' order by seq limit 3`.execute(test.scene)
    expect(rows.map(({ action, object }) => `${action} ${object.replace(/[0-9a-f-]{36}/, '…')}`)).toEqual([
      'ask-for-plan plan …',
      'read planning lane: pathways',
      'read planning lane: capacity',
    ])
  })

  it('shows its patients to nobody whose right to see them has ended since', async () => {
    expect(await patientsOf(first, harpreet)).toHaveLength(6)
    await revoke('RL1', true)
    expect((await patientsOf(first, harpreet)).map(({ pseudonym }) => pseudonym)).toEqual(['e'])
    expect(await test.db.reading(harpreet, (tx) => openDocument(tx, first, 'problem'))).toBe(undefined)
    expect(await patientsOf(first)).toHaveLength(6)
    await revoke('RL1', false)
  })

  it.each([
    ['fields', `fields = array_remove(fields, 'team')`, `fields = fields || 'team'::text`],
    ['services', `treatment_functions = '{330}'`, `treatment_functions = '{110}'`],
    ['sites', `sites = '{RL1XX}'`, 'sites = null'],
  ])('is closed to somebody to whom its owners share fewer %s than it was made with', async (_, less, asBefore) => {
    const set = (assignment: string) =>
      sql`update sharing_agreement set ${sql.raw(assignment)} where owner = 'RL1' and purpose = 'planning'`.execute(
        test.scene,
      )
    await set(less)
    expect(await test.db.reading(harpreet, (tx) => openDocument(tx, first, 'problem'))).toBe(undefined)
    expect((await patientsOf(first, harpreet)).map(({ pseudonym }) => pseudonym)).toEqual(['e'])
    await set(asBefore)
    expect(await patientsOf(first, harpreet)).toHaveLength(6)
    expect(await test.db.reading(harpreet, (tx) => openDocument(tx, first, 'problem'))).toBeDefined()
  })

  it('is done once, however often the job runs', async () => {
    const again = {
      id: first.jobId!,
      viewer: bethan,
      signal: new AbortController().signal,
      progress() {},
      write: () => Promise.reject(new Error('nothing is left to write')),
    }
    await makePlanJob(test).run(again, { plan: first.id })
    expect(await patientsOf(first)).toHaveLength(6)
  })

  it('doubles nobody when a worker was killed before it wrote, and another makes the plan', async () => {
    const id = await ask()
    const job = { id: 'x', viewer: bethan, signal: new AbortController().signal, progress() {} }
    const killed = makePlanJob(test).run({ ...job, write: () => Promise.reject(new Error('killed')) }, { plan: id })
    await expect(killed).rejects.toThrow('killed')
    const plan = await made(id)
    expect(plan.state).toBe('ready')
    expect(await patientsOf(plan)).toHaveLength(6)
  })

  it('keeps the problem, the plans and the fingerprint, the same for the same question', async () => {
    const second = (await find(await makeSmallPlan(test, bethan)))!
    expect(first.fingerprint).toMatch(/^[0-9a-f]{64}$/)
    expect(second.fingerprint).toBe(first.fingerprint)
    const documents = (plan: Plan) =>
      test.db.reading(bethan, async (tx) => [
        await openDocument(tx, plan, 'plan'),
        await openDocument(tx, plan, 'alone RL1'),
        await openDocument(tx, plan, 'problem'),
      ])
    expect(await documents(second)).toEqual(await documents(first))
  })

  it('lacks the rows of a trust that has ended its agreement, and says whose', async () => {
    await revoke('RRJ', true)
    const plan = (await find(await makeSmallPlan(test, bethan)))!
    await revoke('RRJ', false)
    expect(plan.trusts).toEqual(['RL1'])
    expect(plan.report!.notShared).toEqual(['RRJ'])
    const owners = (await patientsOf(plan)).map(({ homeTrust }) => homeTrust)
    expect(owners).toEqual(['RL1', 'RL1', 'RL1', 'RL1', 'RL1'])
  })

  const shareLess = (isLess: boolean) =>
    sql`update sharing_agreement
           set fields = case when ${isLess} then array_remove(fields, 'team') else fields || 'team'::text end
         where owner = 'RRJ' and purpose = 'planning'`.execute(test.scene)
  it.each([
    ['ends', (isSo: boolean) => revoke('RRJ', isSo)],
    ['is narrowed', shareLess],
  ])('writes nothing when an agreement %s while the planner is at work', async (_, change) => {
    const write = async (work: (tx: never) => Promise<unknown>) => {
      // Once, before the plan is to be kept: that it failed is written after it.
      if (changes === 0) await change(true)
      changes += 1
      return test.db.withViewer(bethan, (tx) => work(tx as never))
    }
    let changes = 0
    const job = { id: 'x', viewer: bethan, signal: new AbortController().signal, progress() {}, write }
    const id = await test.db.withViewer(bethan, (tx) =>
      askForPlan(tx, { name: 'Ended', settings: smallSettings() }, '2026-01-31', { kind: 'nobody-does-this' } as never),
    )
    await expect(makePlanJob(test).run(job as never, { plan: id })).rejects.toThrow('ended or suspended its sharing')
    await change(false)
    expect(await find(id)).toMatchObject({ state: 'failed', report: null })
    expect(await patientsOf((await find(id))!)).toEqual([])
  })

  it.each([
    ['nobody waits for the services chosen', '101', 'There is nobody to plan for'],
    ['a service is not planned together any more', '330', 'no longer planned together'],
  ])('fails, and says why, when %s', async (_, service, says) => {
    await sql`insert into alliance_service (alliance, treatment_function, from_day) values ('orthopaedic', '101', '2025-07-16')
              on conflict do nothing`.execute(test.scene)
    const plan = await made(await ask({ services: [service] }))
    expect(plan.state).toBe('failed')
    const { rows } = await sql<{ failure: string }>`select failure from job where id = ${plan.jobId}`.execute(
      test.scene,
    )
    expect(rows[0]!.failure).toContain(says)
  })

  it('that is stopped keeps the best plan so far', async () => {
    const id = await ask({ budget: { seconds: 300 } })
    const running = () =>
      sql`update job set cancel_asked_at = now() where state = 'running' returning id`.execute(test.scene)
    while ((await running()).rows.length === 0) await sleep(100)
    expect(await made(id)).toMatchObject({ state: 'ready', report: { run: { ended: 'stopped' } } })
  })
})
