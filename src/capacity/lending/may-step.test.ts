import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '#nhs/day.ts'
import { trustCode } from '#nhs/trust-code.ts'
import type { Role } from '#platform/viewer.ts'
import { codeOf, readLendingRules, windowOf } from './lending-rules.ts'
import { type LoanAction, loanSteps, type SessionLoan, type StoredLoanState, stateOf } from './loan.ts'
import { mayOffer, mayStep } from './may-step.ts'

const today = '2026-02-02'
const rules = readLendingRules(null, today)

const loan = (stored: StoredLoanState, daysAhead: number, different: Partial<SessionLoan> = {}): SessionLoan => ({
  trust: 'RBB',
  id: 'l1',
  site: 'RBB01',
  theatre: 't1',
  theatreName: 'Theatre 1',
  day: addDays(today, daysAhead),
  startMinute: 510,
  minutes: 240,
  services: ['110'],
  hasTheatreTeam: true,
  hasAnaesthetist: true,
  kit: '',
  note: '',
  version: 1,
  stored,
  isHoldOver: false,
  borrower: stored === 'offered' ? null : 'RAA',
  askedService: null,
  askedNote: null,
  heldUntil: null,
  reason: null,
  offeredAt: new Date(0),
  ...different,
})
const at = (trust: string, ...roles: Role[]) => ({ trust: trustCode(trust), roles })
const ask = (who: ReturnType<typeof at>, action: LoanAction, of: SessionLoan) =>
  mayStep(who, action, of, { rules, scope: { services: ['110'], trusts: ['RAA', 'RBB', 'RCC'] }, today })
const owner = at('RBB', 'theatre-manager')
const borrower = at('RAA', 'theatre-manager')

describe('six-four-two planning', () => {
  it.each([
    [43, 'early'],
    [42, 'leave-known'],
    [29, 'leave-known'],
    [28, 'lists-fixed'],
    [15, 'lists-fixed'],
    [14, 'locked'],
    [0, 'locked'],
    [-1, 'past'],
  ])('%i days before a session, it is %s', (days, code) => {
    expect(codeOf(windowOf(rules, addDays(today, days), today))).toBe(code)
  })

  it('lets an alliance agree on other windows, from a day on', () => {
    const windows = rules.windows.map((each) => (each.code === 'locked' ? { ...each, fromDaysBefore: 7 } : each))
    const agreed = [
      { inForceFrom: '2025-01-01', ...rules },
      { inForceFrom: '2026-03-01', source: 'Joint board, 1 February 2026', windows },
    ]
    const tenDays = (on: string) => codeOf(windowOf(readLendingRules(agreed, on), addDays(on, 10), on))
    expect(tenDays('2026-02-28')).toBe('locked')
    expect(tenDays('2026-03-01')).toBe('lists-fixed')
  })

  it('refuses windows that do not follow one another', () => {
    const windows = rules.windows.map((each) => ({ ...each, fromDaysBefore: each.fromDaysBefore ?? 1 }))
    expect(() => readLendingRules([{ inForceFrom: '2025-01-01', source: 'x', windows }], today)).toThrow(/follow/)
  })
})

