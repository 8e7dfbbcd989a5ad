/**
 * What a board, or the whole body, said about something that waits for its word. What is said before there is anything to
 * ratify ratifies nothing; of two words at the same moment the refusal holds.
 */
import { type Day, londonDay } from '#nhs/day.ts'
import type { DecisionFacts, Ratification } from './facts.ts'

type Words = Pick<DecisionFacts, 'ratifications' | 'now'>

/** The last word until now: a board may think again while others have not decided. */
export function lastWord(facts: Words, by: Ratification['by'], since: Date): Ratification | undefined {
  return wordsOf(facts, by, since).sort(
    (one, other) => other.at.getTime() - one.at.getTime() || refusedFirst(one, other),
  )[0]
}

/** The first word that is not after the last day for it. */
export function firstWord(facts: Words, by: Ratification['by'], since: Date, lastDay: Day): Ratification | undefined {
  return wordsOf(facts, by, since)
    .filter(({ at }) => londonDay(at) <= lastDay)
    .sort((one, other) => one.at.getTime() - other.at.getTime() || refusedFirst(one, other))[0]
}

const wordsOf = ({ ratifications, now }: Words, by: Ratification['by'], since: Date): Ratification[] =>
  ratifications.filter((one) => one.by === by && since <= one.at && one.at <= now)

const refusedFirst = (one: Ratification, other: Ratification): number =>
  Number(one.choice === 'ratified') - Number(other.choice === 'ratified')
