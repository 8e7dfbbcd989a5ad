import { describe, expect, it } from 'vitest'
import { trustCode } from '#nhs/trust-code.ts'
import { testViewer } from '#platform/test-viewer.ts'
import { type Dispute, mayStepDispute, standingOfDispute, stepEnds } from './dispute.ts'

const dispute: Dispute = {
  id: 'd',
  matter: 'Who pays',
  what: 'For a session',
  wanted: 'The borrower',
  trust: trustCode('RAA'),
  concerns: ['RAA', 'RBB'].map(trustCode),
  ladder: [
    { who: 'The chief executives', withinDays: 14 },
    { who: 'The chairs', withinDays: 28 },
  ],
  step: 1,
  stepFrom: '2026-01-01',
  state: 'open',
  closedOn: null,
  outcome: '',
  itemId: null,
  decisionId: null,
  version: 1,
}
const chair = (trust: string) => testViewer(trust, { roles: ['chair'] })

describe('a dispute', () => {
  it('has the days of its step, and is overdue after the last of them', () => {
    expect(stepEnds(dispute)).toBe('2026-01-15')
    expect(standingOfDispute(dispute, '2026-01-15')).toBe('open')
    expect(standingOfDispute(dispute, '2026-01-16')).toBe('overdue')
    expect(stepEnds({ ...dispute, step: 2, stepFrom: '2026-01-16' })).toBe('2026-02-13')
  })

  it('is taken further by those whom it concerns, and withdrawn by the trust that raised it', () => {
    expect(mayStepDispute('settle', dispute, chair('RBB')).allowed).toBe(true)
    expect(mayStepDispute('settle', dispute, chair('RCC')).allowed).toBe(false)
    expect(mayStepDispute('withdraw', dispute, chair('RBB')).allowed).toBe(false)
    expect(mayStepDispute('withdraw', dispute, chair('RAA')).allowed).toBe(true)
    expect(mayStepDispute('settle', dispute, testViewer('RAA')).allowed).toBe(false)
  })

  it('goes up as far as was agreed, and no further', () => {
    expect(mayStepDispute('go-on', dispute, chair('RAA')).allowed).toBe(true)
    expect(mayStepDispute('go-on', { ...dispute, step: 2 }, chair('RAA'))).toMatchObject({ allowed: false })
    expect(mayStepDispute('settle', { ...dispute, state: 'settled' }, chair('RAA'))).toMatchObject({ allowed: false })
  })
})
