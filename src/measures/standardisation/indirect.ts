/**
 * How many events a place had for each that it would have had, were its rates those of a reference at every age.
 *
 * Source: Breslow N.E. and Day N.E., *Statistical methods in cancer research* volume II, IARC 1987, chapter 2; limits as
 * the Office for Health Improvement and Disparities prints them: Byar's, and exact below 10 events.
 */
import { atLeastNothing, sum, wholeAmount } from '../amount.ts'
import { type Interval, usualConfidence } from '../distributions/confidence.ts'
import { notTold, type Told, told } from '../not-told.ts'
import { countInterval } from '../proportions/count-interval.ts'
import type { RateOptions } from '../proportions/rate.ts'

export type ReferenceBand = {
  readonly count: number
  readonly population: number
  readonly referenceCount: number
  readonly referencePopulation: number
}

export type StandardisedRatio = Interval & {
  readonly observed: number
  readonly expected: number
  readonly value: number
}

/** For each `per` expected: 100 unless said, so that 110 is a tenth more than expected. */
export function indirectlyStandardisedRatio(
  bands: readonly ReferenceBand[],
  { per = 100, confidence = usualConfidence }: RateOptions = {},
): Told<StandardisedRatio> {
  for (const band of bands) {
    wholeAmount('count of a band', band.count)
    atLeastNothing('population of a band', band.population)
    atLeastNothing('count of the reference', band.referenceCount)
    atLeastNothing('population of the reference', band.referencePopulation)
  }
  if (bands.some((band) => band.population > 0 && band.referencePopulation === 0)) {
    return notTold('The reference has nobody in a band that has people here')
  }
  const observed = sum(bands.map(({ count }) => count))
  const expected = sum(
    bands.map((band) =>
      band.population === 0 ? 0 : (band.population * band.referenceCount) / band.referencePopulation,
    ),
  )
  return ratio(observed, expected, { per, confidence })
}

/** The same where somebody else worked out what was expected, such as a model of risk. */
export function ratio(
  observed: number,
  expected: number,
  { per = 100, confidence = usualConfidence }: RateOptions = {},
): Told<StandardisedRatio> {
  const { lower, upper } = countInterval(observed, confidence)
  if (atLeastNothing('expected number', expected) === 0)
    return notTold('Nothing is expected, so there is no ratio to it')
  const scale = per / expected
  return told({ observed, expected, value: observed * scale, lower: lower * scale, upper: upper * scale })
}

/** The ratio times the rate of the whole reference: a rate that can be said for so many people. */
export function indirectlyStandardisedRate(
  bands: readonly ReferenceBand[],
  { per = 100_000, confidence = usualConfidence }: RateOptions = {},
): Told<StandardisedRatio> {
  const people = sum(bands.map(({ referencePopulation }) => referencePopulation))
  if (people === 0) return notTold('The reference has nobody')
  const events = sum(bands.map(({ referenceCount }) => referenceCount))
  return indirectlyStandardisedRatio(bands, { per: (events / people) * per, confidence })
}
