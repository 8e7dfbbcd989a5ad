/**
 * Facts of every form and rule, with people who come late, leave, vote twice, deputise, declare and share posts. Half of them
 * are of calm meetings, at which most are there and in favour, because at a wild one hardly anything is decided.
 */
import fc from 'fast-check'
import type { LegalForm } from '#alliance'
import type { TrustCode } from '#nhs/trust-code.ts'
import { allFour, minute, opened, theFacts } from './black-country.scene.ts'
import type { Attendance, DecisionFacts, Item, Member, Party, Quorum, Role, Vote } from './facts.ts'
import { formsOfDecision } from './form-of-decision.ts'
import type { Interest } from './interest.ts'
import type { Procedure } from './procedure.ts'
import type { DecisionRule } from './rule.ts'
import type { Delegation } from './scheme.ts'

const roles: readonly Role[] = ['chair', 'chief-executive', 'non-executive', 'clinical-lead']
const exactly = <T>(n: number, one: fc.Arbitrary<T>) => fc.array(one, { minLength: n, maxLength: n })
/** True once in so many times. */
const onceIn = (times: number) => fc.nat(times - 1).map((n) => n === 0)

/** @param only some forms; every one otherwise */
export function anyFacts(
  only: readonly LegalForm[] = Object.keys(formsOfDecision) as LegalForm[],
): fc.Arbitrary<DecisionFacts> {
  return fc
    .record({ isCalm: fc.boolean(), form: fc.constantFrom(...only) })
    .chain(({ isCalm, form }) =>
      fc.record({
        isCalm: fc.constant(isCalm),
        form: fc.constant(form),
        kind: fc.constantFrom(...formsOfDecision[form].rules),
        members: membersOf(isCalm),
        parties: partiesOf(isCalm),
        procedure: procedureOf(isCalm),
      }),
    )
    .chain(({ isCalm, kind, ...known }) => {
      const people = [...new Set(known.members.map(({ person }) => person))]
      const everybody = [...people, 'd1', 'd2']
      return fc.record({
        known: fc.constant(known),
        rule: ruleOf(kind, people),
        item: itemOf(kind),
        attendance: fc.tuple(...everybody.map((person) => attendanceOf(person, isCalm))),
        interests: interestsOf(everybody, isCalm),
        votes: votesOf(known.members, isCalm),
        lead: fc.constantFrom(...allFour),
        affected: fc.subarray(allFour),
        now: fc.constantFrom(minute(isCalm ? 80 : 20), new Date('2026-12-13T09:00Z'), new Date('2027-01-15T09:00Z')),
        quorum: quorumOf(isCalm),
        missing: onceIn(isCalm ? 8 : 2).chain((some) => fc.subarray(allFour, { maxLength: some ? 2 : 0 })),
        ratifications: fc.array(
          fc.record({
            by: fc.constantFrom('the-body' as const, ...allFour),
            choice: onceIn(9).map((no) => (no ? 'refused' : 'ratified')),
            at: fc.constantFrom(new Date('2026-12-12T09:00Z'), new Date('2026-12-14T09:00Z')),
          }),
          { maxLength: 9, ...(isCalm ? { minLength: 5 } : {}) },
        ),
      })
    })
    .map(({ known, affected, missing, ...odd }) =>
      theFacts({
        ...known,
        ...odd,
        matter: { ...theFacts().matter, affected },
        scheme: { delegations: delegationsTo(known.members, missing), reservations: [] },
      }),
    )
}

/** To the body by every trust but some, and to each person by their own. */
function delegationsTo(members: readonly Member[], missing: readonly TrustCode[]): readonly Delegation[] {
  const toBody = theFacts().scheme.delegations.filter(({ of }) => !missing.includes(of))
  const toPeople = members.flatMap(({ person, name, trust }) =>
    trust === null ? [] : [{ ...toBody[0]!, of: trust, to: { kind: 'person' as const, person, name } }],
  )
  return [...toBody, ...toPeople]
}

/** Some posts of each trust; now and then one person has the same post in two trusts. */
const membersOf = (isCalm: boolean): fc.Arbitrary<readonly Member[]> =>
  fc
    .record({
      posts: exactly(4, fc.subarray([...roles], { minLength: isCalm ? 2 : 1 })),
      isShared: fc.boolean(),
      silent: exactly(16, onceIn(10)),
      deputies: exactly(16, fc.constantFrom('', '', '', 'd1', 'd2')),
      hasIndependent: onceIn(3),
    })
    .map(({ posts, isShared, silent, deputies, hasIndependent }) => [
      ...posts.flatMap((held, t) =>
        held.map((role, r): Member => {
          const person = isShared && t < 2 && role === 'chair' ? 'shared' : `${t} ${role}`
          const deputy = deputies[4 * t + r]!
          const named = deputy === '' ? {} : { deputies: [{ person: deputy, name: deputy }] }
          return { person, name: person, trust: allFour[t]!, role, isVoting: !silent[4 * t + r], ...named }
        }),
      ),
      ...(hasIndependent
        ? [{ person: 'alone', name: 'alone', trust: null, role: 'chair' as const, isVoting: true }]
        : []),
    ])

const partiesOf = (isCalm: boolean): fc.Arbitrary<readonly Party[]> => {
  const odd: readonly Partial<Party>[] = [
    { suspended: { from: '2026-12-01' } },
    { leavesOn: '2027-03-01' },
    { leavesOn: '2026-12-12' },
    { joinedOn: '2026-12-31' },
  ]
  const one = onceIn(isCalm ? 9 : 2).chain((isOdd) => (isOdd ? fc.constantFrom(...odd) : fc.constant({})))
  return exactly(4, one).map((each) => allFour.map((trust, n) => ({ trust, joinedOn: '2020-09-01', ...each[n]! })))
}

