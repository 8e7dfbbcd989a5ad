/**
 * How far a count of events could have been otherwise by chance.
 *
 * Sources: Breslow N.E. and Day N.E., *Statistical methods in cancer research* volume II, IARC 1987, page 69, for Byar's
 * approximation; Garwood F., "Fiducial limits for the Poisson distribution", Biometrika 28 (1936), for the exact limits.
 * The Office for Health Improvement and Disparities uses the exact ones below 10 events, where Byar's are rough.
 */
import { wholeAmount } from '../amount.ts'
import { chiSquaredQuantile } from '../distributions/chi-squared.ts'
import { type Interval, reachOf, usualConfidence } from '../distributions/confidence.ts'

/** Byar's approximation, for any count. */
export function byarInterval(count: number, confidence = usualConfidence): Interval {
  wholeAmount('count', count)
  const z = reachOf(confidence)
  return { lower: count === 0 ? 0 : byar(count, -z), upper: byar(count + 1, z) }
}

/** The exact limits of a Poisson count. */
export function exactInterval(count: number, confidence = usualConfidence): Interval {
  wholeAmount('count', count)
  reachOf(confidence)
  const tail = (1 - confidence) / 2
  return {
    lower: count === 0 ? 0 : chiSquaredQuantile(tail, 2 * count) / 2,
    upper: chiSquaredQuantile(1 - tail, 2 * count + 2) / 2,
  }
}

/** From here on Byar's approximation serves. */
const fewestForByar = 10

/** The interval to print: exact below 10 events, Byar's from there. */
export function countInterval(count: number, confidence = usualConfidence): Interval {
  return count < fewestForByar ? exactInterval(count, confidence) : byarInterval(count, confidence)
}

/** Never below nothing, which the cube of so wide a reach could be. */
const byar = (count: number, z: number): number =>
  count * Math.max(0, 1 - 1 / (9 * count) + z / (3 * Math.sqrt(count))) ** 3
