/** What a board, or the whole body, has said last about something that waits for its word. */
import { type Day, londonDay } from '#nhs/day.ts'
import type { DecisionFacts, Ratification } from './facts.ts'

/**
 * The last word given after the decision and not after the last day for it. What is said before there is anything to ratify
 * ratifies nothing; of two words at the same moment the refusal holds.
 */
export function standingRatification(
  { ratifications, now }: DecisionFacts,
  by: Ratification['by'],
  since: Date,
  lastDay?: Day,
): Ratification | undefined {
  return ratifications
    .filter((one) => one.by === by && since <= one.at && one.at <= now)
    .filter((one) => lastDay === undefined || londonDay(one.at) <= lastDay)
    .sort(
      (one, other) =>
        other.at.getTime() - one.at.getTime() ||
        Number(one.choice === 'ratified') - Number(other.choice === 'ratified'),
    )[0]
}
