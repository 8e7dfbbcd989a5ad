import { describe, expect, it } from 'vitest'
import { trustCode } from '#nhs/trust-code.ts'
import { testViewer } from '#platform/test-viewer.ts'
import { type Action, mayStepAction, standingOfAction } from './action.ts'

const action: Action = {
  id: 'a',
  what: 'Count them',
  trust: trustCode('RAA'),
  name: 'Sam Patel',
  person: 'p1',
  dueOn: '2026-02-10',
  state: 'open',
  closedOn: null,
  outcome: '',
  itemId: null,
  decisionId: null,
  version: 1,
}

describe('an action', () => {
  it('is overdue from the day after it was due, and due soon for a fortnight before', () => {
    const on = (today: string) => standingOfAction(action, today)
    expect([on('2026-01-26'), on('2026-01-27'), on('2026-02-10'), on('2026-02-11')]).toEqual([
      'open',
      'due-soon',
      'due-soon',
      'overdue',
    ])
    expect(standingOfAction({ ...action, state: 'done' }, '2027-01-01')).toBe('done')
  })

  it('is taken and done by people of its trust, and moved or dropped by directors of any', () => {
    const may = (step: Parameters<typeof mayStepAction>[0], ...who: Parameters<typeof testViewer>) =>
      mayStepAction(step, action, testViewer(...who)).allowed
    expect(may('done', 'RAA')).toBe(true)
    expect(may('done', 'RAA', { person: 'p2' })).toBe(false)
    expect(may('done', 'RAA', { person: 'p2', roles: ['board-secretary'] })).toBe(true)
    expect(may('done', 'RBB', { roles: ['chair'] })).toBe(false)
    expect(may('move', 'RBB', { roles: ['chair'] })).toBe(true)
    expect(may('drop', 'RAA')).toBe(false)
    expect(may('take', 'RAA')).toBe(false)
    expect(may('take', 'RAA', { person: 'p2' })).toBe(true)
  })

  it('is closed for good', () => {
    const closed = { ...action, state: 'done' as const }
    expect(mayStepAction('move', closed, testViewer('RAA', { roles: ['chair'] })).allowed).toBe(false)
  })
})
