import { describe, expect, it } from 'vitest'
import {
  allFour,
  aMember,
  anInterest,
  aVote,
  closed,
  dudley,
  membersOf,
  minute,
  personOf,
  present,
  sandwell,
  standing,
  theFacts,
  votes,
  walsall,
} from './black-country.scene.ts'
import { decide } from './decide.ts'
import type { Attendance, DecisionFacts, Role } from './facts.ts'
import type { Outcome } from './outcome.ts'
import { conservative, type Procedure } from './procedure.ts'

const all = votes(...allFour.map((trust) => [trust, 'for'] as const))
const joint = (odd: Partial<DecisionFacts> = {}) => theFacts({ form: 'joint-committee', votes: all, ...odd })
const nonExecutive = personOf(walsall, 'non-executive')
const without = (person: string, ...instead: readonly Attendance[]) => [
  ...theFacts().attendance.filter((one) => one.person !== person),
  ...instead,
]
const procedure = (odd: Partial<Procedure>): Procedure => ({ ...conservative, ...odd })
const codesOf = (outcome: Outcome) => outcome.trusts.flatMap(({ reasons }) => reasons.map(({ code }) => code))

describe('a quorum', () => {
  it('asks for so many voting members of each trust', () => {
    const quorum = { ofEachTrust: { members: 3 } }
    expect(decide(joint({ quorum })).status).toBe('decided')
    expect(decide(joint({ quorum, attendance: without(nonExecutive) }))).toMatchObject({
      status: 'not-quorate',
      lacks: [{ trust: walsall, role: null, has: 2, needs: 3 }],
    })
  })

  it('asks for a role of each trust', () => {
    expect(decide(joint({ attendance: without(nonExecutive) })).status).toBe('not-quorate')
  })

  it('can be set otherwise in one trust’s own terms of reference', () => {
    const quorum = { ofEachTrust: { members: 3 }, ofTrust: { [walsall]: { members: 2 } } }
    expect(decide(joint({ quorum, attendance: without(nonExecutive) })).status).toBe('decided')
  })

  it('of one body can ask for so many in all, and for its chair', () => {
    const quorum = { ofEachTrust: { members: 0 }, ofAll: { members: 12, roles: { chair: 1 } } }
    expect(decide(joint({ quorum })).status).toBe('decided')
    expect(decide(joint({ quorum, attendance: without(nonExecutive) })).status).toBe('not-quorate')
    const noChair = theFacts().attendance.filter(({ person }) => !person.endsWith('chair'))
    const four = { ...quorum, ofAll: { members: 4, roles: { chair: 1 } } }
    expect(decide(joint({ quorum: four, attendance: noChair }))).toMatchObject({
      status: 'not-quorate',
      lacks: [{ trust: null, role: 'chair', has: 0, needs: 1 }],
    })
  })

  it('of one body does not count the people of a suspended trust', () => {
    const parties = theFacts().parties.map((party) =>
      party.trust === walsall ? { ...party, suspended: { from: '2026-12-01' } } : party,
    )
    const quorum = { ofEachTrust: { members: 0 }, ofAll: { members: 12 } }
    expect(decide(joint({ quorum, parties }))).toMatchObject({ status: 'not-quorate', lacks: [{ has: 9, needs: 12 }] })
  })

  it('is not there any more when somebody it needs leaves while the item is discussed', () => {
    const left = { person: nonExecutive, how: 'in-person', leftAt: minute(40) } as const
    expect(decide(joint({ attendance: without(nonExecutive, left) })).status).toBe('not-quorate')
  })

  it('does not count somebody who leaves as the vote is closed, and counts who leaves after it', () => {
    const leaving = (leftAt: Date) => without(nonExecutive, { person: nonExecutive, how: 'in-person', leftAt })
    expect(decide(joint({ attendance: leaving(closed) })).status).toBe('not-quorate')
    expect(decide(joint({ attendance: leaving(minute(61)) })).status).toBe('decided')
  })

  it('does not count somebody who arrives after the vote', () => {
    const late = { person: nonExecutive, how: 'in-person', arrivedAt: minute(61) } as const
    expect(decide(joint({ attendance: without(nonExecutive, late) })).status).toBe('not-quorate')
  })

  it('counts somebody who left and came back in time', () => {
    const away = [
      { person: nonExecutive, how: 'in-person', leftAt: minute(20) },
      { person: nonExecutive, how: 'in-person', arrivedAt: minute(50) },
    ] as const
    expect(decide(joint({ attendance: without(nonExecutive, ...away) })).status).toBe('decided')
  })

  it('does not count apologies', () => {
    const sorry = { person: nonExecutive, how: 'apologies' } as const
    const calls = procedure({ byCall: 'counts' })
    expect(decide(joint({ attendance: without(nonExecutive, sorry), procedure: calls })).status).toBe('not-quorate')
  })

  it('does not count a member without a vote', () => {
    const members = membersOf(...allFour).map((one) =>
      one.person === nonExecutive ? { ...one, isVoting: false } : one,
    )
    expect(decide(joint({ members })).status).toBe('not-quorate')
  })

  it('counts a chair as a non-executive only where the agreement says so, and never one person for two places', () => {
    const alone = { attendance: without(nonExecutive) }
    const also = procedure({ countsAlsoAs: { chair: ['non-executive'] } })
    expect(decide(joint({ ...alone, procedure: also })).status).toBe('decided')
    const both = { ofEachTrust: { members: 2, roles: { chair: 1, 'non-executive': 1 } } }
    expect(decide(joint({ ...alone, procedure: also, quorum: both })).status).toBe('not-quorate')
  })

  it('counts somebody with two posts once', () => {
    const shared = [walsall, sandwell].map((trust) => aMember(trust, 'chair', { person: 'p1', name: 'Anwen Pryce' }))
    const members = [...membersOf(dudley), ...shared]
    const outcome = decide(
      joint({
        members,
        attendance: present(members),
        quorum: { ofEachTrust: { members: 0 }, ofAll: { members: 5 } },
        procedure: procedure({ sharedPosts: 'vote-for-each' }),
        interests: [anInterest('p1', 'shared-post', standing)],
      }),
    )
    expect(outcome).toMatchObject({ status: 'not-quorate', lacks: [{ has: 4, needs: 5 }] })
  })
})

