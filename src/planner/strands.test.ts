import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { strandsOf } from './strands.ts'

const trusts = (...sizes: number[]) => new Map(sizes.map((size, n) => [`T${n}`, size]))
const named = (strands: ReturnType<typeof strandsOf>) =>
  strands.map((strand) => strand.trusts.map(({ trust }) => trust))

describe('strands, in which trusts are planned alone', () => {
  it('are one for each thread, with the largest trust first and the others where there is most time', () => {
    expect(named(strandsOf(trusts(600, 830, 570), 2))).toEqual([['T1'], ['T0', 'T2']])
  })

  it('are one with every trust in it for one thread', () => {
    expect(strandsOf(trusts(100, 300), 1)).toEqual([
      {
        threads: 1,
        trusts: [
          { trust: 'T1', share: 0.75 },
          { trust: 'T0', share: 0.25 },
        ],
      },
    ])
  })

  it('have the threads that there are more of than trusts, the larger trust first', () => {
    const strands = strandsOf(trusts(100, 300), 5)
    expect(named(strands)).toEqual([['T1'], ['T0']])
    expect(strands.map(({ threads }) => threads)).toEqual([3, 2])
  })

  it('have a trust each where trusts are alike, also those of fewer threads', () => {
    expect(named(strandsOf(trusts(100, 100, 100), 5))).toEqual([['T0'], ['T1'], ['T2']])
  })

  it('plan every trust once, give away all of their time, and use every thread', () => {
    const sizes = fc.array(fc.nat(9000), { minLength: 1, maxLength: 9 })
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 9 }), (patients, threads) => {
        const strands = strandsOf(trusts(...patients), threads)
        expect(named(strands).flat().sort()).toEqual([...trusts(...patients).keys()].sort())
        expect(strands.reduce((sum, strand) => sum + strand.threads, 0)).toBe(threads)
        for (const strand of strands) expect(strand.trusts.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1)
      }),
    )
  })
})
