import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '#nhs/day.ts'
import { type ControlChartOptions, type ControlValue, controlChart } from './control-chart.ts'
import { controlLimits } from './control-limits.ts'
import { nhsEnglandRules, plotTheDotsRules, spreadsheetRules } from './control-rules.ts'
import { missingPeriods } from './missing-periods.ts'
import { signalsOf } from './signals.ts'

const weekly = (values: readonly (number | null)[]): ControlValue[] =>
  values.map((value, n) => ({ on: addDays('2026-01-05', 7 * n), value }))
const chart = (values: readonly (number | null)[], options: Partial<ControlChartOptions> = {}) =>
  controlChart(weekly(values), { better: 'higher', ...options })
const from = '2026-01-05'
const steady = [50, 52, 51, 49, 50, 51, 52, 50, 49, 51, 50, 52]
const thirteen = [...steady, 50]

describe('the limits', () => {
  const spike = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]

  it('are those of the worked example, with its outlying ranges left out and without', () => {
    expect(controlLimits(spike, plotTheDotsRules)).toMatchObject({ rangesLeftOut: 2, points: 18, isTrial: false })
    const screened = controlLimits(spike, plotTheDotsRules)
    const kept = controlLimits(spike, spreadsheetRules)
    if (!screened.told || !kept.told) throw new Error('There are limits')
    expect(screened.lower).toBeCloseTo(-0.715556, 6)
    expect(screened.upper).toBeCloseTo(4.604444, 6)
    expect(kept.lower).toBeCloseTo(-3.062614, 6)
    expect(kept.upper).toBeCloseTo(6.951503, 6)
  })

  it('are not given below 13 points by the rules of NHS England, nor are icons, and the chart says when', () => {
    const { stretches, variation, assurance, points } = chart(steady, { targets: [{ from, value: 92 }] })
    const because = 'There are 12 points, and limits need 13 or more'
    expect([stretches[0]!.limits, variation, assurance]).toEqual(Array(3).fill({ told: false, because }))
    expect(points.every(({ judgement }) => judgement === null)).toBe(true)
  })

  it('are on trial below 12 points by the older rules', () => {
    const trial = (points: number) => controlLimits(steady.slice(0, points), plotTheDotsRules)
    expect([trial(11), trial(12)]).toMatchObject([{ isTrial: true }, { isTrial: false }])
  })

  it('of a series that never changes are its mean, even where decimals do not add up', () => {
    for (const value of [15, 0.1, 1e-9, 0, -3.3]) {
      const { points, assurance, stretches } = chart(Array(15).fill(value), { targets: [{ from, value: value + 1 }] })
      expect(stretches[0]!.limits).toMatchObject({ mean: value, lower: value, upper: value, meanMovingRange: 0 })
      expect(points.every(({ judgement }) => judgement === 'usual')).toBe(true)
      expect(assurance).toMatchObject({ outlook: 'will-miss' })
    }
  })

  it('of one point are not told, whatever the rules', () => {
    expect(chart([3], { rules: plotTheDotsRules }).variation).toEqual({
      told: false,
      because: 'There is 1 point, and limits need 2 or more',
    })
    expect(controlLimits([3], { ...plotTheDotsRules, fewestPoints: 1 })).toMatchObject({ told: false })
  })

  it('of nothing are not told, and there is a chart all the same', () => {
    expect(chart([])).toMatchObject({ points: [], stretches: [], variation: { because: 'There are no points' } })
    expect(chart([null, null]).missing).toEqual(['2026-01-05', '2026-01-12'])
  })

  it('can be kept from the first points, so that a change after them stands out', () => {
    const { stretches, variation } = chart([...steady, 60, 61, 62, 60, 61, 62, 63], {
      rules: plotTheDotsRules,
      baseline: 12,
    })
    expect(stretches[0]!.limits).toMatchObject({ points: 12 })
    expect(variation).toMatchObject({ judgement: 'improvement', signal: { kind: 'outside', side: 'high' } })
    expect(() => chart(steady, { baseline: 11 })).toThrow('12 or more')
  })

  it('are worked out anew from a day on, for a reason that the chart keeps', () => {
    const { stretches, points, assurance } = chart([...thirteen, ...thirteen.map((value) => value + 20)], {
      recalculations: [{ from: addDays(from, 7 * 13 - 3), because: 'The unit moved' }],
      targets: [{ from, value: 60 }],
    })
    expect(stretches.map(({ because, points: many }) => [because, many])).toEqual([
      [null, 13],
      ['The unit moved', 13],
    ])
    expect(points.map(({ stretch }) => stretch)).toEqual([...Array(13).fill(0), ...Array(13).fill(1)])
    expect(points.some(({ signal }) => signal !== null)).toBe(false)
    // The last limits count: the target was missed before and is met now.
    expect(assurance).toMatchObject({ outlook: 'will-meet' })
  })
})

