/**
 * The last question before a change stays: is it within the limit, and does it leave every trust what it was promised?
 *
 * The promise is priced, not enforced, so that the search may cross bad ground; only plans that keep it are recorded.
 */
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

/** From now on no plan is recorded in which a trust is worse off than alone, and the way there has its price. */
export function promise(s: State, alone: ArrayLike<number>): void {
  s.guarantee = { alone: Float64Array.from(alone), price: PROMISE_PRICE, owed: 0 }
  s.guarantee.owed = priceOfBrokenPromises(s)
}

/** What the trusts together are worse off than alone, times the price. */
export function priceOfBrokenPromises(s: State): number {
  const { guarantee, position } = s
  if (!guarantee) return 0
  let owed = 0
  for (let trust = 0; trust < position.length; trust++) {
    const worse = position[trust]! - guarantee.alone[trust]!
    if (worse > 0) owed += worse
  }
  return owed * guarantee.price
}
