/**
 * Something urgent that the chair, or the few whom the agreement names, decide between meetings, for the others to ratify by
 * the end of a day. It falls when it is refused or when the day is over: what was done under it in between stays done.
 *
 * Source: the "emergency powers" clause of model standing orders for NHS trusts (chair and chief executive, after consulting
 * non-executives, reported to the next meeting for ratification). Whether it holds before that is for the agreement to say.
 */
import { londonDay } from '#nhs/day.ts'
import { trustName } from '#nhs/organisations.ts'
import type { TrustCode } from '#nhs/trust-code.ts'
import { date } from '#web/format.ts'
import type { DecisionFacts, PersonId } from './facts.ts'
import { formsOfDecision } from './form-of-decision.ts'
import type { Awaited } from './outcome.ts'
import type { Outside } from './powers.ts'
import { listed, type Reason, reason } from './reason.ts'
import { awaitedInWords, notYetOpen, type Resolution } from './resolve.ts'
import type { DecisionRule } from './rule.ts'
import { type Seat, seatsAt } from './seats.ts'
import { standingRatification } from './standing-ratification.ts'
import { namedSeats, type Positions } from './threshold.ts'

type Rule = Extract<DecisionRule, { kind: 'chairs-action' }>

/** How one action stands: of the whole body, or of one trust where each acts for itself. */
type Action = {
  readonly trust: TrustCode | null
  readonly state: 'holds' | 'awaits-acting' | 'awaits-ratification' | 'fell'
  readonly actedAt?: Date
  readonly since?: Date
  readonly isRatified?: boolean
  readonly reasons: readonly Reason[]
  readonly awaits: readonly Awaited[]
}

export function byChairsAction(
  facts: DecisionFacts,
  voting: readonly TrustCode[],
  outside: readonly Outside[],
  rule: Rule,
): Resolution {
  if (facts.now < facts.item.openedAt) return notYetOpen(facts)
  const isEachForItself = formsOfDecision[facts.form].resolutions === 'one-for-each-trust'
  const seats = seatsAt({ ...facts, item: { ...facts.item, way: 'in-writing' } }, voting, facts.now)
  const able = isEachForItself ? voting.filter((trust) => !outside.some((one) => one.trust === trust)) : voting
  const actions = isEachForItself
    ? able.map((trust) =>
        actionOf(
          trust,
          facts,
          rule,
          seats.filter((seat) => seat.trust === trust),
        ),
      )
    : [actionOf(null, facts, rule, seats)]
  const said = (trust: TrustCode) => actions.find((one) => one.trust === trust || one.trust === null)
  const positions: Positions = new Map(
    voting.map((trust) => {
      if (!able.includes(trust)) return [trust, 'outside-powers'] as const
      return [trust, said(trust)?.state === 'holds' ? 'for' : 'silent'] as const
    }),
  )
  const known = { seats, positions, reasons: actions.flatMap(({ reasons }) => reasons) }

  const acting = actions.filter(({ state }) => state === 'awaits-acting')
  if (acting.length > 0) return { state: 'waiting', ...known, awaits: acting.flatMap(({ awaits }) => awaits) }
  const holding = actions.filter(({ state }) => state === 'holds')
  if (holding.length > 0) {
    // Nothing holds anywhere before all had acted.
    const acted = Math.max(...actions.map(({ actedAt }) => actedAt?.getTime() ?? 0))
    const from = (one: Action) => new Date(Math.max(acted, one.since!.getTime()))
    const at = new Date(Math.max(...holding.map((one) => from(one).getTime())))
    const since = new Map(holding.flatMap((one) => (one.trust === null ? [] : [[one.trust, from(one)] as const])))
    const isRatified = holding.every((one) => one.isRatified)
    const by = isEachForItself ? holding.flatMap(({ trust }) => trust ?? []) : voting
    return { state: 'passed', at, by, since, ...known, ...(isRatified ? {} : { ratifyBy: rule.ratifyBy }) }
  }
  const ratifying = actions.filter(({ state }) => state === 'awaits-ratification')
  if (ratifying.length > 0)
    return { state: 'waiting', until: rule.ratifyBy, ...known, awaits: ratifying.flatMap(({ awaits }) => awaits) }
  return { state: 'fell', ...known }
}

