import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { forecastWaits, type WaitsForecast } from './forecast-waits.ts'
import { lastMonth, methods, sameMonthLastYear } from './methods.ts'
import { monthNumber, monthSeries, monthText } from './month-series.ts'
import { amounts } from './scale.ts'
import { seasonOf } from './season.ts'
import { Trials } from './trials.ts'
import type { PublishedMonth } from './waits-trials.ts'

/** So many months from January 2024 on. */
const months = (count: number, of: (n: number) => Partial<PublishedMonth>): PublishedMonth[] =>
  Array.from({ length: count }, (_, n) => ({
    month: monthText(monthNumber('2024-01') + n),
    waiting: 1000,
    within18: 600,
    over52: 50,
    p92: 40,
    ...of(n),
  }))

function forecastOf(history: readonly PublishedMonth[]): Extract<WaitsForecast, { kind: 'forecast' }> {
  const forecast = forecastWaits(history)
  if (forecast.kind !== 'forecast') throw new Error(forecast.kind)
  return forecast
}

const series = (values: readonly number[]) =>
  monthSeries(values.map((value, n) => ({ month: monthText(monthNumber('2024-01') + n), value })))

describe('a forecast', () => {
  it('of a list that never changes is that it will not, surely', () => {
    const forecast = forecastOf(months(30, () => ({})))
    for (const month of [forecast.months[0]!, forecast.months[11]!]) {
      expect(month.waiting.middle).toBeCloseTo(1000, 6)
      expect(month.shareWithin18.middle).toBeCloseTo(0.6, 6)
      expect(month.over52.middle).toBeCloseTo(50, 6)
      expect(month.p92!.middle).toBeCloseTo(40, 6)
      expect(month.waiting.high - month.waiting.low).toBeLessThan(1)
    }
  })

  it('names the months after the last, into the next year', () => {
    expect(forecastOf(months(30, () => ({}))).months.map(({ month }) => month)).toEqual([
      '2026-07',
      '2026-08',
      '2026-09',
      '2026-10',
      '2026-11',
      '2026-12',
      '2027-01',
      '2027-02',
      '2027-03',
      '2027-04',
      '2027-05',
      '2027-06',
    ])
  })

  it('of long waits that fall by a tenth each month goes on falling, and the list with them', () => {
    const forecast = forecastOf(
      months(30, (n) => ({ over52: 400 * 0.9 ** n, waiting: 950 + 400 * 0.9 ** n, within18: 600 })),
    )
    expect(forecast.months[5]!.over52.middle / (400 * 0.9 ** 35)).toBeCloseTo(1, 0)
    expect(forecast.months[5]!.waiting.middle).toBeLessThan(960)
  })

  it('follows the months of the year, once it has seen two years', () => {
    const winter = (n: number) => (n % 12 === 11 ? 100 : 0)
    const forecast = forecastOf(months(36, (n) => ({ within18: 600 - winter(n), waiting: 1000 - winter(n) })))
    expect(forecast.months[10]!.waiting.middle).toBeGreaterThan(980)
    expect(forecast.months[11]!.waiting.middle).toBeLessThan(950)
  })

  it('is wider the further ahead it looks, and the more months have strayed', () => {
    const straying = (by: number) => forecastOf(months(30, (n) => ({ waiting: 1000 + by * Math.sin(n * n) }))).months
    const width = (month: { waiting: { low: number; high: number } }) => month.waiting.high - month.waiting.low
    expect(width(straying(30)[11]!)).toBeGreaterThan(width(straying(30)[0]!))
    expect(width(straying(60)[5]!)).toBeGreaterThan(width(straying(30)[5]!))
  })

  it('has no 92nd percentile where one of the months had none', () => {
    expect(forecastOf(months(24, (n) => (n === 3 ? { p92: null } : {}))).months[0]!.p92).toBe(null)
  })

  it('is not made of too few months, and says how many there must be', () => {
    expect(forecastWaits(months(20, () => ({})))).toEqual({ kind: 'too few months', given: 20, needed: 21 })
    expect(forecastWaits([])).toEqual({ kind: 'too few months', given: 0, needed: 21 })
  })

  it('reaches no further than a year', () => {
    expect(() =>
      forecastWaits(
        months(30, () => ({})),
        { horizon: 13 },
      ),
    ).toThrow('1 to 12 months ahead, and not 13')
  })

  it('of any months is of numbers, in order, between nothing and all', () => {
    const figures = fc.record({ within18: fc.nat(500), between: fc.nat(500), over52: fc.nat(50) })
    fc.assert(
      fc.property(fc.array(figures, { minLength: 21, maxLength: 30 }), (some) => {
        const history = months(some.length, (n) => {
          const { within18, between, over52 } = some[n]!
          return { within18, over52, waiting: within18 + between + over52, p92: null }
        })
        const all = forecastOf(history).months.flatMap(({ waiting, over52, shareWithin18 }) => [
          ...[waiting, over52].map(
            ({ low, middle, high }) => low >= 0 && low <= middle + 1e-6 && middle <= high + 1e-6,
          ),
          shareWithin18.low >= 0 && shareWithin18.high <= 1 && shareWithin18.low <= shareWithin18.high,
        ])
        expect(all).not.toContain(false)
      }),
      { numRuns: 20 },
    )
  })
})

