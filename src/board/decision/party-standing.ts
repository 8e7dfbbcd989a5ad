/** Which parties have a vote on an item, and why the others have none. Membership has dates, and so has suspension. */
import { londonDay } from '#nhs/day.ts'
import { trustName } from '#nhs/organisations.ts'
import type { TrustCode } from '#nhs/trust-code.ts'
import { date } from '#web/format.ts'
import type { DecisionFacts, Party } from './facts.ts'
import { type Reason, reason } from './reason.ts'

export type PartyStanding = 'not-yet-a-party' | 'party' | 'suspended' | 'leaving' | 'has-left'

/** A party's standing on a day. Having left comes before being suspended, and that before being about to leave. */
export function standingOf(party: Party, day: string): PartyStanding {
  if (day < party.joinedOn) return 'not-yet-a-party'
  if (party.leavesOn !== undefined && party.leavesOn <= day) return 'has-left'
  const { suspended } = party
  if (suspended && suspended.from <= day && (suspended.until === undefined || day < suspended.until)) return 'suspended'
  return party.leavesOn === undefined ? 'party' : 'leaving'
}

/**
 * Why a party has no vote on this item; nothing when it has one. Who has no vote is not bound either: a sovereign body is
 * bound by what it took part in [the guidance is silent; agreements say it in their clauses on suspension and leaving].
 */
export function withoutVote(party: Party, facts: DecisionFacts): Reason | undefined {
  const name = trustName(party.trust)
  switch (standingOf(party, londonDay(facts.item.openedAt))) {
    case 'not-yet-a-party':
      return reason('not-yet-a-party', `${name} joined on ${date(party.joinedOn)}, after this was put to the vote.`)
    case 'has-left':
      return reason('has-left', `${name} left on ${date(party.leavesOn!)}, before this was put to the vote.`)
    case 'suspended':
      return reason('suspended', `${name} was suspended: it had no vote and is not bound.`)
    case 'party':
      return undefined
    case 'leaving': {
      const leaves = party.leavesOn!
      const { takesEffectOn } = facts.matter
      if (takesEffectOn !== undefined && leaves <= takesEffectOn)
        return reason(
          'leaves-before-effect',
          `${name} leaves on ${date(leaves)}, and this takes effect on ${date(takesEffectOn)}: it has no vote and is not bound.`,
        )
      return facts.procedure.leavingTrustsVote
        ? undefined
        : reason(
            'leaving-without-a-vote',
            `${name} leaves on ${date(leaves)}, and the agreement takes the vote from a trust that has given notice: it is not bound.`,
          )
    }
  }
}

/** The trusts that have a vote on this item. */
export const votingTrusts = (facts: DecisionFacts): readonly TrustCode[] =>
  facts.parties.filter((party) => withoutVote(party, facts) === undefined).map(({ trust }) => trust)
