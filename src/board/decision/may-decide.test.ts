import { describe, expect, it } from 'vitest'
import { dudley, sandwell } from './black-country.scene.ts'
import { type Asker, mayDecide, type PowerQuestion } from './may-decide.ts'
import { type Delegation, mayDecideInWords, type Reservation } from './scheme.ts'

const jointBoard = { kind: 'body', body: 'joint-board', name: 'the joint board' } as const
const chief = { kind: 'role', role: 'chief-executive', trust: dudley } as const
const theBoard = { kind: 'board', trust: dudley } as const

const aDelegation = (odd: Partial<Delegation> = {}): Delegation => ({
  clause: 'clause 4.2',
  of: dudley,
  matter: 'spending',
  to: jointBoard,
  upToPence: 50_000_000,
  from: '2026-04-01',
  ...odd,
})
const aReservation = (odd: Partial<Reservation> = {}): Reservation => ({
  clause: 'clause 5',
  of: dudley,
  matter: 'spending',
  to: theBoard,
  from: '2026-04-01',
  ...odd,
})
const ask = (
  { delegations = [aDelegation()], reservations = [] as readonly Reservation[] },
  odd: Partial<PowerQuestion> = {},
) =>
  mayDecide(
    { delegations, reservations },
    {
      who: { kind: 'body', body: 'joint-board' },
      of: dudley,
      matter: 'spending',
      amountPence: 40_000_000,
      day: '2026-12-10',
      ...odd,
    },
  )
const board: Asker = { kind: 'board' }

describe('may I decide this?', () => {
  it('yes, by the clause that delegated it, up to its limit', () => {
    expect(ask({})).toEqual({ answer: 'yes', clause: 'clause 4.2', upToPence: 50_000_000 })
    expect(ask({}, { amountPence: 50_000_000 }).answer).toBe('yes')
  })

  it('no, above the limit; and who may', () => {
    expect(ask({}, { amountPence: 50_000_001 })).toEqual({
      answer: 'no',
      because: 'over-limit',
      clause: 'clause 4.2',
      upToPence: 50_000_000,
      whoMay: [{ holder: theBoard, clause: 'powers of the board' }],
    })
  })

  it('up to so much, when no amount is named', () => {
    const { amountPence: _, ...open } = {
      who: { kind: 'body', body: 'joint-board' } as const,
      of: dudley,
      matter: 'spending',
      day: '2026-12-10',
      amountPence: 0,
    }
    expect(mayDecide({ delegations: [aDelegation()], reservations: [] }, open)).toMatchObject({
      answer: 'up-to',
      upToPence: 50_000_000,
      above: [{ holder: theBoard }],
    })
    const { upToPence: __, ...unlimited } = aDelegation()
    expect(mayDecide({ delegations: [unlimited], reservations: [] }, open)).toEqual({
      answer: 'yes',
      clause: 'clause 4.2',
    })
  })

  it('no, when nobody delegated it: another matter, another trust, another holder', () => {
    expect(ask({}, { matter: 'workforce' })).toMatchObject({ answer: 'no', because: 'not-delegated' })
    expect(ask({}, { of: sandwell })).toMatchObject({ answer: 'no', because: 'not-delegated' })
    expect(ask({}, { who: { kind: 'body', body: 'another' } })).toMatchObject({
      answer: 'no',
      because: 'not-delegated',
    })
  })

  it('from the day of the delegation until the day on which it ends', () => {
    const ended = [aDelegation({ until: '2026-12-10' })]
    expect(ask({ delegations: ended }, { day: '2026-12-09' }).answer).toBe('yes')
    expect(ask({ delegations: ended }, { day: '2026-12-10' }).answer).toBe('no')
    expect(ask({}, { day: '2026-03-31' }).answer).toBe('no')
  })

  it('by the widest of several clauses', () => {
    const delegations = [aDelegation(), aDelegation({ clause: 'clause 9', upToPence: 60_000_000 })]
    expect(ask({ delegations })).toMatchObject({ clause: 'clause 9', upToPence: 60_000_000 })
  })

  it('as the person who is named, or by the post they hold in that trust', () => {
    const byPost = [aDelegation({ to: chief })]
    const as = (trust: typeof dudley): Asker => ({
      kind: 'person',
      person: 'p1',
      post: { role: 'chief-executive', trust },
    })
    expect(ask({ delegations: byPost }, { who: as(dudley) }).answer).toBe('yes')
    expect(ask({ delegations: byPost }, { who: as(sandwell) }).answer).toBe('no')
    const byName = [aDelegation({ to: { kind: 'person', person: 'p1', name: 'Anwen Pryce' } })]
    expect(ask({ delegations: byName }, { who: { kind: 'person', person: 'p1' } }).answer).toBe('yes')
    expect(ask({ delegations: byName }, { who: { kind: 'person', person: 'p2' } }).answer).toBe('no')
  })

  it('always, as the board, of what nobody took from it', () => {
    expect(ask({ delegations: [] }, { who: board })).toEqual({ answer: 'yes', clause: 'powers of the board' })
  })
})