describe('a member on a call', () => {
  const attendance = without(nonExecutive, { person: nonExecutive, how: 'by-call' })

  it('only attends, unless the agreement counts calls', () => {
    const outcome = decide(joint({ attendance }))
    expect(outcome.status).toBe('not-quorate')
    expect(codesOf(outcome)).toContain('by-call')
    expect(decide(joint({ attendance, procedure: procedure({ byCall: 'counts' }) })).status).toBe('decided')
  })
})

describe('a deputy', () => {
  const deputy = { person: 'd1', name: 'Olu Adeyemi' }
  const members = membersOf(...allFour).map((one) =>
    one.person === nonExecutive ? { ...one, deputies: [deputy] } : one,
  )
  const there = { person: 'd1', how: 'in-person' } as const
  const attendance = without(nonExecutive, there)
  const standIn = procedure({ deputies: 'stand-in' })

  it('only attends, unless the agreement lets deputies stand in', () => {
    expect(decide(joint({ members, attendance })).status).toBe('not-quorate')
    const outcome = decide(joint({ members, attendance, procedure: standIn }))
    expect(outcome.status).toBe('decided')
    expect(codesOf(outcome)).toContain('deputy-stands-in')
  })

  it('has no place while the member is there', () => {
    const quorum = { ofEachTrust: { members: 3 }, ofTrust: { [walsall]: { members: 4 } } }
    const both = [...theFacts().attendance, there]
    expect(decide(joint({ members, attendance: both, procedure: standIn, quorum })).status).toBe('not-quorate')
  })

  it('fills one place only, though named for two', () => {
    const twice = membersOf(...allFour).map((one) => (one.trust === walsall ? { ...one, deputies: [deputy] } : one))
    const alone = [...theFacts().attendance.filter(({ person }) => !person.startsWith(walsall)), there]
    const outcome = decide(
      joint({ members: twice, attendance: alone, procedure: standIn, quorum: { ofEachTrust: { members: 2 } } }),
    )
    expect(outcome).toMatchObject({ status: 'not-quorate', lacks: [{ trust: walsall, has: 1, needs: 2 }] })
  })

  it('votes once, though named for two', () => {
    const twice = membersOf(...allFour).map((one) =>
      one.trust === walsall && one.role !== 'non-executive' ? { ...one, deputies: [deputy] } : one,
    )
    const facts = theFacts({
      members: twice,
      attendance: [...present(membersOf(dudley)), { person: nonExecutive, how: 'in-person' }, there],
      rule: { kind: 'each-for-itself' },
      procedure: standIn,
      votes: [
        aVote(walsall, 'non-executive', 'against'),
        { person: 'd1', trust: walsall, choice: 'for', at: minute(5) },
      ],
    })
    expect(decide(facts).status).toBe('not-decided')
  })

  it('is not a member who would vote a second time', () => {
    const chair = { person: personOf(walsall, 'chair'), name: 'the chair' }
    const own = membersOf(...allFour).map((one) =>
      one.person === personOf(walsall, 'chief-executive') ? { ...one, deputies: [chair] } : one,
    )
    const facts = theFacts({
      members: own,
      attendance: without(personOf(walsall, 'chief-executive')),
      rule: { kind: 'each-for-itself' },
      procedure: standIn,
      votes: [aVote(walsall, 'non-executive', 'against'), aVote(walsall, 'chair', 'for')],
    })
    expect(decide(facts).status).toBe('not-decided')
  })

  it('is nobody who has a seat already', () => {
    const chair = { person: personOf(walsall, 'chair'), name: 'the chair' }
    const own = membersOf(...allFour).map((one) => (one.person === nonExecutive ? { ...one, deputies: [chair] } : one))
    const outcome = decide(joint({ members: own, attendance: without(nonExecutive), procedure: standIn }))
    expect(outcome.status).toBe('not-quorate')
  })

  it('does not stand in for a member with a personal interest, unless the agreement lets them', () => {
    const interests = [anInterest(nonExecutive, 'personal')]
    const facts = joint({ members, attendance, interests, procedure: standIn })
    expect(decide(facts).status).toBe('not-quorate')
    const open = procedure({ deputies: 'stand-in', deputiesOfConflicted: 'stand-in' })
    expect(decide({ ...facts, procedure: open }).status).toBe('decided')
  })

  it('is kept from the item by an interest of their own', () => {
    const interests = [anInterest('d1', 'personal')]
    expect(decide(joint({ members, attendance, interests, procedure: standIn })).status).toBe('not-quorate')
  })

  it('does not stand in for somebody with a shared post', () => {
    const shared = [walsall, sandwell].map((trust) =>
      aMember(trust, 'non-executive', { person: nonExecutive, deputies: [deputy] }),
    )
    const two = [
      ...membersOf(...allFour).filter(
        ({ trust, role }) => !(role === 'non-executive' && (trust === walsall || trust === sandwell)),
      ),
      ...shared,
    ]
    const outcome = decide(
      joint({
        members: two,
        attendance: [...present(two).filter(({ person }) => person !== nonExecutive), there],
        procedure: standIn,
      }),
    )
    expect(outcome).toMatchObject({ status: 'not-quorate', lacks: [{ trust: walsall }, { trust: sandwell }] })
  })
})