describe('the signals', () => {
  const around = {
    mean: 10,
    lower: 4,
    upper: 16,
    nearLower: 6,
    nearUpper: 14,
    meanMovingRange: 2.26,
    rangesLeftOut: 0,
    points: 20,
    isTrial: false,
  }
  const named = (values: number[], rules = nhsEnglandRules) =>
    signalsOf(values, around, rules).map((signal) => (signal ? `${signal.kind} ${signal.side}` : ''))

  it('call six points on one side of the mean a shift, and five nothing', () => {
    expect(named([9, 11, 12, 11, 12, 11, 12, 9])).toEqual(['', ...Array(6).fill('shift high'), ''])
    expect(named([9, 11, 12, 11, 12, 11, 9])).toEqual(Array(7).fill(''))
  })

  it('want seven by the older rules', () => {
    expect(named([9, 11, 12, 11, 12, 11, 12, 9], plotTheDotsRules)).toEqual(Array(8).fill(''))
    expect(named([11, 12, 11, 12, 11, 12, 11], plotTheDotsRules)).toEqual(Array(7).fill('shift high'))
  })

  it('let a point on the mean break a shift', () => {
    expect(named([11, 12, 11, 10, 12, 11, 12])).toEqual(Array(7).fill(''))
  })

  it('count the point that a trend starts from, and let a tie break it', () => {
    expect(named([7, 8, 9, 11, 12, 13])).toEqual(Array(6).fill('trend high'))
    expect(named([7, 8, 9, 9, 11, 12])).toEqual(Array(6).fill(''))
  })

  it('give a point in two trends the direction of the later', () => {
    expect(named([7, 8, 9, 11, 12, 13, 12, 11, 9, 8, 7])).toEqual([
      ...Array(5).fill('trend high'),
      ...Array(6).fill('trend low'),
    ])
  })

  it('call two of three points near one limit unusual, but not the quiet one between them', () => {
    const both = ['', 'two-of-three high', '', 'two-of-three high', '']
    expect(named([9, 14.5, 11, 14.5, 9])).toEqual(both)
    expect(named([9, 14.5, 11, 14.5, 9], plotTheDotsRules)).toEqual(both)
    expect(named([9, 14.5, 9, 14.5, 9])).toEqual(Array(5).fill(''))
  })

  it('count a point beyond the limits as near them by the rules of NHS England, and not by the older ones', () => {
    expect(named([9, 14.5, 17, 9])).toEqual(['', '', 'outside high', ''])
    expect(named([11, 14.5, 17, 9])).toEqual(['', 'two-of-three high', 'outside high', ''])
    expect(named([11, 14.5, 17, 9], plotTheDotsRules)).toEqual(['', '', 'outside high', ''])
  })
})

