import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { holdFor, planningCapacity } from '#capacity'
import { Conflict } from '#platform/errors.ts'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import { allianceOfThree, aTransfer, monday, somebodyAt } from './alliance-of-three.scene.ts'
import { type LoanAction, loanSteps, type SessionLoan } from './loan.ts'
import {
  loanEvents,
  loanOf,
  loansBetween,
  type Offer,
  offerSession,
  ownSessions,
  type StepDetails,
  sessionsOnOffer,
  stepLoan,
} from './loan-store.ts'

const tuesday = '2026-03-03'

describe('a theatre session that one trust lends to another', () => {
  let test: TestDatabase<unknown>
  beforeAll(async () => {
    test = await testDatabase(12)
  })
  afterAll(() => test.drop())
  beforeEach(async () => {
    await test.empty()
    await allianceOfThree(test)
  })

  const as = <Result>(trust: string, work: Parameters<typeof test.db.withViewer<Result>>[1]) =>
    test.db.withViewer(somebodyAt(trust), work)
  const offer = (different: Partial<Offer> = {}) =>
    as('RBB', (tx) =>
      offerSession(tx, {
        theatre: 't1',
        day: monday,
        startMinute: 510,
        services: ['110'],
        hasTheatreTeam: true,
        hasAnaesthetist: false,
        kit: 'Hip tray',
        note: '',
        ...different,
      }),
    )
  const offered = async (): Promise<string> => {
    const outcome = await offer()
    if (outcome.status !== 'offered') throw new Error(outcome.status)
    return outcome.id
  }
  const seen = (trust: string, id: string) => as(trust, (tx) => loanOf(tx, 'RBB', id))
  const step = (trust: string, loan: SessionLoan, action: LoanAction, details: StepDetails = { hours: 24 }) =>
    as(trust, (tx) => stepLoan(tx, loan, action, details))
  /** The step as somebody at the trust would take it, on the loan as they see it now. */
  const does = async (trust: string, id: string, action: LoanAction, details: StepDetails = { hours: 24 }) =>
    step(trust, (await seen(trust, id))!, action, details)
  const letTimePass = () =>
    sql`update session_loan set held_until = now() - interval '1 second' where state = 'held'`.execute(test.scene)
  const lanes = (trust: string) => as(trust, (tx) => sessionsOnOffer(tx, monday, tuesday))

  it('goes through the same steps in the database as in the program', async () => {
    const { rows } = await sql<{ action: string; from: string; to: string; side: string }>`
      select action, from_state as "from", to_state as "to", side from private.session_loan_step`.execute(test.scene)
    const inOrder = (steps: readonly object[]) => steps.map((each) => JSON.stringify(each)).toSorted()
    expect(inOrder(rows)).toEqual(inOrder(loanSteps.map(({ action, from, to, side }) => ({ action, from, to, side }))))
  })

  it('is on offer to every fellow member, and its owner can see who looked', async () => {
    await offered()
    for (const trust of ['RAA', 'RCC']) {
      expect(await lanes(trust)).toMatchObject([{ trust: 'RBB', theatreName: 'Theatre 1', kit: 'Hip tray' }])
    }
    expect(await lanes('RBB')).toEqual([])
    const { rows } = await sql<{ who: string }>`
      select person_trust as who from audit_entry where trust = 'RBB' and action = 'read' order by seq`.execute(
      test.scene,
    )
    expect(rows.map(({ who }) => who)).toEqual(['RAA', 'RCC'])
  })

  it('is not there for a trust that is no member', async () => {
    await offered()
    await sql`delete from alliance_member where trust = 'RCC'`.execute(test.scene)
    expect(await lanes('RCC')).toEqual([])
  })

  it('is asked for, lent and used, and each step is in the logs of both trusts', async () => {
    const id = await offered()
    expect(await does('RAA', id, 'hold', { hours: 48, service: '110', note: 'Two hips' })).toBe('done')
    expect(await seen('RBB', id)).toMatchObject({ stored: 'held', borrower: 'RAA', askedNote: 'Two hips' })
    expect(await does('RBB', id, 'confirm')).toBe('done')
    expect(await does('RAA', id, 'use')).toBe('done')
    const { rows } = await sql<{ trust: string; action: string }>`
      select trust, action from audit_entry where action <> 'read' order by trust, seq`.execute(test.scene)
    const steps = ['hold-session', 'confirm-session', 'use-session']
    expect(rows).toEqual([
      ...steps.map((action) => ({ trust: 'RAA', action })),
      ...['offer-session', ...steps].map((action) => ({ trust: 'RBB', action })),
    ])
    const events = await as('RAA', (tx) => loanEvents(tx, 'RBB', id))
    expect(events.map(({ action }) => action)).toEqual(['use', 'confirm', 'hold'])
  })

  it('is nobody else’s business once it is asked for: a third trust neither sees it nor who asked', async () => {
    const id = await offered()
    await does('RAA', id, 'hold')
    expect(await seen('RCC', id)).toBeUndefined()
    expect(await lanes('RCC')).toEqual([])
    await does('RBB', id, 'decline')
    expect(await seen('RCC', id)).toMatchObject({ stored: 'offered', borrower: null })
    expect(await as('RCC', (tx) => loanEvents(tx, 'RBB', id))).toEqual([])
  })

  it('is on offer again when a hold is over, though nothing has swept it up, and the first cannot be lent it', async () => {
    const id = await offered()
    await does('RAA', id, 'hold')
    await letTimePass()
    expect(await lanes('RCC')).toHaveLength(1)
    expect(await does('RBB', id, 'confirm')).toBe('changed')
    expect(await does('RCC', id, 'hold')).toBe('done')
    expect((await seen('RBB', id))?.borrower).toBe('RCC')
    expect(await seen('RAA', id)).toBeUndefined()
  })

  it('is lent to one of all that ask at the same moment', async () => {
    const id = await offered()
    const loan = (await seen('RAA', id))!
    const outcomes = await Promise.all(
      Array.from({ length: 12 }, (_, n) => step(n % 2 === 0 ? 'RAA' : 'RCC', loan, 'hold')),
    )
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1)
    expect(outcomes.filter((outcome) => outcome === 'changed')).toHaveLength(11)
  })

  it('goes one way when its owner confirms and its borrower lets go at the same moment', async () => {
    const id = await offered()
    await does('RAA', id, 'hold')
    const [mine, theirs] = [(await seen('RBB', id))!, (await seen('RAA', id))!]
    const outcomes = await Promise.all([step('RBB', mine, 'confirm'), step('RAA', theirs, 'let-go')])
    expect(outcomes.toSorted()).toEqual(['changed', 'done'])
  })

  it('is not changed by whoever saw it as it was before', async () => {
    const id = await offered()
    const asItWas = (await seen('RAA', id))!
    await does('RAA', id, 'hold')
    await does('RAA', id, 'let-go')
    expect(await step('RAA', asItWas, 'hold')).toBe('changed')
  })

  it.each([
    ['RCC', 'confirm', 'RAA'],
    ['RAA', 'confirm', 'RAA'],
    ['RBB', 'let-go', 'RAA'],
    ['RCC', 'let-go', 'RAA'],
  ] as const)('is not taken a step by the wrong trust: %s does not %s what %s holds', async (trust, action, by) => {
    const id = await offered()
    await does(by, id, 'hold')
    const loan = (await seen('RBB', id))!
    expect(await step(trust, loan, action)).toBe('changed')
    expect((await seen('RBB', id))?.stored).toBe('held')
  })

  it('is offered once at a time', async () => {
    await offered()
    expect(await offer()).toEqual({ status: 'open-already' })
    expect(await offer({ startMinute: 600 })).toEqual({ status: 'no-such-session' })
  })

  it('is offered in nobody else’s name, and changed by its function alone', async () => {
    await offered()
    const tried = (trust: string, statement: string) => as(trust, (tx) => sql.raw(statement).execute(tx))
    await expect(tried('RBB', `update session_loan set state = 'confirmed'`)).rejects.toThrow(/permission denied/)
    await expect(tried('RBB', 'delete from session_loan_event')).rejects.toThrow(/permission denied/)
    await expect(
      tried(
        'RAA',
        `insert into session_loan (trust, theatre, day, start_minute, minutes, site, theatre_name, services, has_theatre_team, has_anaesthetist)
         values ('RCC', 't1', '${monday}', 510, 240, 'RCC01', 'Theatre 1', '{110}', true, true)`,
      ),
    ).rejects.toThrow(/row-level security/)
  })

  describe('and the operations held in it', () => {
    const inTheSession = (trust: string) => ({
      theatre: { trust: 'RBB', id: 't1' },
      surgeon: { trust, id: trust === 'RBB' ? 's1' : 's2' },
      room: { trust: 'RBB', id: 'r1' },
      day: monday,
      from: 540,
      minutes: 90,
      nights: 1,
    })
    const soon = () => new Date(Date.now() + 3_600_000)
    const hold = async (sender: string, receiver: string) => {
      const transfer = await aTransfer(test, { sender, receiver })
      return as(receiver, (tx) => holdFor(tx, transfer, inTheSession(receiver), soon()))
    }

    it('keep it from being offered', async () => {
      await hold('RAA', 'RBB')
      expect(await offer()).toEqual({ status: 'in-use', heldMinutes: 90 })
      expect(await offer({ startMinute: 810 })).toMatchObject({ status: 'offered' })
      const sessions = await as('RBB', (tx) => ownSessions(tx, monday, tuesday))
      expect(sessions.find(({ theatre, startMinute }) => theatre === 't1' && startMinute === 510)?.heldMinutes).toBe(90)
    })

    it('are none of its owner’s from when it is offered', async () => {
      await offered()
      expect(await hold('RAA', 'RBB')).toMatchObject({ held: false })
    })

    it('are its borrower’s once it is lent, and keep it from being given back or taken back', async () => {
      const id = await offered()
      await does('RAA', id, 'hold')
      expect(await hold('RCC', 'RAA')).toMatchObject({ held: false })
      await does('RBB', id, 'confirm')
      expect(await hold('RCC', 'RAA')).toEqual({ held: true })
      expect(await does('RAA', id, 'give-back')).toBe('in-use')
      expect(await does('RBB', id, 'withdraw', { reason: 'Needed' })).toBe('in-use')
    })

    it('are for a patient whom their borrower sends to their owner, too, and for no other of the owner’s guests', async () => {
      const id = await offered()
      await does('RAA', id, 'hold')
      await does('RBB', id, 'confirm')
      expect(await hold('RCC', 'RBB')).toMatchObject({ held: false })
      expect(await hold('RAA', 'RBB')).toEqual({ held: true })
    })

    it('wait for the offer, or the offer for them: one of both comes about', async () => {
      for (let round = 0; round < 5; round += 1) {
        await test.empty()
        await allianceOfThree(test)
        const [outcome, held] = await Promise.all([
          offer(),
          hold('RAA', 'RBB').catch((error) => (error instanceof Conflict ? { held: false } : Promise.reject(error))),
        ])
        expect([outcome.status === 'offered', held.held].filter(Boolean)).toHaveLength(1)
      }
    })
  })

  it('is the borrower’s in a plan: there with the borrower, and not there for its owner without', async () => {
    const id = await offered()
    await does('RAA', id, 'hold')
    await does('RBB', id, 'confirm')
    const sessions = async (...trusts: string[]) => {
      const planner = somebodyAt('RBB', { purpose: 'planning' })
      const capacity = await test.db.withViewer(planner, (tx) =>
        planningCapacity(tx, { trusts, from: monday, until: tuesday }),
      )
      return capacity.sessions.map(({ theatre, startMinute, lentTo }) => `${theatre} ${startMinute} ${lentTo}`).sort()
    }
    const others = ['t1 810 null', 't2 510 null', 't2 810 null']
    expect(await sessions('RBB')).toEqual(others)
    expect(await sessions('RBB', 'RAA')).toEqual(['t1 510 RAA', ...others])
    await does('RAA', id, 'give-back')
    expect(await sessions('RBB')).toEqual(['t1 510 null', ...others])
  })

  it('is told by week to both trusts', async () => {
    const id = await offered()
    await does('RAA', id, 'hold')
    for (const [trust, count] of [
      ['RAA', 1],
      ['RBB', 1],
      ['RCC', 0],
    ] as const) {
      expect(await as(trust, (tx) => loansBetween(tx, monday, tuesday))).toHaveLength(count)
    }
  })
})
