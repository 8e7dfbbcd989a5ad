import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { clock } from '#platform/clock.ts'
import { Conflict } from '#platform/errors.ts'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import { factSources } from './facts.ts'
import { takeStep } from './life/take-step.ts'
import { patient, receiver, seen, sender, today } from './life/two-trusts.scene.ts'
import { correctLedger } from './money/ledger/settle-transfer.ts'
import { unsettledTransfers } from './money/ledger/statement.ts'
import { takeBackConsent } from './offers/answer-offer.ts'
import { newestOffer } from './offers/offer-fact.ts'
import {
  aTransferAt,
  dayOfSurgery,
  effects,
  seeMoney,
  seeTo,
  setTheWholeScene,
  standOf,
  step,
} from './whole-life.scene.ts'

describe('a transfer, through every part', () => {
  let test: TestDatabase<unknown>
  beforeAll(async () => {
    test = await testDatabase()
  })
  beforeEach(() => setTheWholeScene(test))
  afterAll(() => test.drop())

  const atHome = { RL1: '20 on the list' }
  const comesIn = `comes in ${dayOfSurgery}`
  const stopped = `30 stopped ${dayOfSurgery} ${comesIn}`

  it('whose pathway moves: clock, responsibility, place and ledger agree at each step', async () => {
    const stands: Record<string, unknown> = {}
    const transfer = await aTransferAt(test, 1, 'closed', {
      each: async (now) => {
        const { undone, ...stand } = await standOf(test, now)
        expect(undone).toEqual([])
        stands[now.state] = stand
      },
    })
    const before = { responsible: ['RL1'], place: 'none', lists: atHome, ledger: [] }
    const moved = { RL1: '21 passed on', RRJ: '20 on the list' }
    const firm = { ...before, place: 'confirmed' }
    const there = { ...firm, responsible: ['RRJ'], lists: moved }
    const after = { RL1: `30 stopped ${dayOfSurgery}`, RRJ: stopped }
    const treated = { ...there, lists: after, ledger: ['RRJ owes RL1 15000'] }
    expect(stands).toEqual({
      identified: before,
      screened: before,
      offered: before,
      consented: before,
      held: { ...before, place: 'held' },
      accepted: firm,
      complete: firm,
      passed: there,
      booked: { ...there, lists: { ...moved, RRJ: `20 on the list ${comesIn}` } },
      treated,
      'handed-back': { ...treated, responsible: ['RL1'] },
      closed: { ...treated, responsible: ['RL1'] },
    })
    expect(await seen(test, transfer)).toMatchObject({ treatedOn: dayOfSurgery, version: 13 })
  })

  it.each([
    ['operation', 'RL1 owes RRJ 480000'],
    ['surgeon', 'RL1 owes RRJ 300000'],
  ] as const)(
    'of the model "%s": the patient stays the sender’s all the way, and it owes the receiver',
    async (model, debt) => {
      const stands: Record<string, unknown> = {}
      await aTransferAt(test, 1, 'closed', {
        model,
        each: async (now) => {
          const { place: _, ...stand } = await standOf(test, now)
          stands[now.state] = stand
        },
      })
      const before = { responsible: ['RL1'], lists: atHome, ledger: [], undone: [] }
      const treated = { ...before, lists: { RL1: stopped }, ledger: [debt] }
      expect(stands).toMatchObject({
        accepted: before,
        complete: before,
        booked: { ...before, lists: { RL1: `20 on the list ${comesIn}` } },
        treated,
        'handed-back': treated,
        closed: treated,
      })
    },
  )

  describe('that ends early', () => {
    const ended = { responsible: ['RL1'], place: 'none', ledger: [], undone: [] }

    it.each([
      ['decline', 'complete', sender, 'too-far', 'declined-by-patient'],
      ['refuse', 'complete', receiver, 'no-kit', 'declined-by-receiver'],
      ['withdraw', 'held', sender, 'unfit', 'withdrawn'],
    ] as const)('by "%s" leaves the patient at home and frees the place', async (action, from, by, reason, to) => {
      const transfer = await aTransferAt(test, 1, from)
      expect(await step(test, transfer, by, action, { details: { reason } })).toMatchObject({ state: to })
      await seeTo(test)
      expect(await standOf(test, transfer)).toEqual({ ...ended, lists: atHome })
    })

    it('by the clock frees the place, for another transfer too', async () => {
      const transfer = await aTransferAt(test, 1, 'held')
      await sql`alter table transfer disable trigger user`.execute(test.scene)
      await sql`update transfer set hold_until = now()`.execute(test.scene)
      await sql`alter table transfer enable trigger user`.execute(test.scene)
      await seeTo(test)
      expect((await seen(test, transfer)).state).toBe('lapsed')
      expect(await standOf(test, transfer)).toEqual({ ...ended, lists: atHome })
    })

    it('by a return after responsibility has passed: at home again with the original clock, off the receiver’s list', async () => {
      const transfer = await aTransferAt(test, 1, 'booked')
      await step(test, transfer, receiver, 'return', { details: { reason: 'unfit' } })
      await seeTo(test)
      expect(await standOf(test, transfer)).toEqual({
        ...ended,
        lists: { RL1: '20 on the list', RRJ: `21 passed on ${comesIn}` },
      })
    })

    it('by a return of a patient who was only to be operated on there: the day to come in is lost', async () => {
      const transfer = await aTransferAt(test, 1, 'booked', { model: 'operation' })
      await step(test, transfer, receiver, 'return', { details: { reason: 'unfit' } })
      await seeTo(test)
      expect(await standOf(test, transfer)).toEqual({ ...ended, lists: atHome })
    })
  })

  it('is returned when a patient takes their agreement back after it passed, on their page and not by the sender’s clerk', async () => {
    const transfer = await aTransferAt(test, 1, 'passed')
    const offer = await test.db.reading(sender, async (tx) => (await newestOffer(tx, transfer))!.id)
    const back = {
      kind: 'withdrew',
      offer,
      way: 'page',
      speaker: 'patient',
      said: 'I would rather not',
      at: new Date(),
    } as const
    const takeBack = (by: typeof sender) =>
      test.db.withViewer(by, (tx) => takeBackConsent(tx, by, transfer, back, { key: `back ${by.person}`, today }))
    expect(await takeBack(sender)).toMatchObject({
      status: 'refused',
      because: expect.stringContaining('Royal Orthopaedic'),
    })
    expect(await takeBack(patient)).toMatchObject({ status: 'done', state: 'returned' })
    await seeTo(test)
    const { responsible, lists } = await standOf(test, transfer)
    expect([responsible, lists]).toEqual([['RL1'], { RL1: '20 on the list', RRJ: '21 passed on' }])
  })

  it('asks for the patient’s yes in writing, and for the money, before it goes on', async () => {
    const held = await aTransferAt(test, 1, 'held')
    expect(await step(test, held, receiver, 'accept')).toMatchObject({
      because: expect.stringContaining('who is paid'),
    })
    const accepted = await aTransferAt(test, 2, 'accepted')
    expect(await step(test, accepted, sender, 'complete')).toMatchObject({
      because: expect.stringContaining('in writing'),
    })
  })

  it('is not accepted when the hold ends at that moment, and then has no place and no acceptance', async () => {
    const transfer = await aTransferAt(test, 1, 'held')
    await seeMoney(test, transfer)
    await sql`update capacity_hold set alive = tstzrange(lower(alive), clock_timestamp() + interval '300 milliseconds')`.execute(
      test.scene,
    )
    const accept = test.db.withViewer(receiver, (tx) => {
      const sources = factSources({ clock: clock(today) })
      const money: typeof sources.money = async (...asked) => {
        const fact = await sources.money!(...asked)
        await sleep(500)
        return fact
      }
      const { sender: owner, id, version } = transfer
      const command = { sender: owner, id, version, action: 'accept' } as const
      return takeStep(tx, receiver, command, { sources: { ...sources, money }, today })
    })
    await expect(accept).rejects.toThrow(Conflict)
    expect((await seen(test, transfer)).state).toBe('held')
  })

  it('whose figures are missing is posted by nobody until they are known, and holds nothing up', async () => {
    const transfer = await aTransferAt(test, 1, 'booked', { model: 'operation' })
    await sql`delete from transfer_money_seen`.execute(test.scene)
    await sql`update payment_table set year = '2024/25' where kind = 'recharges'`.execute(test.scene)
    await step(test, transfer, receiver, 'treat', { on: dayOfSurgery, details: { treatedOn: dayOfSurgery } })
    await seeTo(test)
    const { ledger, undone } = await standOf(test, transfer)
    expect([ledger, undone]).toEqual([[], []])
    expect(await test.db.reading(sender, unsettledTransfers)).toMatchObject([{ id: transfer.id }])
    await sql`update payment_table set year = '2025/26' where kind = 'recharges'`.execute(test.scene)
    const finance = { ...receiver, roles: ['finance'] } as const
    await test.db.withViewer(finance, (tx) => correctLedger(tx, 'RL1', transfer.id, 'Recharges were agreed'))
    expect((await standOf(test, transfer)).ledger).toEqual(['RL1 owes RRJ 480000'])
    expect(await test.db.reading(sender, unsettledTransfers)).toEqual([])
  })

  it('has each effect once, when workers meet and when one is stopped in the middle', async () => {
    const transfer = await aTransferAt(test, 1, 'booked', { model: 'operation' })
    await step(test, transfer, receiver, 'treat', { on: dayOfSurgery, details: { treatedOn: dayOfSurgery } })
    let stops = 1
    const stopped: ReturnType<typeof effects> = {
      ...effects(test),
      async 'money-moves'(tx, effect) {
        const did = await effects(test)['money-moves'](tx, effect)
        if (stops-- > 0) throw new Error('killed')
        return did
      },
    }
    await seeTo(test, stopped)
    expect((await standOf(test, transfer)).ledger).toEqual([])
    await sql`update transfer_effect set try_at = now()`.execute(test.scene)
    await Promise.all([seeTo(test), seeTo(test), seeTo(test)])
    expect(await standOf(test, transfer)).toMatchObject({ ledger: ['RL1 owes RRJ 480000'], undone: [] })
  })
})
