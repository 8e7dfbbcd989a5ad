/** Holds a forecast to what came: it is given the months up to one, and scored on those after, beside the plainest two. */
import { forecastWaits, type WaitsForecast } from './forecast-waits.ts'
import { lastMonth, type Method, sameMonthLastYear } from './methods.ts'
import { monthNumber, monthSeries } from './month-series.ts'
import type { PublishedMonth } from './waits-trials.ts'

export type BackTested = {
  readonly figure: 'list size' | 'share within 18 weeks' | '92nd percentile' | 'over 52 weeks'
  /** In people, in shares (0.01 is a percentage point), or in weeks. */
  readonly ours: Score
  readonly lastMonth: Score
  readonly sameMonthLastYear: Score
  /** Of the months scored, how many lay between low and high. */
  readonly inside: number
}

export type Score = { readonly meanAbsoluteError: number; readonly meanAbsolutePercentageError: number }

export type BackTest = {
  readonly trainedOn: number
  readonly scored: number
  readonly interval: number
  readonly forecast: Extract<WaitsForecast, { kind: 'forecast' }>
  readonly figures: readonly BackTested[]
}

/**
 * @param trainTo the last month that the forecast may know; up to twelve months after it are scored, those that are there
 * Throws when there are too few months to train on, or none to score.
 */
export function backTest(months: readonly PublishedMonth[], trainTo: string): BackTest {
  const last = monthNumber(trainTo)
  const known = months.filter(({ month }) => monthNumber(month) <= last)
  const after = months.filter(({ month }) => monthNumber(month) > last && monthNumber(month) <= last + 12)
  const forecast = forecastWaits(known)
  if (forecast.kind !== 'forecast')
    throw new Error(`${forecast.given} months are too few: ${forecast.needed} are needed`)
  if (after.length === 0) throw new Error(`There are no months after ${trainTo} to score`)
  const figureOf: Readonly<Record<BackTested['figure'], (month: PublishedMonth) => number>> = {
    'list size': ({ waiting }) => waiting,
    'share within 18 weeks': ({ waiting, within18 }) => within18 / waiting,
    '92nd percentile': ({ p92 }) => p92!,
    'over 52 weeks': ({ over52 }) => over52,
  }
  const estimatesOf = (figure: BackTested['figure']) =>
    forecast.months.map((month) => {
      if (figure === 'list size') return month.waiting
      if (figure === 'share within 18 weeks') return month.shareWithin18
      return figure === '92nd percentile' ? month.p92! : month.over52
    })
  const ahead = after.map(({ month }) => monthNumber(month) - last - 1)
  const figures = (Object.keys(figureOf) as BackTested['figure'][]).map((figure): BackTested => {
    const series = monthSeries(known.map((month) => ({ month: month.month, value: figureOf[figure](month) })))
    const actual = after.map(figureOf[figure])
    const plain = (method: Method) => {
      const all = method.forecast(series, 12)
      return scoreOf(
        ahead.map((n) => all[n]!),
        actual,
      )
    }
    const estimates = ahead.map((n) => estimatesOf(figure)[n]!)
    return {
      figure,
      ours: scoreOf(
        estimates.map(({ middle }) => middle),
        actual,
      ),
      lastMonth: plain(lastMonth),
      sameMonthLastYear: plain(sameMonthLastYear),
      inside: estimates.filter(({ low, high }, n) => actual[n]! >= low && actual[n]! <= high).length,
    }
  })
  return { trainedOn: known.length, scored: after.length, interval: forecast.interval, forecast, figures }
}

function scoreOf(forecast: readonly number[], actual: readonly number[]): Score {
  const misses = forecast.map((figure, n) => Math.abs(figure - actual[n]!))
  return {
    meanAbsoluteError: misses.reduce((sum, miss) => sum + miss, 0) / misses.length,
    meanAbsolutePercentageError: misses.reduce((sum, miss, n) => sum + miss / actual[n]!, 0) / misses.length,
  }
}
