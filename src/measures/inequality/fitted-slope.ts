/**
 * The line through the groups' values along the ridits, each group weighing as much as its share of people: the ridits
 * do not change from one set of values to the next, so the two weighted sums are worked out once. Source: Mackenbach J.P.
 * and Kunst A.E., "Measuring the magnitude of socio-economic inequalities in health", Soc Sci Med 44 (1997).
 */
import { sum } from '../amount.ts'
import { ridits } from './ridit.ts'

export type FittedLine = {
  /** The value at ridit 0, the most deprived end. */
  readonly start: number
  /** The change from there to ridit 1. */
  readonly slope: number
}

/** What fits a line to values of these groups, or nothing where fewer than two have people. */
export function lineFitter(populations: readonly number[]): ((values: ArrayLike<number>) => FittedLine) | undefined {
  if (populations.filter((people) => people > 0).length < 2) return undefined
  const all = sum(populations)
  const at = ridits(populations)
  const shares = populations.map((people) => people / all)
  const middle = sum(at.map((ridit, n) => ridit * shares[n]!))
  const spread = sum(at.map((ridit, n) => shares[n]! * (ridit - middle) ** 2))
  const forSlope = at.map((ridit, n) => (shares[n]! * (ridit - middle)) / spread)
  return (values) => {
    let [mean, slope] = [0, 0]
    for (let n = 0; n < shares.length; n++) {
      mean += shares[n]! * values[n]!
      slope += forSlope[n]! * values[n]!
    }
    return { start: mean - slope * middle, slope }
  }
}
