/** Whether a rule of decision is met by those who are in favour. One function for each rule, and a sentence that says so. */
import { londonDay } from '#nhs/day.ts'
import { trustName } from '#nhs/organisations.ts'
import type { TrustCode } from '#nhs/trust-code.ts'
import type { DecisionFacts, PersonId } from './facts.ts'
import { formsOfDecision } from './form-of-decision.ts'
import { standingOf, withoutVote } from './party-standing.ts'
import { listed, type Reason, reason } from './reason.ts'
import type { Seat } from './seats.ts'
import type { Voice } from './voices.ts'

/** What each trust that has a vote says. A committee in common without quorum or power says nothing that counts. */
export type Positions = ReadonlyMap<TrustCode, Voice | 'not-quorate' | 'outside-powers'>

export type Threshold = { readonly isMet: boolean; readonly reasons: readonly Reason[] }

/** Whether the rule is met, and how near it came. Rules that do not count votes (chair's action, silence) are not asked. */
export function threshold(facts: DecisionFacts, positions: Positions, seats: readonly Seat[]): Threshold {
  const rule = ruleMet(facts, positions, seats)
  // A lead provider acts by its own power, so nothing is decided against it, whatever others have a say in.
  if (facts.form === 'lead-provider' && positions.get(facts.lead!) !== 'for')
    return met(false, `${trustName(facts.lead!)} is the lead provider, and was not in favour.`)
  // Where each resolves for itself, there is no decision without a trust that did.
  if (rule.isMet && ![...positions.values()].includes('for') && formsOfDecision[facts.form].resolutions !== 'one')
    return met(false, 'No trust passed it.')
  return rule
}

function ruleMet(facts: DecisionFacts, positions: Positions, seats: readonly Seat[]): Threshold {
  const { rule } = facts
  const trusts = [...positions.keys()]
  const inFavour = trusts.filter((trust) => positions.get(trust) === 'for')
  // An abstaining trust is among those that have not agreed, unless the agreement lets it stand aside [custom, so data].
  const base = trusts.filter(
    (trust) => facts.procedure.abstentions === 'count-against' || positions.get(trust) !== 'abstains',
  )
  const counted = `${inFavour.length} of ${base.length} trusts voted for`
  switch (rule.kind) {
    case 'unanimity':
      return met(base.length > 0 && inFavour.length === base.length, `${counted}, and all must.`)
    case 'majority':
      return met(2 * inFavour.length > base.length, `${counted}, and more than half must.`)
    case 'super-majority':
      return met(
        base.length > 0 && inFavour.length * rule.of >= rule.atLeast * base.length,
        `${counted}, and at least ${rule.atLeast} of every ${rule.of} must.`,
      )
    case 'each-for-itself':
      return met(true, `${counted}, and each decides for itself.`)
    case 'lead-decides':
      // That the lead is in favour is asked above, whatever the rule.
      return met(true, `${trustName(facts.lead!)} decides as lead provider.`)
    case 'affected-agree':
      return affectedAgree(facts, inFavour, trusts)
    case 'consensus':
      return consensus(rule.named, facts, seats)
    case 'chairs-action':
    case 'silence':
      throw new Error(`The rule "${rule.kind}" counts no votes`)
  }
}

const met = (isMet: boolean, says: string, more: readonly Reason[] = []): Threshold => ({
  isMet,
  reasons: [reason(isMet ? 'rule-met' : 'rule-not-met', says), ...more],
})

/** Whom a matter affects must agree; where nobody who is in the alliance is said to be affected, all are. */
export function affectedTrusts(facts: DecisionFacts, voting: readonly TrustCode[]): readonly TrustCode[] {
  const day = londonDay(facts.item.openedAt)
  const present = facts.parties.filter((party) => {
    const standing = standingOf(party, day)
    return standing !== 'has-left' && standing !== 'not-yet-a-party'
  })
  const affected = present
    // A trust that will have left when it takes effect is outside it.
    .filter((party) => withoutVote(party, facts)?.code !== 'leaves-before-effect')
    .map(({ trust }) => trust)
    .filter((trust) => facts.matter.affected.includes(trust))
  return affected.length > 0 ? affected : voting
}

function affectedAgree(facts: DecisionFacts, inFavour: readonly TrustCode[], voting: readonly TrustCode[]): Threshold {
  const affected = affectedTrusts(facts, voting)
  const missing = affected.filter((trust) => !inFavour.includes(trust))
  const voteless = missing.filter((trust) => !voting.includes(trust))
  return met(
    affected.length > 0 && missing.length === 0,
    `${affected.length - missing.length} of ${affected.length} affected trusts voted for, and all must (${listed(affected.map(trustName))}).`,
    voteless.map((trust) =>
      reason('affected-without-a-vote', `${trustName(trust)} is affected and has no vote, so it cannot agree.`),
    ),
  )
}

/** Consensus of named people: each says yes. An abstention is no agreement, and neither is silence (NHS Providers' guide). */
function consensus(named: readonly PersonId[], facts: DecisionFacts, seats: readonly Seat[]): Threshold {
  const concerned = namedSeats(named, seats)
  const agreed = concerned.filter(({ held }) => held.length > 0 && held.every(({ choice }) => choice === 'for'))
  const barred = concerned.filter(({ held }) => held.length === 0)
  return met(
    concerned.length > 0 && agreed.length === concerned.length,
    `${agreed.length} of ${concerned.length} named people agreed, and all must.`,
    barred.map(({ person }) =>
      reason(
        'named-person-cannot-decide',
        `${facts.members.find((one) => one.person === person)?.name ?? person} is named, and has no vote on this item.`,
      ),
    ),
  )
}

/** The named people who sit for a trust that has a vote, or for none, each with the seats in which they may vote. */
export function namedSeats(
  named: readonly PersonId[],
  seats: readonly Seat[],
): readonly { readonly person: PersonId; readonly held: readonly Seat[] }[] {
  return [...new Set(named)].sort().flatMap((person) => {
    const own = seats.filter((seat) => seat.member === person)
    // A deputy is not the person who was named.
    return own.length === 0 ? [] : [{ person, held: own.filter((seat) => seat.votes && seat.person === person) }]
  })
}
