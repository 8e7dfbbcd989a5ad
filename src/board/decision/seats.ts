/**
 * Who sits for whom on an item, whether they count and vote, and what they said. Every count is made of seats, and a person
 * fills at most one seat of a trust: so nobody is counted twice, however often they are written down.
 */
import type { TrustCode } from '#nhs/trust-code.ts'
import { effectsOfConflict } from './effects-of-conflict.ts'
import type { Attendance, Choice, DecisionFacts, Member, PersonId, Role } from './facts.ts'
import { type Reason, reason } from './reason.ts'

export type Seat = {
  readonly trust: TrustCode | null
  readonly role: Role
  /** Whose seat it is. */
  readonly member: PersonId
  /** Who sits there: the member or a deputy. */
  readonly person: PersonId
  readonly name: string
  readonly countsInQuorum: boolean
  readonly votes: boolean
  /** What they said. It counts if they vote. */
  readonly choice: Choice
  readonly reasons: readonly Reason[]
}

type Sitter = Pick<Member, 'person' | 'name' | 'trust'> & { readonly isDeputy: boolean }

/** The seats of the voting trusts and of independent members, as they are at a moment, with what was said until then. */
export function seatsAt(facts: DecisionFacts, voting: readonly TrustCode[], at: Date): readonly Seat[] {
  const deputising = new Set<PersonId>()
  return facts.members
    .filter(({ trust }) => trust === null || voting.includes(trust))
    .map((member) => seatOf(member, facts, at, deputising))
}

function seatOf(member: Member, facts: DecisionFacts, at: Date, deputising: Set<PersonId>): Seat {
  const sitter = sitterOf(member, facts, at, deputising)
  const { person, name, trust, isDeputy } = sitter ?? { ...member, isDeputy: false }
  const effects = effectsOfConflict({ person, name, trust }, facts)
  const attends = sitter ? onlyAttends(sitter, member, facts, at) : reason('absent', `${member.name} was not there.`)
  const takesPart = member.isVoting && attends === undefined
  const votes = takesPart && effects.votes
  const said = choiceOf(sitter ?? member, facts, at)
  return {
    trust,
    role: member.role,
    member: member.person,
    person,
    name,
    countsInQuorum: takesPart && effects.countsInQuorum,
    votes,
    choice: said,
    reasons: [
      ...(sitter ? effects.reasons.filter(({ code }) => code !== 'organisational-interest-not-declared') : []),
      ...(attends && said !== 'silent' ? [attends] : []),
      ...(isDeputy && attends === undefined
        ? [reason('deputy-stands-in', `${name} stood in for ${member.name}, as the agreement lets deputies do.`)]
        : []),
    ],
  }
}

/**
 * The member, if there; else the first named deputy who is there, is no member, and deputises for nobody else. In writing
 * everybody answers for themselves, and nobody stands in for a shared post: its declaration is the holder's own.
 */
function sitterOf(member: Member, facts: DecisionFacts, at: Date, deputising: Set<PersonId>): Sitter | undefined {
  if (facts.item.way === 'in-writing' || presence(facts.attendance, member.person, at))
    return { ...member, isDeputy: false }
  if (facts.members.filter(({ person }) => person === member.person).length > 1) return undefined
  const deputy = (member.deputies ?? []).find(
    ({ person }) =>
      presence(facts.attendance, person, at) &&
      !deputising.has(person) &&
      !facts.members.some((other) => other.person === person),
  )
  if (!deputy) return undefined
  deputising.add(deputy.person)
  return { ...deputy, trust: member.trust, isDeputy: true }
}

/** Why somebody who is there only attends; nothing when they take part. */
function onlyAttends(sitter: Sitter, member: Member, facts: DecisionFacts, at: Date): Reason | undefined {
  const { procedure, attendance, item } = facts
  if (!member.isVoting) return reason('not-a-voting-member', `${sitter.name} has no vote on this body.`)
  if (sitter.isDeputy) {
    const { seesPapers } = effectsOfConflict(member, facts)
    if (procedure.deputies === 'attend' || (!seesPapers && procedure.deputiesOfConflicted === 'attend'))
      return reason('deputy-attends', `${sitter.name} came for ${member.name}, and deputies only attend.`)
  }
  const isOnCall = item.way === 'at-a-meeting' && presence(attendance, sitter.person, at) === 'by-call'
  return isOnCall && procedure.byCall === 'attends'
    ? reason('by-call', `${sitter.name} was on a call, and the agreement counts those in the room.`)
    : undefined
}

/** How somebody is there at a moment. Who leaves as the vote is closed has left: a quorum has to hold when it is taken. */
function presence(attendance: readonly Attendance[], person: PersonId, at: Date): 'in-person' | 'by-call' | undefined {
  const there = attendance.filter(
    (one) =>
      one.person === person &&
      one.how !== 'apologies' &&
      (one.arrivedAt === undefined || one.arrivedAt <= at) &&
      (one.leftAt === undefined || at < one.leftAt),
  )
  if (there.length === 0) return undefined
  return there.some(({ how }) => how === 'in-person') ? 'in-person' : 'by-call'
}

/** Of what is said at the same moment, the least in favour holds. */
const leastInFavour: readonly Choice[] = ['against', 'abstain', 'silent', 'for']

/** The last that somebody said for a trust since the item was opened. */
function choiceOf({ person, trust }: Pick<Member, 'person' | 'trust'>, facts: DecisionFacts, at: Date): Choice {
  const said = facts.votes
    .filter((vote) => vote.person === person && vote.trust === trust)
    .filter((vote) => facts.item.openedAt <= vote.at && vote.at <= at)
    .sort(
      (one, other) =>
        other.at.getTime() - one.at.getTime() ||
        leastInFavour.indexOf(one.choice) - leastInFavour.indexOf(other.choice),
    )
  return said[0]?.choice ?? 'silent'
}
