import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TrustCode } from '#nhs/trust-code.ts'
import { anyFacts } from './any-facts.scene.ts'
import { allFour, minute } from './black-country.scene.ts'
import { decide } from './decide.ts'
import type { DecisionFacts, Vote } from './facts.ts'
import type { Outcome } from './outcome.ts'
import { conservative } from './procedure.ts'
import type { DecisionRule } from './rule.ts'

const holds = ({ status }: Outcome): boolean => ['decided', 'split', 'recommended'].includes(status)
const bound = ({ trusts }: Outcome): readonly TrustCode[] =>
  trusts.flatMap(({ trust, isBound }) => (isBound ? trust : []))
/** The outcome without the sentences, which may tell of a vote that was not counted. */
const bare = ({ trusts, ...outcome }: Outcome) => ({
  ...outcome,
  reasons: [],
  trusts: trusts.map((one) => ({ ...one, reasons: [] })),
})
const someVote: fc.Arbitrary<Omit<Vote, 'person' | 'trust'>> = fc.record({
  choice: fc.constantFrom('for', 'against', 'abstain', 'silent'),
  at: fc.integer({ min: 0, max: 60 }).map(minute),
})
const always = <T>(facts: fc.Arbitrary<T>, holdsFor: (facts: T) => void, numRuns = 120): void =>
  fc.assert(fc.property(facts, holdsFor), { numRuns })
/** With one of the members, to do something to. */
const withMember = fc
  .tuple(anyFacts(), fc.nat())
  .map(([facts, n]) => ({ facts, member: facts.members[n % facts.members.length]! }))

