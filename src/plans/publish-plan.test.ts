import { setTimeout as sleep } from 'node:timers/promises'
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
    await sql`truncate transfer cascade`.execute(test.scene)
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
        select sender, receiver, state, pseudonym from transfer order by pseudonym`.execute(test.scene)
    ).rows
  const stateOf = async () =>
    (await sql<{ state: string }>`select state from plan where id = ${plan}::uuid`.execute(test.scene)).rows[0]!.state
  const because = (outcome: Outcome) => (outcome.status === 'refused' ? outcome.because : outcome.status)

  it('takes two people: one proposes, another at any trust of the alliance publishes', async () => {
    expect((await propose(bethan)).status).toBe('done')
    expect((await publish(harpreet)).status).toBe('done')
    expect(await stateOf()).toBe('published')
  })

  it('is refused for a service that was taken out, or a trust that takes no part, since the plan was made', async () => {
    await propose(bethan)
    await sql`update alliance_service set to_day = current_date`.execute(test.scene)
    expect(because(await publish(harpreet))).toContain('no longer planned together')
    const another = await aCopyOf(test, made)
    expect(because(await propose(bethan, 1, another))).toContain('no longer planned together')
    await sql`update alliance_service set to_day = null`.execute(test.scene)
    await sql`update alliance_member set suspended_on = current_date where trust = 'RRJ'`.execute(test.scene)
    expect(because(await publish(rhodri))).toMatch(/no part in the alliance|does not share/)
    await sql`update alliance_member set suspended_on = null`.execute(test.scene)
    expect((await publish(harpreet)).status).toBe('done')
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
      new Set(['RL1 RRJ identified']),
    )
  })

  /** Harpreet publishes; before that is committed the other command is under way, on a connection of its own. */
  async function publishMeeting(other: () => Promise<Outcome>): Promise<readonly [Outcome, Outcome]> {
    let later: Promise<Outcome> | undefined
    const first = await as(harpreet, async (tx) => {
      const outcome = await publishPlan(tx, harpreet, plan, 2)
      later = other()
      await somebodyWaits()
      return outcome
    })
    return [first, await later!]
  }

  async function somebodyWaits(): Promise<void> {
    for (;;) {
      const { rows } = await sql<{ count: number }>`
        select count(*) as count from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock'`.execute(test.scene)
      if (rows[0]!.count > 0) return
      await sleep(10)
    }
  }

  it('lets one of two people win who publish at the same moment, and tells the other', async () => {
    await propose(bethan)
    const [first, second] = await publishMeeting(() => publish(rhodri))
    expect(first.status).toBe('done')
    expect(because(second)).toBe('This plan is published already.')
    expect(await transfers()).toHaveLength(2)
  })

  it('lets one of two plans win that are published for the same patients at the same moment', async () => {
    const second = await aCopyOf(test, made)
    await propose(bethan)
    await propose(bethan, 1, second)
    const [first, refused] = await publishMeeting(() => publish(rhodri, 2, second))
    expect(first.status).toBe('done')
    expect(because(refused)).toContain('already proposed for transfer by "A small plan"')
    expect(await transfers()).toHaveLength(2)
  })

  it('tells one person who sends the form twice at the same moment the same twice', async () => {
    await propose(bethan)
    const [first, second] = await publishMeeting(() => publish(harpreet))
    expect(second).toEqual(first)
    expect(first).toMatchObject({ says: 'The plan is published. It proposes 2 transfers.' })
    expect(await transfers()).toHaveLength(2)
  })

  it('does the work of each step once, however often its form is sent, and tells the same each time', async () => {
    expect(await propose(bethan)).toEqual(await propose(bethan))
    expect(await publish(harpreet)).toEqual(await publish(harpreet))
    const first = await withdraw(rhodri)
    expect(first).toMatchObject({ says: 'The plan is withdrawn, and with it 2 proposed transfers.' })
    expect(await withdraw(rhodri)).toEqual(first)
    const { rows } = await sql<{ action: string; count: number }>`
      select action, count(*) as count from audit_entry
       where object = ${`plan ${plan}`} and trust = 'RL1' group by 1 order by 1`.execute(test.scene)
    expect(rows).toEqual(['propose-plan', 'publish-plan', 'withdraw-plan'].map((action) => ({ action, count: 1 })))
  })

  it('does not take a form about an older version, or with another reason, for the same one', async () => {
    await propose(bethan)
    expect(because(await propose(bethan, 2))).toBe('This plan is proposed already.')
    await publish(harpreet)
    await withdraw(rhodri)
    const other = await as(rhodri, (tx) => withdrawPlan(tx, rhodri, plan, 3, 'Another reason'))
    expect(because(other)).toBe('This plan is withdrawn already.')
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
    expect(because(await withdraw(rhodri, 4))).toBe('This plan is withdrawn already.')
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
