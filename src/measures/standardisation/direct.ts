/**
 * What a place's rate would be, were its people as old as a standard population.
 *
 * Sources: Dobson A.J. and others, "Confidence intervals for weighted sums of Poisson parameters", Statistics in Medicine
 * 10 (1991), with Byar's interval of the count, as the Office for Health Improvement and Disparities prints it. It does
 * not print those of fewer than 10 events, and nor do we.
 */
import { atLeastNothing, sum, wholeAmount } from '../amount.ts'
import { type Interval, usualConfidence } from '../distributions/confidence.ts'
import { notTold, type Told, told } from '../not-told.ts'
import { byarInterval } from '../proportions/count-interval.ts'
import type { RateOptions } from '../proportions/rate.ts'

/** One age band, or one band of age and sex. */
export type StandardBand = {
  readonly count: number
  readonly population: number
  /** How many of the standard population are of the band. */
  readonly standard: number
}

export type StandardisedRate = Interval & {
  readonly count: number
  readonly population: number
  readonly value: number
}

const fewestEvents = 10

export function directlyStandardisedRate(
  bands: readonly StandardBand[],
  { per = 100_000, confidence = usualConfidence }: RateOptions = {},
): Told<StandardisedRate> {
  for (const { count, population, standard } of bands) {
    wholeAmount('count of a band', count)
    atLeastNothing('population of a band', population)
    atLeastNothing('standard population of a band', standard)
  }
  const counted = bands.filter(({ standard }) => standard > 0)
  const standard = sum(counted.map((band) => band.standard))
  const count = sum(counted.map((band) => band.count))
  const population = sum(counted.map((band) => band.population))
  if (standard === 0) return notTold('The standard population is empty')
  if (counted.some((band) => band.population === 0))
    return notTold('A band of the standard has nobody here to have a rate')
  if (count < fewestEvents) return notTold(`There are fewer than ${fewestEvents} events, too few to standardise`)
  const value = sum(counted.map((band) => (band.standard * band.count) / band.population)) / standard
  const variance = sum(counted.map((band) => (band.standard / band.population) ** 2 * band.count)) / standard ** 2
  const { lower, upper } = byarInterval(count, confidence)
  const scale = Math.sqrt(variance / count)
  return told({
    count,
    population,
    value: value * per,
    lower: Math.max(0, value + scale * (lower - count)) * per,
    upper: (value + scale * (upper - count)) * per,
  })
}
