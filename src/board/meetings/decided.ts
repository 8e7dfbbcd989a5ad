/** What became of an item, worked out each time from what is kept: for its page, for the register, for the public. */
import { type DecisionRule as AgreedRule, agreementStore } from '#alliance'
import { londonDay } from '#nhs/day.ts'
import type { Tx } from '#platform/database.ts'
import { decide } from '../decision/decide.ts'
import { type ConflictEffects, effectsOfConflict } from '../decision/effects-of-conflict.ts'
import type { DecisionFacts } from '../decision/facts.ts'
import type { Outcome } from '../decision/outcome.ts'
import { factsOf, type KnownParty } from './facts-of-record.ts'
import { holdsOn, type ItemRecord, personId, type Seat } from './record.ts'
import { boardStore } from './store.ts'

/** A seat with what its holder's interests leave them on this item. */
export type SeatOnItem = { readonly seat: Seat; readonly effects: ConflictEffects }

export type Decided = { readonly record: ItemRecord; readonly ruleAgreed?: AgreedRule } & (
  | {
      readonly ok: true
      readonly facts: DecisionFacts
      readonly outcome: Outcome
      readonly seats: readonly SeatOnItem[]
    }
  | { readonly ok: false; readonly because: string }
)

/** @param now the moment for which it is asked */
async function outcomesOf(tx: Tx, records: readonly ItemRecord[], now: Date): Promise<readonly Decided[]> {
  const agreements = agreementStore(tx)
  const known: readonly KnownParty[] = await agreements.memberships()
  const versions = await agreements.versions()
  const inForce = versions.find(({ state }) => state === 'in-force')
  return records.map((record) => {
    const { agreement } = record.item
    const version = agreement === null ? inForce : versions.find(({ number }) => number === agreement)
    if (!version) return { record, ok: false, because: 'There is no agreement in force to decide under.' }
    return decidedBy(record, version.body, known, now)
  })
}

/** Pure. */
export function decidedBy(
  record: ItemRecord,
  agreement: Parameters<typeof factsOf>[1],
  known: readonly KnownParty[],
  now: Date,
): Decided {
  const rule = agreement.rules.find(({ matter }) => matter === record.item.matter)?.rule
  const about = { record, ...(rule && { ruleAgreed: rule }) }
  const found = factsOf(record, agreement, known, now)
  if (!found.ok) return { ...about, ...found }
  const { facts } = found
  const day = londonDay(facts.item.openedAt)
  const sitting = record.seats.filter((seat) => holdsOn(seat, day))
  const seats = facts.members.map((member) => ({
    seat: sitting.find((seat) => personId(seat) === member.person && seat.forTrust === member.trust)!,
    effects: effectsOfConflict(member, facts),
  }))
  return { ...about, ok: true, facts, outcome: decide(facts), seats }
}

/** Every item that was put to the vote, latest meeting first. */
export const allDecided = async (tx: Tx, now: Date): Promise<readonly Decided[]> =>
  outcomesOf(tx, await boardStore(tx).records(), now)

/** One item, put to the vote or not yet; nothing when the viewer sees none of that id. */
export const decidedItem = async (tx: Tx, item: string, now: Date): Promise<Decided | undefined> =>
  (await outcomesOf(tx, await boardStore(tx).records(item), now))[0]
