import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byarInterval, countInterval, exactInterval } from './count-interval.ts'
import { proportion } from './proportion.ts'
import { rate } from './rate.ts'

describe('a proportion', () => {
  it('of nobody is not told', () => {
    expect(proportion(0, 0)).toEqual({ told: false, because: 'There is nobody to take a share of' })
  })

  it('has an interval that ends where shares end', () => {
    expect(proportion(0, 20)).toMatchObject({ value: 0, lower: 0 })
    expect(proportion(20, 20)).toMatchObject({ value: 1, upper: 1 })
  })

  it('cannot be more than all, or of people in parts', () => {
    expect(() => proportion(3, 2)).toThrow('3 of 2 is more than all')
    expect(() => proportion(1.5, 2)).toThrow('whole number')
    expect(() => proportion(-1, 2)).toThrow('whole number')
  })

  it('lies within its interval, which narrows with more people', () => {
    const some = fc
      .integer({ min: 1, max: 5000 })
      .chain((of) => fc.tuple(fc.integer({ min: 0, max: of }), fc.constant(of)))
    fc.assert(
      fc.property(some, ([count, of]) => {
        const [few, many] = [proportion(count, of), proportion(count * 10, of * 10)]
        if (!few.told || !many.told) throw new Error('There are people')
        expect(few.lower).toBeGreaterThanOrEqual(0)
        expect(few.lower).toBeLessThanOrEqual(few.value)
        expect(few.upper).toBeGreaterThanOrEqual(few.value)
        expect(few.upper).toBeLessThanOrEqual(1)
        expect(many.upper - many.lower).toBeLessThan(few.upper - few.lower)
      }),
    )
  })
})

describe('the interval of a count', () => {
  it("is exact below 10 events, as in Garwood's table, and Byar's from there", () => {
    // Garwood 1936: 0 has 3.69 above it, and 5 lies in 1.62 to 11.67.
    expect(exactInterval(0)).toEqual({ lower: 0, upper: expect.closeTo(3.688879, 6) })
    expect(exactInterval(5)).toEqual({ lower: expect.closeTo(1.623486, 6), upper: expect.closeTo(11.66833, 5) })
    expect(countInterval(9)).toEqual(exactInterval(9))
    expect(countInterval(10)).toEqual(byarInterval(10))
    expect(byarInterval(0)).toEqual({ lower: 0, upper: expect.closeTo(3.668012, 6) })
  })

  it('holds the count, and both ways nearly agree for many', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), (count) => {
        const [byar, exact] = [byarInterval(count), exactInterval(count)]
        for (const { lower, upper } of [byar, exact]) {
          expect(lower).toBeLessThanOrEqual(count)
          expect(upper).toBeGreaterThan(count)
        }
        expect(Math.abs(byar.upper - exact.upper)).toBeLessThan(0.05)
        expect(Math.abs(byar.lower - exact.lower)).toBeLessThan(0.05)
      }),
    )
  })

  it('never goes below nothing, however sure it is to be', () => {
    expect(byarInterval(1, 0.999999).lower).toBe(0)
  })
})

describe('a rate', () => {
  it('is the count and its interval, for so many', () => {
    expect(rate(20, 4000, { per: 1000 })).toMatchObject({ value: 5, lower: countInterval(20).lower / 4 })
  })

  it('of nothing is not told', () => {
    expect(rate(0, 0)).toEqual({ told: false, because: 'There is nothing to take a rate of' })
  })
})
