/** How an item stands at a moment: who sits, what each trust says, what the quorum lacks, whether the rule is met. */
import type { TrustCode } from '#nhs/trust-code.ts'
import type { DecisionFacts } from './facts.ts'
import { formsOfDecision } from './form-of-decision.ts'
import type { Awaited, Lack } from './outcome.ts'
import type { Outside } from './powers.ts'
import { lacksOf, lacksOfAll } from './quorum.ts'
import { type Seat, seatsAt } from './seats.ts'
import { affectedTrusts, namedSeats, type Positions, type Threshold, threshold } from './threshold.ts'
import { speakersOf, type Voice, voiceOf } from './voices.ts'

export type Tally = {
  readonly seats: readonly Seat[]
  readonly positions: Positions
  /** What keeps the quorum from all; of one trust alone, in forms where each has its own, it is that trust's matter. */
  readonly lacks: readonly Lack[]
  readonly isQuorate: boolean
  readonly threshold: Threshold
  /** Who may still vote and has not. */
  readonly awaits: readonly Awaited[]
}

/** Counts what was said until a moment, as the seats are at that moment. */
export function tallyAt(
  facts: DecisionFacts,
  voting: readonly TrustCode[],
  outside: readonly Outside[],
  at: Date,
): Tally {
  const seats = seatsAt(facts, voting, at)
  const form = formsOfDecision[facts.form]
  const lacks =
    form.quorum === 'none'
      ? []
      : form.quorum === 'one'
        ? lacksOfAll(facts, trustsThatCount(facts, voting), seats)
        : voting.flatMap((trust) => lacksOf(trust, facts, seats))
  const isEachForItself = form.resolutions === 'one-for-each-trust'
  const positions: Positions = new Map(
    voting.map((trust) => {
      if (isEachForItself && outside.some((one) => one.trust === trust)) return [trust, 'outside-powers'] as const
      if (isEachForItself && lacks.some((one) => one.trust === trust)) return [trust, 'not-quorate'] as const
      return [trust, voiceIn(facts, trust, seats)] as const
    }),
  )
  const heldUp = [...positions.values()].filter(
    (position) => position === 'not-quorate' || position === 'outside-powers',
  )
  return {
    seats,
    positions,
    lacks,
    isQuorate: isEachForItself ? heldUp.length < voting.length : lacks.length === 0,
    threshold: threshold(facts, positions, seats),
    awaits: awaitedOf(
      facts,
      // Nobody waits for a trust that has not lent the power.
      isEachForItself ? voting.filter((trust) => positions.get(trust) !== 'outside-powers') : voting,
      seats,
    ),
  }
}

/** Individual decision-makers speak for their trusts alone; everywhere else the trust's people form its vote together. */
function voiceIn({ form, rule, procedure }: DecisionFacts, trust: TrustCode, seats: readonly Seat[]): Voice {
  if (form !== 'individual-decision-makers' || rule.kind !== 'consensus')
    return voiceOf(trust, seats, procedure.trustVote)
  const named = namedSeats(rule.named, seats).flatMap(({ held }) => held)
  return voiceOf(trust, named, { kind: 'all-members' })
}

/** Of a lead provider that decides alone, the lead; otherwise every trust with a vote. */
const trustsThatCount = (facts: DecisionFacts, voting: readonly TrustCode[]): readonly TrustCode[] =>
  facts.rule.kind === 'lead-decides' ? voting.filter((trust) => trust === facts.lead) : voting

function awaitedOf(facts: DecisionFacts, voting: readonly TrustCode[], seats: readonly Seat[]): readonly Awaited[] {
  return speakers(facts, voting, seats)
    .filter(({ choice }) => choice === 'silent')
    .map(({ person, name, trust }) => ({ kind: 'person', person, name, trust }) as const)
}

function speakers(facts: DecisionFacts, voting: readonly TrustCode[], seats: readonly Seat[]): readonly Seat[] {
  const { rule, procedure, form } = facts
  if (rule.kind === 'consensus') return namedSeats(rule.named, seats).flatMap(({ held }) => held)
  const trusts =
    rule.kind === 'affected-agree' && formsOfDecision[form].resolutions === 'one'
      ? affectedTrusts(facts, voting)
      : trustsThatCount(facts, voting)
  return trusts.flatMap((trust) => speakersOf(trust, seats, procedure.trustVote))
}
