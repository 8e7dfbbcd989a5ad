/**
 * A funnel of observed over expected numbers, such as of deaths or revisions, around 1.
 *
 * Sources: NHS Digital's specification of the summary hospital-level mortality indicator for the logarithm, whose error
 * is one over the root of what is expected, with truncated scores; Spiegelhalter 2005 (see funnel.ts) and the Care Quality
 * Commission's outlier methods for the root, whose error is half of that, with winsorised scores.
 */
import { atLeastNothing, wholeAmount } from '../amount.ts'
import type { Told } from '../not-told.ts'
import { type Funnel, type FunnelLimits, type FunnelOptions, type FunnelScale, funnelOn, limitsOn } from './funnel.ts'
import { truncated, winsorised } from './over-dispersion.ts'

export type RatioUnit = { readonly name: string; readonly observed: number; readonly expected: number }
export type RatioScale = 'logarithm' | 'root'

export function ratioFunnel(
  units: readonly RatioUnit[],
  { scale = 'logarithm', ...options }: FunnelOptions & { readonly scale?: RatioScale } = {},
): Told<Funnel> {
  for (const { name, observed, expected } of units) {
    wholeAmount(`observed number of ${name}`, observed)
    atLeastNothing(`expected number of ${name}`, expected)
  }
  return funnelOn(
    scales[scale],
    units.map(({ name, observed, expected }) => ({
      name,
      size: expected,
      value: expected === 0 ? 0 : observed / expected,
    })),
    options,
  )
}

/** The limits of a unit of which any number is expected, to draw the funnel's lines through. */
export function ratioLimits(
  { dispersion, isAdjusted }: Funnel,
  expected: number,
  scale: RatioScale = 'logarithm',
): FunnelLimits {
  return limitsOn(scales[scale], expected, isAdjusted ? dispersion.tauSquared : 0)
}

/** Where next to nothing is expected a limit may lie beyond any number: it then stays at one that can be written. */
const furthest = 700

const scales: Readonly<Record<RatioScale, FunnelScale>> = {
  logarithm: {
    target: 1,
    // Nothing observed has no logarithm, and counts as half an event.
    distance: (value, expected) => Math.log(value === 0 ? 0.5 / expected : value),
    error: (expected) => 1 / Math.sqrt(expected),
    at: (distance) => Math.exp(Math.min(distance, furthest)),
    calm: truncated,
  },
  root: {
    target: 1,
    distance: (value) => Math.sqrt(value) - 1,
    error: (expected) => 1 / (2 * Math.sqrt(expected)),
    at: (distance) => Math.max(0, 1 + distance) ** 2,
    calm: winsorised,
  },
}
