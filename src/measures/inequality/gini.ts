/**
 * How unevenly something is shared out, from 0 (everybody has the same) towards 1 (one has it all): the area between the
 * Lorenz curve and the straight line, by trapezoids. Source: Gini C. 1912 and Lorenz M.O. 1905; Cowell F., *Measuring
 * inequality*, 2011, section 2.1.
 */
import { atLeastNothing, sum } from '../amount.ts'
import { notTold, type Told, told } from '../not-told.ts'

/** How much each person of a group has, and how many are in it. */
export type Holding = { readonly value: number; readonly people: number }

export function gini(groups: readonly Holding[]): Told<{ readonly value: number }> {
  for (const { value, people } of groups) {
    atLeastNothing('value of a group', value)
    atLeastNothing('number of people', people)
  }
  const everybody = sum(groups.map(({ people }) => people))
  const everything = sum(groups.map(({ value, people }) => value * people))
  if (everybody === 0) return notTold('There is nobody to share among')
  if (everything === 0) return notTold('There is nothing to share out')
  let [under, heldBefore] = [0, 0]
  for (const { value, people } of [...groups].sort((a, b) => a.value - b.value)) {
    const held = heldBefore + (value * people) / everything
    under += ((people / everybody) * (heldBefore + held)) / 2
    heldBefore = held
  }
  // A share of exactly the same to everybody may miss 0 by the last digit.
  return told({ value: Math.min(1, Math.max(0, 1 - 2 * under)) })
}
