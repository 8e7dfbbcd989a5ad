/**
 * Something urgent that the chair, or the few whom the agreement names, decide between meetings, for the others to ratify by
 * the end of a day. It falls when it is refused or when the day is over: what was done under it in between stays done.
 *
 * Source: the "emergency powers" clause of model standing orders for NHS trusts (chair and chief executive, after consulting
 * non-executives, reported to the next meeting for ratification). Whether it holds before that is for the agreement to say.
 */
import type { TrustCode } from '#nhs/trust-code.ts'
import { chairsActionOf } from './action-of.ts'
import type { DecisionFacts } from './facts.ts'
import { formsOfDecision } from './form-of-decision.ts'
import type { Outside } from './powers.ts'
import { notYetOpen, type Resolution } from './resolve.ts'
import type { DecisionRule } from './rule.ts'
import { seatsAt } from './seats.ts'
import type { Positions } from './threshold.ts'

export function byChairsAction(
  given: DecisionFacts,
  voting: readonly TrustCode[],
  outside: readonly Outside[],
  rule: Extract<DecisionRule, { kind: 'chairs-action' }>,
): Resolution {
  if (given.now < given.item.openedAt) return notYetOpen(given)
  // Nobody has to be in a room for it, so nobody has to be there.
  const facts: DecisionFacts = { ...given, item: { ...given.item, way: 'in-writing' } }
  const isEachForItself = formsOfDecision[facts.form].resolutions === 'one-for-each-trust'
  const able = isEachForItself ? voting.filter((trust) => !outside.some((one) => one.trust === trust)) : voting
  const actions = (isEachForItself ? able : [null]).map((trust) =>
    chairsActionOf(trust, facts, rule, (at) =>
      seatsAt(facts, voting, at).filter((seat) => trust === null || seat.trust === trust),
    ),
  )
  const holds = (trust: TrustCode) =>
    actions.some((one) => one.state === 'holds' && (one.trust === null || one.trust === trust))
  const positions: Positions = new Map(
    voting.map((trust) => [trust, !able.includes(trust) ? 'outside-powers' : holds(trust) ? 'for' : 'silent'] as const),
  )
  const known = {
    seats: seatsAt(facts, voting, facts.now),
    positions,
    reasons: actions.flatMap(({ reasons }) => reasons),
  }

  const acting = actions.filter(({ state }) => state === 'awaits-acting')
  if (acting.length > 0) return { state: 'waiting', ...known, awaits: acting.flatMap(({ awaits }) => awaits) }
  const holding = actions.filter(({ state }) => state === 'holds')
  if (holding.length > 0) {
    // Nothing holds anywhere before all had acted.
    const acted = Math.max(...actions.map(({ actedAt }) => actedAt?.getTime() ?? 0))
    const from = (since: Date | undefined) => new Date(Math.max(acted, since?.getTime() ?? 0))
    return {
      state: 'passed',
      at: new Date(Math.max(...holding.map(({ since }) => from(since).getTime()))),
      by: voting.filter(holds),
      since: new Map(holding.flatMap(({ trust, since }) => (trust === null ? [] : [[trust, from(since)] as const]))),
      ...known,
      ...(holding.every(({ isRatified }) => isRatified) ? {} : { ratifyBy: rule.ratifyBy }),
    }
  }
  const ratifying = actions.filter(({ state }) => state === 'awaits-ratification')
  return ratifying.length > 0
    ? { state: 'waiting', until: rule.ratifyBy, ...known, awaits: ratifying.flatMap(({ awaits }) => awaits) }
    : { state: 'fell', ...known }
}
