import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import type { Viewer } from '#platform/viewer.ts'
import type { Outcome } from './outcome.ts'
import { proposePlan } from './propose-plan.ts'
import { publishPlan } from './publish-plan.ts'
import { aBirminghamPathway, aPathway } from './small-alliance.ts'
import { aViewer, seedSmallAlliance } from './small-alliance-in-database.scene.ts'
import { aCopyOf, makeSmallPlan } from './small-plan.scene.ts'
import { withdrawPlan } from './withdraw-plan.ts'

describe('publishing a plan', { timeout: 60_000 }, () => {
  let test: TestDatabase<unknown>
  let made: string
  let plan: string
  const bethan = aViewer('RL1', 'bethan')
  const rhodri = aViewer('RL1', 'rhodri', 'chief-operating-officer')
  const harpreet = aViewer('RRJ', 'harpreet')
  const gwenda = aViewer('RL1', 'gwenda', 'booking-clerk')

  beforeAll(async () => {
    test = await testDatabase()
    await seedSmallAlliance(test.scene, [
      ...['a', 'b', 'c', 'd'].map((name) => aPathway(name)),
      aBirminghamPathway('e'),
    ])
    made = await makeSmallPlan(test, bethan)
  })
  beforeEach(async () => {
    await sql`truncate proposed_transfer`.execute(test.scene)
    await sql`update sharing_agreement set revoked_at = null`.execute(test.scene)
    plan = await aCopyOf(test, made)
  })
  afterAll(() => test.drop())

  const as = <Result>(viewer: Viewer, work: Parameters<typeof test.db.withViewer<Result>>[1]) =>
    test.db.withViewer(viewer, work)
  const propose = (viewer: Viewer, version = 1, of = plan) => as(viewer, (tx) => proposePlan(tx, viewer, of, version))
  const publish = (viewer: Viewer, version = 2, of = plan) => as(viewer, (tx) => publishPlan(tx, viewer, of, version))
  const withdraw = (viewer: Viewer, version = 3) =>
    as(viewer, (tx) => withdrawPlan(tx, viewer, plan, version, 'The theatre is closed'))
  const transfers = async () =>
    (
      await sql<{ sender: string; receiver: string; state: string; pseudonym: string }>`
        select sender, receiver, state, pseudonym from proposed_transfer order by pseudonym`.execute(test.scene)
    ).rows
  const stateOf = async () =>
    (await sql<{ state: string }>`select state from plan where id = ${plan}::uuid`.execute(test.scene)).rows[0]!.state
  const because = (outcome: Outcome) => (outcome.status === 'refused' ? outcome.because : outcome.status)

  it('takes two people: one proposes, another at any trust of the alliance publishes', async () => {
    expect((await propose(bethan)).status).toBe('done')
    expect((await publish(harpreet)).status).toBe('done')
    expect(await stateOf()).toBe('published')
  })

  it('is refused to the person who proposed it', async () => {
    await propose(bethan)
    expect(because(await publish(bethan))).toBe('You proposed this plan. Somebody else has to publish it.')
    expect(await stateOf()).toBe('proposed')
  })

  it('is refused to somebody who does not plan', async () => {
    await propose(bethan)
    expect(because(await publish(gwenda))).toContain('chief operating officers publish plans')
  })

  it('is refused before anybody has proposed it', async () => {
    expect(because(await publish(harpreet, 1))).toContain('Only a plan that somebody has proposed')
  })

  it('proposes each patient who goes to another trust, once', async () => {
    await propose(bethan)
    await publish(rhodri)
    const proposed = await transfers()
    expect(proposed).toHaveLength(2)
    expect(new Set(proposed.map(({ sender, receiver, state }) => `${sender} ${receiver} ${state}`))).toEqual(
      new Set(['RL1 RRJ proposed']),
    )
  })

  it('lets one of two win who publish at the same moment', async () => {
    await propose(bethan)
    const outcomes = await Promise.all([publish(harpreet), publish(rhodri)])
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['done', 'refused'])
    expect(await transfers()).toHaveLength(2)
  })

  it('is refused when the plan has changed since its page was opened', async () => {
    await propose(bethan)
    expect((await publish(harpreet, 1)).status).toBe('changed')
    expect(await transfers()).toEqual([])
  })

  it('is refused, naming the plan, when another published plan proposes one of its patients', async () => {
    await propose(bethan)
    await publish(harpreet)
    const second = await aCopyOf(test, made)
    await propose(bethan, 1, second)
    expect(because(await publish(harpreet, 2, second))).toContain(
      '2 patients of this plan are already proposed for transfer by "A small plan"',
    )
  })

  it('is refused to a trust that no longer sees all of its patients', async () => {
    await propose(bethan)
    await sql`update sharing_agreement set revoked_at = now() where owner = 'RL1' and purpose = 'planning'`.execute(
      test.scene,
    )
    expect(because(await publish(harpreet))).toContain('does not share its patients with your trust today')
    expect((await publish(rhodri)).status).toBe('done')
  })

  it("is written into the log of each of the plan's trusts, with how many go and come", async () => {
    await propose(bethan)
    await publish(harpreet)
    const { rows } = await sql<{ trust: string; detail: object; person: string }>`
      select trust, person, detail from audit_entry
       where action = 'publish-plan' and object = ${`plan ${plan}`} order by trust`.execute(test.scene)
    expect(rows).toEqual([
      { trust: 'RL1', person: 'harpreet', detail: { transfersOut: 2, transfersIn: 0 } },
      { trust: 'RRJ', person: 'harpreet', detail: { transfersOut: 0, transfersIn: 2 } },
    ])
  })

  it('can be taken back, with a reason, and its proposed transfers with it', async () => {
    await propose(bethan)
    await publish(harpreet)
    expect((await withdraw(rhodri)).status).toBe('done')
    expect((await transfers()).map(({ state }) => state)).toEqual(['withdrawn', 'withdrawn'])
    expect(because(await withdraw(rhodri, 4))).toContain('Only a plan that is proposed or published')
  })

  it('may be done anew after that, by another plan for the same patients', async () => {
    await propose(bethan)
    await publish(harpreet)
    await withdraw(bethan)
    const second = await aCopyOf(test, made)
    await propose(bethan, 1, second)
    expect((await publish(harpreet, 2, second)).status).toBe('done')
  })

  it('is refused for a plan that breaks a must, or leaves a trust worse off', async () => {
    await sql`update plan set report = jsonb_set(report, '{isAcceptable}', 'false') where id = ${plan}::uuid`.execute(
      test.scene,
    )
    expect(because(await propose(bethan))).toContain('leaves a trust worse off')
    await sql`update plan set report = jsonb_set(report, '{together,isFeasible}', 'false') where id = ${plan}::uuid`.execute(
      test.scene,
    )
    expect(because(await propose(bethan))).toContain('breaks a rule that must be kept')
  })
})
