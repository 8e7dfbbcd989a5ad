import type { Decided } from './decided.ts'

/** Who had declared something that concerned an item. */
export function conflictedOn(decided: Decided): readonly string[] {
  if (!decided.ok) return []
  const codes = ['personal-interest', 'organisational-interest', 'shared-post']
  return [
    ...new Set(
      decided.seats
        .filter(({ effects }) => effects.reasons.some(({ code }) => codes.includes(code)))
        .map(({ seat, effects }) => (effects.votes ? seat.name : `${seat.name} (did not vote)`)),
    ),
  ]
}
