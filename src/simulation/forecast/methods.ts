/**
 * Ways to forecast a monthly figure, from the plainest on. All begin at the last month and add two things: how it has been
 * going of late, which wears off, and what month of the year it is.
 */
import type { MonthSeries } from './month-series.ts'
import { seasonOf } from './season.ts'

export type Method = {
  /** As people read it. */
  readonly says: string
  /** The months after the last, on the scale of the series. */
  forecast(series: MonthSeries, horizon: number): number[]
}

/** Nothing changes: what a forecast has to beat. */
export const lastMonth: Method = { says: 'as last month', forecast: (series, horizon) => trending(series, horizon, {}) }

/** As the same month a year before, or as last month while there is no year: the other thing to beat. */
export const sameMonthLastYear: Method = {
  says: 'as the same month last year',
  forecast: ({ values }, horizon) =>
    Array.from({ length: horizon }, (_, ahead) => {
      const at = values.length - 12 + (ahead % 12)
      return at >= 0 ? values[at]! : values.at(-1)!
    }),
}

const slopeMonths = [6, 12, 18]
const dampings = [0.8, 0.9, 0.95, 0.98, 1]
const seasonParts = [0, 0.5, 1]
const partWords: Readonly<Record<number, string>> = { 0: 'no season', 0.5: 'half of the season', 1: 'the season' }

/** All that a forecast is chosen from, the plainest first: of equally good ones the first is taken. */
export const methods: readonly Method[] = [
  lastMonth,
  sameMonthLastYear,
  ...seasonParts.slice(1).map(
    (season): Method => ({
      says: `as last month, with ${partWords[season]}`,
      forecast: (series, horizon) => trending(series, horizon, { season }),
    }),
  ),
  ...dampings.flatMap((damping) =>
    slopeMonths.flatMap((slope) =>
      seasonParts.map(
        (season): Method => ({
          says: `the trend of ${slope} months, ${damping === 1 ? 'undamped' : `damped by ${damping} a month`}, ${partWords[season]}`,
          forecast: (series, horizon) => trending(series, horizon, { slope, damping, season }),
        }),
      ),
    ),
  ),
]

type Trend = { readonly slope?: number; readonly damping?: number; readonly season?: number }

/**
 * From the last month on, without its season: the slope of a line through the last months, times damping, times damping
 * twice over, and so on; and the month's season again.
 */
function trending(series: MonthSeries, horizon: number, { slope = 0, damping = 1, season = 0 }: Trend): number[] {
  const factors = seasonOf(series).map((factor) => factor * season)
  const factorAt = (n: number) => factors[(series.firstMonth + n) % 12]!
  const smooth = series.values.map((value, n) => value - factorAt(n))
  const aMonth = slope === 0 ? 0 : slopeOf(smooth.slice(-slope - 1))
  const forecast: number[] = []
  let level = smooth.at(-1)!
  let step = aMonth
  for (let ahead = 0; ahead < horizon; ahead++) {
    step *= damping
    level += step
    forecast.push(level + factorAt(smooth.length + ahead))
  }
  return forecast
}

/** Of the line through equally spaced values that is nearest to them (least squares). */
function slopeOf(values: readonly number[]): number {
  const middle = (values.length - 1) / 2
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  let together = 0
  let squares = 0
  values.forEach((value, n) => {
    together += (n - middle) * (value - mean)
    squares += (n - middle) ** 2
  })
  return squares === 0 ? 0 : together / squares
}