describe('months', () => {
  it('that are missing lie between their neighbours, and are known as such', () => {
    const filled = monthSeries([
      { month: '2023-05', value: 30 },
      { month: '2023-03', value: 10 },
    ])
    expect(filled).toEqual({ firstMonth: monthNumber('2023-03'), values: [10, 20, 30], isKnown: [true, false, true] })
  })

  it('that are no months, or there twice, are refused', () => {
    expect(() => monthNumber('2023-13')).toThrow('"2023-13" is no month such as 2026-03')
    const twice = { month: '2023-03', value: 1 }
    expect(() => monthSeries([twice, twice])).toThrow('The month 2023-03 is there twice')
  })
})

describe('the season', () => {
  it('is what each month lies above its year, and adds up to nothing', () => {
    const season = seasonOf(series(Array.from({ length: 36 }, (_, n) => 100 + n + (n % 12 === 0 ? 12 : 0))))
    expect(season[0]).toBeCloseTo(11, 9)
    expect(season[5]).toBeCloseTo(-1, 9)
    expect(season.reduce((sum, amount) => sum + amount, 0)).toBeCloseTo(0, 9)
  })

  it('adds up to nothing even if the year bends and some months were seen more often', () => {
    const season = seasonOf(series(Array.from({ length: 31 }, (_, n) => n ** 3 + (n % 12 === 6 ? 500 : 0))))
    expect(season.reduce((sum, amount) => sum + amount, 0)).toBeCloseTo(0, 6)
  })

  it('is nothing while there are fewer than two years', () => {
    expect(seasonOf(series(Array.from({ length: 23 }, (_, n) => n % 12)))).toEqual(Array.from({ length: 12 }, () => 0))
  })
})

describe('methods', () => {
  it('as last month and as the same month last year say just that', () => {
    const values = Array.from({ length: 14 }, (_, n) => n * n)
    expect(lastMonth.forecast(series(values), 2)).toEqual([169, 169])
    expect(sameMonthLastYear.forecast(series(values), 2)).toEqual([4, 9])
  })

  it('that follow a trend go on with it, and wear off if damped', () => {
    const values = Array.from({ length: 20 }, (_, n) => 10 * n)
    const named = (says: string) => methods.find((method) => method.says === says)!.forecast(series(values), 2)
    expect(named('the trend of 12 months, undamped, no season')).toEqual([200, 210])
    expect(named('the trend of 12 months, damped by 0.8 a month, no season')).toEqual([198, 204.4])
  })

  it('count by what was known, and by nothing that came after', () => {
    const values = Array.from({ length: 30 }, (_, n) => 100 + 10 * Math.sin(n) + (n > 22 ? 40 * (n - 22) : 0))
    const [later, earlier] = [series(values), series(values.slice(0, 22))]
    expect(new Trials(later, amounts, 12).weigh(22)).toEqual(new Trials(earlier, amounts, 12).weigh(22))
    expect(new Trials(later, amounts, 12).forecast(22)).toEqual(new Trials(earlier, amounts, 12).forecast(22))
  })

  it('count by how well they did: on a straight line nearly all of the say is with undamped trends', () => {
    const line = series(Array.from({ length: 30 }, (_, n) => Math.expm1(1 + n / 10)))
    const weighed = new Trials(line, amounts, 12).weigh(30)
    const undamped = weighed.filter(({ method }) => method.says.includes('undamped'))
    expect(undamped.reduce((sum, { weight }) => sum + weight, 0)).toBeGreaterThan(0.9)
    expect(weighed.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 9)
    expect(weighed.find(({ method }) => method === lastMonth)!.weight).toBeLessThan(1e-6)
  })
})