describe('whatever the facts', () => {
  it('every outcome has a reason, and every party has one of its own or is told the outcome’s', () => {
    always(anyFacts(), (facts) => {
      const outcome = decide(facts)
      expect(outcome.reasons.length).toBeGreaterThan(0)
      for (const { says } of [...outcome.reasons, ...outcome.trusts.flatMap(({ reasons }) => reasons)])
        expect(says).not.toMatch(/undefined|null|NaN|\[object|^$/)
      const speechless = outcome.trusts.filter(({ reasons }) => reasons.length === 0)
      expect(holds(outcome) ? speechless : []).toEqual([])
    })
  })

  it('every party is told once whether it is bound', () => {
    always(anyFacts(), (facts) => {
      expect(decide(facts).trusts.map(({ trust }) => trust)).toEqual([...allFour].sort())
    })
  })

  it('nobody is bound by what was not decided', () => {
    always(anyFacts(), (facts) => {
      const outcome = decide(facts)
      const isDecided = outcome.status === 'decided' || outcome.status === 'split'
      expect(isDecided ? [] : bound(outcome)).toEqual([])
      expect(outcome.status === 'split' ? [...outcome.bound].sort() : bound(outcome)).toEqual(bound(outcome))
    })
  })

  it('the order of the facts does not matter', () => {
    const shuffled = anyFacts().chain((facts) => {
      const order = <T>(all: readonly T[]) => fc.shuffledSubarray([...all], { minLength: all.length })
      return fc.record({
        facts: fc.constant(facts),
        odd: fc.record({
          parties: order(facts.parties),
          members: order(facts.members),
          attendance: order(facts.attendance),
          interests: order(facts.interests),
          votes: order(facts.votes),
          ratifications: order(facts.ratifications),
          scheme: fc.record({ delegations: order(facts.scheme.delegations), reservations: fc.constant([]) }),
        }),
      })
    })
    always(shuffled, ({ facts, odd }) => {
      expect(decide({ ...facts, ...odd })).toEqual(decide(facts))
    })
  })

  it('nobody counts twice, however often they are written down', () => {
    always(anyFacts(), (facts) => {
      const twice = <T>(all: readonly T[]) => [...all, ...all]
      const { attendance, interests, votes, ratifications } = facts
      const doubled = {
        ...facts,
        attendance: twice(attendance),
        votes: twice(votes),
        ratifications: twice(ratifications),
      }
      expect(bare(decide({ ...doubled, interests: twice(interests) }))).toEqual(bare(decide(facts)))
    })
  })

  it('giving the trusts other names changes nothing but the names', () => {
    const renamed = fc.tuple(anyFacts(), fc.shuffledSubarray(allFour, { minLength: 4 }))
    always(renamed, ([facts, names]) => {
      const to = (trust: TrustCode) => names[allFour.indexOf(trust)]!
      const outcome = decide(facts)
      const other = decide(relabelled(facts, to))
      expect(other.status).toBe(outcome.status)
      expect(bound(other)).toEqual(bound(outcome).map(to).sort())
      for (const one of outcome.trusts) {
        const same = other.trusts.find(({ trust }) => trust === to(one.trust))!
        expect({ ...same, reasons: same.reasons.map(({ code }) => code).sort() }).toEqual({
          ...one,
          trust: to(one.trust),
          reasons: one.reasons.map(({ code }) => code).sort(),
        })
      }
    })
  })

  it('what was decided for good is still decided when somebody asks later', () => {
    always(anyFacts(), (facts) => {
      const outcome = decide(facts)
      if ((outcome.status !== 'decided' && outcome.status !== 'split') || outcome.ratifyBy !== undefined) return
      if (facts.now < minute(70)) return
      expect(decide({ ...facts, now: new Date('2028-01-01T09:00Z') })).toEqual(outcome)
    })
  })
})

describe('a vote', () => {
  it('in favour never turns what is decided into what is not, and never unbinds a trust', () => {
    const one = fc.tuple(withMember, fc.integer({ min: 0, max: 60 }).map(minute))
    always(
      one,
      ([{ facts, member }, at]) => {
        const vote = { person: member.person, trust: member.trust, choice: 'for', at } as const
        const [before, after] = [decide(facts), decide({ ...facts, votes: [...facts.votes, vote] })]
        if (!holds(before)) return
        expect(holds(after)).toBe(true)
        expect(bound(after)).toEqual(expect.arrayContaining([...bound(before)]))
      },
      400,
    )
  })

  it('of a member with a personal interest never changes the outcome', () => {
    always(fc.tuple(withMember, fc.array(someVote, { maxLength: 3 })), ([{ facts, member }, choices]) => {
      const { person, trust } = member
      const interest = {
        person,
        kind: 'personal',
        what: 'shares',
        declared: { on: 'meeting', meeting: 'December', at: minute(0) },
      } as const
      const conflicted = { ...facts, interests: [...facts.interests, interest] }
      const others = facts.votes.filter((vote) => vote.person !== person)
      const theirs = choices.map((said) => ({ ...said, person, trust }))
      expect(bare(decide({ ...conflicted, votes: [...others, ...theirs] }))).toEqual(
        bare(decide({ ...conflicted, votes: others })),
      )
    })
  })

  it('of somebody who is no member never changes the outcome', () => {
    always(fc.tuple(anyFacts(), fc.constantFrom(...allFour), someVote), ([facts, trust, said]) => {
      const votes = [...facts.votes, { ...said, person: 'passer-by', trust }]
      expect(bare(decide({ ...facts, votes }))).toEqual(bare(decide(facts)))
    })
  })

  it('of a suspended trust never changes the outcome', () => {
    always(fc.tuple(withMember, someVote), ([{ facts, member }, said]) => {
      const { person, trust } = member
      const parties = facts.parties.map((party) =>
        party.trust === trust ? { ...party, suspended: { from: '2020-09-01' } } : party,
      )
      const votes = [...facts.votes, { ...said, person, trust }]
      if (trust === null) return
      expect(bare(decide({ ...facts, parties, votes }))).toEqual(bare(decide({ ...facts, parties })))
    })
  })

  it('that nobody gave is never a yes, but in the procedure in which silence agrees', () => {
    always(anyFacts(), (facts) => {
      const votes = facts.votes.filter(({ choice }) => choice !== 'for')
      expect(facts.rule.kind !== 'silence' && holds(decide({ ...facts, votes }))).toBe(false)
    })
  })
})

describe('committees in common', () => {
  it('never bind a trust that did not pass it itself, with its own quorum, counted by hand', () => {
    const plain = fc.tuple(
      anyFacts(['committees-in-common']),
      fc.constantFrom<DecisionRule>({ kind: 'each-for-itself' }, { kind: 'majority' }),
    )
    always(plain, ([any, rule]) => {
      const item = {
        id: 'item 5',
        meeting: 'December',
        way: 'at-a-meeting',
        openedAt: minute(0),
        closedAt: minute(60),
      } as const
      const facts = { ...any, rule, item, procedure: conservative, now: new Date('2027-01-15T09:00Z') }
      for (const trust of bound(decide(facts))) expect(passedByHand(trust, facts)).toBe(true)
    })
  })
})

describe('rules that ask for more', () => {
  it('are met by fewer: what all carry, a super-majority carries, and what that carries, a majority does', () => {
    const countingForms = anyFacts([
      'advisory-group',
      'committees-in-common',
      'joint-committee',
      'board-in-common',
      'jointly-owned-company',
    ])
    always(countingForms, (facts) => {
      const under = (rule: DecisionRule) => holds(decide({ ...facts, rule }))
      if (facts.rule.kind === 'silence') return
      const some = under({ kind: 'super-majority', atLeast: 2, of: 3 })
      expect(!under({ kind: 'unanimity' }) || some).toBe(true)
      expect(!some || under({ kind: 'majority' })).toBe(true)
    })
  })
})

it('the facts that these tests make come out in every way there is', () => {
  const seen = new Map<string, number>()
  for (const facts of fc.sample(anyFacts(), { numRuns: 500, seed: 7 })) {
    const { status } = decide(facts)
    seen.set(status, (seen.get(status) ?? 0) + 1)
  }
  for (const status of ['decided', 'split', 'recommended', 'not-decided', 'not-quorate', 'waiting', 'outside-powers'])
    expect(seen.get(status) ?? 0, status).toBeGreaterThan(10)
})

/** More of its own people for than against, and its own quorum, by the plainest count: no deputies, calls or shared posts. */
function passedByHand(trust: TrustCode, { members, votes, attendance, interests, quorum }: DecisionFacts): boolean {
  const shares = (person: string) => members.filter((one) => one.person === person).length > 1
  const taking = members.filter(
    (member) =>
      member.trust === trust &&
      member.isVoting &&
      !shares(member.person) &&
      !interests.some(
        ({ person, kind, declared }) =>
          person === member.person &&
          kind !== 'organisational' &&
          !(declared.on === 'item' && declared.item !== 'item 5'),
      ) &&
      attendance.some(
        ({ person, how, arrivedAt, leftAt }) =>
          person === member.person &&
          how === 'in-person' &&
          (arrivedAt ?? minute(0)) <= minute(60) &&
          (leftAt ?? minute(90)) > minute(60),
      ),
  )
  const last = (person: string) =>
    votes
      .filter((vote) => vote.person === person && vote.trust === trust && vote.at >= minute(0) && vote.at <= minute(60))
      .reduce<Vote | undefined>((latest, vote) => (latest && latest.at > vote.at ? latest : vote), undefined)?.choice
  const said = (choice: string) => taking.filter(({ person }) => last(person) === choice).length
  const { members: least, roles } = quorum.ofEachTrust
  return (
    said('for') > said('against') &&
    taking.length >= least &&
    taking.filter(({ role }) => role === 'non-executive').length >= (roles?.['non-executive'] ?? 0)
  )
}

function relabelled(facts: DecisionFacts, to: (trust: TrustCode) => TrustCode): DecisionFacts {
  const trustOf = <T extends { readonly trust: TrustCode | null }>(one: T): T => ({
    ...one,
    trust: one.trust === null ? null : to(one.trust),
  })
  const { item, scheme } = facts
  return {
    ...facts,
    ...(facts.lead ? { lead: to(facts.lead) } : {}),
    parties: facts.parties.map(trustOf),
    members: facts.members.map(trustOf),
    votes: facts.votes.map(trustOf),
    item: { ...item, ...(item.servedOn ? { servedOn: item.servedOn.map(trustOf) } : {}) },
    interests: facts.interests.map((one) => (one.votesFor ? { ...one, votesFor: to(one.votesFor) } : one)),
    matter: { ...facts.matter, affected: facts.matter.affected.map(to) },
    ratifications: facts.ratifications.map((one) => (one.by === 'the-body' ? one : { ...one, by: to(one.by) })),
    scheme: { ...scheme, delegations: scheme.delegations.map((one) => ({ ...one, of: to(one.of) })) },
  }
}
