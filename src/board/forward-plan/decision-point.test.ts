import { describe, expect, it } from 'vitest'
import { standingOfPoint } from './decision-point.ts'

const today = '2026-02-02'
const point = (dueOn: string, isDropped = false) => ({ dueOn, isDropped })
const closed = { closedAt: new Date('2026-02-01T12:00Z') }
const coming = { closedAt: null }

describe('a decision point', () => {
  it('is overdue from the day after its day until it is voted on, on an agenda or not', () => {
    expect(standingOfPoint(point('2026-02-01'), undefined, today)).toBe('overdue')
    expect(standingOfPoint(point('2026-02-01'), coming, today)).toBe('overdue')
    expect(standingOfPoint(point('2026-02-02'), undefined, today)).toBe('due-soon')
    expect(standingOfPoint(point('2026-02-01'), closed, today)).toBe('decided')
  })

  it('is due soon four weeks before, unless it is on an agenda', () => {
    expect(standingOfPoint(point('2026-03-02'), undefined, today)).toBe('due-soon')
    expect(standingOfPoint(point('2026-03-02'), coming, today)).toBe('on-agenda')
    expect(standingOfPoint(point('2026-03-03'), undefined, today)).toBe('planned')
  })

  it('is not overdue once it is dropped', () => {
    expect(standingOfPoint(point('2026-01-01', true), undefined, today)).toBe('dropped')
  })
})
