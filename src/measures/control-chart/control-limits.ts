/**
 * Between which values a measure usually varies: its mean, and 2.66 mean moving ranges to either side.
 *
 * Source: Shewhart W.A. 1931; Wheeler D.J., *Understanding variation*, 2000, chapter 3; NHS England (control-rules.ts).
 */
import { finite, sum } from '../amount.ts'
import { notTold, type Told, told } from '../not-told.ts'
import type { ControlRules } from './control-rules.ts'

export type ControlLimits = {
  readonly mean: number
  readonly lower: number
  readonly upper: number
  /** Two thirds of the way to the limits. */
  readonly nearLower: number
  readonly nearUpper: number
  readonly meanMovingRange: number
  /** Moving ranges that were left out as outlying. */
  readonly rangesLeftOut: number
  /** Of how many points. */
  readonly points: number
  /** Whether these are too few to be relied on. */
  readonly isTrial: boolean
}

/** 3 standard deviations, which a mean moving range is 1.128 of: by convention to two decimals. */
const limitFactor = 2.66
/** A moving range of this many means or more is outlying: the upper limit of a chart of ranges. */
const outlyingRange = 3.267

/** Of values in order of time. A series that never changes has both limits at its mean. */
export function controlLimits(values: readonly number[], rules: ControlRules): Told<ControlLimits> {
  for (const value of values) finite('value of a point', value)
  const points = values.length
  if (points < rules.fewestPoints) {
    return notTold(
      `${points === 1 ? 'There is 1 point' : `There are ${points} points`}, and limits need ${rules.fewestPoints} or more`,
    )
  }
  if (points < 2) return notTold('One point does not show how a measure varies')
  const first = values[0]!
  // Counted from the first, so that the mean of a series that never changes is exactly what it is.
  const mean = first + average(values.map((value) => value - first))
  const ranges = values.slice(1).map((value, n) => Math.abs(value - values[n]!))
  const usual = rules.screenRanges ? withoutOutlying(ranges) : ranges
  const meanMovingRange = average(usual)
  const reach = limitFactor * meanMovingRange
  return told({
    mean,
    lower: mean - reach,
    upper: mean + reach,
    nearLower: mean - (reach * 2) / 3,
    nearUpper: mean + (reach * 2) / 3,
    meanMovingRange,
    rangesLeftOut: ranges.length - usual.length,
    points,
    isTrial: points < rules.trialBelow,
  })
}

function withoutOutlying(ranges: readonly number[]): readonly number[] {
  const most = outlyingRange * average(ranges)
  // Where nothing changes, no range is outlying.
  return most === 0 ? ranges : ranges.filter((range) => range < most)
}

const average = (values: readonly number[]): number => sum(values) / values.length
