import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Draws, evenNumber, streamLabel } from './draws.ts'

const rate = fc.double({ min: 0, max: 60, noNaN: true })

function manyPoisson(mean: number, count: number): number[] {
  const draws = new Draws(7)
  return Array.from({ length: count }, (_, day) => draws.open(streamLabel('list'), day).poisson(mean))
}

function meanAndVariance(values: readonly number[]) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1) }
}

describe('a stream', () => {
  it('gives the same numbers again, and others for another seed, label or day', () => {
    const first = (seed: number, label: string, day: number) => new Draws(seed).open(streamLabel(label), day).share()
    const drawn = [first(1, 'a', 1), first(2, 'a', 1), first(1, 'b', 1), first(1, 'a', 2), first(1, 'a', -1)]
    expect(first(1, 'a', 1)).toBe(drawn[0])
    expect(new Set(drawn).size).toBe(5)
  })

  it('spreads evenly over the tenths between 0 and 1, whatever day it begins on', () => {
    const tenths = Array.from({ length: 10 }, () => 0)
    const draws = new Draws(1)
    for (let day = 0; day < 2000; day++) {
      draws.open(streamLabel('list'), day)
      for (let n = 0; n < 10; n++) tenths[Math.floor(draws.share() * 10)]! += 1
    }
    // Chi-squared with 9 degrees of freedom passes 27.9 once in a thousand times.
    expect(tenths.reduce((sum, count) => sum + (count - 2000) ** 2 / 2000, 0)).toBeLessThan(27.9)
  })

  it('has first numbers that do not follow those of the day before or the seed before', () => {
    const correlation = (pairs: readonly (readonly [number, number])[]) =>
      pairs.reduce((sum, [a, b]) => sum + (a - 0.5) * (b - 0.5), 0) / pairs.length / (1 / 12)
    const of = (seed: number, day: number) => new Draws(seed).open(streamLabel('list'), day).share()
    const days = Array.from({ length: 4000 }, (_, n) => [of(1, n), of(1, n + 1)] as const)
    const seeds = Array.from({ length: 4000 }, (_, n) => [of(n, 1), of(n + 1, 1)] as const)
    expect(Math.abs(correlation(days))).toBeLessThan(4 / Math.sqrt(4000))
    expect(Math.abs(correlation(seeds))).toBeLessThan(4 / Math.sqrt(4000))
  })
})

describe('a Poisson number', () => {
  it.each([0.1, 4, 143, 1200])('of mean %d has that mean and that variance', (mean) => {
    const { mean: found, variance } = meanAndVariance(manyPoisson(mean, 4000))
    expect(Math.abs(found - mean)).toBeLessThan(4 * Math.sqrt(mean / 4000))
    // The standard error of a variance, with the fourth moment of the distribution.
    expect(Math.abs(variance - mean)).toBeLessThan(4 * Math.sqrt((2 * mean ** 2 + mean) / 4000))
  })

  it('of mean 0 is 0', () => {
    expect(manyPoisson(0, 10)).toEqual(Array.from({ length: 10 }, () => 0))
  })

  it('is never less on the same stream for a higher mean', () => {
    const mean = fc.double({ min: 0, max: 2000, noNaN: true })
    fc.assert(
      fc.property(mean, fc.double({ min: 0, max: 50, noNaN: true }), fc.integer(), (lower, more, seed) => {
        const drawn = (of: number) => new Draws(seed).open(1, 1).poisson(of)
        expect(drawn(lower + more)).toBeGreaterThanOrEqual(drawn(lower))
      }),
    )
  })
})

describe('a rate that is around 1', () => {
  it('has a mean of 1 and the deviation that was asked for', () => {
    const draws = new Draws(3)
    const { mean, variance } = meanAndVariance(Array.from({ length: 4000 }, (_, n) => draws.open(1, n).around1(0.1)))
    expect(mean).toBeCloseTo(1, 2)
    expect(Math.sqrt(variance)).toBeCloseTo(0.1, 2)
  })
})

describe('an even number a day', () => {
  it('comes right over the days, within two', () => {
    fc.assert(
      fc.property(rate, fc.integer({ min: 1, max: 1000 }), (aDay, days) => {
        let sum = 0
        for (let day = 1; day <= days; day++) sum += evenNumber(aDay, day)
        expect(Math.abs(sum - aDay * days)).toBeLessThan(3)
      }),
    )
  })

  it('is no fewer on any day for a higher rate', () => {
    fc.assert(
      fc.property(rate, rate, fc.integer({ min: 1, max: 1200 }), (one, more, day) => {
        expect(evenNumber(one + more, day)).toBeGreaterThanOrEqual(evenNumber(one, day))
      }),
    )
  })
})
