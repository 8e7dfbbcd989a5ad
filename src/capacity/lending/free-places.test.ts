import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { freePlaces, holdFor } from '#capacity'
import { addDays } from '#nhs/day.ts'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import { allianceOfThree, aTransfer, monday, somebodyAt } from './alliance-of-three.scene.ts'
import { gapsIn } from './free-places.ts'

describe('what is free for a transfer', () => {
  let test: TestDatabase<unknown>
  beforeAll(async () => {
    test = await testDatabase()
  })
  afterAll(() => test.drop())
  beforeEach(async () => {
    await test.empty()
    await allianceOfThree(test)
  })

  const nobody = { sender: 'RAA', id: '00000000-0000-4000-8000-000000000000' }
  const free = (by: string, of = 'RBB', except = nobody) =>
    test.db.withViewer(somebodyAt(by, { purpose: 'planning' }), (tx) =>
      freePlaces(tx, { trust: of, service: '110', from: monday, until: addDays(monday, 1), except }),
    )
  const share = () =>
    sql`insert into sharing_agreement (owner, recipient, alliance, purpose, fields, treatment_functions, valid_from, valid_to,
          approved_by_owner, approved_by_recipient)
        values ('RBB', 'RAA', 'trees', 'planning', '{capacity}', '{110}', now() - interval '1 day', now() + interval '300 days', '{a,b}', 'c')`.execute(
      test.scene,
    )
  const held = async () => {
    const transfer = await aTransfer(test)
    const place = {
      theatre: { trust: 'RBB', id: 't1' },
      surgeon: { trust: 'RBB', id: 's1' },
      room: { trust: 'RBB', id: 'r1' },
      day: monday,
      from: 540,
      minutes: 60,
      nights: 1,
    }
    const until = new Date(Date.now() + 3_600_000)
    await test.db.withViewer(somebodyAt('RBB'), (tx) => holdFor(tx, transfer, place, until))
    return transfer
  }

  it('is the parts of sessions that nothing is held in, the surgeons of the service, and rooms with what is held in them', async () => {
    await held()
    const { sessions, surgeons, rooms } = await free('RBB')
    expect(sessions.find(({ theatre, startMinute }) => theatre === 't1' && startMinute === 510)!.gaps).toEqual([
      { from: 510, until: 540 },
      { from: 600, until: 750 },
    ])
    expect(surgeons.find(({ id, trust }) => id === 's1' && trust === 'RBB')!.busy).toMatchObject([
      { from: 540, until: 600 },
    ])
    expect(rooms.find(({ id }) => id === 'r1')!.held).toEqual([{ from: monday, until: monday }])
  })

  it('counts the place that would be let go as free', async () => {
    const { sessions } = await free('RBB', 'RBB', await held())
    expect(sessions.every(({ gaps }) => gaps.length === 1)).toBe(true)
  })

  it('has sessions of other services after its own, because a plan may have used one', async () => {
    await sql`update theatre_session set treatment_function = case theatre when 't1' then '130' else '110' end
               where trust = 'RBB'`.execute(test.scene)
    const services = (await free('RBB')).sessions.map(({ treatmentFunction }) => treatmentFunction)
    expect(new Set(services)).toEqual(new Set(['110', '130']))
    expect(services).toEqual(services.toSorted())
  })

  it('is shown to another trust where capacity is shared for planning, with an entry in the log, and else not at all', async () => {
    expect((await free('RAA')).sessions).toEqual([])
    await share()
    const { sessions, surgeons } = await free('RAA')
    expect(sessions).toHaveLength(4)
    expect(surgeons.some(({ trust }) => trust === 'RBB')).toBe(true)
    const { rows } = await sql<{ trust: string }>`
      select trust from audit_entry where object = 'planning lane: places for a transfer'`.execute(test.scene)
    expect(rows).toEqual([{ trust: 'RBB' }])
  })

  it.each([
    ['lent to the sender of the transfer', 'confirmed', 'RAA', 4, 1],
    ['lent to a third trust', 'confirmed', 'RCC', 3, 0],
    ['asked for by another trust', 'held', 'RAA', 3, 0],
    ['on offer', 'offered', null, 3, 0],
    ['not lent', 'withdrawn', null, 4, 0],
  ])('has a session that is %s only where it may be used', async (_, state, borrower, own, borrowed) => {
    await share()
    await sql`
      insert into session_loan (trust, alliance, theatre, day, start_minute, minutes, site, theatre_name, services, has_theatre_team,
                                has_anaesthetist, state, borrower, held_until, offered_by)
      values ('RBB', 'trees', 't1', ${monday}, 510, 240, 'RBB01', 'Theatre 1', '{110}', true, true, ${state}, ${borrower},
              case when ${state} = 'held' then now() + interval '1 day' end, 'p1')`.execute(test.scene)
    expect((await free('RBB')).sessions).toHaveLength(own)
    expect((await free('RAA', 'RAA')).sessions.filter(({ trust }) => trust === 'RBB')).toHaveLength(borrowed)
  })
})

describe('the gaps of a session', () => {
  it('are what is left, in order, also where what is held overlaps or goes over its ends', () => {
    const session = { startMinute: 500, minutes: 100 }
    expect(gapsIn(session, [])).toEqual([{ from: 500, until: 600 }])
    expect(
      gapsIn(session, [
        { from: 550, until: 700 },
        { from: 480, until: 510 },
      ]),
    ).toEqual([{ from: 510, until: 550 }])
    expect(
      gapsIn(session, [
        { from: 520, until: 560 },
        { from: 530, until: 540 },
      ]),
    ).toEqual([
      { from: 500, until: 520 },
      { from: 560, until: 600 },
    ])
    expect(gapsIn(session, [{ from: 400, until: 900 }])).toEqual([])
  })
})
