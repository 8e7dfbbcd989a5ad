/**
 * Whether enough take part: counted for each trust and for each role, of voting members who are there and are not kept from
 * the item by an interest. In writing, who has answered takes part: silence makes no quorum.
 */
import { trustName } from '#nhs/organisations.ts'
import type { TrustCode } from '#nhs/trust-code.ts'
import type { Attending, DecisionFacts, Role } from './facts.ts'
import type { Lack } from './outcome.ts'
import { type Reason, reason } from './reason.ts'
import { roleNames } from './scheme.ts'
import type { Seat } from './seats.ts'

const roles: readonly Role[] = ['chair', 'chief-executive', 'non-executive', 'executive', 'clinical-lead']

/** What is missing at one trust. */
export const lacksOf = (trust: TrustCode, facts: DecisionFacts, seats: readonly Seat[]): readonly Lack[] =>
  lacks(
    facts.quorum.ofTrust?.[trust] ?? facts.quorum.ofEachTrust,
    trust,
    facts,
    seats.filter((seat) => seat.trust === trust),
  )

/** What is missing in the body as a whole, the trusts whose people it needs included. */
export const lacksOfAll = (
  facts: DecisionFacts,
  trusts: readonly TrustCode[],
  seats: readonly Seat[],
): readonly Lack[] => [
  ...(facts.quorum.ofAll ? lacks(facts.quorum.ofAll, null, facts, seats) : []),
  ...trusts.flatMap((trust) => lacksOf(trust, facts, seats)),
]

function lacks(
  needed: Attending,
  trust: TrustCode | null,
  facts: DecisionFacts,
  seats: readonly Seat[],
): readonly Lack[] {
  const there = seats.filter(
    (seat) => seat.countsInQuorum && (facts.item.way === 'at-a-meeting' || seat.choice !== 'silent'),
  )
  // Somebody who votes for several trusts is still one person in the room, and holds the first of their posts.
  const people = there.filter(
    (seat) => !there.some((other) => other.person === seat.person && other !== seat && comesFirst(other, seat, there)),
  )
  const found = byRole(people, needed.roles ?? {}, facts)
  return [
    ...(people.length < needed.members ? [{ trust, role: null, has: people.length, needs: needed.members }] : []),
    ...roles.flatMap((role) => {
      const needs = needed.roles?.[role] ?? 0
      const has = found[role]
      return has < needs ? [{ trust, role, has, needs }] : []
    }),
  ]
}

const comesFirst = (one: Seat, other: Seat, all: readonly Seat[]): boolean =>
  roles.indexOf(one.role) - roles.indexOf(other.role) < 0 ||
  (one.role === other.role && all.indexOf(one) < all.indexOf(other))

/**
 * How many there are of each role. Who counts also as another role does so only where their own has enough without them, so
 * that one person never fills two places.
 */
function byRole(
  people: readonly Seat[],
  needed: Readonly<Partial<Record<Role, number>>>,
  { procedure }: DecisionFacts,
): Readonly<Record<Role, number>> {
  const own = (role: Role) => people.filter((seat) => seat.role === role).length
  const found = Object.fromEntries(roles.map((role) => [role, own(role)])) as Record<Role, number>
  for (const role of roles) {
    let spare = Math.max(0, found[role] - (needed[role] ?? 0))
    for (const also of procedure.countsAlsoAs[role] ?? []) {
      const lent = Math.min(spare, Math.max(0, (needed[also] ?? 0) - found[also]))
      found[also] += lent
      spare -= lent
    }
  }
  return found
}

/** "Walsall Healthcare has 0 of 1 non-executive director that its quorum needs." */
export function lackInWords({ trust, role, has, needs }: Lack): Reason {
  const who = trust === null ? 'The body' : trustName(trust)
  const what = role === null ? 'voting member' : roleNames[role]
  return reason('not-quorate', `${who} has ${has} of ${needs} ${what}${needs === 1 ? '' : 's'} that the quorum needs.`)
}
