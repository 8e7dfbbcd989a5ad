/**
 * A share of people, with the interval that public health figures are printed with.
 *
 * Source: Wilson E.B., "Probable inference, the law of succession, and statistical inference", JASA 22 (1927), 209 to
 * 212, as the Office for Health Improvement and Disparities uses it for proportions.
 */
import { wholeAmount } from '../amount.ts'
import { type Interval, reachOf, usualConfidence } from '../distributions/confidence.ts'
import { notTold, type Told, told } from '../not-told.ts'

export type Proportion = Interval & {
  readonly count: number
  readonly of: number
  /** From 0 to 1, as are both ends of its interval. */
  readonly value: number
}

/** How many of how many. Of nobody there is no share. */
export function proportion(count: number, of: number, confidence = usualConfidence): Told<Proportion> {
  wholeAmount('count', count)
  wholeAmount('whole', of)
  if (count > of) throw new Error(`${count} of ${of} is more than all of them`)
  if (of === 0) return notTold('There is nobody to take a share of')
  return told({ count, of, value: count / of, ...wilsonInterval(count, of, confidence) })
}

/** The interval of a share, from 0 to 1. It is 0 or 1 at the end where there is none or there are all. */
function wilsonInterval(count: number, of: number, confidence: number): Interval {
  const z = reachOf(confidence)
  const rest = of - count
  const middle = 2 * count + z * z
  const reach = z * Math.sqrt(z * z + (4 * count * rest) / of)
  const whole = 2 * (of + z * z)
  return {
    lower: count === 0 ? 0 : (middle - reach) / whole,
    upper: rest === 0 ? 1 : (middle + reach) / whole,
  }
}
