/**
 * A bound to show before a better one is there: whoever is in bed sees at least so many nurses, and each patient is
 * treated or left, whichever is cheaper.
 */
import type { Facts } from '../search/facts.ts'
import { fewestNurses } from './least-care.ts'

export function boundAtOnce(facts: Facts): number {
  const { patients, mandatory, isLocked, untreatedWeight, weights, maxLoad, shifts, nurses } = facts
  // A shift that nobody works counts for nobody.
  for (let shift = 0; shift < shifts; shift++) {
    let n = 0
    while (n < nurses && maxLoad[n * shifts + shift]! < 0) n++
    if (n === nurses) return 0
  }
  const care = weights.continuity * fewestNurses(facts)
  let total = care * facts.occupantRoom.length
  for (let i = 0; i < patients; i++) {
    const isIn = mandatory[i] === 1 || isLocked[i] === 1
    total += isIn ? care : Math.min(care, untreatedWeight[i]!)
  }
  return total
}
