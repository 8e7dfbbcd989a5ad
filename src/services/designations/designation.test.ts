import { describe, expect, it } from 'vitest'
import { trustCode } from '#nhs/trust-code.ts'
import { testViewer } from '#platform/test-viewer.ts'
import { criteria } from './criteria.ts'
import { type Designation, type DesignationEvent, mayDecide, nextSteps, standingOf, whyNot } from './designation.ts'
import { understandDecision } from './forms.ts'

const today = '2026-01-31'
const whole = Object.fromEntries(criteria.map(({ code }) => [code, 'In the minutes']))
const event = (what: DesignationEvent['what'], reviewOn: string | null = null): DesignationEvent => ({
  trust: trustCode('RBB'),
  what,
  onDay: '2025-06-01',
  reviewOn,
  decision: null,
  said: 'Shown',
})
const of = (events: readonly DesignationEvent[] = [], shown: object = whole): Designation => ({
  trust: trustCode('RAA'),
  id: 'd',
  service: 'knees',
  site: 'RAA01',
  shown,
  proposedOn: '2025-05-01',
  proposedBy: 'p1',
  events,
})

describe('a centre of excellence', () => {
  it('is put forward, designated, due for review on its day, and withdrawn', () => {
    expect(standingOf(of(), today)).toBe('put-forward')
    expect(standingOf(of([event('designated', '2026-02-01')]), today)).toBe('designated')
    expect(standingOf(of([event('designated', '2026-01-31')]), today)).toBe('review-due')
    expect(standingOf(of([event('designated', '2025-12-01'), event('renewed', '2027-01-01')]), today)).toBe(
      'designated',
    )
    expect(standingOf(of([event('designated', '2026-02-01'), event('withdrawn')]), today)).toBe('withdrawn')
  })

  it('cannot be designated while a criterion lacks evidence', () => {
    const { outcomes: _, ...rest } = whole
    expect(whyNot(of([], rest), 'designated', today)).toBe(
      'Select another decision: there is no evidence of "sound outcomes"',
    )
    expect(whyNot(of([], rest), 'not-designated', today)).toBeUndefined()
    expect(whyNot(of(), 'designated', today)).toBeUndefined()
  })

  it('is renewed only after it was designated, and ends for good', () => {
    expect(nextSteps(of(), today)).toEqual(['designated', 'not-designated'])
    expect(nextSteps(of([event('designated', '2026-02-01')]), today)).toEqual(['renewed', 'withdrawn'])
    expect(nextSteps(of([event('withdrawn')]), today)).toEqual([])
  })

  it('is decided in writing by a secretary or chair, and never by whoever put it forward', () => {
    const as = (trust: string, person: string, role: 'chair' | 'booking-clerk') =>
      mayDecide(of(), testViewer(trust, { person, roles: [role] }))
    expect(as('RBB', 'p2', 'chair')).toBe(true)
    expect(as('RAA', 'p1', 'chair')).toBe(false)
    expect(as('RBB', 'p1', 'chair')).toBe(true)
    expect(as('RBB', 'p2', 'booking-clerk')).toBe(false)
  })

  it('has a day of review within three years of the decision', () => {
    const day = (text: string) => {
      const [year = '', month = '', dayOfMonth = ''] = text.split('-')
      return { day: dayOfMonth, month, year }
    }
    const answers = { what: 'designated', onDay: day('2026-01-20'), decision: '', said: 'Shown' }
    const understand = (review: string, different: object = {}) =>
      understandDecision({ ...answers, reviewOn: day(review), ...different }, of(), [], today)
    expect(understand('2027-01-20')).toEqual({
      ok: true,
      event: { what: 'designated', onDay: '2026-01-20', reviewOn: '2027-01-20', decision: null, said: 'Shown' },
    })
    const fields = (understood: ReturnType<typeof understand>) =>
      understood.ok ? [] : understood.errors.map(({ field }) => field)
    expect(fields(understand('2026-01-20'))).toEqual(['review'])
    expect(fields(understand('2031-01-20'))).toEqual(['review'])
    expect(fields(understand('2027-01-20', { decision: 'made-up', said: '' }))).toEqual(['decision', 'said'])
    expect(fields(understand('2027-01-20', { onDay: day('2026-02-20') }))).toEqual(['on-day'])
  })
})
