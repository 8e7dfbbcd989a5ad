/**
 * Forecasts the published figures of a list from its own past months, a nation's, a board's or a trust's, and says how far
 * off it may be.
 */
import type { Estimate } from '../summarise.ts'
import { type MonthSeries, monthText } from './month-series.ts'
import { amounts, type Scale, shares } from './scale.ts'
import { fewestMonths } from './trials.ts'
import { type Figures, type PublishedMonth, seriesOf, WaitsTrials } from './waits-trials.ts'

export type ForecastMonth = {
  readonly month: string
  readonly waiting: Estimate
  readonly shareWithin18: Estimate
  readonly over52: Estimate
  /** Null where any month's was hidden. */
  readonly p92: Estimate | null
}

export type ForecastChoices = {
  /** Months ahead, 1 to 12. */
  readonly horizon?: number
  /** How many of the months should lie between `low` and `high`. */
  readonly interval?: number
}

export type WaitsForecast =
  | { readonly kind: 'too few months'; readonly given: number; readonly needed: number }
  | {
      readonly kind: 'forecast'
      readonly months: readonly ForecastMonth[]
      readonly interval: number
      /** What each part, and the 92nd percentile, is forecast with: those methods that count for a tenth or more. */
      readonly parts: readonly {
        readonly part: string
        readonly methods: readonly { readonly says: string; readonly weight: number }[]
      }[]
    }

/** 4 in 5: two or three years of months cannot show what happens once in twenty. */
const usualInterval = 0.8

const worthSaying = 0.1

/** How often the whole procedure must have been tried for an interval. */
const fewestTries = 3

export function forecastWaits(
  history: readonly PublishedMonth[],
  { horizon = 12, interval = usualInterval }: ForecastChoices = {},
): WaitsForecast {
  if (!(Number.isInteger(horizon) && horizon >= 1 && horizon <= 12))
    throw new Error(`A forecast reaches 1 to 12 months ahead, and not ${horizon}`)
  const needed = fewestMonths + fewestTries
  const count = history.length === 0 ? 0 : seriesOf(history).waiting.values.length
  if (count < needed) return { kind: 'too few months', given: count, needed }
  const all = seriesOf(history)
  const trials = new WaitsTrials(all, horizon)
  const forecast = trials.forecast(count)
  const tried = Array.from({ length: count - fewestMonths }, (_, n) => fewestMonths + n).map((known) => ({
    known,
    figures: trials.forecast(known),
  }))
  const estimates = (figure: keyof Figures, scale: Scale, series: MonthSeries) => {
    const misses = tried.flatMap(({ known, figures }) => missesOf(series, known, figures[figure] ?? []))
    return withInterval(forecast[figure] ?? [], scale, misses, interval)
  }
  const waiting = estimates('waiting', amounts, all.waiting)
  const share = estimates('shareWithin18', shares, all.share)
  const over52 = estimates('over52', amounts, all.over52)
  const p92 = all.p92 && estimates('p92', amounts, all.p92)
  return {
    kind: 'forecast',
    interval,
    parts: trials.weigh(count).map(({ part, methods }) => ({
      part,
      methods: methods
        .filter(({ weight }) => weight >= worthSaying)
        .map(({ method, weight }) => ({ says: method.says, weight }))
        .sort((a, b) => b.weight - a.weight),
    })),
    months: waiting.map((people, ahead) => ({
      month: monthText(all.waiting.firstMonth + count + ahead),
      waiting: people,
      shareWithin18: share[ahead]!,
      over52: over52[ahead]!,
      p92: p92?.[ahead] ?? null,
    })),
  }
}

type Miss = { readonly ahead: number; readonly forecast: number; readonly actual: number }

/** How far a forecast was off, by how many months ahead: 0 is the next. Months that were filled are not looked at. */
function missesOf({ values, isKnown }: MonthSeries, known: number, forecast: readonly number[]): Miss[] {
  return forecast.flatMap((figure, ahead) =>
    isKnown[known + ahead] ? [{ ahead, forecast: figure, actual: values[known + ahead]! }] : [],
  )
}

/**
 * The misses that make an interval are those of the whole procedure, weighing included, as it would have been done at the
 * time: methods that count most because they did best in their trials have flattered themselves in them. Misses are taken
 * to grow with the square root of the distance, so those at all distances together say how wide each month's interval is.
 */
function withInterval(
  forecast: readonly number[],
  scale: Scale,
  misses: readonly Miss[],
  interval: number,
): readonly Estimate[] {
  const squares = misses.map(
    ({ ahead, forecast: tried, actual }) => (scale.to(tried) - scale.to(actual)) ** 2 / (ahead + 1),
  )
  const aMonth = Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length)
  return forecast.map((middle, ahead) => {
    const reach = normalQuantile((1 + interval) / 2) * aMonth * Math.sqrt(ahead + 1)
    return { middle, low: scale.from(scale.to(middle) - reach), high: scale.from(scale.to(middle) + reach) }
  })
}

/** Of the normal distribution, for a share over a half, to 4.5e-4 (Abramowitz and Stegun, 26.2.23). */
function normalQuantile(share: number): number {
  const t = Math.sqrt(-2 * Math.log(1 - share))
  const above = 2.515517 + 0.802853 * t + 0.010328 * t * t
  return t - above / (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t ** 3)
}
