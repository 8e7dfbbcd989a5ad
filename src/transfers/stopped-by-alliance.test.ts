import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import { aTransfer, bringTo, planner, setTheScene, today } from './life/two-trusts.scene.ts'
import { transfersStopped } from './stopped-by-alliance.ts'

describe('transfers, when a service is taken out of the alliance or a trust leaves it', () => {
  let test: TestDatabase<unknown>
  beforeAll(async () => {
    test = await testDatabase()
  })
  beforeEach(() => setTheScene(test, 4))
  afterAll(() => test.drop())

  const out = { kind: 'services-out', services: ['110'] } as const
  const left = { kind: 'trust-out', trust: 'RRJ', why: 'left' } as const
  const as = <Result>(work: Parameters<typeof test.db.withViewer<Result>>[1]) => test.db.withViewer(planner, work)
  const states = async () => {
    const { rows } = await sql<{ state: string; reason: string | null; action: string }>`
      select state, reason, action from transfer order by pseudonym`.execute(test.scene)
    return rows
  }

  it.each([
    [out, 'out-of-scope'],
    [left, 'trust-out'],
  ] as const)(
    'withdraws what is only proposed with the reason, and lets go on what people have gone on with',
    async (change, reason) => {
      await bringTo(test, await aTransfer(test, 1), 'offered')
      for (const person of [2, 3]) await aTransfer(test, person)
      const before = await as((tx) => transfersStopped.wouldStop(tx, change, today))
      expect(before.map(({ effect, count, byTrust }) => [effect, count, byTrust])).toEqual([
        ['stops', 2, [{ trust: 'RL1', count: 2 }]],
        ['goes-on', 1, [{ trust: 'RL1', count: 1 }]],
      ])
      expect(await as((tx) => transfersStopped.stop(tx, change, today))).toEqual(before)
      const after = await states()
      expect(after.filter(({ state }) => state === 'withdrawn')).toHaveLength(2)
      expect(after.find(({ state }) => state === 'withdrawn')).toMatchObject({
        reason,
        action: 'withdraw-with-agreement',
      })
      expect(after.filter(({ state }) => state === 'offered')).toHaveLength(1)
    },
  )

  it('counts nothing of another service', async () => {
    await aTransfer(test, 1)
    const none = await as((tx) => transfersStopped.wouldStop(tx, { ...out, services: ['120'] }, today))
    expect(none.map(({ count }) => count)).toEqual([0, 0])
  })

  it('says what a trust that has left has still to bring to an end', async () => {
    await bringTo(test, await aTransfer(test, 1), 'offered')
    await aTransfer(test, 2)
    expect((await as((tx) => transfersStopped.runsOff(tx, 'RRJ'))).map(({ count }) => count)).toEqual([1])
    expect((await as((tx) => transfersStopped.runsOff(tx, 'RXW'))).map(({ count }) => count)).toEqual([0])
  })

  it('lets no plan propose a service that is out, or a trust that takes no part', async () => {
    await sql`update alliance_service set to_day = current_date`.execute(test.scene)
    await expect(aTransfer(test, 1)).rejects.toThrow(/row-level security/)
    await sql`update alliance_service set to_day = null`.execute(test.scene)
    await sql`update alliance_member set suspended_on = current_date where trust = 'RRJ'`.execute(test.scene)
    await expect(aTransfer(test, 1)).rejects.toThrow(/row-level security/)
  })
})
