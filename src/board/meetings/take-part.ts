/** What members do for themselves: declare an interest, vote, and say what their board made of what waits for it. */
import { londonDay } from '#nhs/day.ts'
import type { TrustCode } from '#nhs/trust-code.ts'
import type { Tx } from '#platform/database.ts'
import { NotFound } from '#platform/errors.ts'
import type { Viewer } from '#platform/viewer.ts'
import type { Choice } from '../decision/facts.ts'
import type { Interest } from '../decision/interest.ts'
import { type Answer, done, refused } from './answer.ts'
import { decidedItem } from './decided.ts'
import { mayRatify, mayVote, ownSeats } from './may-meet.ts'
import { noteForMembers } from './note-for-members.ts'
import { holdsOn } from './record.ts'
import { boardStore } from './store.ts'

export type NewDeclaration = {
  readonly kind: Interest['kind']
  readonly what: string
  /** Standing from a day until another; otherwise about a meeting or one item. */
  readonly on:
    | { readonly meeting: string }
    | { readonly item: string }
    | { readonly from: string; readonly until: string }
  readonly votesFor?: TrustCode
}

export async function declareInterest(tx: Tx, viewer: Viewer, given: NewDeclaration, now: Date): Promise<Answer> {
  const store = boardStore(tx)
  const own = ownSeats(viewer, await store.seats()).filter((seat) => holdsOn(seat, londonDay(now)))
  if (own.length === 0) return refused('Members of a committee and their deputies declare interests.')
  const { kind, what, on, votesFor } = given
  const { trust, person, name } = viewer
  await store.declare({
    trust,
    person,
    name,
    kind,
    what,
    onMeeting: 'meeting' in on ? on.meeting : null,
    onItem: 'item' in on ? on.item : null,
    fromDay: 'from' in on ? on.from : null,
    untilDay: 'from' in on ? on.until : null,
    votesFor: votesFor ?? null,
    declaredAt: now,
  })
  await noteForMembers(tx, 'declare-interest', 'item' in on ? `item ${on.item}` : 'register of interests', { kind })
  return done(
    kind === 'personal'
      ? 'Your interest is declared. You do not see the papers, do not vote and are not counted.'
      : 'Your interest is declared.',
  )
}

export async function giveVote(
  tx: Tx,
  viewer: Viewer,
  id: string,
  given: { readonly forTrust: TrustCode | null; readonly choice: Choice; readonly reason: string },
  now: Date,
): Promise<Answer> {
  const decided = await decidedItem(tx, id, now)
  if (!decided) throw new NotFound(`item ${id}`)
  const may = mayVote(viewer, decided, now)
  if (!may.allowed) return refused(may.because)
  if (!may.voices.some(({ forTrust }) => forTrust === given.forTrust)) return refused('You do not vote for that trust.')
  await boardStore(tx).vote(id, given.forTrust, given.choice, given.reason, now)
  await noteForMembers(tx, 'vote', `item ${id}`, { for: given.forTrust, choice: given.choice })
  return done('Your vote is given. Until the vote is closed you can change it.')
}

export async function giveWord(
  tx: Tx,
  viewer: Viewer,
  id: string,
  given: { readonly choice: 'ratified' | 'refused'; readonly reason: string },
  now: Date,
): Promise<Answer> {
  const decided = await decidedItem(tx, id, now)
  if (!decided) throw new NotFound(`item ${id}`)
  const may = mayRatify(viewer, decided)
  if (!may.allowed) return refused(may.because)
  await boardStore(tx).ratify(id, may.by, given.choice, given.reason, now)
  await noteForMembers(tx, 'ratify', `item ${id}`, { choice: given.choice, by: may.by })
  const whose = may.by === null ? 'The body’s' : 'Your board’s'
  return done(given.choice === 'ratified' ? `${whose} ratification is noted.` : `${whose} refusal is noted.`)
}