function actionOf(trust: TrustCode | null, facts: DecisionFacts, rule: Rule, seats: readonly Seat[]): Action {
  const whose = trust === null ? 'the body' : trustName(trust)
  const fell = (code: Reason['code'], says: string): Action => ({
    trust,
    state: 'fell',
    reasons: [reason(code, says)],
    awaits: [],
  })
  const actors = namedSeats(rule.by, seats)
  const held = actors.flatMap((one) => one.held)
  if (actors.length === 0) return fell('chair-did-not-act', `Nobody may act for ${whose} between meetings.`)
  if (actors.some((one) => one.held.length === 0))
    return fell('named-person-cannot-decide', `Somebody who would act for ${whose} has no vote on this item.`)
  if (held.some(({ choice }) => choice === 'against' || choice === 'abstain'))
    return fell('chair-did-not-act', `${listed(held.map(({ name }) => name))} did not act for ${whose} together.`)
  const silent = held.filter(({ choice }) => choice === 'silent')
  if (silent.length > 0) {
    const awaits = silent.map(({ person, name }) => ({ kind: 'person', person, name, trust }) as const)
    const says = `Waits for ${listed(awaits.map(awaitedInWords))} to act.`
    return { trust, state: 'awaits-acting', reasons: [reason('awaits-votes', says)], awaits }
  }
  const consulted = countConsulted(facts, rule, seats)
  if (rule.consulting && consulted < rule.consulting.atLeast)
    return fell(
      'too-few-consulted',
      `${consulted} of ${rule.consulting.atLeast} people were consulted for ${whose} before acting, so it has no effect.`,
    )
  return ratified(trust, actedAt(facts, held), facts, rule, held)
}

/** Whether it holds, by what came of its ratification. */
function ratified(
  trust: TrustCode | null,
  since: Date,
  facts: DecisionFacts,
  rule: Rule,
  held: readonly Seat[],
): Action {
  const known = { trust, actedAt: since }
  const who = listed(held.map(({ name }) => name))
  const acted = reason(
    'chair-acted',
    `${who} acted between meetings${trust === null ? '' : ` for ${trustName(trust)}`}.`,
  )
  const awaits: readonly Awaited[] = [trust === null ? { kind: 'the-body' } : { kind: 'board', trust }]
  const word = standingRatification(facts, trust ?? 'the-body', since, rule.ratifyBy)
  if (word?.choice === 'ratified') {
    const from = rule.takesEffect === 'at-once' ? since : word.at
    const reasons = [acted, reason('all-ratified', `It was ratified on ${date(londonDay(word.at))}.`)]
    return { ...known, state: 'holds', since: from, isRatified: true, reasons, awaits: [] }
  }
  if (word?.choice === 'refused') {
    const says = `Its ratification was refused on ${date(londonDay(word.at))}, and it fell.`
    return { ...known, state: 'fell', reasons: [acted, reason('ratification-refused', says)], awaits: [] }
  }
  if (rule.ratifyBy < londonDay(facts.now)) {
    const says = `Nobody ratified it by ${date(rule.ratifyBy)}, and it fell.`
    return { ...known, state: 'fell', reasons: [acted, reason('not-ratified-in-time', says)], awaits: [] }
  }
  const waits = reason('awaits-ratification', `It falls unless it is ratified by ${date(rule.ratifyBy)}.`)
  return rule.takesEffect === 'at-once'
    ? { ...known, state: 'holds', since, isRatified: false, reasons: [acted, waits], awaits }
    : { ...known, state: 'awaits-ratification', reasons: [acted, waits], awaits }
}

/** Distinct people of the role who were asked and have no personal interest in the answer. */
function countConsulted({ item }: DecisionFacts, { consulting }: Rule, seats: readonly Seat[]): number {
  const asked = seats.filter(
    (seat) => item.consulted?.includes(seat.member) && seat.role === consulting?.role && seat.countsInQuorum,
  )
  return new Set(asked.map(({ member }) => member)).size
}

/** When the last of those who act had said so: the first word of each that still stands. */
function actedAt({ votes, item, now }: DecisionFacts, held: readonly Seat[]): Date {
  const last = (person: PersonId, trust: TrustCode | null) =>
    Math.max(
      ...votes
        .filter((vote) => vote.person === person && vote.trust === trust && item.openedAt <= vote.at && vote.at <= now)
        .map(({ at }) => at.getTime()),
    )
  return new Date(Math.max(...held.map(({ person, trust }) => last(person, trust))))
}