describe('a vote from where there is none', () => {
  it('is not counted, and is not passed over in silence', () => {
    const stranger = { person: 'a visitor', trust: dudley, choice: 'for', at: minute(10) } as const
    const outcome = decide(joint({ votes: [stranger] }))
    expect(outcome.status).toBe('not-decided')
    expect(outcome.reasons.at(-1)!.says).toBe('The vote of a visitor for Dudley Group was not counted.')
  })

  it('is not counted of a member who voted for another trust than their own', () => {
    const astray = votes([dudley, 'for']).map((vote) => ({ ...vote, trust: walsall }))
    expect(
      decide(
        joint({ rule: { kind: 'unanimity' }, votes: [...astray, ...all.filter(({ trust }) => trust !== walsall)] }),
      ).status,
    ).toBe('not-decided')
  })
})

describe('a trust’s one vote', () => {
  const roles: readonly Role[] = ['chair', 'chief-executive', 'non-executive']
  /** Dudley's three people say these things, and it decides for itself alone. */
  const dudleySays = (
    trustVote: Procedure['trustVote'],
    choices: readonly ('for' | 'against' | 'abstain' | 'silent')[],
  ) =>
    decide(
      theFacts({
        rule: { kind: 'each-for-itself' },
        procedure: procedure({ trustVote }),
        votes: roles.map((role, n) => aVote(dudley, role, choices[n]!)),
      }),
    ).status === 'split'

  const majority = { kind: 'majority-of-members', tie: 'falls' } as const
  const casting = { kind: 'majority-of-members', tie: 'its-chair-decides' } as const
  const every = { kind: 'all-members' } as const
  const chiefs = { kind: 'these-roles', roles: ['chair', 'chief-executive'] } as const
  it.each<[string, Procedure['trustVote'], readonly ('for' | 'against' | 'abstain' | 'silent')[], boolean]>([
    ['more of its people for than against', majority, ['for', 'for', 'against'], true],
    ['one for, and two silent', majority, ['for', 'silent', 'silent'], true],
    ['a tie falls', majority, ['for', 'against', 'abstain'], false],
    ['nobody for', majority, ['abstain', 'abstain', 'silent'], false],
    ['a tie, and its chair is for', casting, ['for', 'against', 'abstain'], true],
    ['a tie, and its chair is against', casting, ['against', 'for', 'abstain'], false],
    ['a tie, and its chair abstains', casting, ['abstain', 'for', 'against'], false],
    ['all must and all do', every, ['for', 'for', 'for'], true],
    ['all must and one is silent', every, ['for', 'for', 'silent'], false],
    ['all must and one abstains', every, ['for', 'for', 'abstain'], false],
    ['the two who hold the vote are for, the third against', chiefs, ['for', 'for', 'against'], true],
    ['one of the two who hold the vote is silent', chiefs, ['for', 'silent', 'for'], false],
    ['one of the two who hold the vote is against', chiefs, ['for', 'against', 'for'], false],
  ])('%s', (_, trustVote, choices, isFor) => {
    expect(dudleySays(trustVote, choices)).toBe(isFor)
  })

  it('is not given while one of the posts that hold it is vacant', () => {
    const members = membersOf(...allFour).filter(({ person }) => person !== personOf(dudley, 'chief-executive'))
    const trustVote = { kind: 'these-roles', roles: ['chair', 'chief-executive'] } as const
    const facts = theFacts({
      members,
      rule: { kind: 'each-for-itself' },
      procedure: procedure({ trustVote }),
      votes: votes([dudley, 'for']),
    })
    expect(decide(facts).status).toBe('not-decided')
  })
})

describe('an independent member', () => {
  const chair = aMember(dudley, 'chair', { person: 'p9', name: 'Ruth Okell', trust: null })

  it('counts in the quorum of the body and votes for no trust', () => {
    const members = [...membersOf(...allFour), chair]
    const facts = joint({
      members,
      attendance: present(members),
      quorum: { ofEachTrust: { members: 0 }, ofAll: { members: 13 } },
      rule: { kind: 'majority' },
      votes: [
        ...votes([dudley, 'for'], [sandwell, 'for']),
        { person: 'p9', trust: null, choice: 'for', at: minute(3) },
      ],
    })
    expect(decide(facts).status).toBe('not-decided')
    expect(decide({ ...facts, attendance: present(membersOf(...allFour)) }).status).toBe('not-quorate')
  })
})
