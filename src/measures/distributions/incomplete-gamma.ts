/**
 * The incomplete gamma function as shares of the whole: the part below x and the part above, which add up to 1.
 *
 * Source: NIST Digital Library of Mathematical Functions 8.11.4 (the series, used below a + 1) and 8.9.2 (the continued
 * fraction, used above, by Lentz's method as Thompson and Barnett changed it). Accuracy about 1 part in 10^13.
 */
import { logGamma } from './log-gamma.ts'

/** The share below x, for a above 0 and x from 0. */
export function gammaShareBelow(a: number, x: number): number {
  if (x <= 0) return 0
  return x < a + 1 ? series(a, x) : 1 - fraction(a, x)
}

/** The share above x: not 1 less the share below, which would lose a small one. */
export function gammaShareAbove(a: number, x: number): number {
  if (x <= 0) return 1
  return x < a + 1 ? 1 - series(a, x) : fraction(a, x)
}

const enough = 1e-16
/** Both ways need some multiple of the root of a; this is far beyond it. */
const mostTerms = 200_000
/** Stands in for a denominator of nothing. */
const tiny = 1e-300

function series(a: number, x: number): number {
  let term = 1 / a
  let total = term
  for (let n = 1; n < mostTerms && Math.abs(term) > Math.abs(total) * enough; n++) {
    term *= x / (a + n)
    total += term
  }
  return Math.min(1, total * front(a, x))
}

function fraction(a: number, x: number): number {
  let b = x + 1 - a
  let c = 1 / tiny
  let d = 1 / b
  let value = d
  for (let n = 1; n < mostTerms; n++) {
    const step = -n * (n - a)
    b += 2
    d = 1 / (step * d + b || tiny)
    c = b + step / c || tiny
    value *= d * c
    if (Math.abs(d * c - 1) < 2 * Number.EPSILON) break
  }
  return Math.min(1, value * front(a, x))
}

const front = (a: number, x: number): number => Math.exp(a * Math.log(x) - x - logGamma(a))
