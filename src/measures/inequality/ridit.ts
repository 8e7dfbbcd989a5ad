/**
 * Where each group stands among all people, from 0 for the most deprived to 1 for the least: the middle of its share.
 * Source: Bross I.D.J., "How to use ridit analysis", Biometrics 14 (1958).
 */
import { atLeastNothing, sum } from '../amount.ts'

/** Of the populations of groups in order, the most deprived first. All zeros where nobody is in any. */
export function ridits(populations: readonly number[]): readonly number[] {
  const all = sum(populations.map((people) => atLeastNothing('population of a group', people)))
  let before = 0
  return populations.map((people) => {
    const middle = all === 0 ? 0 : (before + people / 2) / all
    before += people
    return middle
  })
}
