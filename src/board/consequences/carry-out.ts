/**
 * What follows from a decision is declared before the vote and voted on with it; once the decision holds, somebody carries it
 * out. Nothing follows by itself: who does it, and when, stands beside it.
 */
import { matters } from '#alliance'
import type { Day } from '#nhs/day.ts'
import type { Tx } from '#platform/database.ts'
import { NotFound } from '#platform/errors.ts'
import type { Viewer } from '#platform/viewer.ts'
import type { Outcome, TrustOutcome } from '../decision/outcome.ts'
import type { ReasonCode } from '../decision/reason.ts'
import { type Answer, done, refused } from '../meetings/answer.ts'
import { type Decided, decidedItem } from '../meetings/decided.ts'
import { type May, mayKeepRecord } from '../meetings/may-meet.ts'
import { noteForMembers } from '../meetings/note-for-members.ts'
import type { Asked, DecisionConsequence, DecisionMade } from './consequence.ts'
import { consequenceStore, type Declared } from './store.ts'

const yes: May = { allowed: true }
const no = (because: string): May => ({ allowed: false, because })

const carriers = ['board-secretary', 'chair', 'chief-executive', 'chief-operating-officer'] as const

/** What is voted on does not change afterwards. */
export function mayDeclare(viewer: Pick<Viewer, 'roles'>, { record: { item, meeting } }: Decided): May {
  const may = mayKeepRecord(viewer)
  if (!may.allowed) return may
  if (item.kind !== 'decision') return no('Nothing is decided in this item, so nothing follows from it.')
  if (item.openedAt !== null) return no('It has been put to the vote, so what follows from it stays as it is.')
  return meeting.state === 'planned' || meeting.state === 'open' ? yes : no('This meeting is over.')
}

/** Why it cannot follow from an item of this class; nothing when it can. */
export const wrongMatter = ({ onlyOf }: DecisionConsequence, { record }: Decided): string | undefined =>
  onlyOf === undefined || record.item.matter === onlyOf
    ? undefined
    : `This follows only from an item of the class "${matters[onlyOf]}".`

/** The decision, if it holds for somebody; else why nothing follows from it yet. */
export function decisionMade(
  decided: Decided,
): { readonly made: DecisionMade } | { readonly made?: never; readonly because: string } {
  if (!decided.ok) return { because: decided.because }
  const { item } = decided.record
  const { outcome } = decided
  if (item.openedAt === null || (outcome.status !== 'decided' && outcome.status !== 'split')) {
    const waits = item.openedAt === null || outcome.status === 'waiting' || outcome.status === 'recommended'
    return {
      because: waits ? 'It follows once the decision holds.' : 'It was not decided, so nothing follows from it.',
    }
  }
  const { id, title, motion } = item
  return { made: { item: id, title, matter: item.matter!, motion, ...partiesOf(outcome) } }
}

/** A trust that had no vote on it, because it is suspended or has left, neither carries it nor stands in the way. */
const voteless: readonly ReasonCode[] = ['suspended', 'has-left', 'not-yet-a-party', 'leaving-without-a-vote']

function partiesOf({ trusts }: Outcome): Pick<DecisionMade, 'carriedBy' | 'notCarriedBy'> {
  const has = ({ reasons }: TrustOutcome, codes: readonly ReasonCode[]) =>
    reasons.some(({ code }) => codes.includes(code))
  const carries = (one: TrustOutcome) => one.isBound || has(one, ['not-binding-in-law'])
  const codesOf = (found: readonly TrustOutcome[]) => found.map(({ trust }) => trust)
  return {
    carriedBy: codesOf(trusts.filter(carries)),
    notCarriedBy: codesOf(trusts.filter((one) => !carries(one) && !has(one, voteless))),
  }
}

export function mayCarryOut(viewer: Pick<Viewer, 'roles'>, decided: Decided, { done: before }: Declared): May {
  if (before) return no('This was carried out already.')
  if (!viewer.roles.some((role) => (carriers as readonly string[]).includes(role)))
    return no('Chairs, board secretaries, chief executives and chief operating officers carry decisions out.')
  const found = decisionMade(decided)
  return found.made ? yes : no(found.because)
}

export async function declareConsequence(
  tx: Tx,
  viewer: Viewer,
  item: string,
  consequence: DecisionConsequence,
  asked: Asked,
  now: Date,
): Promise<Answer> {
  await consequenceStore(tx).hold(item)
  const decided = await decidedItem(tx, item, now)
  if (!decided) throw new NotFound(`item ${item}`)
  const may = mayDeclare(viewer, decided)
  if (!may.allowed) return refused(may.because)
  const other = wrongMatter(consequence, decided)
  if (other !== undefined) return refused(other)
  const words = await consequence.inWords(tx, asked)
  if ('wrong' in words) return refused(words.wrong)
  await consequenceStore(tx).declare(item, consequence.kind, asked, words.says)
  await noteForMembers(tx, 'declare-consequence', `item ${item}`, { kind: consequence.kind, asked })
  return done('Members see what follows from it before they vote.')
}

export async function takeConsequenceBack(
  tx: Tx,
  viewer: Viewer,
  item: string,
  id: string,
  now: Date,
): Promise<Answer> {
  await consequenceStore(tx).hold(item)
  const decided = await decidedItem(tx, item, now)
  if (!decided) throw new NotFound(`item ${item}`)
  const may = mayDeclare(viewer, decided)
  if (!may.allowed) return refused(may.because)
  const [found] = (await consequenceStore(tx).ofItems([item])).filter((one) => one.id === id)
  if (!found || !(await consequenceStore(tx).takeBack(id))) return refused('It is gone already.')
  await noteForMembers(tx, 'take-consequence-back', `item ${item}`, { says: found.says })
  return done('It no longer follows from this item.')
}

export async function carryOut(
  tx: Tx,
  viewer: Viewer,
  consequences: readonly DecisionConsequence[],
  item: string,
  id: string,
  { now, today }: { readonly now: Date; readonly today: Day },
): Promise<Answer> {
  const store = consequenceStore(tx)
  await store.hold(item)
  const decided = await decidedItem(tx, item, now)
  const declared = (await store.ofItems([item])).find((one) => one.id === id)
  const consequence = consequences.find(({ kind }) => kind === declared?.kind)
  if (!decided || !declared || !consequence) throw new NotFound(`what follows from item ${item}`)
  const may = mayCarryOut(viewer, decided, declared)
  if (!may.allowed) return refused(may.because)
  const other = wrongMatter(consequence, decided)
  if (other !== undefined) return refused(other)
  const found = decisionMade(decided)
  if (!found.made) return refused(found.because)
  const carried = await consequence.carryOut(tx, viewer, found.made, declared.asked, today)
  if (carried.status === 'refused') return refused(carried.because)
  await store.noteDone(id, carried.says, carried.refers, viewer.name, now)
  await noteForMembers(tx, 'carry-out-decision', `item ${item}`, { kind: declared.kind, refers: carried.refers })
  return done(carried.says)
}
