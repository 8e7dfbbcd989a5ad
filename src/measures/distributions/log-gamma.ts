/**
 * The logarithm of the gamma function, of which the factorials are whole steps.
 *
 * Source: Stirling's series, NIST Digital Library of Mathematical Functions 5.11.1, taken where it is exact to a few
 * parts in 10^16, and brought down from there by the recurrence 5.5.1.
 */

/** For x above 0. Relative accuracy about 1 part in 10^14. */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new Error(`The gamma function is asked for above 0, and not for ${x}`)
  let product = 1
  let high = x
  while (high < 16) {
    product *= high
    high += 1
  }
  const inverse = 1 / (high * high)
  const series = bernoulli.reduceRight((value, term) => value * inverse + term, 0) / high
  return (high - 0.5) * Math.log(high) - high + 0.5 * Math.log(2 * Math.PI) + series - Math.log(product)
}

/** Bernoulli numbers over 2k(2k - 1). */
const bernoulli = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360_360, 1 / 156]
