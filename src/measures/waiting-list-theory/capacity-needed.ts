/**
 * Which capacity a list needs: relief for a while, or enough to stay where it is.
 * Source: as targets.ts, whose rule is that a list of more than twice its target size needs relief first.
 */
import { type Irregularity, targetCapacity, targetListSize, usualFactor } from './targets.ts'

/** How long relief capacity is usually asked for, in weeks. */
export const usualReliefWeeks = 26

const farTooLarge = 2

/**
 * The capacity that brings a list to its target size in so many weeks and meets demand meanwhile. Less than demand, even
 * less than nothing, for a list that is smaller than its target.
 */
export function reliefCapacity(
  demand: number,
  listSize: number,
  listTarget: number,
  weeks: number = usualReliefWeeks,
): number {
  if (!(weeks > 0)) throw new Error(`Relief takes ${weeks} weeks, and must take more than none`)
  return demand + (listSize - listTarget) / weeks
}

/**
 * A demand that the true one is unlikely to exceed, given from how many referrals it was counted and how irregularly
 * they came. The standard error of a rate is rate × cv ÷ √n, so this scales with the unit of time; two of them leave
 * about 2% of true demands above.
 */
export function cautiousDemand(demand: number, referrals: number, cvDemand = 1, standardErrors = 2): number {
  return referrals > 0 ? demand * (1 + (standardErrors * cvDemand) / Math.sqrt(referrals)) : demand
}

export type CapacityNeeded = { readonly kind: 'relief' | 'target'; readonly capacity: number }

/** What is asked of a list; its rates are per week and its target wait is in weeks. */
export type ListNeed = Irregularity & {
  readonly demand: number
  readonly listSize: number
  readonly targetWait: number
  readonly factor?: number
  readonly reliefWeeks?: number
}

/** Relief capacity while the list is more than twice its target size, target capacity from there on; never both. */
export function capacityNeeded({
  demand,
  listSize,
  targetWait,
  factor = usualFactor,
  reliefWeeks = usualReliefWeeks,
  ...irregularity
}: ListNeed): CapacityNeeded {
  const listTarget = targetListSize(demand, targetWait, factor)
  return listSize > farTooLarge * listTarget
    ? { kind: 'relief', capacity: reliefCapacity(demand, listSize, listTarget, reliefWeeks) }
    : { kind: 'target', capacity: targetCapacity(demand, targetWait, { factor, ...irregularity }) }
}
