/** Whether one party is bound by an outcome, since when and until when, with what it and its people did. */
import { trustName } from '#nhs/organisations.ts'
import { date } from '#web/format.ts'
import type { Effect } from './effect.ts'
import type { DecisionFacts, Party } from './facts.ts'
import { formsOfDecision } from './form-of-decision.ts'
import type { TrustOutcome } from './outcome.ts'
import { withoutVote } from './party-standing.ts'
import type { Outside } from './powers.ts'
import { type Reason, reason } from './reason.ts'
import type { Resolution } from './resolve.ts'
import type { Positions } from './threshold.ts'

export function trustOutcome(
  party: Party,
  facts: DecisionFacts,
  outside: readonly Outside[],
  { positions, seats }: Resolution,
  { result, bound }: Effect,
): TrustOutcome {
  const { trust, leavesOn } = party
  const voteless = withoutVote(party, facts)
  if (voteless) return { trust, isBound: false, reasons: [voteless] }
  const did = [
    ...said(party, positions),
    ...outside.filter((one) => one.trust === trust).map((one) => one.reason),
    ...seats.filter((seat) => seat.trust === trust).flatMap((seat) => seat.reasons),
  ]
  if (result.status !== 'decided' && result.status !== 'split') return { trust, isBound: false, reasons: did }
  const since = bound.get(trust)
  if (since === undefined) return { trust, isBound: false, reasons: [whyNot(party, facts, positions), ...did] }
  const { isBinding, name, clause } = facts.matter.class
  if (!isBinding) {
    const says = `Decisions on "${name}" do not bind in law (${clause}): ${trustName(trust)} has undertaken to carry them out.`
    return { trust, isBound: false, reasons: [reason('not-binding-in-law', says), ...did] }
  }
  const { binds } = formsOfDecision[facts.form]
  const isByOthers = (binds === 'all' || binds === 'those-with-a-contract') && positions.get(trust) !== 'for'
  const byOthers = `The one resolution binds ${trustName(trust)}, whatever it said itself.`
  return {
    trust,
    isBound: true,
    since,
    ...(leavesOn === undefined ? {} : { until: leavesOn }),
    reasons: [
      ...(isByOthers ? [reason('bound-by-the-one-resolution', byOthers)] : []),
      ...did,
      ...(leavesOn === undefined
        ? []
        : [reason('until-it-leaves', `${trustName(trust)} is bound until it leaves on ${date(leavesOn)}.`)]),
    ],
  }
}

/** Why something that was decided does not bind a trust that had a vote on it. */
function whyNot(party: Party, { form }: DecisionFacts, positions: Positions): Reason {
  const name = trustName(party.trust)
  const { binds, power } = formsOfDecision[form]
  switch (binds) {
    case 'the-company':
      return reason('company-alone-is-bound', `The company is bound. ${name} is one of its owners, and is not.`)
    case 'those-with-a-contract':
      return reason('no-contract', `No contract of ${name} with the lead provider covers this.`)
    case 'those-who-passed-it':
      if (positions.get(party.trust) === 'for') break
      return power === 'named-people'
        ? reason('nobody-named', `Nobody was named to decide for ${name}.`)
        : reason('not-bound-without-its-own-resolution', `${name} did not pass it, and each decides for itself alone.`)
  }
  return reason('has-left', `${name} had left when it was decided.`)
}

function said({ trust }: Party, positions: Positions): readonly Reason[] {
  const name = trustName(trust)
  switch (positions.get(trust)) {
    case 'for':
      return [reason('voted-for', `${name} was in favour.`)]
    case 'against':
      return [reason('voted-against', `${name} was against.`)]
    case 'abstains':
      return [reason('abstained', `${name} abstained.`)]
    case 'silent':
      return [reason('silent', `${name} said nothing that counts.`)]
    case 'not-quorate':
      return [reason('not-quorate', `${name} had no quorum.`)]
    default:
      return []
  }
}
