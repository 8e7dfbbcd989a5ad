import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { capacityNeeded, reliefCapacity } from './capacity-needed.ts'
import { listStatistics } from './list-statistics.ts'
import {
  factorForShare,
  load,
  pressure,
  shareWithin,
  targetCapacity,
  targetListSize,
  targetMeanWait,
} from './targets.ts'

describe('the worked example of the paper, ear nose and throat: 1,200 wait, 30 come a week, 27 are treated', () => {
  it('has a load of 1.11: the list grows without end', () => {
    expect(load(30, 27)).toBeCloseTo(1.111, 3)
  })

  it('should be a list of 390, and is three times that', () => {
    expect(targetListSize(30, 52)).toBe(390)
    expect(1200 / targetListSize(30, 52)).toBeCloseTo(3.08, 2)
  })

  it('needs relief of 61.15 a week for 26 weeks, because it is more than twice its target', () => {
    expect(reliefCapacity(30, 1200, 390)).toBeCloseTo(61.15, 2)
    expect(capacityNeeded({ demand: 30, listSize: 1200, targetWait: 52 }).kind).toBe('relief')
  })

  it('is under a pressure of 2.42 with a mean wait of 63 weeks, and a list of urgent ones under 12', () => {
    expect(pressure(63, 52)).toBeCloseTo(2.42, 2)
    expect(pressure(24, 4)).toBe(12)
  })
})

describe('which capacity is needed', () => {
  it('changes from target to relief above twice the target size, not at it', () => {
    expect(capacityNeeded({ demand: 30, listSize: 780, targetWait: 52 })).toEqual({
      kind: 'target',
      capacity: targetCapacity(30, 52),
    })
    expect(capacityNeeded({ demand: 30, listSize: 781, targetWait: 52 }).kind).toBe('relief')
  })
})

describe('the factor of a share', () => {
  it('is 2.53 for 92%, 3.00 for 95%, and 4 leaves 1.8% over the target', () => {
    expect(factorForShare(0.92)).toBeCloseTo(2.525729, 6)
    expect(factorForShare(0.95)).toBeCloseTo(2.995732, 6)
    expect(1 - factorForShare(0.5) / Math.LN2).toBeCloseTo(0, 12)
    expect(Math.exp(-4)).toBeCloseTo(0.0183, 4)
  })

  it('gives the list size that has that share within, whatever the demand and the wait', () => {
    const share = fc.double({ min: 0.01, max: 0.999, noNaN: true })
    const rate = fc.double({ min: 0.1, max: 5000, noNaN: true })
    fc.assert(
      fc.property(share, rate, fc.integer({ min: 1, max: 104 }), (within, demand, weeks) => {
        const size = targetListSize(demand, weeks, factorForShare(within))
        expect(shareWithin(weeks, demand, size)).toBeCloseTo(within, 9)
      }),
    )
  })
})

describe('targets', () => {
  it('ask for more capacity than demand, and the more the more irregular the list', () => {
    expect(targetCapacity(30, 52)).toBeGreaterThan(30)
    expect(targetCapacity(30, 52, { cvDemand: 2 })).toBeGreaterThan(targetCapacity(30, 52))
  })

  it('are refused where there is nothing to aim at', () => {
    expect(() => targetMeanWait(0)).toThrow('The target wait is 0, and must be more than 0')
    expect(() => targetListSize(-1, 18)).toThrow('The demand is -1, and must be 0 or more')
    expect(() => pressure(Number.NaN, 18)).toThrow('The mean wait is NaN')
    expect(() => factorForShare(1)).toThrow('lies between 0 and 1')
    expect(() => reliefCapacity(30, 1200, 390, 0)).toThrow('must take more than none')
  })

  it('have a load of nothing where nobody comes, and without end where somebody comes and nobody is treated', () => {
    expect([load(0, 0), load(0, 5), load(5, 0)]).toEqual([0, 0, Number.POSITIVE_INFINITY])
  })
})

describe('statistics of any rows', () => {
  const day = fc.integer({ min: 1, max: 28 }).map((n) => `2024-02-${String(n).padStart(2, '0')}`)
  const rows = fc.array(fc.record({ referred: day, removed: fc.option(day) }), { maxLength: 40 })

  it('are never NaN, whatever days the rows hold', () => {
    fc.assert(
      fc.property(rows, (some) => {
        const found = listStatistics(some, { from: '2024-02-05', to: '2024-02-20' }, { targetWaitWeeks: 18 })
        expect(JSON.stringify(found, (_, value) => (Number.isNaN(value) ? 'NaN' : value))).not.toContain('NaN')
      }),
    )
  })

  it('do not depend on the order of the rows', () => {
    fc.assert(
      fc.property(rows, (some) => {
        const window = { from: '2024-02-05', to: '2024-02-20' }
        const there = listStatistics(some, window, { targetWaitWeeks: 18 })
        const back = listStatistics([...some].reverse(), window, { targetWaitWeeks: 18 })
        expect(back.removal).toEqual(there.removal)
        expect(back.referral).toEqual(there.referral)
        expect(back.meanWaitWeeks).toBeCloseTo(there.meanWaitWeeks, 9)
      }),
    )
  })
})
