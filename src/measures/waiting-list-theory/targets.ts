/**
 * The arithmetic of waiting lists: how fast, how long and how large a list should be for its target wait.
 *
 * Rates and waits are in one unit of time throughout: per week with weeks, or per day with days. Source: Fong N. and
 * others, "Better management of surgical waiting lists", medRxiv 2022.08.23.22279117 (2022), sections on load, target
 * list size and capacity; Little's law; Kingman's and Marchal's approximation of the mean wait.
 */

/**
 * How many mean waits a target wait is. Waits of a list that is in balance are about exponential, so 4 leaves 1.8% over
 * the target and 6 leaves 0.2%; `factorForShare` gives the factor of any share.
 */
export const usualFactor = 4

/**
 * Demand divided by capacity. From 1 on the list grows without end. Nobody comes: 0, whatever the capacity; somebody
 * comes and nobody is treated: Infinity.
 */
export function load(demand: number, capacity: number): number {
  atLeastNothing('demand', demand)
  atLeastNothing('capacity', capacity)
  return demand === 0 ? 0 : demand / capacity
}

/** The mean wait that goes with a target wait. */
export function targetMeanWait(targetWait: number, factor = usualFactor): number {
  return moreThanNothing('target wait', targetWait) / moreThanNothing('factor', factor)
}

/** How many wait on a list that meets its target (Little's law). Holds only where capacity is more than demand. */
export function targetListSize(demand: number, targetWait: number, factor = usualFactor): number {
  return atLeastNothing('demand', demand) * targetMeanWait(targetWait, factor)
}

/** How irregularly people come and are removed: standard deviation of the gaps divided by their mean; 1 is as by chance. */
export type Irregularity = { readonly cvDemand?: number; readonly cvCapacity?: number }

/**
 * The capacity that keeps a list at its target once it is there: a little more than demand, more so for irregular
 * lists. Where nobody comes, none is needed.
 */
export function targetCapacity(
  demand: number,
  targetWait: number,
  { factor = usualFactor, cvDemand = 1, cvCapacity = 1 }: Irregularity & { readonly factor?: number } = {},
): number {
  if (atLeastNothing('demand', demand) === 0) return 0
  const irregularity = (atLeastNothing('cvDemand', cvDemand) ** 2 + atLeastNothing('cvCapacity', cvCapacity) ** 2) / 2
  return demand + irregularity / targetMeanWait(targetWait, factor)
}

/** Twice the mean wait of those waiting over the target wait, both in the same unit. Over 1: the target is likely missed. */
export function pressure(meanWait: number, targetWait: number): number {
  return (2 * atLeastNothing('mean wait', meanWait)) / moreThanNothing('target wait', targetWait)
}

/** The factor at which a share of people, between 0 and 1, wait no longer than the target, if waits are exponential. */
export function factorForShare(share: number): number {
  if (!(share > 0 && share < 1)) throw new Error(`A share within the target lies between 0 and 1, and is not ${share}`)
  return -Math.log(1 - share)
}

/** The share of people within a wait on a list of so many, if waits are exponential. An empty list has all within. */
export function shareWithin(wait: number, demand: number, listSize: number): number {
  if (atLeastNothing('list size', listSize) === 0) return 1
  return 1 - Math.exp((-wait * demand) / listSize)
}

function atLeastNothing(what: string, value: number): number {
  if (!(value >= 0)) throw new Error(`The ${what} is ${value}, and must be 0 or more`)
  return value
}

function moreThanNothing(what: string, value: number): number {
  if (!(value > 0)) throw new Error(`The ${what} is ${value}, and must be more than 0`)
  return value
}
