/** Votes that were cast and counted for nothing, so that a secretary sees them: nothing is dropped without a word. */
import { trustName } from '#nhs/organisations.ts'
import type { DecisionFacts } from './facts.ts'
import { type Reason, reason } from './reason.ts'
import type { Seat } from './seats.ts'

/** What the minutes should say of independent members, and of votes from where no vote was. */
export function notesOf({ votes, members, item, now }: DecisionFacts, seats: readonly Seat[]): readonly Reason[] {
  if (seats.length === 0) return []
  const cast = votes.filter(({ at, choice }) => choice !== 'silent' && item.openedAt <= at && at <= now)
  const stray = cast.filter(
    (vote) => !seats.some((seat) => seat.votes && seat.person === vote.person && seat.trust === vote.trust),
  )
  const says = stray.map(({ person, trust }) => {
    const name = members.find((member) => member.person === person)?.name ?? person
    return `The vote of ${name}${trust === null ? '' : ` for ${trustName(trust)}`} was not counted.`
  })
  return [
    ...seats.filter(({ trust }) => trust === null).flatMap(({ reasons }) => reasons),
    ...[...new Set(says)].sort().map((one) => reason('vote-not-counted', one)),
  ]
}
