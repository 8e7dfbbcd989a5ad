/**
 * What the legal form makes of a resolution: whom it binds, since when, and what it waits for. A trust is bound only by its
 * own power: used by its own committee, lent to one body, or given by contract (legal-form.ts has the sources).
 */
import { londonDay } from '#nhs/day.ts'
import { trustName } from '#nhs/organisations.ts'
import type { TrustCode } from '#nhs/trust-code.ts'
import { date } from '#web/format.ts'
import type { DecisionFacts } from './facts.ts'
import { formsOfDecision } from './form-of-decision.ts'
import type { Result } from './outcome.ts'
import { standingOf } from './party-standing.ts'
import type { Outside } from './powers.ts'
import { lastWord } from './ratification.ts'
import { listed, type Reason, reason } from './reason.ts'
import { momentsUntil, type Resolution } from './resolve.ts'

/** The result, and from when on it binds which trusts. */
export type Effect = {
  readonly result: Result
  readonly bound: ReadonlyMap<TrustCode, Date>
  readonly reasons: readonly Reason[]
}

const nobody: ReadonlyMap<TrustCode, Date> = new Map()

export function effectOf(
  facts: DecisionFacts,
  voting: readonly TrustCode[],
  outside: readonly Outside[],
  resolution: Resolution,
): Effect {
  const { reasons } = resolution
  switch (resolution.state) {
    case 'waiting': {
      const { awaits, until } = resolution
      const result = { status: 'waiting', awaits, ...(until === undefined ? {} : { until }) } as const
      return { result, bound: nobody, reasons }
    }
    case 'not-quorate':
      return { result: { status: 'not-quorate', lacks: resolution.lacks }, bound: nobody, reasons }
    case 'fell': {
      const result = fellBecause(resolution, outside)
      return { result, bound: nobody, reasons: [...reasons, ...outside.map((one) => one.reason)] }
    }
    case 'passed':
      return formsOfDecision[facts.form].binds === 'all-once-ratified'
        ? onceRatified(facts, voting, resolution.at, reasons)
        : atOnce(facts, voting, outside, resolution)
  }
}

/** Where nothing but missing powers stood in the way, that is the answer; and the same of quorums. */
function fellBecause({ positions, lacks = [] }: Resolution & { state: 'fell' }, outside: readonly Outside[]): Result {
  const inTheWay = new Set([...positions.values()].filter((position) => position !== 'for'))
  const isOnly = (...kinds: readonly string[]) => [...inTheWay].every((position) => kinds.includes(position))
  if (inTheWay.has('outside-powers') && isOnly('outside-powers'))
    return { status: 'outside-powers', whoMay: whoMay(outside) }
  if (inTheWay.has('not-quorate') && isOnly('outside-powers', 'not-quorate')) return { status: 'not-quorate', lacks }
  return { status: 'not-decided' }
}

export const whoMay = (outside: readonly Outside[]) => outside.map(({ trust, holders }) => ({ trust, holders }))

function atOnce(
  facts: DecisionFacts,
  voting: readonly TrustCode[],
  outside: readonly Outside[],
  { at, by, since, ratifyBy, reasons }: Resolution & { state: 'passed' },
): Effect {
  const bound = new Map(
    boundBy(facts, voting, outside, by)
      .map((trust) => [trust, since?.get(trust) ?? at] as const)
      .filter(([trust, from]) => !hasLeft(trust, facts, from)),
  )
  const provisional = ratifyBy === undefined ? {} : { ratifyBy }
  if (bound.size === voting.length || formsOfDecision[facts.form].binds === 'the-company')
    return { result: { status: 'decided', since: at, ...provisional }, bound, reasons }
  const free = voting.filter((trust) => !bound.has(trust))
  const says = `It binds ${listed([...bound.keys()].map(trustName))}, and not ${listed(free.map(trustName), 'or')}.`
  const result = { status: 'split', since: at, bound: [...bound.keys()], ...provisional } as const
  return { result, bound, reasons: [reason('split', says), ...reasons] }
}

function boundBy(
  { form }: DecisionFacts,
  voting: readonly TrustCode[],
  outside: readonly Outside[],
  by: readonly TrustCode[],
): readonly TrustCode[] {
  switch (formsOfDecision[form].binds) {
    case 'all':
      return voting
    case 'those-who-passed-it':
      return by
    case 'those-with-a-contract':
      return voting.filter((trust) => !outside.some((one) => one.trust === trust))
    case 'all-once-ratified':
    case 'the-company':
      return []
  }
}

/** Whether a party has left by the day of a moment: who voted and left before it was decided is not bound by it. */
const hasLeft = (trust: TrustCode, { parties }: DecisionFacts, at: Date): boolean =>
  parties.some((party) => party.trust === trust && standingOf(party, londonDay(at)) === 'has-left')

/** An advisory group decides nothing: each board does, and nothing holds until every one of them has. */
function onceRatified(
  facts: DecisionFacts,
  voting: readonly TrustCode[],
  at: Date,
  reasons: readonly Reason[],
): Effect {
  // A trust that has left by then has no board to wait for.
  const wordsAt = (now: Date) =>
    voting
      .filter((trust) => !hasLeft(trust, facts, now))
      .map((trust) => ({ trust, word: lastWord({ ...facts, now }, trust, at)?.choice }))
  // Once every board has ratified it, it holds: a second thought after that is a new decision.
  const departures = facts.parties.flatMap(({ leavesOn }) => (leavesOn ? [{ at: new Date(`${leavesOn}T00:00Z`) }] : []))
  for (const since of momentsUntil([...facts.ratifications, ...departures], facts.now)) {
    const words = wordsAt(since)
    if (since < at || words.length === 0 || words.some(({ word }) => word !== 'ratified')) continue
    const says = `Every board ratified the recommendation, the last on ${date(londonDay(since))}.`
    return {
      result: { status: 'decided', since },
      bound: new Map(words.map(({ trust }) => [trust, since])),
      reasons: [reason('all-ratified', says), ...reasons],
    }
  }
  const words = wordsAt(facts.now)
  const refusing = words.filter(({ word }) => word === 'refused').map(({ trust }) => trust)
  if (refusing.length > 0 || words.length === 0) {
    const refused =
      words.length === 0
        ? reason('has-left', 'Every trust that had a vote has left, and no board is there to ratify it.')
        : reason('ratification-refused', `The board of ${listed(refusing.map(trustName))} refused to ratify it.`)
    return { result: { status: 'not-decided' }, bound: nobody, reasons: [refused, ...reasons] }
  }
  const awaits = words.filter(({ word }) => word === undefined).map(({ trust }) => trust)
  const boards = `${awaits.length === 1 ? 'board' : 'boards'} of ${listed(awaits.map(trustName))}`
  const says = `A recommendation: the group has no power of its own. It waits for the ${boards}.`
  const result = { status: 'recommended', since: at, awaits } as const
  return { result, bound: nobody, reasons: [reason('recommended', says), ...reasons] }
}
