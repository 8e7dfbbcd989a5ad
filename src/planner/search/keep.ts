/**
 * The last question before a change stays: is it within the limit, and does it leave every trust what it was promised?
 *
 * The promise is priced, not enforced, so that the search may cross bad ground; only plans that keep it are recorded.
 *
 * Moves refuse earlier what is over the limit by its cost alone. While something is owed, that refuses some that would pay
 * back more than they cost. To let them go on to this question (limit and what is owed together) gained nothing where it
 * was tried: see "Not kept" in docs/how-the-planner-thinks.md.
 */
import type { Position } from '../report-shape.ts'
import type { State } from './state.ts'

/** Asked after the change has been made. If true the cost is booked; if false the caller undoes everything. */
export function keeps(s: State, delta: number): boolean {
  const { guarantee } = s
  if (!guarantee) {
    if (delta > s.limit) return false
    s.cost += delta
    return true
  }
  const owed = priceOfBrokenPromises(s)
  if (delta + owed - guarantee.owed > s.limit) return false
  guarantee.owed = owed
  s.cost += delta
  return true
}

/** One unit taken from a trust costs as much as ten for all: dear enough to be paid back soon. */
const PROMISE_PRICE = 10

/**
 * From now on no plan is recorded in which a trust is worse off than alone, and the way there has its price.
 *
 * @param alone by trust, in the order in which the hospitals name them
 */
export function promise(s: State, alone: readonly Position[], price = PROMISE_PRICE): void {
  const mandatoryOut = Int32Array.from(alone, ({ mandatoryUntreated }) => mandatoryUntreated)
  s.guarantee = { mandatoryOut, cost: Float64Array.from(alone, ({ cost }) => cost), price, owed: 0 }
  s.guarantee.owed = priceOfBrokenPromises(s)
}

/**
 * What the trusts together are worse off than alone, times the price: nothing exactly where the judge finds no trust worse
 * off (`isNoWorse`). Each trust's mandatory patients come first: with one fewer out than alone it may pay any cost, and one
 * more out is not made good by any saving, nor by another trust's patient who comes in.
 */
export function priceOfBrokenPromises(s: State): number {
  const { guarantee, position, mandatoryOutOf } = s
  if (!guarantee) return 0
  let owed = 0
  for (let trust = 0; trust < position.length; trust++) {
    const more = mandatoryOutOf[trust]! - guarantee.mandatoryOut[trust]!
    if (more < 0) continue
    const dearer = position[trust]! - guarantee.cost[trust]!
    owed += more * s.mandatoryPrice + (dearer > 0 ? dearer : 0)
  }
  return owed * guarantee.price
}

/** Where each trust stands, as the judge would say it. */
export function positionsIn({ position, mandatoryOutOf }: State): Position[] {
  return Array.from(position, (cost, trust) => ({ mandatoryUntreated: mandatoryOutOf[trust]!, cost }))
}
