/**
 * A meeting of four trusts for tests to change: everybody is there, everything is delegated up to a million pounds, nobody has
 * voted yet, and the chair closed the vote an hour after the item was opened. The people are known by their posts.
 */
import { trustName } from '#nhs/organisations.ts'
import { type TrustCode, trustCode } from '#nhs/trust-code.ts'
import type { Choice, DecisionFacts, Member, Role, Vote } from './facts.ts'
import type { Interest } from './interest.ts'
import { conservative } from './procedure.ts'
import { roleNames } from './scheme.ts'

export const dudley = trustCode('RNA')
export const sandwell = trustCode('RXK')
export const walsall = trustCode('RBK')
export const wolverhampton = trustCode('RL4')
export const allFour = [dudley, sandwell, walsall, wolverhampton]

export const opened = new Date('2026-12-10T10:00Z')
export const closed = new Date('2026-12-10T11:00Z')
/** Some minutes after the item was opened. */
export const minute = (minutes: number): Date => new Date(opened.getTime() + minutes * 60_000)

export const personOf = (trust: TrustCode, role: Role): string => `${trust} ${role}`

export const aMember = (trust: TrustCode, role: Role, odd: Partial<Member> = {}): Member => ({
  person: personOf(trust, role),
  name: `the ${roleNames[role]} of ${trustName(trust)}`,
  trust,
  role,
  isVoting: true,
  ...odd,
})

const posts: readonly Role[] = ['chair', 'chief-executive', 'non-executive']

export const membersOf = (...trusts: readonly TrustCode[]): readonly Member[] =>
  trusts.flatMap((trust) => posts.map((role) => aMember(trust, role)))

/** One person's vote for their trust. */
export const aVote = (trust: TrustCode, role: Role, choice: Choice, at = minute(30)): Vote => ({
  person: personOf(trust, role),
  trust,
  choice,
  at,
})

/** Everybody of each trust votes the same. */
export const votes = (...said: readonly (readonly [TrustCode, Choice])[]): readonly Vote[] =>
  said.flatMap(([trust, choice]) => posts.map((role) => aVote(trust, role, choice)))

export const present = (members: readonly Member[]): DecisionFacts['attendance'] =>
  [...new Set(members.map(({ person }) => person))].map((person) => ({ person, how: 'in-person' }))

/** Declared on the item, unless the test says otherwise. */
export const anInterest = (
  person: string,
  kind: Interest['kind'],
  declared: Interest['declared'] = { on: 'item', item: 'item 5', at: opened },
): Interest => ({ person, kind, what: 'the reason given', declared })

export const standing = { on: 'standing', from: '2026-04-01', until: '2027-04-01' } as const

export function theFacts(odd: Partial<DecisionFacts> = {}): DecisionFacts {
  const members = odd.members ?? membersOf(...allFour)
  return {
    form: 'committees-in-common',
    body: { code: 'joint-board', name: 'the joint board' },
    now: new Date('2026-12-15T09:00Z'),
    parties: allFour.map((trust) => ({ trust, joinedOn: '2020-09-01' })),
    members,
    item: { id: 'item 5', meeting: 'December', way: 'at-a-meeting', openedAt: opened, closedAt: closed },
    matter: {
      title: 'Urology on three sites',
      class: { code: 'service-change', name: 'Service change', isBinding: true, clause: 'clause 4' },
      amountPence: 50_000_000,
      affected: [],
    },
    quorum: { ofEachTrust: { members: 2, roles: { 'non-executive': 1 } } },
    rule: { kind: 'majority' },
    procedure: conservative,
    scheme: {
      delegations: allFour.map((trust) => ({
        clause: 'clause 4.2',
        of: trust,
        matter: 'service-change',
        to: { kind: 'body', body: 'joint-board', name: 'the joint board' },
        upToPence: 100_000_000,
        from: '2020-09-01',
      })),
      reservations: [],
    },
    attendance: present(members),
    interests: [],
    votes: [],
    ratifications: [],
    ...odd,
  }
}
