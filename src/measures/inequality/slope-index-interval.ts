/**
 * How far the slope and relative index could have been otherwise by chance: a parametric bootstrap. Each group's value is
 * drawn again and again from what its own interval says of it, and the middle share of the indices is kept.
 *
 * Source: the Office for Health Improvement and Disparities' technical guide to the slope index of inequality, which draws
 * 100,000 times; Efron B. and Tibshirani R.J., *An introduction to the bootstrap*, 1993, section 13.3 (percentiles).
 */
import { finite } from '../amount.ts'
import { type Interval, reachOf, usualConfidence } from '../distributions/confidence.ts'
import { quantileOf } from '../distributions/sample-quantile.ts'
import { notTold, type Told, told } from '../not-told.ts'
import { lineFitter } from './fitted-slope.ts'
import { normalDraws } from './normal-draws.ts'
import { type DeprivationGroup, indices, type SlopeIndex, slopeIndex } from './slope-index.ts'
import { back, fits, onto, type ValueScale } from './value-scale.ts'

/** The interval of a group's value, at the confidence of all. */
export type UncertainGroup = DeprivationGroup & Interval

export type SlopeIndexInterval = SlopeIndex & {
  readonly siiInterval: Interval
  /** Null where some draws had no ratio. */
  readonly riiInterval: Interval | null
}

export type BootstrapOptions = {
  /** On which the line is fitted. */
  readonly scale?: ValueScale
  /** On which a value is spread evenly to both sides: 'log' for rates, 'logit' for shares. */
  readonly spreadOn?: ValueScale
  readonly draws?: number
  readonly confidence?: number
  /** The confidence of the groups' own intervals. */
  readonly groupConfidence?: number
  /** From 0 up to 1, seeded by the caller. */
  readonly random: () => number
}

export function slopeIndexInterval(
  groups: readonly UncertainGroup[],
  {
    scale = 'linear',
    spreadOn = scale,
    draws = 10_000,
    confidence = usualConfidence,
    groupConfidence = usualConfidence,
    random,
  }: BootstrapOptions,
): Told<SlopeIndexInterval> {
  const index = slopeIndex(groups, scale)
  if (!index.told) return index
  const fit = lineFitter(groups.map(({ population }) => population))!
  const reach = reachOf(groupConfidence)
  const peopled = groups.map(({ population }) => population > 0)
  const lost = groups.findIndex((group, n) => peopled[n] && !hasSpread(group, spreadOn))
  if (lost >= 0) return notTold(`Group ${lost + 1} has an interval that cannot be drawn from`)
  const centre = groups.map(({ value }, n) => (peopled[n] ? onto(spreadOn, value) : 0))
  const error = groups.map(({ lower, upper }, n) =>
    peopled[n] ? (onto(spreadOn, upper) - onto(spreadOn, lower)) / (2 * reach) : 0,
  )
  const draw = normalDraws(random)
  const siis = new Float64Array(draws)
  const riis = new Float64Array(draws)
  const values = new Float64Array(groups.length)
  let withoutRatio = 0
  for (let n = 0; n < draws; n++) {
    for (let group = 0; group < groups.length; group++) {
      const drawn = centre[group]! + error[group]! * draw()
      values[group] = spreadOn === scale ? drawn : onto(scale, clamped(scale, back(spreadOn, drawn)))
    }
    const { sii, rii } = indices(fit(values), scale)
    siis[n] = sii
    riis[n] = rii ?? 0
    if (rii === null) withoutRatio += 1
  }
  return told({
    ...index,
    siiInterval: middleShare(siis, confidence),
    riiInterval: withoutRatio > 0 ? null : middleShare(riis, confidence),
  })
}

function hasSpread({ lower, upper, value }: UncertainGroup, scale: ValueScale): boolean {
  for (const end of [lower, upper]) finite('end of an interval', end)
  return lower <= upper && fits(scale, value) && fits(scale, lower) && fits(scale, upper)
}

/** A draw can leave a scale on which the values themselves have their places: it is then taken as its very edge. */
function clamped(scale: ValueScale, value: number): number {
  if (scale === 'linear') return value
  const edge = 1e-12
  return scale === 'log' ? Math.max(edge, value) : Math.min(1 - edge, Math.max(edge, value))
}

function middleShare(values: Float64Array, confidence: number): Interval {
  const tail = (1 - confidence) / 2
  return { lower: quantileOf(values, tail), upper: quantileOf(values, 1 - tail) }
}
