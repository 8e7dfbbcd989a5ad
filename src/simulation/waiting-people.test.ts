import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bandsFromDays } from '#measures'
import { waitingFromBands, waitingFromRows } from './waiting-people.ts'

const bands = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 105, maxLength: 105 })

describe('people of weekly bands', () => {
  it('are as many in each band as were published', () => {
    fc.assert(
      fc.property(bands, (published) => {
        const days = waitingFromBands(published).flatMap(({ daysWaited, people }) =>
          Array.from({ length: people }, () => daysWaited),
        )
        expect([...bandsFromDays(days)]).toEqual(published)
      }),
    )
  })

  it('are spread over the days of their band', () => {
    const published = Array.from({ length: 105 }, () => 0)
    published[10] = 14
    expect(waitingFromBands(published).map(({ daysWaited, people }) => [daysWaited, people])).toEqual(
      [71, 72, 73, 74, 75, 76, 77].map((day) => [day, 2]),
    )
  })

  it('divide among the priorities by their shares, to within one person', () => {
    const shares = { P2: 0.1, P3: 0.25, P4: 0.65 }
    fc.assert(
      fc.property(bands, (published) => {
        const waiting = waitingFromBands(published, shares)
        const total = published.reduce((sum, count) => sum + count, 0)
        for (const [id, share] of Object.entries(shares)) {
          const people = waiting.reduce((sum, one) => sum + (one.priority === id ? one.people : 0), 0)
          expect(Math.abs(people - total * share)).toBeLessThanOrEqual(1 + 1e-6)
        }
      }),
    )
  })

  it('are none where nobody was published', () => {
    expect(waitingFromBands(Array.from({ length: 105 }, () => 0))).toEqual([])
  })
})

describe('people of rows', () => {
  it('are counted by day and priority, without those whose clock starts later', () => {
    const rows = [
      { clockStart: '2026-03-01', priority: 'P2' },
      { clockStart: '2026-03-01', priority: 'P2' },
      { clockStart: '2026-03-31' },
      { clockStart: '2026-04-01' },
    ]
    expect(waitingFromRows(rows, '2026-03-31')).toEqual([
      { priority: 'P2', daysWaited: 30, people: 2 },
      { daysWaited: 0, people: 1 },
    ])
  })
})
