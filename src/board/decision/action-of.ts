/** How one chair's action stands: of the whole body, or of one trust where each acts for itself. */
import { londonDay } from '#nhs/day.ts'
import { trustName } from '#nhs/organisations.ts'
import type { TrustCode } from '#nhs/trust-code.ts'
import { date } from '#web/format.ts'
import type { DecisionFacts } from './facts.ts'
import type { Awaited } from './outcome.ts'
import { firstWord } from './ratification.ts'
import { listed, type Reason, type ReasonCode, reason } from './reason.ts'
import { awaitedInWords, momentsUntil } from './resolve.ts'
import type { DecisionRule } from './rule.ts'
import type { Seat } from './seats.ts'
import { namedSeats } from './threshold.ts'

export type ChairsAction = {
  /** Null for the whole body. */
  readonly trust: TrustCode | null
  readonly state: 'holds' | 'awaits-acting' | 'awaits-ratification' | 'fell'
  readonly actedAt?: Date
  readonly since?: Date
  readonly isRatified?: boolean
  readonly reasons: readonly Reason[]
  readonly awaits: readonly Awaited[]
}

type Rule = Extract<DecisionRule, { kind: 'chairs-action' }>

/** @param seatsUntil the seats that concern it, with what was said until a moment */
export function chairsActionOf(
  trust: TrustCode | null,
  facts: DecisionFacts,
  rule: Rule,
  seatsUntil: (at: Date) => readonly Seat[],
): ChairsAction {
  const { item, now } = facts
  const whose = trust === null ? 'the body' : trustName(trust)
  const end = item.closedAt ?? item.closesAt
  const last = end !== undefined && end <= now ? end : now
  const seats = seatsUntil(last)
  const actors = namedSeats(rule.by, seats)
  if (actors.length === 0) return fell(trust, 'chair-did-not-act', `Nobody may act for ${whose} between meetings.`)
  if (actors.some(({ held }) => held.length === 0))
    return fell(trust, 'named-person-cannot-decide', `Who would act for ${whose} has no vote on this item.`)

  const saidYes = (at: Date) =>
    namedSeats(rule.by, seatsUntil(at)).every(({ held }) => held.every(({ choice }) => choice === 'for'))
  const actedAt = momentsUntil(facts.votes, last).find((at) => item.openedAt <= at && saidYes(at))
  if (actedAt === undefined)
    return notYetActed(
      trust,
      actors.flatMap(({ held }) => held),
      last < now,
    )

  const consulted = countConsulted(facts, rule, seats)
  if (rule.consulting && consulted < rule.consulting.atLeast) {
    const says = `${consulted} of ${rule.consulting.atLeast} people were consulted for ${whose} before acting: it has no effect.`
    return fell(trust, 'too-few-consulted', says)
  }
  const who = listed(actors.flatMap(({ held }) => held.map(({ name }) => name)))
  const acted = reason('chair-acted', `${who} acted for ${whose} between meetings.`)
  return ratified(trust, actedAt, facts, rule, acted)
}

const fell = (trust: TrustCode | null, code: ReasonCode, says: string): ChairsAction => ({
  trust,
  state: 'fell',
  reasons: [reason(code, says)],
  awaits: [],
})

function notYetActed(trust: TrustCode | null, held: readonly Seat[], isOver: boolean): ChairsAction {
  const open = held.filter(({ choice }) => choice === 'silent')
  if (isOver || held.some(({ choice }) => choice === 'against' || choice === 'abstain'))
    return fell(trust, 'chair-did-not-act', `${listed(held.map(({ name }) => name))} did not act together.`)
  const awaits = open.map(({ person, name }) => ({ kind: 'person', person, name, trust }) as const)
  const says = `Waits for ${listed(awaits.map(awaitedInWords))} to act.`
  return { trust, state: 'awaits-acting', reasons: [reason('awaits-votes', says)], awaits }
}

/** Distinct people of the role who were asked and have no interest that keeps them from the item. */
function countConsulted({ item }: DecisionFacts, { consulting }: Rule, seats: readonly Seat[]): number {
  const asked = seats.filter(
    (seat) => item.consulted?.includes(seat.member) && seat.role === consulting?.role && seat.countsInQuorum,
  )
  return new Set(asked.map(({ member }) => member)).size
}

/** Whether it holds, by the first word that was given on it: what has fallen stays down, and what is ratified stands. */
function ratified(
  trust: TrustCode | null,
  actedAt: Date,
  facts: DecisionFacts,
  rule: Rule,
  acted: Reason,
): ChairsAction {
  const known = { trust, actedAt }
  const fallen = (code: ReasonCode, says: string): ChairsAction => ({
    ...known,
    state: 'fell',
    reasons: [reason(code, says), acted],
    awaits: [],
  })
  const word = firstWord(facts, trust ?? 'the-body', actedAt, rule.ratifyBy)
  const on = word && date(londonDay(word.at))
  if (word?.choice === 'ratified') {
    const since = rule.takesEffect === 'at-once' ? actedAt : word.at
    const reasons = [acted, reason('all-ratified', `It was ratified on ${on}.`)]
    return { ...known, state: 'holds', since, isRatified: true, reasons, awaits: [] }
  }
  if (word) return fallen('ratification-refused', `Its ratification was refused on ${on}, and it fell.`)
  const by = date(rule.ratifyBy)
  if (rule.ratifyBy < londonDay(facts.now))
    return fallen('not-ratified-in-time', `Nobody ratified it by ${by}, and it fell.`)
  const reasons = [acted, reason('awaits-ratification', `It falls unless it is ratified by ${by}.`)]
  const awaits: readonly Awaited[] = [trust === null ? { kind: 'the-body' } : { kind: 'board', trust }]
  return rule.takesEffect === 'at-once'
    ? { ...known, state: 'holds', since: actedAt, isRatified: false, reasons, awaits }
    : { ...known, state: 'awaits-ratification', reasons, awaits }
}