describe('a reserved matter', () => {
  it('is for the one named, whatever was delegated', () => {
    expect(ask({ reservations: [aReservation()] })).toMatchObject({
      answer: 'no',
      because: 'reserved',
      clause: 'clause 5',
      whoMay: [{ holder: theBoard }],
    })
    expect(ask({ reservations: [aReservation()] }, { who: board }).answer).toBe('yes')
  })

  it('above an amount cuts the delegation there', () => {
    const reservations = [aReservation({ abovePence: 30_000_000 })]
    expect(ask({ reservations })).toMatchObject({ because: 'over-limit', clause: 'clause 5', upToPence: 30_000_000 })
    expect(ask({ reservations }, { amountPence: 30_000_000 }).answer).toBe('yes')
    expect(ask({ reservations: [aReservation({ abovePence: 90_000_000 })] })).toMatchObject({
      answer: 'yes',
      upToPence: 50_000_000,
    })
  })

  it('for somebody outside is taken from the board too', () => {
    const shareholders = { kind: 'other', name: 'the shareholders' } as const
    const reservations = [aReservation({ to: shareholders })]
    expect(ask({ reservations }, { who: board })).toMatchObject({
      because: 'reserved',
      whoMay: [{ holder: shareholders }],
    })
  })

  it('that begins higher cuts one that begins lower, and not the other way round', () => {
    const nhsEngland = { kind: 'other', name: 'NHS England' } as const
    const reservations = [
      aReservation({ abovePence: 30_000_000 }),
      aReservation({ clause: 'clause 6', to: nhsEngland, abovePence: 1_500_000_000 }),
    ]
    expect(ask({ reservations }, { who: board, amountPence: 40_000_000 }).answer).toBe('yes')
    expect(ask({ reservations }, { who: board, amountPence: 2_000_000_000 })).toMatchObject({
      because: 'over-limit',
      clause: 'clause 6',
      whoMay: [{ holder: nhsEngland, clause: 'clause 6' }],
    })
  })

  it('has its days too', () => {
    expect(ask({ reservations: [aReservation({ from: '2027-01-01' })] }).answer).toBe('yes')
  })
})

it('says who may in words, with the clause and the limit', () => {
  expect(mayDecideInWords({ holder: chief, clause: 'scheme 7', upToPence: 25_000_000 })).toBe(
    'the chief executive of Dudley Group (scheme 7, up to £250,000)',
  )
  expect(mayDecideInWords({ holder: theBoard, clause: 'clause 5' })).toBe('the board of Dudley Group (clause 5)')
})

it('names each of those who may once, with the widest of their powers', () => {
  const delegations = [aDelegation(), aDelegation({ clause: 'clause 9', upToPence: 60_000_000 })]
  expect(ask({ delegations }, { who: { kind: 'person', person: 'p1' } })).toMatchObject({
    whoMay: [{ holder: theBoard }, { holder: jointBoard, clause: 'clause 9', upToPence: 60_000_000 }],
  })
})
