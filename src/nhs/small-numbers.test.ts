import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { protectedCount } from './small-numbers.ts'

describe('a count of people that leaves those who care for them', () => {
  it('is none, not shown, or rounded to the nearest 5', () => {
    expect([0, 1, 7, 8, 12, 13, 22, 23].map(protectedCount)).toEqual([0, 'not shown', 'not shown', 10, 10, 15, 20, 25])
  })

  it('never says that 1 to 7 people are there, nor exactly how many more are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), (count) => {
        const shown = protectedCount(count)
        expect(shown === 'not shown').toBe(count <= 7)
        expect(shown === 'not shown' || (shown % 5 === 0 && Math.abs(shown - count) <= 2)).toBe(true)
      }),
    )
  })
})
