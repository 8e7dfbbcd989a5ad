import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Conflict, NotFound } from '#platform/errors.ts'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import { closedHospitals, closedInWords } from './closed-hospitals.ts'
import { lapseOverdue } from './lapse-overdue.ts'
import { takeSteps } from './take-step.ts'
import { responsibilities, transferEvents } from './transfer-events.ts'
import {
  allFacts,
  aTransfer,
  bringTo,
  inSeconds,
  patient,
  planner,
  receiver,
  seen,
  sender,
  setTheScene,
  step,
  today,
  tryStep,
  viewerAt,
} from './two-trusts.scene.ts'

describe('a step of a transfer', () => {
  let test: TestDatabase<unknown>
  beforeAll(async () => {
    test = await testDatabase()
  })
  beforeEach(() => setTheScene(test, 4))
  afterAll(() => test.drop())

  const audited = async () =>
    (
      await sql<{ trust: string; action: string }>`
        select trust, action from audit_entry where action like 'transfer-%' order by action, trust`.execute(test.scene)
    ).rows.map(({ trust, action }) => `${trust} ${action}`)

  it('can be taken after another, from what a plan proposes to the end of follow-up', async () => {
    const closed = await bringTo(test, await aTransfer(test, 1), 'closed')
    expect(closed).toMatchObject({ state: 'closed', version: 13, responsible: 'RL1', treatedOn: today })
    const events = await test.db.reading(sender, (tx) => transferEvents(tx, closed))
    expect(events.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13])
    expect(events[4]).toMatchObject({ action: 'consent', side: 'patient', person: 'p-patient', from: 'offered' })
    const held = await test.db.reading(receiver, (tx) => responsibilities(tx, closed))
    expect(held.map(({ trust }) => trust)).toEqual(['RL1', 'RRJ', 'RL1'])
    expect(held[0]!.until).toEqual(held[1]!.from)
    expect(held[2]!.until).toBeNull()
  })

  it('goes another way where the patient stays the sender’s', async () => {
    for (const [person, model] of [
      [1, 'operation'],
      [2, 'surgeon'],
    ] as const) {
      const closed = await bringTo(test, await aTransfer(test, person, model), 'closed')
      const held = await test.db.reading(sender, (tx) => responsibilities(tx, closed))
      expect(held.map(({ trust }) => trust)).toEqual(['RL1'])
    }
  })

  it('is in both trusts’ logs', async () => {
    await step(test, await aTransfer(test, 1), sender, 'screen-clinical')
    expect(await audited()).toEqual(['RL1 transfer-screen-clinical', 'RRJ transfer-screen-clinical'])
  })

  it('keeps what an offer said, and how long a place is held', async () => {
    const replyBy = inSeconds(60)
    const screened = await bringTo(test, await aTransfer(test, 1), 'screened')
    const offered = await step(test, screened, sender, 'offer', {
      facts: { offer: { replyBy, day: '2026-04-01', site: 'RRJ05' } },
    })
    expect(offered).toMatchObject({ replyBy, day: '2026-04-01' })
    const until = inSeconds(120)
    const held = await step(test, await bringTo(test, offered, 'consented'), receiver, 'hold', {
      facts: { hold: { until } },
    })
    expect(held.holdUntil).toEqual(until)
  })

  describe('by two people at once', () => {
    /** The first is written but not committed when the second begins, on a connection of its own. */
    async function meeting<First, Second>(
      first: (pause: () => Promise<void>) => Promise<First>,
      second: () => Promise<Second>,
    ) {
      let later: Promise<Second> | undefined
      const done = await first(async () => {
        later = second()
        later.catch(() => {})
        for (;;) {
          const { rows } = await sql<{ count: number }>`
            select count(*) as count from pg_stat_activity
             where datname = current_database() and wait_event_type = 'Lock'`.execute(test.scene)
          if (rows[0]!.count > 0) return
          await sleep(5)
        }
      })
      return [done, later!] as const
    }

    it('is the first one’s; the other hears who did what meanwhile', async () => {
      const held = await bringTo(test, await aTransfer(test, 1), 'held')
      const [first, second] = await meeting(
        (pause) =>
          test.db.withViewer(receiver, async (tx) => {
            const outcome = await takeSteps(tx, receiver, [{ ...held, action: 'accept' }], {
              sources: allFacts(),
              today,
            })
            await pause()
            return outcome
          }),
        () => tryStep(test, held, sender, 'withdraw', { details: { reason: 'treated-at-home' } }),
      )
      expect(first).toMatchObject([{ status: 'done', state: 'accepted' }])
      await expect(second).rejects.toThrow(Conflict)
      await expect(second).rejects.toThrow(/Royal Orthopaedic Hospital accepted the patient on/)
      expect((await seen(test, held)).state).toBe('accepted')
    })

    it('is done once when one person sends the form twice', async () => {
      const transfer = await aTransfer(test, 1)
      const key = randomUUID()
      const [first, second] = await Promise.all([
        tryStep(test, transfer, sender, 'screen-clinical', { key }),
        tryStep(test, transfer, sender, 'screen-clinical', { key }),
      ])
      expect(second).toEqual(first)
      expect((await seen(test, transfer)).version).toBe(2)
      expect(await audited()).toHaveLength(2)
    })
  })

  describe('sent again', () => {
    it('is answered as it was, though the transfer has gone on since', async () => {
      const key = randomUUID()
      const transfer = await aTransfer(test, 1)
      const first = await tryStep(test, transfer, sender, 'screen-clinical', { key })
      await step(test, await seen(test, transfer), sender, 'screen-social')
      expect(await tryStep(test, transfer, sender, 'screen-clinical', { key })).toEqual(first)
    })

    it('with the same key for something else is a conflict', async () => {
      const key = randomUUID()
      const transfer = await aTransfer(test, 1)
      await tryStep(test, transfer, sender, 'screen-clinical', { key })
      await expect(tryStep(test, transfer, sender, 'screen-social', { key })).rejects.toThrow(Conflict)
    })

    it('after a refusal is judged anew: what stood in the way may be gone', async () => {
      const key = randomUUID()
      const transfer = await bringTo(test, await aTransfer(test, 1), 'accepted')
      const refused = await tryStep(test, transfer, sender, 'complete', { key, facts: { dataSet: { faults: 2 } } })
      expect(refused).toMatchObject({ status: 'refused' })
      expect(await tryStep(test, transfer, sender, 'complete', { key })).toMatchObject({ status: 'done' })
    })
  })

  it('about an older version is a conflict that says what has happened', async () => {
    const transfer = await aTransfer(test, 1)
    await step(test, transfer, sender, 'withdraw', { details: { reason: 'mistake' } })
    await expect(tryStep(test, transfer, sender, 'screen-social')).rejects.toThrow(
      /Robert Jones and Agnes Hunt withdrew it \(it was proposed by mistake\) on/,
    )
  })

  it('is refused to the wrong trust and the wrong role, in words, and nothing is written', async () => {
    const held = await bringTo(test, await aTransfer(test, 1), 'held')
    expect(await tryStep(test, held, sender, 'accept')).toMatchObject({ status: 'refused' })
    expect(await tryStep(test, held, viewerAt('RRJ', 'board-secretary'), 'accept')).toMatchObject({
      because: expect.stringContaining('Coordinators, booking clerks and surgeons'),
    })
    expect(await seen(test, held)).toMatchObject({ state: 'held', version: held.version })
  })

  it('is not there for a third trust, even one that plans', async () => {
    const transfer = await aTransfer(test, 1)
    const third = { ...viewerAt('RXW', 'coordinator', 'alliance-planner'), purpose: 'planning' } as const
    await expect(tryStep(test, transfer, third, 'screen-social')).rejects.toThrow(NotFound)
    await expect(tryStep(test, transfer, viewerAt('RXW', 'coordinator'), 'screen-social')).rejects.toThrow(NotFound)
  })

  describe('after its time', () => {
    const held = async (seconds: number) => {
      const consented = await bringTo(test, await aTransfer(test, 1), 'consented')
      return step(test, consented, sender, 'hold', { facts: { hold: { until: inSeconds(seconds) } } })
    }

    it('is refused as soon as the hold is over, before anybody has written so', async () => {
      const transfer = await held(0.3)
      await sleep(350)
      expect(await tryStep(test, transfer, receiver, 'accept')).toEqual({
        status: 'refused',
        because: 'This transfer is over: lapsed.',
      })
      expect(await tryStep(test, transfer, patient, 'decline', { details: { reason: 'date' } })).toMatchObject({
        status: 'refused',
      })
    })

    it('is refused by the database too, for whoever asked a moment before', async () => {
      const transfer = await held(0.3)
      const late = test.db.withViewer(receiver, async (tx) => {
        const sources = { ...allFacts(), money: async () => sleep(400).then(() => ({ shownOn: today })) }
        return takeSteps(tx, receiver, [{ ...transfer, action: 'accept' }], { sources, today })
      })
      await expect(late).rejects.toThrow(Conflict)
      expect((await seen(test, transfer)).version).toBe(transfer.version)
    })

    it('is written down once, for the sender, and frees the place', async () => {
      const transfer = await held(0.3)
      const lapse = () => test.db.withViewer(viewerAt('RL1', 'system'), (tx) => lapseOverdue(tx, today))
      expect(await lapse()).toBe(0)
      await sleep(350)
      expect((await Promise.all([lapse(), lapse()])).sort()).toEqual([0, 1])
      expect(await seen(test, transfer)).toMatchObject({ state: 'lapsed', responsible: 'RL1' })
      const { rows } = await sql`select kind, for_trust from transfer_effect`.execute(test.scene)
      expect(rows).toEqual([{ kind: 'hold-released', for_trust: 'RRJ' }])
      const events = await test.db.reading(sender, (tx) => transferEvents(tx, transfer))
      expect(events.at(-1)).toMatchObject({ action: 'lapse', side: 'clock' })
    })
  })

  it('of many at once is done where it may be, and says why not elsewhere', async () => {
    const [first, second, third] = [await aTransfer(test, 1), await aTransfer(test, 2), await aTransfer(test, 3)]
    await step(test, second, sender, 'screen-clinical')
    const stale = { ...second, action: 'screen-social' } as const
    const command = (transfer: typeof first) => ({ ...transfer, action: 'screen-social' }) as const
    const bulk = (key: string) =>
      test.db.withViewer(sender, (tx) =>
        takeSteps(tx, sender, [command(third), stale, command(first)], { sources: allFacts(), today, key }),
      )
    const key = randomUUID()
    const outcomes = await bulk(key)
    expect(outcomes.map(({ status }) => status)).toEqual(['done', 'changed', 'done'])
    expect(await bulk(key)).toEqual(outcomes)
  })

  it('that says no for good tells the planner where the patient must not be sent again', async () => {
    const one = await bringTo(test, await aTransfer(test, 1), 'held')
    const other = await bringTo(test, await aTransfer(test, 2), 'held')
    await step(test, one, receiver, 'refuse', { details: { reason: 'not-fit-here' } })
    await step(test, other, receiver, 'refuse', { details: { reason: 'no-capacity' } })
    const far = await bringTo(test, await aTransfer(test, 3), 'offered')
    const busy = await bringTo(test, await aTransfer(test, 4), 'offered')
    await step(test, far, patient, 'decline', { details: { reason: 'too-far' } })
    await step(test, busy, patient, 'decline', { details: { reason: 'date' } })
    const closed = await test.db.reading(planner, closedHospitals)
    expect(closed).toEqual([
      { sender: 'RL1', pseudonym: 'person-1', receiver: 'RRJ', action: 'refuse', reason: 'not-fit-here' },
      { sender: 'RL1', pseudonym: 'person-3', receiver: 'RRJ', action: 'decline', reason: 'too-far' },
    ])
    expect(closed.map(closedInWords)).toEqual([
      'Refused by Royal Orthopaedic Hospital: the patient needs care that this hospital does not have',
      'Royal Orthopaedic Hospital declined by the patient: it is too far',
    ])
  })

  it('returns a patient to the sender, who is responsible from that instant', async () => {
    const booked = await bringTo(test, await aTransfer(test, 1), 'booked')
    expect(booked.responsible).toBe('RRJ')
    const returned = await step(test, booked, receiver, 'return', { details: { reason: 'unfit' } })
    expect(returned).toMatchObject({ state: 'returned', responsible: 'RL1' })
    await aTransfer(test, 2)
  })
})
