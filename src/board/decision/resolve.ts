/**
 * Whether a resolution passed, when, and who was for it. At a meeting nothing is decided before the chair closes the vote: the
 * quorum has to hold at that moment. In writing it passes as soon as everybody has answered and the rule is met (by every trust,
 * where each resolves for itself), and otherwise on what was said when the time to answer is over.
 */
import type { LegalForm } from '#alliance'
import type { Day } from '#nhs/day.ts'
import { trustName } from '#nhs/organisations.ts'
import type { TrustCode } from '#nhs/trust-code.ts'
import { dateTime } from '#web/format.ts'
import type { DecisionFacts } from './facts.ts'
import { formsOfDecision } from './form-of-decision.ts'
import type { Awaited, Lack } from './outcome.ts'
import type { Outside } from './powers.ts'
import { lackInWords } from './quorum.ts'
import { listed, type Reason, reason } from './reason.ts'
import type { Seat } from './seats.ts'
import { type Tally, tallyAt } from './tally.ts'
import type { Positions } from './threshold.ts'

/** How an item came out before anybody asks what its legal form makes of that. */
export type Resolution = {
  readonly reasons: readonly Reason[]
  readonly positions: Positions
  readonly seats: readonly Seat[]
} & (
  | {
      readonly state: 'passed'
      readonly at: Date
      readonly by: readonly TrustCode[]
      /** Where it holds for some trusts later than for others. */
      readonly since?: ReadonlyMap<TrustCode, Date>
      readonly ratifyBy?: Day
    }
  | { readonly state: 'fell'; readonly lacks?: readonly Lack[] }
  | { readonly state: 'not-quorate'; readonly lacks: readonly Lack[] }
  | { readonly state: 'waiting'; readonly until?: Date | Day; readonly awaits: readonly Awaited[] }
)

export function resolve(facts: DecisionFacts, voting: readonly TrustCode[], outside: readonly Outside[]): Resolution {
  const { item, now } = facts
  const count = (at: Date) => tallyAt(facts, voting, outside, at)
  if (now < item.openedAt) return notYetOpen(facts)
  return item.way === 'at-a-meeting' ? atMeeting(facts, count) : inWriting(facts, count)
}

export const notYetOpen = ({ item }: DecisionFacts): Resolution => ({
  state: 'waiting',
  until: item.openedAt,
  awaits: [],
  reasons: [reason('not-yet-open', `Nothing can be said before ${dateTime(item.openedAt)}.`)],
  positions: new Map(),
  seats: [],
})

function atMeeting({ item, now }: DecisionFacts, count: (at: Date) => Tally): Resolution {
  const closedAt = item.closedAt !== undefined && item.closedAt <= now ? item.closedAt : undefined
  const tally = count(closedAt ?? now)
  if (!tally.isQuorate) return notQuorate(tally)
  if (closedAt) return cameOut(tally, closedAt)
  if (tally.awaits.length > 0) return waiting(tally, tally.awaits)
  return {
    ...waiting(tally, [{ kind: 'the-chair' }]),
    reasons: [reason('awaits-close', 'Everybody has voted. Nothing is decided until the chair closes the vote.')],
  }
}

function inWriting({ item, now, votes, form }: DecisionFacts, count: (at: Date) => Tally): Resolution {
  const end = item.closedAt ?? item.closesAt
  const isOver = end !== undefined && end <= now
  const last = isOver ? end : now
  for (const at of momentsUntil(votes, last)) {
    const tally = count(at)
    if (tally.isQuorate && tally.awaits.length === 0 && tally.threshold.isMet && isWhole(tally, form))
      return cameOut(tally, at)
  }
  const tally = count(last)
  if (!isOver && tally.awaits.length > 0) return waiting(tally, tally.awaits, end)
  return tally.isQuorate ? cameOut(tally, last) : notQuorate(tally)
}

/** Where each resolves for itself, one that has not passed it may still come round before the time is over. */
const isWhole = ({ positions }: Tally, form: LegalForm): boolean =>
  formsOfDecision[form].resolutions === 'one' || [...positions.values()].every((position) => position === 'for')

/** The moments at which somebody said something, in order. */
export const momentsUntil = (said: readonly { readonly at: Date }[], last: Date): readonly Date[] =>
  [...new Set(said.map(({ at }) => at.getTime()))]
    .filter((at) => at <= last.getTime())
    .sort((one, other) => one - other)
    .map((at) => new Date(at))

function cameOut(tally: Tally, at: Date): Resolution {
  const { positions, seats, lacks } = tally
  const { isMet, reasons } = tally.threshold
  if (!isMet) return { state: 'fell', lacks, reasons: [...reasons, ...lacks.map(lackInWords)], positions, seats }
  const by = [...positions.keys()].filter((trust) => positions.get(trust) === 'for')
  return { state: 'passed', at, by, reasons, positions, seats }
}

const notQuorate = ({ lacks, positions, seats }: Tally): Resolution => ({
  state: 'not-quorate',
  lacks,
  reasons: lacks.map(lackInWords),
  positions,
  seats,
})

export function waiting(
  { positions, seats }: Pick<Tally, 'positions' | 'seats'>,
  awaits: readonly Awaited[],
  until?: Date,
): Resolution & { state: 'waiting' } {
  const names = awaits.map(awaitedInWords)
  const when = until === undefined ? '' : `, until ${dateTime(until)}`
  return {
    state: 'waiting',
    awaits,
    ...(until === undefined ? {} : { until }),
    reasons: [reason('awaits-votes', `Waits for ${listed([...new Set(names)])}${when}.`)],
    positions,
    seats,
  }
}

export function awaitedInWords(one: Awaited): string {
  switch (one.kind) {
    case 'person':
      return one.trust === null ? one.name : `${one.name} (${trustName(one.trust)})`
    case 'trust':
      return trustName(one.trust)
    case 'board':
      return `the board of ${trustName(one.trust)}`
    case 'the-body':
      return 'the whole body'
    case 'the-chair':
      return 'the chair'
  }
}
