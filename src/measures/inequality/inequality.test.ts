import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gini } from './gini.ts'
import { normalDraws } from './normal-draws.ts'
import { slopeIndex } from './slope-index.ts'
import { slopeIndexInterval } from './slope-index-interval.ts'

const fifths = (...values: number[]) => values.map((value) => ({ population: 100, value }))
/** Even numbers that come round after 65,536. */
const turns = () => {
  let n = 1
  return () => {
    n = (n * 25_173 + 13_849) % 65_536
    return n / 65_536
  }
}

describe('the slope index', () => {
  it('of an even rise is the whole rise from the one end to the other', () => {
    const found = slopeIndex(fifths(11, 13, 15, 17, 19))
    expect(found).toMatchObject({
      ridits: [0.1, 0.3, 0.5, 0.7, 0.9].map((ridit) => expect.closeTo(ridit, 12)),
      mostDeprived: expect.closeTo(10, 10),
      leastDeprived: expect.closeTo(20, 10),
      sii: expect.closeTo(10, 10),
      rii: expect.closeTo(2, 10),
    })
  })

  it('of an even growth is exact on a log scale', () => {
    const growth = [0.1, 0.3, 0.5, 0.7, 0.9].map((ridit) => 10 * 4 ** ridit)
    expect(slopeIndex(fifths(...growth), 'log')).toMatchObject({
      sii: expect.closeTo(30, 9),
      rii: expect.closeTo(4, 10),
    })
  })

  it('keeps shares between 0 and 1 on the scale of the odds', () => {
    const found = slopeIndex(fifths(0.01, 0.02, 0.05, 0.5, 0.97), 'logit')
    expect(found.told && found.mostDeprived > 0 && found.leastDeprived < 1).toBe(true)
  })

  it('of values that are the same is 0, and their ratio 1', () => {
    expect(slopeIndex(fifths(7, 7, 7, 7, 7))).toMatchObject({ sii: expect.closeTo(0, 12), rii: expect.closeTo(1, 12) })
  })

  it('gives a group with nobody no weight, whatever its value', () => {
    const without = slopeIndex(fifths(11, 19))
    const found = slopeIndex([...fifths(11), { population: 0, value: 0 }, ...fifths(19)], 'log')
    const plain = slopeIndex([...fifths(11), { population: 0, value: 999 }, ...fifths(19)])
    expect(without.told && plain.told && plain.sii === without.sii).toBe(true)
    expect(found.told).toBe(true)
  })

  it('is not told of one group, of no people, or of a value that the scale has no place for', () => {
    expect(slopeIndex(fifths(3))).toMatchObject({ told: false })
    expect(slopeIndex([])).toMatchObject({ told: false })
    expect(slopeIndex(fifths(0, 1), 'log')).toEqual({
      told: false,
      because: 'Group 1 has a value of 0, which has no log',
    })
    expect(slopeIndex(fifths(0.5, 1), 'logit')).toMatchObject({ told: false })
  })

  it('has no ratio where the line ends below nothing', () => {
    expect(slopeIndex(fifths(0, 0, 0, 0, 10))).toMatchObject({ rii: null })
    expect(slopeIndex(fifths(0, 0))).toMatchObject({ sii: 0, rii: null })
  })

  it('turns its sign when the groups are turned round', () => {
    const group = fc.record({
      population: fc.integer({ min: 1, max: 1e6 }),
      value: fc.double({ min: 1, max: 1e3, noNaN: true }),
    })
    fc.assert(
      fc.property(fc.array(group, { minLength: 2, maxLength: 10 }), (groups) => {
        const [there, back] = [slopeIndex(groups), slopeIndex(groups.toReversed())]
        if (!there.told || !back.told) throw new Error('There are people')
        expect(there.sii).toBeCloseTo(-back.sii, 6)
      }),
    )
  })
})

describe('the interval of the slope index', () => {
  const sure = fifths(11, 13, 15, 17, 19).map((group) => ({ ...group, lower: group.value - 1, upper: group.value + 1 }))

  it('is the same each time for the same numbers, and is as wide as the slope is unsure', () => {
    const [one, other] = [1, 2].map(() => slopeIndexInterval(sure, { random: turns() }))
    expect(one).toEqual(other)
    if (!one!.told) throw new Error(one!.because)
    // The slope is 2.5 times the sum of five errors of 1/1.96, at -2 to 2 fifths: 1.58 of them.
    const { lower, upper } = one!.siiInterval
    expect(upper - lower).toBeCloseTo(2 * 2.5 * Math.sqrt(0.4), 0)
    expect((lower + upper) / 2).toBeCloseTo(10, 0)
  })

  it('is a point where the values are certain', () => {
    const certain = fifths(11, 19).map((group) => ({ ...group, lower: group.value, upper: group.value }))
    const found = slopeIndexInterval(certain, { random: turns(), draws: 100 })
    expect(found.told && found.siiInterval.upper - found.siiInterval.lower).toBeCloseTo(0, 12)
  })

  it('is not told where the index is not, or where a value has no interval on its scale', () => {
    expect(slopeIndexInterval(sure.slice(0, 1), { random: turns() })).toMatchObject({ told: false })
    const none = sure.map((group) => ({ ...group, lower: 0 }))
    expect(slopeIndexInterval(none, { random: turns(), spreadOn: 'log' })).toMatchObject({ told: false })
  })

  it('has none for the ratio where some draws have no ratio', () => {
    const near = fifths(0.1, 20).map((group) => ({ ...group, lower: group.value - 9, upper: group.value + 9 }))
    expect(slopeIndexInterval(near, { random: turns(), draws: 500 })).toMatchObject({ told: true, riiInterval: null })
  })
})

describe('normal draws', () => {
  it('have a mean of 0 and a standard deviation of 1', () => {
    const draw = normalDraws(turns())
    const drawn = Array.from({ length: 20_000 }, draw)
    const mean = drawn.reduce((sum, each) => sum + each, 0) / drawn.length
    const variance = drawn.reduce((sum, each) => sum + (each - mean) ** 2, 0) / drawn.length
    expect(mean).toBeCloseTo(0, 1)
    expect(variance).toBeCloseTo(1, 1)
  })
})

describe('the Gini coefficient', () => {
  it('is 0 for everybody alike, and nearly 1 where one of many has it all', () => {
    expect(gini([1, 1, 1].map((value) => ({ value: value * 0.1, people: 1 })))).toMatchObject({
      value: expect.closeTo(0, 12),
    })
    expect(
      gini([
        { value: 5, people: 1 },
        { value: 0, people: 99 },
      ]),
    ).toMatchObject({ value: expect.closeTo(0.99, 12) })
  })

  it('is not told where there is nobody, or nothing', () => {
    expect(gini([])).toEqual({ told: false, because: 'There is nobody to share among' })
    expect(gini([{ value: 0, people: 3 }])).toEqual({ told: false, because: 'There is nothing to share out' })
  })

  it('lies between 0 and 1, and does not change with the unit', () => {
    const holding = fc.record({
      value: fc.double({ min: 0, max: 1e6, noNaN: true }),
      people: fc.integer({ min: 0, max: 1e5 }),
    })
    fc.assert(
      fc.property(fc.array(holding, { maxLength: 12 }), (groups) => {
        const [one, other] = [gini(groups), gini(groups.map((group) => ({ ...group, value: group.value * 8 })))]
        expect(other.told).toBe(one.told)
        if (!one.told || !other.told) return
        expect(one.value >= 0 && one.value <= 1).toBe(true)
        expect(other.value).toBeCloseTo(one.value, 9)
      }),
    )
  })
})
