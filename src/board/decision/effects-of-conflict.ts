/**
 * What a member's interests let them do on an item: see its papers, speak, vote, count in the quorum. Asked by pages and by
 * what shows papers, and by the count itself, so that what somebody sees and what they count for cannot differ.
 *
 * Every member is loyal to one trust, so three kinds are kept apart. NHS Providers' guide, considerations, asks that
 * conflicts are managed; the effects are those of model standing orders and are custom, not statute.
 */
import { londonDay } from '#nhs/day.ts'
import { trustName } from '#nhs/organisations.ts'
import { date } from '#web/format.ts'
import type { DecisionFacts, Member } from './facts.ts'
import type { Interest } from './interest.ts'
import { type Reason, reason } from './reason.ts'

export type ConflictEffects = {
  readonly seesPapers: boolean
  readonly speaks: boolean
  readonly votes: boolean
  readonly countsInQuorum: boolean
  /** For the minutes. None when nothing was declared and nothing should have been. */
  readonly reasons: readonly Reason[]
}

export type ConflictFacts = Pick<DecisionFacts, 'form' | 'members' | 'interests' | 'procedure' | 'item' | 'matter'>

/** The effects of one member's interests on one item. Other reasons not to vote (no voting seat, absence) are not asked. */
export function effectsOfConflict(
  member: Pick<Member, 'person' | 'name' | 'trust'>,
  facts: ConflictFacts,
): ConflictEffects {
  const mine = facts.interests
    .filter((one) => one.person === member.person && concerns(one, facts))
    .sort((one, other) => (one.what < other.what ? -1 : 1))
  const personal = mine.filter(({ kind }) => kind === 'personal')
  const shared = sharedPost(member, facts, mine)
  const isExcluded = personal.length > 0
  const takesPart = !isExcluded && shared.mayVote
  return {
    seesPapers: !isExcluded,
    speaks: !isExcluded || facts.procedure.personalInterestSpeaks,
    votes: takesPart,
    countsInQuorum: takesPart,
    reasons: [
      ...personal.map(({ what }) =>
        reason(
          'personal-interest',
          `${member.name} declared a personal interest (${what}): no papers, no vote, not counted in the quorum${facts.procedure.personalInterestSpeaks ? '; may speak' : '; leaves the room'}.`,
        ),
      ),
      ...shared.reasons,
      ...organisational(member, facts, mine),
    ],
  }
}

/** Whether a declaration is about this item, this meeting, or stands on this day. */
function concerns({ declared }: Interest, { item }: ConflictFacts): boolean {
  switch (declared.on) {
    case 'item':
      return declared.item === item.id
    case 'meeting':
      return declared.meeting === item.meeting
    case 'standing': {
      const day = londonDay(item.openedAt)
      return declared.from <= day && day < declared.until
    }
  }
}

/** An organisational interest is what the member was sent for: declared and minuted, and the vote stays. */
function organisational(
  { name, trust }: Pick<Member, 'name' | 'trust'>,
  { matter }: ConflictFacts,
  mine: readonly Interest[],
): readonly Reason[] {
  const declared = mine.filter(({ kind }) => kind === 'organisational')
  if (declared.length === 0 && trust !== null && matter.affected.includes(trust))
    return [
      reason(
        'organisational-interest-not-declared',
        `This affects ${trustName(trust)}, and ${name} has declared no organisational interest. Ask, and minute the answer.`,
      ),
    ]
  return declared.map(({ what }) =>
    reason(
      'organisational-interest',
      `${name} declared an organisational interest (${what}): it is minuted, and keeps nobody from voting.`,
    ),
  )
}

/**
 * Somebody who answers to several trusts is conflicted by the post itself, and everybody is on a board in common. A standing
 * declaration must be in force; then the agreement says whether and for whom they vote.
 */
function sharedPost(
  { person, name, trust }: Pick<Member, 'person' | 'name' | 'trust'>,
  { form, members, procedure, item }: ConflictFacts,
  mine: readonly Interest[],
): { readonly mayVote: boolean; readonly reasons: readonly Reason[] } {
  const trusts = new Set(members.filter((one) => one.person === person && one.trust !== null).map((one) => one.trust))
  const declared = mine.filter(({ kind }) => kind === 'shared-post')
  if (form !== 'board-in-common' && trusts.size < 2 && declared.length === 0) return { mayVote: true, reasons: [] }
  const standing = declared.filter((one) => one.declared.on === 'standing')
  if (standing.length === 0)
    return {
      mayVote: false,
      reasons: [
        reason(
          'shared-post-not-declared',
          `${name} answers to more than one trust and had no standing declaration in force on ${date(londonDay(item.openedAt))}: no vote, not counted in the quorum.`,
        ),
      ],
    }
  const named = new Set(standing.flatMap(({ votesFor }) => votesFor ?? []))
  const mayVote =
    procedure.sharedPosts === 'vote-for-each' ||
    (procedure.sharedPosts === 'vote-for-one' && trust !== null && named.size === 1 && named.has(trust))
  const whom = trust === null ? 'nobody' : trustName(trust)
  return {
    mayVote,
    reasons: [
      reason(
        'shared-post',
        mayVote
          ? `${name} has a shared post, with a standing declaration, and votes for ${whom}.`
          : `${name} has a shared post, and the agreement gives it no vote for ${whom}: not counted in the quorum.`,
      ),
    ],
  }
}