describe('the icons', () => {
  const risen = [...thirteen, 60]

  it('call the same rise better, worse, or only unusual', () => {
    const judgement = (better: 'higher' | 'lower' | 'neither') => chart(risen, { better }).variation
    expect([judgement('higher'), judgement('lower'), judgement('neither')]).toMatchObject([
      { judgement: 'improvement' },
      { judgement: 'concern' },
      { judgement: 'unusual-high' },
    ])
  })

  it('say whether the target will be met, and leave it open at a limit', () => {
    const outlook = (value: number, better: 'higher' | 'lower') =>
      chart(thirteen, { better, targets: [{ from, value }] }).assurance
    expect([outlook(92, 'higher'), outlook(30, 'higher'), outlook(92, 'lower')]).toMatchObject([
      { outlook: 'will-miss' },
      { outlook: 'will-meet' },
      { outlook: 'will-meet' },
    ])
    const limits = controlLimits(thirteen, nhsEnglandRules)
    expect(outlook(limits.told ? limits.upper : 0, 'higher')).toMatchObject({ outlook: 'may-or-may-not' })
  })

  it('know of no outlook without a target, or where neither way is better', () => {
    expect(chart(thirteen).assurance).toEqual({ told: false, because: 'There is no target' })
    expect(chart(thirteen, { better: 'neither', targets: [{ from, value: 1 }] }).assurance.told).toBe(false)
  })

  it('take the target in force, where it changed over time', () => {
    const targets = [
      { from: addDays(from, 35), value: 30 },
      { from, value: 92 },
    ]
    const { points, assurance } = chart(thirteen, { targets })
    expect(points.map(({ target }) => target)).toEqual([...Array(5).fill(92), ...Array(8).fill(30)])
    expect(assurance).toMatchObject({ outlook: 'will-meet', target: 30 })
  })
})

describe('periods without a figure', () => {
  it('are named, whether reported empty or not at all', () => {
    const months = ['2025-11-30', '2025-12-31', '2026-03-31'].map((on) => ({ on, value: 1 }))
    const { missing } = controlChart([...months, { on: '2026-04-30', value: null }], {
      better: 'lower',
      every: 'month',
    })
    expect(missing).toEqual(['2026-01-01', '2026-02-01', '2026-04-30'])
  })

  it('are looked for by the day, week, quarter or year', () => {
    expect(missingPeriods(['2026-02-27', '2026-03-02'], 'day')).toEqual(['2026-02-28', '2026-03-01'])
    expect(missingPeriods(['2026-01-05', '2026-01-25'], 'week')).toEqual(['2026-01-12'])
    expect(missingPeriods(['2025-03-31', '2025-12-31'], 'quarter')).toEqual(['2025-04-01', '2025-07-01'])
    expect(missingPeriods(['2023-01-01', '2025-06-30'], 'year')).toEqual(['2024-01-01'])
    expect(missingPeriods([], 'month')).toEqual([])
  })

  it('leave the points on either side as neighbours', () => {
    const [gap, none] = [chart([...steady, null, 50]), chart([...steady, 50])]
    expect(gap.stretches[0]!.limits).toEqual(none.stretches[0]!.limits)
  })

  it('cannot have two figures', () => {
    expect(() => controlChart([...weekly([1]), ...weekly([2])], { better: 'lower' })).toThrow(
      'two values for 2026-01-05',
    )
  })
})

describe('any series at all', () => {
  const value = fc.oneof(
    fc.constant(null),
    fc.double({ min: -1e6, max: 1e6, noNaN: true }),
    fc.integer({ min: -3, max: 3 }),
  )
  const series = fc.array(value, { maxLength: 40 })
  const rules = fc.constantFrom(nhsEnglandRules, plotTheDotsRules, spreadsheetRules)

  it('has a chart without a number that is none', () => {
    fc.assert(
      fc.property(series, rules, (values, each) => {
        const text = JSON.stringify(chart(values, { rules: each, targets: [{ from, value: 5 }] }), (_, found) => {
          if (typeof found === 'number' && !Number.isFinite(found)) throw new Error(`${found}`)
          return found
        })
        expect(text).not.toContain('NaN')
      }),
    )
  })

  it('upside down has its signals on the other side', () => {
    const whole = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 13, maxLength: 40 })
    const other = { high: 'low', low: 'high' } as const
    fc.assert(
      fc.property(whole, rules, (values, each) => {
        const [up, down] = [values, values.map((v) => -v)].map((some) => chart(some, { rules: each }).points)
        expect(down!.map(({ signal }) => signal)).toEqual(
          up!.map(({ signal }) => signal && { ...signal, side: other[signal.side] }),
        )
      }),
    )
  })
})
