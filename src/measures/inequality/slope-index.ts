/**
 * How unequal a measure is along deprivation, as one number: the difference (slope index) and the ratio (relative index)
 * between the least and the most deprived ends of the fitted line, which uses all groups and not only the outer two.
 *
 * Sources: Mackenbach and Kunst 1997 (see fitted-slope.ts); the Office for Health Improvement and Disparities' technical
 * guide to the slope index of inequality, for the log and logit scales.
 */
import { finite } from '../amount.ts'
import { notTold, type Told, told } from '../not-told.ts'
import { type FittedLine, lineFitter } from './fitted-slope.ts'
import { ridits } from './ridit.ts'
import { back, fits, onto, type ValueScale } from './value-scale.ts'

export type DeprivationGroup = { readonly population: number; readonly value: number }

export type SlopeIndex = {
  /** Where each group stands, from 0 to 1. */
  readonly ridits: readonly number[]
  /** What the line says of the most deprived end and of the least, in the measure's own unit. */
  readonly mostDeprived: number
  readonly leastDeprived: number
  /** Slope index of inequality: least less most deprived. 0 is equal. */
  readonly sii: number
  /** Relative index of inequality: least over most deprived; 1 is equal. Null where the line ends at nothing or beyond. */
  readonly rii: number | null
}

/** Groups in order, the most deprived first. Groups with nobody weigh nothing. */
export function slopeIndex(groups: readonly DeprivationGroup[], scale: ValueScale = 'linear'): Told<SlopeIndex> {
  const populations = groups.map(({ population }) => population)
  const at = ridits(populations)
  const fit = lineFitter(populations)
  if (!fit) return notTold('Fewer than two groups have people, so there is nothing to compare')
  for (const { value } of groups) finite('value of a group', value)
  const unfit = groups.findIndex(({ population, value }) => population > 0 && !fits(scale, value))
  if (unfit >= 0) return notTold(`Group ${unfit + 1} has a value of ${groups[unfit]!.value}, which has no ${scale}`)
  const values = groups.map(({ population, value }) => (population > 0 ? onto(scale, value) : 0))
  return told({ ridits: at, ...indices(fit(values), scale) })
}

/** Both indices of a line. */
export function indices({ start, slope }: FittedLine, scale: ValueScale): Omit<SlopeIndex, 'ridits'> {
  const [mostDeprived, leastDeprived] = [back(scale, start), back(scale, start + slope)]
  // A line that ends below nothing has no ratio to speak of.
  const rii = mostDeprived > 0 && leastDeprived >= 0 ? leastDeprived / mostDeprived : null
  return { mostDeprived, leastDeprived, sii: leastDeprived - mostDeprived, rii }
}
