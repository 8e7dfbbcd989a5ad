/** Against printed tables: Abramowitz and Stegun, tables 6.1, 26.1 and 26.8. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chiSquaredAbove, chiSquaredQuantile } from './chi-squared.ts'
import { reachOf } from './confidence.ts'
import { gammaShareAbove, gammaShareBelow } from './incomplete-gamma.ts'
import { logGamma } from './log-gamma.ts'
import { normalQuantile } from './normal-quantile.ts'
import { quantileOf, sampleQuantile } from './sample-quantile.ts'

describe('the normal distribution', () => {
  it('ends its shares where the tables say', () => {
    const printed = [
      [0.5, 0],
      [0.6, 0.2533471031357997],
      [0.9, 1.2815515655446004],
      [0.975, 1.959963984540054],
      [0.995, 2.5758293035489004],
      [0.999, 3.090232306167813],
      [1e-10, -6.361340902404056],
      [1e-20, -9.262340089798409],
    ] as const
    for (const [share, z] of printed) expect(normalQuantile(share)).toBeCloseTo(z, 13)
  })

  it('is the same on both sides', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.5, noNaN: true }), (share) => {
        expect(normalQuantile(share)).toBeCloseTo(-normalQuantile(1 - share), 10)
      }),
    )
  })

  it('has no quantile of nothing or of everything', () => {
    for (const share of [0, 1, Number.NaN]) expect(() => normalQuantile(share)).toThrow('between 0 and 1')
    expect(() => reachOf(95)).toThrow('such as 0.95')
    expect(reachOf(0.95)).toBeCloseTo(1.959963984540054, 14)
    expect(reachOf(0.998)).toBeCloseTo(3.090232306167813, 13)
  })
})

describe('the gamma function', () => {
  it('is the factorial at whole numbers, and the root of pi at a half', () => {
    let factorial = 1
    for (let n = 1; n <= 20; n++) {
      expect(logGamma(n)).toBeCloseTo(Math.log(factorial), 11)
      factorial *= n
    }
    expect(logGamma(0.5)).toBeCloseTo(0.5 * Math.log(Math.PI), 14)
    expect(logGamma(1.5)).toBeCloseTo(Math.log(0.886226925452758), 13)
    expect(logGamma(1e6)).toBeCloseTo(12_815_504.569147611, 6)
  })

  it('splits into a part below and a part above', () => {
    const place = fc.tuple(
      fc.double({ min: 0.1, max: 500, noNaN: true }),
      fc.double({ min: 0, max: 1000, noNaN: true }),
    )
    fc.assert(
      fc.property(place, ([a, x]) => {
        const [below, above] = [gammaShareBelow(a, x), gammaShareAbove(a, x)]
        expect(below + above).toBeCloseTo(1, 12)
        expect(below).toBeGreaterThanOrEqual(0)
        expect(above).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})

describe('the chi-squared distribution', () => {
  it('is reached by chance as often as the tables say', () => {
    const printed = [
      [3.841458820694124, 1, 0.05],
      [6.634896601021213, 1, 0.01],
      [10.82756617046117, 1, 0.001],
      [5.991464547107979, 2, 0.05],
      [18.30703805327515, 10, 0.05],
      [124.3421134, 100, 0.05],
    ] as const
    for (const [value, degrees, share] of printed) {
      expect(chiSquaredAbove(value, degrees)).toBeCloseTo(share, 9)
      expect(chiSquaredQuantile(1 - share, degrees) / value).toBeCloseTo(1, 8)
    }
    expect(chiSquaredAbove(0, 3)).toBe(1)
  })

  it('has quantiles that lead back to their shares, far into both tails', () => {
    const place = fc.tuple(fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }), fc.integer({ min: 1, max: 400 }))
    fc.assert(
      fc.property(place, ([share, degrees]) => {
        const x = chiSquaredQuantile(share, degrees)
        expect(Number.isFinite(x)).toBe(true)
        expect(Math.abs(gammaShareBelow(degrees / 2, x / 2) - share)).toBeLessThan(1e-11)
      }),
    )
  })
})

describe('the quantiles of a sample', () => {
  it('lie between the values on either side, as R has them', () => {
    expect(sampleQuantile([1, 2, 3, 4], 0.5)).toBe(2.5)
    expect(sampleQuantile([1, 2, 3, 4], 0.1)).toBeCloseTo(1.3, 14)
    expect(sampleQuantile([7], 0.9)).toBe(7)
    expect(sampleQuantile([1, 9], 1)).toBe(9)
  })

  it('are the same of values in any order', () => {
    const values = fc.array(fc.oneof(fc.nat(5), fc.double({ noNaN: true, min: -1e3, max: 1e3 })), { minLength: 1 })
    fc.assert(
      fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (some, share) => {
        const ascending = Float64Array.from(some).sort()
        expect(quantileOf(Float64Array.from(some), share)).toBe(sampleQuantile(ascending, share))
      }),
    )
  })
})
