import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareRank, rankReasons } from './ranking.ts'

describe('the order of the list', () => {
  it('puts a more urgent priority first, however short the wait', () => {
    const urgent = { priority: 'P2', clockStart: '2026-01-20' }
    const long = { priority: 'P4', clockStart: '2024-01-20' }
    expect([long, urgent].toSorted(compareRank)).toEqual([urgent, long])
  })

  it('puts the longest wait first among people of one priority', () => {
    const long = { priority: 'P3', clockStart: '2025-01-01' }
    const short = { priority: 'P3', clockStart: '2025-06-01' }
    expect([short, long].toSorted(compareRank)).toEqual([long, short])
  })

  it('puts people without a priority last, and never drops them', () => {
    const none = { priority: null, clockStart: '2020-01-01' }
    const some = { priority: 'P4', clockStart: '2026-01-01' }
    expect([none, some].toSorted(compareRank)).toEqual([some, none])
  })

  it('is one order: it never goes in a circle', () => {
    const ranked = fc.record({
      priority: fc.constantFrom('P1a', 'P2', 'P3', 'P4', null),
      clockStart: fc.constantFrom('2024-05-01', '2025-05-01', '2026-01-01'),
    })
    fc.assert(
      fc.property(ranked, ranked, ranked, (a, b, c) => {
        const inOrder = compareRank(a, b) <= 0 && compareRank(b, c) <= 0
        expect(inOrder && compareRank(a, c) > 0).toBe(false)
        expect(Math.sign(compareRank(a, b))).toBe(-Math.sign(compareRank(b, a)) + 0)
      }),
    )
  })

  it('says each thing that decides, and which decides first', () => {
    const [first, second] = rankReasons({ priority: 'P2', clockStart: '2026-01-01' }, '2026-01-31')
    expect(first!.says).toBe('Clinical priority P2: can wait up to 4 weeks')
    expect(first!.weight).toMatch(/^Decides first/)
    expect(second!.says).toBe('Has waited 30 days on the clock')
    const [, longer] = rankReasons({ priority: null, clockStart: '2021-09-29' }, '2026-01-31')
    expect(longer!.says).toBe('Has waited 1,585 days on the clock')
  })
})
