import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isOpenEnded, percentileWeeks, publishedStatistics } from './published-statistics.ts'
import { bandsFromDays, noWaits } from './wait-bands.ts'

function bandsWith(waits: Readonly<Record<number, number>>) {
  const bands = noWaits()
  for (const [band, count] of Object.entries(waits)) bands[Number(band)] = count
  return bands
}

const someBands = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 104 }), fc.integer({ min: 1, max: 500 })), { minLength: 1, maxLength: 30 })
  .map((waits) => bandsWith(Object.fromEntries(waits)))

describe('the published statistics', () => {
  it('count 18 weeks exactly, 126 days, as within 18 weeks and 127 days as not', () => {
    expect(publishedStatistics(bandsFromDays([126])).within18).toBe(1)
    expect(publishedStatistics(bandsFromDays([127])).within18).toBe(0)
  })

  it('count a wait as over 52 weeks from day 365, over 65 from day 456 and over 78 from day 547', () => {
    const waits = bandsFromDays([364, 365, 455, 456, 546, 547])
    expect(publishedStatistics(waits)).toMatchObject({ total: 6, over52: 5, over65: 3, over78: 1 })
  })

  it('add up every band over 52 weeks, not the one that is called 52', () => {
    expect(publishedStatistics(bandsWith({ 52: 2, 60: 3, 80: 4, 104: 5 })).over52).toBe(14)
  })

  it('have a share even of few, and none of nobody', () => {
    expect(publishedStatistics(bandsWith({ 3: 7, 20: 2 })).share).toBe(7 / 9)
    expect(publishedStatistics(noWaits())).toEqual({
      total: 0,
      within18: 0,
      share: null,
      median: null,
      p92: null,
      over52: 0,
      over65: 0,
      over78: 0,
    })
  })
})

describe('the median and the 92nd percentile', () => {
  it('lie within a band as far as its people must be counted', () => {
    // 30 people: the 15th is the fifth of ten in band 10, half way through it.
    expect(percentileWeeks(bandsWith({ 2: 10, 10: 10, 30: 10 }), 50)).toBe(10.5)
    expect(percentileWeeks(bandsWith({ 2: 10, 10: 10, 30: 10 }), 92)).toBeCloseTo(30 + 7.6 / 10, 12)
  })

  it('end with the band that completes the count, not in an empty one after it', () => {
    expect(percentileWeeks(bandsWith({ 4: 10, 40: 10 }), 50)).toBe(5)
  })

  it('are hidden for 19 people and given for 20', () => {
    expect(percentileWeeks(bandsWith({ 5: 19 }), 50)).toBe(null)
    expect(percentileWeeks(bandsWith({ 5: 20 }), 50)).toBe(5.5)
  })

  it('are 104 or more, and said to be open-ended, when they fall in the band that has no end', () => {
    const p92 = percentileWeeks(bandsWith({ 5: 50, 104: 50 }), 92)
    expect(p92).toBe(104)
    expect(isOpenEnded(p92!)).toBe(true)
    expect(isOpenEnded(percentileWeeks(bandsWith({ 103: 50, 104: 1 }), 50)!)).toBe(false)
  })

  it('never fall as the percentage rises, and stay within the bands that people are in', () => {
    fc.assert(
      fc.property(someBands, fc.integer({ min: 1, max: 99 }), (bands, percent) => {
        const lower = percentileWeeks(bands, percent)
        const higher = percentileWeeks(bands, percent + 1)
        if (lower === null || higher === null) return
        expect(higher).toBeGreaterThanOrEqual(lower)
        expect(bands[isOpenEnded(lower) ? 104 : Math.ceil(lower) - 1]).toBeGreaterThan(0)
      }),
    )
  })

  it('leave the given share of people below them', () => {
    fc.assert(
      fc.property(someBands, (bands) => {
        const total = bands.reduce((sum, count) => sum + count, 0)
        const median = percentileWeeks(bands, 50)
        if (median === null || isOpenEnded(median)) return
        const whole = Math.floor(median)
        const below = bands.slice(0, whole).reduce((sum, count) => sum + count, 0) + (median - whole) * bands[whole]!
        expect(below).toBeCloseTo(total / 2, 6)
      }),
    )
  })
})
