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
