import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addDays, londonDay, weekday } from '#nhs/day.ts'
import { trustName } from '#nhs/organisations.ts'
import { clock } from '#platform/clock.ts'
import { logger } from '#platform/log.ts'
import { metrics } from '#platform/metrics.ts'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import type { Viewer } from '#platform/viewer.ts'
import { app } from '#web/app.tsx'
import { actionsOf } from '../life/may.ts'
import {
  aTransfer,
  bringTo,
  patient,
  receiver,
  seen,
  sender,
  setTheScene,
  step,
  today,
  tryStep,
  viewerAt,
} from '../life/two-trusts.scene.ts'
import { type Counts, measureOf, measures } from './measures.ts'
import { positionOf } from './weekly-position.ts'
import { weeklyRoutes } from './weekly-routes.tsx'
import { stepsInWeek } from './weekly-store.ts'

const none = Object.fromEntries(measures.map(({ code }) => [code, 0])) as Counts
const mondayOf = (day: string) => addDays(day, 1 - weekday(day))

describe('the weekly position', () => {
  let test: TestDatabase<unknown>
  beforeAll(async () => {
    test = await testDatabase()
  })
  afterAll(() => test.drop())
  beforeEach(() => setTheScene(test, 12))

  const position = (viewer: Viewer, monday: string) =>
    test.db.reading(viewer, async (tx) => positionOf(await stepsInWeek(tx, monday, londonDay(new Date()))))
  const thisWeek = () => mondayOf(londonDay(new Date()))
  /** Moves what was recorded, as if it had been on another moment. */
  const record = (change: string) =>
    test.scene.transaction().execute(async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx)
      await sql.raw(`update transfer_event set ${change}`).execute(tx)
    })
  const ask = (viewer: Viewer, path: string, day?: string) =>
    app({
      session: () => viewer,
      describe: () => ({ trust: trustName(viewer.trust) }),
      modules: [weeklyRoutes({ db: test.db, clock: clock(day) })],
      logger: logger('silent'),
      metrics: metrics(),
    }).request(path)
  const textOf = async (viewer: Viewer, path: string, day?: string) =>
    (await (await ask(viewer, path, day)).text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

  it('counts what was asked, offered, accepted and treated, as sender and as receiver', async () => {
    await bringTo(test, await aTransfer(test, 1), 'treated')
    await bringTo(test, await aTransfer(test, 2), 'accepted')
    await aTransfer(test, 3)
    const row = {
      service: '110',
      counts: { ...none, asked: 3, offered: 2, accepted: 2, treated: 1 },
    }
    const out = await position(sender, thisWeek())
    expect(out.sender.rows).toEqual([{ partner: 'RRJ', ...row }])
    expect(out.sender.total).toEqual(row.counts)
    expect(out.receiver.rows).toEqual([])
    expect((await position(receiver, thisWeek())).receiver.rows).toEqual([{ partner: 'RL1', ...row }])
  })

  it('counts a patient who is offered twice once, in the week of the first offer', async () => {
    const offered = await bringTo(test, await aTransfer(test, 1), 'offered')
    await step(test, offered, sender, 'offer')
    expect((await position(sender, thisWeek())).sender.total.offered).toBe(1)
    await record(`at = at - interval '7 days' where version < ${offered.version + 1}`)
    expect((await position(sender, thisWeek())).sender.total.offered).toBe(0)
    expect((await position(sender, addDays(thisWeek(), -7))).sender.total.offered).toBe(1)
  })

  it('has weeks that begin on Monday at midnight in London, in summer too', async () => {
    await aTransfer(test, 1)
    // Half past midnight on a Monday of summer time is still Sunday in UTC.
    await record(`at = '2026-06-07T23:30:00Z'`)
    expect((await position(sender, '2026-06-08')).sender.total.asked).toBe(1)
    expect((await position(sender, '2026-06-01')).sender.total.asked).toBe(0)
  })

  it('counts days from the day that the program stands at, whenever steps were recorded', async () => {
    await aTransfer(test, 1)
    // A Saturday. A step of today is in its week, one of last week in the week before.
    expect(await textOf(sender, '/transfers/weekly', '2026-01-31')).toContain(
      'The week of 26 January 2026 to 1 February 2026, Monday to Sunday. It is not over yet.',
    )
    const asked = 'Royal Orthopaedic Hospital 1'
    expect(await textOf(sender, '/transfers/weekly?week=2026-01-31', '2026-01-31')).toContain(asked)
    await record(`at = at - interval '7 days'`)
    expect(await textOf(sender, '/transfers/weekly?week=2026-01-31', '2026-01-31')).not.toContain(asked)
    expect(await textOf(sender, '/transfers/weekly?week=2026-01-24', '2026-01-31')).toContain(asked)
  })

  it('adds up to the events, one by one, whatever happened to the transfers', async () => {
    let seed = 7
    const random = () => {
      seed = (seed * 48_271) % 2_147_483_647
      return seed / 2_147_483_647
    }
    for (let n = 1; n <= 12; n += 1) {
      const transfer = await aTransfer(test, n)
      for (let steps = 0; steps < 14; steps += 1) {
        const now = await seen(test, transfer)
        const possible = [sender, receiver, patient]
          .flatMap((by) => actionsOf(by, now).map((action) => ({ by, action })))
          .filter(({ action }) => random() < 0.1 || !['decline', 'refuse', 'withdraw', 'return'].includes(action))
        const chosen = possible[Math.floor(random() * possible.length)]
        if (!chosen) continue
        const { by, action } = chosen
        const reason = { decline: 'date', refuse: 'money', withdraw: 'mistake', return: 'unfit' }[action as string]
        await tryStep(test, now, by, action, { details: { ...(reason && { reason }), treatedOn: today } })
      }
    }
    // Some weeks ago, each event of its own.
    await record(`at = at - make_interval(days => (hashtext(transfer_id::text || version) % 3 + 3) * 7)`)
    const { rows: events } = await sql<{ id: string; version: number; action: string; at: Date }>`
      select transfer_id as id, version, action, at from transfer_event order by transfer_id, version`.execute(
      test.scene,
    )
    const firstOffers = new Map(
      events
        .filter(({ action }) => action === 'offer')
        .toReversed()
        .map(({ id, version }) => [id, version]),
    )
    const counted = events.filter(
      ({ id, version, action }) => measureOf(action) && (action !== 'offer' || firstOffers.get(id) === version),
    )
    expect(counted.length).toBeGreaterThan(30)
    let sum = 0
    for (let weeks = 0; weeks < 8; weeks += 1) {
      const monday = addDays(thisWeek(), -7 * weeks)
      const expected = { ...none } as Record<string, number>
      for (const { action, at } of counted) if (mondayOf(londonDay(at)) === monday) expected[measureOf(action)!]! += 1
      const out = await position(sender, monday)
      expect(out.sender.total).toEqual(expected)
      // What one trust sent, the other received.
      expect((await position(receiver, monday)).receiver.total).toEqual(expected)
      sum += Object.values(out.sender.total).reduce((all, count) => all + count, 0)
    }
    expect(sum).toBe(counted.length)
  })

  it('is exact for those who know who is meant, and protected for everybody else', async () => {
    await aTransfer(test, 1)
    expect(await textOf(viewerAt('RL1', 'coordinator'), '/transfers/weekly')).toContain(
      'Royal Orthopaedic Hospital 1 0 0',
    )
    const board = viewerAt('RL1', 'board-secretary')
    expect(await textOf(board, '/transfers/weekly')).toContain('Royal Orthopaedic Hospital Not shown 0 0')
    expect((await ask(board, '/transfers/weekly/exact.csv')).status).toBe(403)
    expect(await textOf(viewerAt('RXW', 'coordinator'), '/transfers/weekly')).toContain('Nothing was recorded')
  })

  it('is sent on with small numbers protected, its totals added up first and rounded then', async () => {
    for (let n = 1; n <= 12; n += 1) await aTransfer(test, n)
    const file = await (await ask(viewerAt('RL1', 'coordinator'), '/transfers/weekly.csv')).text()
    expect(file).toContain('Week beginning,Week ending,Trust code')
    expect(file).toMatch(/RL1,Robert Jones and Agnes Hunt,sender,RRJ,Royal Orthopaedic Hospital,110,[^,]+,10,0,0,0/)
    expect(file).toContain('sender,All,All,All,All,10,0')
    const own = await (await ask(viewerAt('RL1', 'coordinator'), '/transfers/weekly/exact.csv')).text()
    expect(own).toContain('sender,All,All,All,All,12,0')
    await step(test, await seen(test, await aTransferAgain()), sender, 'withdraw', { details: { reason: 'mistake' } })
    expect(await (await ask(viewerAt('RL1', 'coordinator'), '/transfers/weekly.csv')).text()).toContain(
      '10,0,0,0,0,0,0,*,0',
    )
  })

  const aTransferAgain = async () => {
    const { rows } = await sql<{ sender: string; id: string }>`select sender, id from transfer limit 1`.execute(
      test.scene,
    )
    return rows[0]!
  }
})
