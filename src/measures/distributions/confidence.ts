/** How sure an interval is: the share of such intervals that hold the truth, in the long run. */
import { normalQuantile } from './normal-quantile.ts'

export type Interval = { readonly lower: number; readonly upper: number }

/** What public health figures are printed with. */
export const usualConfidence = 0.95

/** How many standard errors an interval reaches to either side: 1.96 for 0.95. */
export function reachOf(confidence: number): number {
  if (!(confidence > 0 && confidence < 1)) {
    throw new Error(`A confidence lies between 0 and 1, such as 0.95, and is not ${confidence}`)
  }
  return -normalQuantile((1 - confidence) / 2)
}
