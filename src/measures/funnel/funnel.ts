/**
 * Units of different sizes against one target: the smaller a unit, the further chance alone takes it, so that limits have
 * the shape of a funnel. Source: Spiegelhalter D.J., "Funnel plots for comparing institutional performance", Statistics
 * in Medicine 24 (2005), 1185 to 1202. Which scale is used is said by the two kinds: proportion-funnel.ts, ratio-funnel.ts.
 */
import type { Interval } from '../distributions/confidence.ts'
import { notTold, type Told, told } from '../not-told.ts'
import { type OverDispersion, overDispersion, type Score } from './over-dispersion.ts'

/**
 * How many standard errors hold 95% and 99.8% of units that differ by chance alone: about 2 and 3. To six decimals, as the
 * published tools for funnel plots have them, so that the same data give the same limits here and there.
 */
const warningReach = 1.959964
const alarmReach = 3.090232

export type FunnelLimits = {
  /** 95%: 1 unit in 20 lies outside by chance. */
  readonly warning: Interval
  /** 99.8%: 1 in 500. */
  readonly alarm: Interval
}

/** `low` and `high` are beyond the warning limits and within those of alarm. */
export const funnelPositions = ['very-low', 'low', 'usual', 'high', 'very-high'] as const
export type FunnelPosition = (typeof funnelPositions)[number]

export type FunnelUnit = {
  readonly name: string
  /** The denominator: people, or what was expected. */
  readonly size: number
  readonly value: number
  /** Standard errors from the target, without over-dispersion and with it. */
  readonly z: number
  readonly adjustedZ: number
  readonly limits: FunnelLimits
  readonly position: FunnelPosition
}

export type Funnel = {
  readonly target: number
  readonly dispersion: OverDispersion
  /** Whether the limits were widened by it. */
  readonly isAdjusted: boolean
  readonly units: readonly FunnelUnit[]
  /** Units without a denominator, which have no place in the funnel. */
  readonly leftOut: readonly string[]
}

export type FunnelOptions = {
  /** Whether limits allow for units that differ more than by chance. They do unless told otherwise. */
  readonly adjust?: boolean
  /** The share of scores at each end that is not let have its full say: a tenth unless said. */
  readonly trim?: number
}

/** How values are put on a scale on which their error depends on size alone. */
export type FunnelScale = {
  readonly target: number
  /** The value on the scale, less the target. */
  readonly distance: (value: number, size: number) => number
  readonly error: (size: number) => number
  /** From the scale back to the measure. */
  readonly at: (distance: number) => number
  readonly calm: (scores: readonly Score[], trim: number) => readonly Score[]
}

export function funnelOn(
  scale: FunnelScale,
  named: readonly { readonly name: string; readonly value: number; readonly size: number }[],
  { adjust = true, trim = 0.1 }: FunnelOptions,
): Told<Funnel> {
  if (!(trim >= 0 && trim < 0.5)) throw new Error(`A share of ${trim} at each end leaves nothing in the middle`)
  const placed = named.filter(({ size }) => size > 0)
  if (placed.length === 0) return notTold('No unit has a denominator, so there is nothing to compare')
  const scores = placed.map(({ value, size }) => {
    const error = scale.error(size)
    return { z: scale.distance(value, size) / error, error }
  })
  const dispersion = overDispersion(scale.calm(scores, trim))
  const tauSquared = adjust ? dispersion.tauSquared : 0
  const units = placed.map(({ name, value, size }, n): FunnelUnit => {
    const { z, error } = scores[n]!
    const adjustedZ = (z * error) / Math.sqrt(error ** 2 + tauSquared)
    const limits = limitsOn(scale, size, tauSquared)
    return { name, size, value, z, adjustedZ, limits, position: positionOf(adjustedZ) }
  })
  const leftOut = named.filter(({ size }) => !(size > 0)).map(({ name }) => name)
  return told({ target: scale.target, dispersion, isAdjusted: tauSquared > 0, units, leftOut })
}

export function limitsOn(scale: FunnelScale, size: number, tauSquared: number): FunnelLimits {
  const error = Math.sqrt(scale.error(size) ** 2 + tauSquared)
  const within = (reach: number): Interval => ({ lower: scale.at(-reach * error), upper: scale.at(reach * error) })
  return { warning: within(warningReach), alarm: within(alarmReach) }
}

function positionOf(z: number): FunnelPosition {
  if (Math.abs(z) <= warningReach) return 'usual'
  const isFar = Math.abs(z) > alarmReach
  if (z < 0) return isFar ? 'very-low' : 'low'
  return isFar ? 'very-high' : 'high'
}