describe('a session', () => {
  it('is offered by theatre managers and chief operating officers, until its day is over', () => {
    expect(mayOffer(owner, rules, today, today).allowed).toBe(true)
    expect(mayOffer(at('RBB', 'chief-operating-officer'), rules, today, today).allowed).toBe(true)
    expect(mayOffer(at('RBB', 'booking-clerk'), rules, today, today).allowed).toBe(false)
    expect(mayOffer(owner, rules, addDays(today, -1), today).allowed).toBe(false)
  })

  it('is asked for by another member, and not by its owner', () => {
    expect(ask(borrower, 'hold', loan('offered', 20)).allowed).toBe(true)
    expect(ask(at('RAA', 'coordinator'), 'hold', loan('offered', 20)).allowed).toBe(true)
    expect(ask(at('RAA', 'validator'), 'hold', loan('offered', 20)).allowed).toBe(false)
    expect(ask(owner, 'hold', loan('offered', 20))).toMatchObject({ because: expect.stringMatching(/own trust/) })
  })

  it('is on offer again when a hold is over, so the owner can no longer confirm it', () => {
    const over = loan('held', 20, { isHoldOver: true })
    expect(stateOf(over, today)).toBe('offered')
    expect(ask(owner, 'confirm', over).allowed).toBe(false)
    expect(ask(at('RCC', 'theatre-manager'), 'hold', over).allowed).toBe(true)
  })

  it('lapses when its day is over and nobody had it', () => {
    for (const stored of ['offered', 'held'] as const) {
      expect(stateOf(loan(stored, -1), today)).toBe('lapsed')
      expect(stateOf(loan(stored, 0), today)).toBe(stored)
    }
    expect(stateOf(loan('confirmed', -1), today)).toBe('confirmed')
    expect(ask(borrower, 'hold', loan('offered', -1)).allowed).toBe(false)
  })

  it('is lent, or refused, by its owner alone', () => {
    for (const action of ['confirm', 'decline'] as const) {
      expect(ask(owner, action, loan('held', 20)).allowed).toBe(true)
      expect(ask(borrower, action, loan('held', 20)).allowed).toBe(false)
      expect(ask(at('RBB', 'coordinator'), action, loan('held', 20)).allowed).toBe(false)
    }
  })

  it('is given back by its borrower alone, with a reason once lists are fixed', () => {
    expect(ask(borrower, 'give-back', loan('confirmed', 29))).toEqual({ allowed: true, asksReason: false })
    expect(ask(borrower, 'give-back', loan('confirmed', 28))).toEqual({ allowed: true, asksReason: true })
    expect(ask(borrower, 'give-back', loan('confirmed', 0))).toEqual({ allowed: true, asksReason: true })
    expect(ask(owner, 'give-back', loan('confirmed', 28)).allowed).toBe(false)
  })

  it.each([
    [29, 'theatre-manager', true],
    [28, 'theatre-manager', false],
    [28, 'chief-operating-officer', true],
    [15, 'chief-operating-officer', true],
    [14, 'chief-operating-officer', false],
  ] as const)('that is lent, %i days before, is taken back by a %s: %s', (days, role, allowed) => {
    const answer = ask(at('RBB', role), 'withdraw', loan('confirmed', days))
    expect(answer).toMatchObject(allowed ? { allowed, asksReason: true } : { allowed })
  })

  it('that nobody has asked for is withdrawn without a reason, also at short notice', () => {
    expect(ask(owner, 'withdraw', loan('offered', 3))).toEqual({ allowed: true, asksReason: false })
  })

  it('is marked as used on its day or afterwards, by either trust', () => {
    expect(ask(borrower, 'use', loan('confirmed', 1)).allowed).toBe(false)
    expect(ask(borrower, 'use', loan('confirmed', 0)).allowed).toBe(true)
    expect(ask(owner, 'use', loan('confirmed', -3)).allowed).toBe(true)
    expect(ask(at('RCC', 'theatre-manager'), 'use', loan('confirmed', 0)).allowed).toBe(false)
  })

  it('never leaves the two trusts without an answer: whatever is done, somebody of theirs can end it before its day', () => {
    const manager = (trust: string) => at(trust, 'theatre-manager', 'chief-operating-officer')
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 6 }), { maxLength: 8 }), fc.integer({ min: 0, max: 60 }), (choices, days) => {
        let now = loan('offered', days)
        for (const choice of choices) {
          const actions = [...new Set(loanSteps.map(({ action }) => action))]
          const action = actions[choice % actions.length]!
          const who = ['RAA', 'RBB'].find((trust) => ask(manager(trust), action, now).allowed)
          if (who === undefined) continue
          const { to } = loanSteps.find((each) => each.action === action && each.from === now.stored)!
          now = loan(to, days)
        }
        const isOpen = ['offered', 'held', 'confirmed'].includes(now.stored)
        const canEnd = (['withdraw', 'give-back', 'use'] as const).some((action) =>
          ['RAA', 'RBB'].some((trust) => ask(manager(trust), action, now).allowed),
        )
        expect(canEnd).toBe(isOpen)
      }),
    )
  })
})
