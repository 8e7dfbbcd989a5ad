import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { confirmHold, holdFor, holdOf, prolongHold, releaseHold, type WantedCapacity } from '#capacity'
import { Conflict, NotFound } from '#platform/errors.ts'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import { allianceOfThree, aTransfer, bookingSafety, monday, somebodyAt } from './alliance-of-three.scene.ts'

describe('capacity held for a transfer', () => {
  let test: TestDatabase<unknown>
  beforeAll(async () => {
    test = await testDatabase()
  })
  afterAll(() => test.drop())
  beforeEach(async () => {
    await test.empty()
    await allianceOfThree(test)
  })

  const planless = '00000000-0000-4000-8000-000000000000'
  type Transfer = Awaited<ReturnType<typeof aTransfer>>
  const wanted = (different: Partial<WantedCapacity> = {}): WantedCapacity => ({
    theatre: { trust: 'RBB', id: 't1' },
    surgeon: { trust: 'RBB', id: 's1' },
    room: { trust: 'RBB', id: 'r1' },
    day: monday,
    from: 540,
    minutes: 90,
    nights: 1,
    ...different,
  })
  /** Elsewhere in the same trust, with another surgeon. */
  const elsewhere = { theatre: { trust: 'RBB', id: 't2' }, surgeon: { trust: 'RBB', id: 's2' } }
  const later = (minutes = 60) => new Date(Date.now() + minutes * 60_000)
  const as = <Result>(trust: string, work: Parameters<typeof test.db.withViewer<Result>>[1]) =>
    test.db.withViewer(somebodyAt(trust), work)
  const hold = (transfer: Transfer, different: Partial<WantedCapacity> = {}, until = later(), by = 'RBB') =>
    as(by, (tx) => holdFor(tx, transfer, wanted(different), until))
  /** As if the clock had gone on past the end of every hold. */
  const letTimePass = () =>
    sql`update capacity_hold set alive = tstzrange(lower(alive) - interval '2 hours', clock_timestamp() - interval '1 second')
         where state = 'held'`.execute(test.scene)

  it('is seen by both trusts, and never which patient it is for', async () => {
    const transfer = await aTransfer(test)
    expect(await hold(transfer, {}, later(), 'RAA')).toEqual({ held: true })
    for (const trust of ['RAA', 'RBB']) {
      expect(await as(trust, (tx) => holdOf(tx, transfer))).toMatchObject({
        state: 'held',
        theatre: { trust: 'RBB', id: 't1' },
        surgeon: { trust: 'RBB', id: 's1' },
        room: { trust: 'RBB', id: 'r1' },
        starts: new Date('2026-03-02T09:00Z'),
        ends: new Date('2026-03-02T10:30Z'),
      })
      const { rows } = await as(trust, (tx) => sql<{ kind: string }>`select kind from capacity_hold`.execute(tx))
      expect(rows.map(({ kind }) => kind).sort()).toEqual(['bed', 'surgeon', 'theatre'])
    }
    expect(await as('RCC', (tx) => holdOf(tx, transfer))).toBeUndefined()
  })

  it('cannot be had for a transfer of two other trusts: it is not there', async () => {
    const transfer = await aTransfer(test)
    await expect(hold(transfer, {}, later(), 'RCC')).rejects.toThrow(NotFound)
  })

  it.each([
    ['theatre', { surgeon: { trust: 'RBB', id: 's2' } }, 'The theatre is taken at that time'],
    ['surgeon', { theatre: { trust: 'RBB', id: 't2' } }, 'The surgeon is taken at that time'],
  ])('is refused when the %s is taken, and nothing of it is kept', async (_, different, says) => {
    await hold(await aTransfer(test))
    const second = await aTransfer(test)
    const refused = hold(second, different)
    await expect(refused).rejects.toThrow(Conflict)
    await expect(refused).rejects.toThrow(says)
    expect(await as('RBB', (tx) => holdOf(tx, second))).toBeUndefined()
  })

  it('begins when the one before ends: the last minute is not in it', async () => {
    await hold(await aTransfer(test))
    expect(await hold(await aTransfer(test), { from: 630 })).toEqual({ held: true })
  })

  it('takes one bed after the other, and says that the room is taken when there is none', async () => {
    await hold(await aTransfer(test))
    await hold(await aTransfer(test), elsewhere)
    await expect(hold(await aTransfer(test), { from: 810 })).rejects.toThrow('The room is taken at that time')
  })

  it('is refused when the same patient is held for another transfer of the same trust, wherever that leads', async () => {
    const first = await aTransfer(test)
    await hold(first)
    const elsewhereToo = await aTransfer(test, { receiver: 'RCC', patient: first.patient })
    const there = {
      theatre: { trust: 'RCC', id: 't1' },
      surgeon: { trust: 'RCC', id: 's1' },
      room: { trust: 'RCC', id: 'r1' },
    }
    await expect(hold(elsewhereToo, there, later(), 'RCC')).rejects.toThrow('The patient is taken at that time')
  })

  describe('for somebody who is a patient of two trusts', () => {
    const atCedar = {
      theatre: { trust: 'RCC', id: 't1' },
      surgeon: { trust: 'RCC', id: 's1' },
      room: { trust: 'RCC', id: 'r1' },
    }
    const twice = async () => {
      await hold(await aTransfer(test, { nhsNumber: '9990000026' }))
      const known = await aTransfer(test, { sender: 'RBB', receiver: 'RCC', nhsNumber: '9990000026' })
      return hold(known, atCedar, later(), 'RCC')
    }

    it('tells nobody that they are busy, as long as the trusts have not agreed to tell each other', async () => {
      expect(await twice()).toEqual({ held: true })
    })

    it('tells nobody when only one of the two pairs has agreed', async () => {
      await bookingSafety(test, 'RAA', 'RBB')
      expect(await twice()).toEqual({ held: true })
    })

    it('is refused once all have agreed', async () => {
      await bookingSafety(test, 'RAA', 'RBB')
      await bookingSafety(test, 'RBB', 'RCC')
      await expect(twice()).rejects.toThrow('The patient is taken at that time')
    })

    it('tells nobody any more from the moment that one of them ends its agreement', async () => {
      await bookingSafety(test, 'RAA', 'RBB')
      await bookingSafety(test, 'RBB', 'RCC')
      await sql`update sharing_agreement set revoked_at = now() where owner = 'RCC'`.execute(test.scene)
      expect(await twice()).toEqual({ held: true })
    })
  })

  it.each([
    ['outside of every session', { from: 480 }, /no theatre session/],
    ['over the end of a session', { from: 700 }, /no theatre session/],
    ['in a theatre of a third trust', { theatre: { trust: 'RCC', id: 't1' } }, /no theatre session/],
    ['with a surgeon who does not work there', { surgeon: { trust: 'RAA', id: 's1' } }, /surgeon does not operate/],
    ['for longer than the surgeon works', { from: 510, minutes: 240, surgeon: { trust: 'RBB', id: 's3' } }, /surgeon/],
    ['in a room of another site', { room: { trust: 'RCC', id: 'r1' } }, /another site/],
    ['over a night in a room that closes', { room: { trust: 'RBB', id: 'r2' } }, /closes overnight/],
  ])('is refused %s, and says what to do', async (_, different, says) => {
    const answer = await hold(await aTransfer(test), different)
    expect(answer).toEqual({ held: false, because: expect.stringMatching(says) })
  })

  it('may be with a surgeon of another trust who has a passport for the site', async () => {
    expect(await hold(await aTransfer(test), { surgeon: { trust: 'RAA', id: 's2' } })).toEqual({ held: true })
  })

  it("is with the sender's surgeon where they travel, who is then nobody else's, and never with the receiver's", async () => {
    const transfer = await aTransfer(test, { model: 'surgeon' })
    expect(await hold(transfer)).toEqual({
      held: false,
      because: 'A surgeon of the sending trust travels with this patient. Choose one of them.',
    })
    const travels = { surgeon: { trust: 'RAA', id: 's1' } }
    expect(await hold(transfer, travels)).toEqual({ held: true })
    const second = await aTransfer(test, { model: 'surgeon' })
    await expect(hold(second, { ...elsewhere, ...travels })).rejects.toThrow('The surgeon is taken at that time')
    // For as long as they work, and no longer.
    const third = await aTransfer(test, { model: 'surgeon' })
    const short = { from: 510, minutes: 240, theatre: elsewhere.theatre, surgeon: { trust: 'RAA', id: 's3' } }
    expect(await hold(third, short)).toMatchObject({ held: false })
  })

  it('is over when the clock says so, and then blocks nobody, though nothing has swept it up', async () => {
    const first = await aTransfer(test)
    await hold(first)
    await letTimePass()
    expect((await as('RBB', (tx) => holdOf(tx, first)))?.state).toBe('over')
    expect(await as('RBB', (tx) => confirmHold(tx, first))).toBe('over')
    const second = await aTransfer(test)
    expect(await hold(second)).toEqual({ held: true })
    // Whoever was too late finds somebody else there.
    await expect(hold(first)).rejects.toThrow('is taken')
  })

  it('cannot end before it begins', async () => {
    expect(await hold(await aTransfer(test), {}, later(-1))).toMatchObject({ held: false })
  })

  it('lasts once it is confirmed, however often that is said, until it is released', async () => {
    const transfer = await aTransfer(test)
    await hold(transfer)
    expect(await as('RBB', (tx) => confirmHold(tx, transfer))).toBe('done')
    expect(await as('RAA', (tx) => confirmHold(tx, transfer))).toBe('done')
    expect(await as('RBB', (tx) => holdOf(tx, transfer))).toMatchObject({ state: 'confirmed', until: null })
    await expect(hold(await aTransfer(test))).rejects.toThrow('is taken')
    expect(await as('RAA', (tx) => releaseHold(tx, transfer))).toBe('done')
    expect(await as('RBB', (tx) => holdOf(tx, transfer))).toBeUndefined()
    expect(await hold(await aTransfer(test))).toEqual({ held: true })
  })

  it('lasts until another moment when it is prolonged, and not once it is over', async () => {
    const transfer = await aTransfer(test)
    await hold(transfer, {}, later(5))
    const until = later(120)
    expect(await as('RAA', (tx) => prolongHold(tx, transfer, later(-1)))).toBe('over')
    expect(await as('RAA', (tx) => prolongHold(tx, transfer, until))).toBe('done')
    expect(await as('RBB', (tx) => holdOf(tx, transfer))).toMatchObject({ state: 'held', until })
    await letTimePass()
    expect(await as('RAA', (tx) => prolongHold(tx, transfer, until))).toBe('over')
    expect(await as('RAA', (tx) => prolongHold(tx, { ...transfer, id: planless }, until))).toBe('none')
  })

  it('is one at a time for a transfer: another time is held after the first is released', async () => {
    const transfer = await aTransfer(test)
    await hold(transfer)
    expect(await hold(transfer, { from: 810 })).toMatchObject({ held: false })
    await as('RBB', (tx) => releaseHold(tx, transfer))
    expect(await hold(transfer, { from: 810 })).toEqual({ held: true })
  })

  it('is not to be confirmed or released by a trust that has no part in it', async () => {
    const transfer = await aTransfer(test)
    await hold(transfer)
    expect(await as('RCC', (tx) => releaseHold(tx, transfer))).toBe('none')
    expect(await as('RCC', (tx) => confirmHold(tx, transfer))).toBe('none')
  })

  it('is written by its function alone', async () => {
    await hold(await aTransfer(test))
    const tried = (statement: string) => as('RBB', (tx) => sql.raw(statement).execute(tx))
    await expect(tried(`update capacity_hold set state = 'released'`)).rejects.toThrow(/permission denied/)
    await expect(tried('delete from capacity_hold')).rejects.toThrow(/permission denied/)
    await expect(tried(`select private.patient_key('x', '9990000018')`)).rejects.toThrow(/permission denied/)
  })

  it('has an end, and lasts no longer than a day except for a bed', async () => {
    await hold(await aTransfer(test))
    const bent = (during: string, kind = 'theatre') =>
      sql.raw(`update capacity_hold set during = '${during}' where kind = '${kind}'`).execute(test.scene)
    await expect(bent('[2026-03-02 09:00Z,)')).rejects.toThrow(/check/)
    await expect(bent('[2026-03-02 09:00Z,2026-03-02 10:00Z]')).rejects.toThrow(/check/)
    await expect(bent('empty')).rejects.toThrow(/check/)
    await expect(bent('[2026-03-02 09:00Z,2026-03-03 09:01Z)')).rejects.toThrow(/check/)
    await bent('[2026-03-02 00:00Z,2026-03-07 00:00Z)', 'bed')
  })
})
