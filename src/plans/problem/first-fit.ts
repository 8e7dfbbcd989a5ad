/**
 * Which of those who should be a must can be one.
 *
 * A must that cannot be kept would make every plan break a rule, and hide the ones that matter. So whoever asks to be a
 * must is put into the first place at home that is free, the most pressing first; those who find one are musts together,
 * because the places found are a plan that keeps them all, at each trust alone. Whoever finds none is left to their
 * weight, and the report says how many.
 *
 * Nobody is booked into the places that it found. They are where the search begins, so that a plan which keeps every must
 * is at hand from the first moment, and stays at hand.
 */
import type { Placement } from '#planner'
import type { Candidate, FreePlaces } from './free-places.ts'

/** The candidates who certainly fit, all at once, by id, with their places. They are served in the order given. */
export function placesForThoseWhoFit(
  candidates: readonly Candidate[],
  free: FreePlaces,
): ReadonlyMap<string, Placement> {
  return new Map(
    candidates.flatMap((candidate) => {
      const place = free.take(candidate)
      return place ? [[candidate.id, place] as const] : []
    }),
  )
}