const procedureOf = (isCalm: boolean): fc.Arbitrary<Procedure> =>
  fc.record({
    trustVote: fc.constantFrom<Procedure['trustVote']>(
      { kind: 'majority-of-members', tie: 'falls' },
      { kind: 'majority-of-members', tie: 'its-chair-decides' },
      { kind: 'all-members' },
      { kind: 'these-roles', roles: ['chair'] },
    ),
    abstentions: fc.constantFrom('count-against', 'stand-aside'),
    byCall: fc.constantFrom('attends', 'counts'),
    deputies: fc.constantFrom('attend', 'stand-in'),
    deputiesOfConflicted: fc.constantFrom('attend', 'stand-in'),
    sharedPosts: isCalm
      ? fc.constant('vote-for-each')
      : fc.constantFrom('vote-for-each', 'vote-for-one', 'do-not-vote'),
    personalInterestSpeaks: fc.boolean(),
    leavingTrustsVote: fc.boolean(),
    countsAlsoAs: fc.constantFrom({}, { chair: ['non-executive' as const] }),
  })

const ruleOf = (kind: DecisionRule['kind'], people: readonly string[]): fc.Arbitrary<DecisionRule> => {
  const some = fc.subarray([...people], { minLength: 1, maxLength: Math.min(4, people.length) })
  switch (kind) {
    case 'super-majority':
      return fc.constantFrom({ kind, atLeast: 2, of: 3 }, { kind, atLeast: 3, of: 4 })
    case 'consensus':
      return some.map((named) => ({ kind, named }))
    case 'chairs-action':
      return fc.record({
        kind: fc.constant(kind),
        by: some,
        ratifyBy: fc.constantFrom('2026-12-14', '2026-12-20'),
        takesEffect: fc.constantFrom('at-once', 'when-ratified'),
      })
    case 'silence':
      return fc.constant({ kind, noticeDays: 0 })
    default:
      return fc.constant({ kind })
  }
}

const quorumOf = (isCalm: boolean): fc.Arbitrary<Quorum> =>
  fc
    .record({ members: fc.nat(isCalm ? 1 : 2), nonExecutives: isCalm ? fc.constant(0) : fc.nat(1) })
    .map(({ members, nonExecutives }) => ({ ofEachTrust: { members, roles: { 'non-executive': nonExecutives } } }))

const itemOf = (kind: DecisionRule['kind']): fc.Arbitrary<Item> => {
  const item = { id: 'item 5', meeting: 'December', openedAt: opened }
  const servedOn = allFour.map((trust) => ({ trust, at: opened }))
  const written: Item = { ...item, way: 'in-writing', closesAt: minute(60), servedOn }
  const open: Item = { ...item, way: 'at-a-meeting' }
  const closed: Item = { ...open, closedAt: minute(60) }
  return kind === 'silence' ? fc.constant(written) : fc.constantFrom(written, closed, closed, open)
}

const attendanceOf = (person: string, isCalm: boolean): fc.Arbitrary<Attendance> =>
  onceIn(isCalm ? 12 : 2).chain((isOdd) =>
    isOdd
      ? fc.constantFrom<Attendance>(
          { person, how: 'by-call' },
          { person, how: 'apologies' },
          { person, how: 'in-person', arrivedAt: minute(50) },
          { person, how: 'in-person', leftAt: minute(30) },
          { person, how: 'in-person', leftAt: minute(60) },
        )
      : fc.constant({ person, how: 'in-person' }),
  )

const always = { on: 'standing', from: '2026-01-01', until: '2027-01-01' } as const

const interestsOf = (people: readonly string[], isCalm: boolean): fc.Arbitrary<readonly Interest[]> => {
  const some = fc.record({
    person: fc.constantFrom(...people),
    kind: fc.constantFrom('organisational', 'personal' as const),
    what: fc.constantFrom('one', 'another'),
    declared: fc.constantFrom<Interest['declared']>(
      { on: 'item', item: 'item 5', at: opened },
      { on: 'item', item: 'item 6', at: opened },
      { on: 'meeting', meeting: 'December', at: opened },
      always,
    ),
  })
  const post = (person: string): Interest => ({
    person,
    kind: 'shared-post',
    what: 'posts',
    declared: always,
    votesFor: allFour[0]!,
  })
  // On a board in common nobody votes without one.
  const posts = isCalm
    ? fc.constant(['shared', ...people.filter((person) => person !== 'shared')])
    : fc.subarray([...new Set(['shared', ...people])])
  return fc
    .tuple(fc.array(some, { maxLength: isCalm ? 1 : 3 }), posts)
    .map(([declared, holders]) => [...declared, ...holders.map(post)])
}

const votesOf = (members: readonly Member[], isCalm: boolean): fc.Arbitrary<readonly Vote[]> => {
  const seats = [
    ...members,
    ...members.flatMap(({ deputies = [], trust }) => deputies.map(({ person }) => ({ person, trust }))),
  ]
  const one = ({ person, trust }: Pick<Vote, 'person' | 'trust'>): fc.Arbitrary<Vote> =>
    fc
      .record({
        isFor: onceIn(isCalm ? 10 : 2).map((no) => !no),
        other: fc.constantFrom('against', 'abstain', 'silent' as const),
        at: fc.integer({ min: isCalm ? 0 : -5, max: isCalm ? 59 : 65 }).map(minute),
      })
      .map(({ isFor, other, at }) => ({ person, trust, choice: isFor ? 'for' : other, at }))
  const again = fc.constantFrom(...seats).chain(one)
  return fc.tuple(fc.tuple(...seats.map(one)), fc.array(again, { maxLength: isCalm ? 1 : 5 })).map((all) => all.flat())
}
