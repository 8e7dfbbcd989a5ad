/**
 * The chi-squared distribution: how often chance alone goes beyond a value, and the value that a share stays below.
 *
 * Source: Abramowitz and Stegun 26.4.19 (the incomplete gamma function); the start of the search is Wilson and Hilferty
 * 1931 (26.4.17).
 */
import { gammaShareAbove, gammaShareBelow } from './incomplete-gamma.ts'
import { logGamma } from './log-gamma.ts'
import { normalQuantile } from './normal-quantile.ts'

/** How likely chance alone gives this much or more. */
export function chiSquaredAbove(value: number, degrees: number): number {
  return gammaShareAbove(degrees / 2, value / 2)
}

/** The value that this share, strictly between 0 and 1, stays below. Relative accuracy about 1 part in 10^13. */
export function chiSquaredQuantile(share: number, degrees: number): number {
  const a = degrees / 2
  let low = 0
  let high = Number.POSITIVE_INFINITY
  let x = start(share, degrees) / 2
  for (let n = 0; n < 200; n++) {
    const miss = gammaShareBelow(a, x) - share
    if (miss > 0) high = x
    else low = x
    const slope = Math.exp((a - 1) * Math.log(x) - x - logGamma(a))
    const newton = x - miss / slope
    // Newton's step where it stays between what is known to be too low and too high, and the middle where it does not.
    const next = newton > low && newton < high ? newton : high === Number.POSITIVE_INFINITY ? x * 2 : (low + high) / 2
    if (Math.abs(next - x) <= 4 * Number.EPSILON * x) return 2 * next
    x = next
  }
  return 2 * x
}

function start(share: number, degrees: number): number {
  const part = 2 / (9 * degrees)
  const guess = degrees * (1 - part + normalQuantile(share) * Math.sqrt(part)) ** 3
  if (guess > 0.01 * degrees) return guess
  // Far in the lower tail the first term of the series is all there is of the distribution.
  const a = degrees / 2
  return 2 * Math.exp((Math.log(share) + Math.log(a) + logGamma(a)) / a)
}
