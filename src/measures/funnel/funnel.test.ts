import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { truncated, winsorised } from './over-dispersion.ts'
import { proportionFunnel, proportionLimits } from './proportion-funnel.ts'
import { ratioFunnel, ratioLimits } from './ratio-funnel.ts'

const named = (pairs: readonly (readonly [number, number])[]) =>
  pairs.map(([count, of], n) => ({ name: `unit ${n + 1}`, count, of }))
const alike = named(Array.from({ length: 20 }, (_, n) => [10 + n, 100 + 10 * n] as const))

describe('a funnel of proportions', () => {
  it('has the share of all together as its target, and narrows with size', () => {
    const funnel = proportionFunnel(
      named([
        [5, 50],
        [50, 500],
        [95, 950],
      ]),
    )
    if (!funnel.told) throw new Error(funnel.because)
    expect(funnel.target).toBe(0.1)
    const widths = funnel.units.map(({ limits }) => limits.alarm.upper - limits.alarm.lower)
    expect(widths).toEqual([...widths].sort((a, b) => b - a))
  })

  it('is not widened where units differ by no more than chance', () => {
    const funnel = proportionFunnel(alike)
    expect(funnel).toMatchObject({ isAdjusted: false, dispersion: { tauSquared: 0 } })
    expect(funnel.told && funnel.units.every(({ position }) => position === 'usual')).toBe(true)
  })

  it('is widened where they do, so that fewer stand out', () => {
    const scattered = named(Array.from({ length: 20 }, (_, n) => [n % 2 ? 300 : 200, 1000] as const))
    const [plain, widened] = [proportionFunnel(scattered, { adjust: false }), proportionFunnel(scattered)]
    if (!plain.told || !widened.told) throw new Error('There are units')
    expect(plain.units.every(({ position }) => position === 'very-high' || position === 'very-low')).toBe(true)
    expect(widened.isAdjusted).toBe(true)
    expect(widened.units.every(({ position }) => position === 'usual')).toBe(true)
  })

  it('shows an outlier among units that are alike', () => {
    const funnel = proportionFunnel([...alike, { name: 'far off', count: 90, of: 200 }])
    expect(funnel.told && funnel.units.at(-1)).toMatchObject({ name: 'far off', position: 'very-high' })
  })

  it('names units without a denominator and leaves them out', () => {
    expect(proportionFunnel([...named([[1, 10]]), { name: 'new', count: 0, of: 0 }])).toMatchObject({
      leftOut: ['new'],
    })
    expect(proportionFunnel(named([[0, 0]]))).toMatchObject({ told: false })
    expect(proportionFunnel([])).toMatchObject({ told: false })
  })

  it('has limits for any size, the same as those of a unit of that size', () => {
    const funnel = proportionFunnel(alike)
    if (!funnel.told) throw new Error(funnel.because)
    const { size, limits } = funnel.units[3]!
    expect(proportionLimits(funnel, size)).toEqual(limits)
  })

  it('has numbers that are numbers, within 0 and 1, for any units at all', () => {
    const unit = fc.nat(3000).chain((of) => fc.tuple(fc.nat(of), fc.constant(of)))
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 12 }), (pairs) => {
        const funnel = proportionFunnel(named(pairs))
        if (!funnel.told) return
        for (const { z, adjustedZ, limits, value } of funnel.units) {
          expect([z, adjustedZ, funnel.dispersion.phi, funnel.dispersion.tauSquared].every(Number.isFinite)).toBe(true)
          const inOrder = [0, limits.alarm.lower, limits.warning.lower, limits.warning.upper, limits.alarm.upper, 1]
          expect(inOrder).toEqual([...inOrder].sort((a, b) => a - b))
          expect(value >= 0 && value <= 1).toBe(true)
        }
      }),
    )
  })
})

describe('a funnel of ratios', () => {
  const units = [12, 20, 35, 50, 80, 120].map((expected, n) => ({ name: `${n}`, observed: expected, expected }))

  it('stands around 1, by the logarithm or by the root', () => {
    for (const scale of ['logarithm', 'root'] as const) {
      const funnel = ratioFunnel(units, { scale })
      if (!funnel.told) throw new Error(funnel.because)
      expect(funnel.target).toBe(1)
      expect(funnel.units.every(({ z }) => Math.abs(z) < 1e-12)).toBe(true)
      expect(ratioLimits(funnel, 50, scale)).toEqual(funnel.units[3]!.limits)
    }
  })

  it('places a unit with nothing observed, and leaves out one of which nothing was expected', () => {
    const funnel = ratioFunnel([
      ...units,
      { name: 'none', observed: 0, expected: 20 },
      { name: 'new', observed: 0, expected: 0 },
    ])
    if (!funnel.told) throw new Error(funnel.because)
    expect(funnel.leftOut).toEqual(['new'])
    expect(funnel.units.at(-1)).toMatchObject({ name: 'none', value: 0, position: 'very-low' })
  })

  it('has numbers that are numbers, for any units at all', () => {
    const unit = fc.record({
      name: fc.constant('unit'),
      observed: fc.nat(2000),
      expected: fc.oneof(fc.constant(0), fc.double({ min: 0.01, max: 2000, noNaN: true })),
    })
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 12 }), fc.constantFrom('logarithm', 'root'), (some, scale) => {
        const funnel = ratioFunnel(some, { scale })
        if (!funnel.told) return
        for (const { z, adjustedZ, limits } of funnel.units) {
          const ends = [limits.alarm.lower, limits.warning.lower, limits.warning.upper, limits.alarm.upper]
          expect([z, adjustedZ, ...ends].every(Number.isFinite)).toBe(true)
          expect(ends).toEqual([...ends].sort((a, b) => a - b))
        }
      }),
    )
  })
})

describe('units of which next to nothing is expected', () => {
  it('have limits that can be written down', () => {
    const units = [0.01, 49.78].map((expected) => ({ name: `${expected}`, observed: 0, expected }))
    const funnel = ratioFunnel(units)
    if (!funnel.told) throw new Error(funnel.because)
    for (const { limits } of funnel.units) expect(Number.isFinite(limits.alarm.upper)).toBe(true)
  })
})

describe('outlying scores', () => {
  const scores = [-9, ...Array.from({ length: 14 }, (_, n) => n / 10), 9].map((z) => ({ z, error: 1 }))

  it('of the outer tenths by rank are left out of ratios by the logarithm', () => {
    expect(truncated(scores, 0.1)).toEqual(scores.slice(1, -1))
    expect(truncated(scores, 0)).toEqual(scores)
  })

  it('are drawn in to the outer tenths for shares', () => {
    const ends = winsorised(scores, 0.1).map(({ z }) => z)
    expect([ends[0], ends.at(-1)]).toEqual([expect.closeTo(0.05, 12), expect.closeTo(1.25, 12)])
    expect(ends.slice(2, -2)).toEqual(scores.slice(2, -2).map(({ z }) => z))
  })
})
