/** Where each trust stands with the alliance on a day: from its membership, and from what it was asked and said. Pure. */
import type { Day } from '#nhs/day.ts'
import type { TrustCode } from '#nhs/trust-code.ts'

export type PartyEventKind =
  | 'invited'
  | 'declined'
  | 'joined'
  | 'suspended'
  | 'resumed'
  | 'gave-notice'
  | 'withdrew-notice'
  | 'left'
  | 'run-off-ended'

export type PartyEvent = {
  readonly trust: TrustCode
  readonly kind: PartyEventKind
  readonly onDay: Day
  /** Of a notice: the first day on which the trust is no member. */
  readonly leavesOn: Day | null
  readonly reason: string
  readonly byDecision: string | null
  readonly person: string
  readonly personTrust: TrustCode
  readonly at: Date
}

/** A time of membership, as it is projected into alliance_member. A trust that joins again has another. */
export type Membership = {
  readonly trust: TrustCode
  readonly joinedOn: Day
  readonly suspendedOn: Day | null
  readonly noticeOn: Day | null
  readonly leavesOn: Day | null
  readonly leftOn: Day | null
  /** Nothing that it had begun is left to be brought to an end. */
  readonly isGone: boolean
}

export type Standing = 'invited' | 'declined' | 'member' | 'suspended' | 'leaving' | 'run-off' | 'left'

export type PartyStanding = {
  readonly trust: TrustCode
  readonly standing: Standing
  /** Since when it stands so. */
  readonly since: Day
  readonly membership: Membership | null
}

export const standingNames: Readonly<Record<Standing, string>> = {
  invited: 'Invited',
  declined: 'Declined to join',
  member: 'Member',
  suspended: 'Suspended',
  leaving: 'Has given notice',
  'run-off': 'Left, with transfers to finish',
  left: 'Left',
}

/** Every trust that ever had to do with the alliance: members in the order they joined, then the others. */
export function standingsOf(
  memberships: readonly Membership[],
  events: readonly PartyEvent[],
  today: Day,
): readonly PartyStanding[] {
  const newest = new Map<TrustCode, Membership>()
  for (const one of memberships.toSorted((a, b) => (a.joinedOn < b.joinedOn ? -1 : 1))) newest.set(one.trust, one)
  const members = [...newest.values()].map((membership) => ({
    trust: membership.trust,
    membership,
    ...memberStanding(membership, today),
  }))
  const asked = new Map<TrustCode, PartyStanding>()
  for (const { trust, kind, onDay } of events.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
    const again = newest.get(trust)
    if (again && (again.leftOn === null || again.leftOn > onDay)) continue
    if (kind === 'invited' || kind === 'declined') {
      asked.set(trust, { trust, standing: kind, since: onDay, membership: again ?? null })
    }
  }
  return [...members.filter(({ trust }) => !asked.has(trust)), ...asked.values()]
}

function memberStanding(membership: Membership, today: Day): { readonly standing: Standing; readonly since: Day } {
  const { joinedOn, leftOn, suspendedOn, noticeOn, isGone } = membership
  if (leftOn !== null && leftOn <= today) return { standing: isGone ? 'left' : 'run-off', since: leftOn }
  if (suspendedOn !== null && suspendedOn <= today) return { standing: 'suspended', since: suspendedOn }
  if (noticeOn !== null) return { standing: 'leaving', since: noticeOn }
  return { standing: 'member', since: joinedOn }
}

export const isMember = ({ standing }: Pick<PartyStanding, 'standing'>): boolean =>
  standing === 'member' || standing === 'suspended' || standing === 'leaving'
