/**
 * How well each method would have done with one figure: as if it stood at each month in turn, knew the months before, and
 * were asked for those after (a rolling origin). What comes after the months that are known is never looked at, so methods
 * can be weighed by this and then be tried on what follows.
 */
import { type Method, methods } from './methods.ts'
import { type MonthSeries, upTo } from './month-series.ts'
import type { Scale } from './scale.ts'

/** A year and a quarter, so that a trend and last year's month are there to be used. */
const firstOrigin = 15
/** Three origins at least. */
export const fewestMonths = firstOrigin + 3

/** A method, how much it counts, and its mean absolute error in its trials. */
export type Weighed = { readonly method: Method; readonly weight: number; readonly error: number }

/**
 * Steep, so that a method with a tenth more error counts for a third and one with twice the error for nothing, and methods
 * that did as well as each other share the say. Of 1, 2, 4, 8, 12 and 16, and of the best method alone, this did best on
 * the published months up to March 2025: see docs/how-the-simulation-thinks.md.
 */
const steepness = 12

export class Trials {
  private readonly series: MonthSeries
  private readonly scale: Scale
  private readonly horizon: number
  private readonly onScale: MonthSeries
  /** What each method forecast from so many months: each is needed again for every month after. */
  private readonly made = new Map<number, readonly (readonly number[])[]>()

  constructor(series: MonthSeries, scale: Scale, horizon: number) {
    this.series = series
    this.scale = scale
    this.horizon = horizon
    this.onScale = { ...series, values: series.values.map(scale.to) }
  }

  /** Every method by how well it did in the first so many months. Weights add up to 1. */
  weigh(known: number): readonly Weighed[] {
    const errors = methods.map((_, n) => this.error(n, known))
    const least = Math.min(...errors)
    const shares = errors.map((error) => (error === least ? 1 : (least / error) ** steepness))
    const all = shares.reduce((sum, share) => sum + share, 0)
    return methods.map((method, n) => ({ method, weight: shares[n]! / all, error: errors[n]! }))
  }

  /** What the methods, weighed by the first so many months, forecast on average for those after. */
  forecast(known: number): readonly number[] {
    const weighed = this.weigh(known)
    const made = this.madeFrom(known)
    return Array.from({ length: this.horizon }, (_, ahead) =>
      weighed.reduce((sum, { weight }, n) => sum + weight * made[n]![ahead]!, 0),
    )
  }

  /** Each distance ahead counts the same: there are more trials at one month than at twelve. */
  private error(method: number, known: number): number {
    const { values, isKnown } = this.series
    let sum = 0
    let distances = 0
    for (let ahead = 0; ahead < this.horizon; ahead++) {
      let misses = 0
      let count = 0
      for (let origin = firstOrigin; origin + ahead < known; origin++) {
        if (!isKnown[origin + ahead]) continue
        misses += Math.abs(this.madeFrom(origin)[method]![ahead]! - values[origin + ahead]!)
        count++
      }
      if (count === 0) continue
      sum += misses / count
      distances++
    }
    // Nothing but filled months to be held to: no method is better than another.
    return distances === 0 ? 0 : sum / distances
  }

  private madeFrom(known: number): readonly (readonly number[])[] {
    const before = this.made.get(known)
    if (before) return before
    const series = upTo(this.onScale, known)
    const made = methods.map((method) => method.forecast(series, this.horizon).map(this.scale.from))
    this.made.set(known, made)
    return made
  }
}
