/** Events for so many people or so much time, such as infections for 1,000 operations. */
import { atLeastNothing } from '../amount.ts'
import { type Interval, usualConfidence } from '../distributions/confidence.ts'
import { notTold, type Told, told } from '../not-told.ts'
import { countInterval } from './count-interval.ts'

export type Rate = Interval & {
  readonly count: number
  readonly exposure: number
  /** For each `per` of the exposure, as are both ends of its interval. */
  readonly value: number
}

export type RateOptions = {
  /** What the rate is for: 100,000 unless said. */
  readonly per?: number
  readonly confidence?: number
}

/** `exposure` is people, operations or time, in one unit. The interval is that of the count: see `countInterval`. */
export function rate(
  count: number,
  exposure: number,
  { per = 100_000, confidence = usualConfidence }: RateOptions = {},
): Told<Rate> {
  const { lower, upper } = countInterval(count, confidence)
  if (atLeastNothing('exposure', exposure) === 0) return notTold('There is nothing to take a rate of')
  const scale = per / exposure
  return told({ count, exposure, value: count * scale, lower: lower * scale, upper: upper * scale })
}
