/**
 * What was decided? From facts to an outcome with its reasons, and nothing else: no clock, no database, no memory. Asked again
 * with the same facts it says the same, in whatever order they come.
 *
 * The order of the questions is the law's: has anybody a vote, is it within the powers, was the rule met by a quorum that
 * held, and then whom does the legal form bind by it.
 */
import type { TrustCode } from '#nhs/trust-code.ts'
import { bySilence } from './by-silence.ts'
import { byChairsAction } from './chairs-action.ts'
import { checkFacts } from './check-facts.ts'
import { effectOf, whoMay } from './effect.ts'
import type { DecisionFacts } from './facts.ts'
import { formsOfDecision } from './form-of-decision.ts'
import type { Outcome } from './outcome.ts'
import { votingTrusts, withoutVote } from './party-standing.ts'
import { type Outside, outsidePowers } from './powers.ts'
import { reason } from './reason.ts'
import { type Resolution, resolve } from './resolve.ts'
import { trustOutcome } from './trust-outcome.ts'
import { notesOf } from './uncounted.ts'

/** Works out what the facts amount to. Throws where facts cannot be together, which pages refuse before they are kept. */
export function decide(given: DecisionFacts): Outcome {
  checkFacts(given)
  const facts = inOrder(given)
  const voting = votingTrusts(facts)
  if (voting.length === 0) return nobodyVotes(facts)
  const outside = outsidePowers(facts, voting)
  if (facts.form === 'lead-provider' && !voting.some((trust) => trust === facts.lead)) return nobodyVotes(facts)
  if (stops(facts, voting, outside)) return notTheirs(facts, outside)
  const resolution = resolutionOf(facts, voting, outside)
  const effect = effectOf(facts, voting, outside, resolution)
  return {
    ...effect.result,
    reasons: [...effect.reasons, ...notesOf(facts, resolution.seats)],
    trusts: facts.parties.map((party) => trustOutcome(party, facts, outside, resolution, effect)),
  }
}

function resolutionOf(facts: DecisionFacts, voting: readonly TrustCode[], outside: readonly Outside[]): Resolution {
  switch (facts.rule.kind) {
    case 'chairs-action':
      return byChairsAction(facts, voting, outside, facts.rule)
    case 'silence':
      return bySilence(facts, voting, facts.rule.noticeDays)
    default:
      return resolve(facts, voting, outside)
  }
}

/** Whether missing powers stop everything, or only what concerns the trust that has not lent them. */
function stops({ form, lead }: DecisionFacts, voting: readonly TrustCode[], outside: readonly Outside[]): boolean {
  const lacks = (trust: TrustCode) => outside.some((one) => one.trust === trust)
  if (formsOfDecision[form].resolutions === 'one-for-each-trust') return voting.every(lacks)
  return form === 'lead-provider' ? outside.some(({ trust }) => trust === lead) : outside.length > 0
}

function notTheirs(facts: DecisionFacts, outside: readonly Outside[]): Outcome {
  return {
    status: 'outside-powers',
    whoMay: whoMay(outside),
    reasons: outside.map((one) => one.reason),
    trusts: facts.parties.map((party) => ({
      trust: party.trust,
      isBound: false,
      reasons: [withoutVote(party, facts) ?? []].flat(),
    })),
  }
}

/** No trust has a vote, or the lead, without which nothing is decided, has none. */
const nobodyVotes = (facts: DecisionFacts): Outcome => ({
  status: 'not-decided',
  reasons: [reason('nobody-has-a-vote', 'No trust that could decide this had a vote on it.')],
  trusts: facts.parties.map((party) => ({
    trust: party.trust,
    isBound: false,
    reasons: [withoutVote(party, facts) ?? []].flat(),
  })),
})

/** The same facts, sorted, so that nothing hangs on the order in which they were read. */
function inOrder(facts: DecisionFacts): DecisionFacts {
  const by = <T>(all: readonly T[], key: (one: T) => string): readonly T[] =>
    [...all].sort((one, other) => (key(one) < key(other) ? -1 : key(one) > key(other) ? 1 : 0))
  return {
    ...facts,
    parties: by(facts.parties, ({ trust }) => trust),
    members: by(facts.members, ({ person, trust }) => `${person} ${trust}`),
  }
}
