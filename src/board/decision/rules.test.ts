import { describe, expect, it } from 'vitest'
import {
  allFour,
  aMember,
  anInterest,
  aVote,
  dudley,
  membersOf,
  minute,
  personOf,
  present,
  sandwell,
  theFacts,
  votes,
  walsall,
  wolverhampton,
} from './black-country.scene.ts'
import { decide } from './decide.ts'
import type { Choice, DecisionFacts } from './facts.ts'
import { conservative } from './procedure.ts'
import type { DecisionRule } from './rule.ts'

/** A joint committee, in which the four trusts say these things in this order. */
const said = (rule: DecisionRule, choices: readonly Choice[], odd: Partial<DecisionFacts> = {}) =>
  decide(
    theFacts({
      form: 'joint-committee',
      rule,
      votes: votes(...allFour.map((trust, n) => [trust, choices[n] ?? 'silent'] as const)),
      ...odd,
    }),
  ).status

const yes = 'for'
const no = 'against'
const none = 'abstain'
const mute = 'silent'

describe('the rules that count trusts', () => {
  const twoThirds = { kind: 'super-majority', atLeast: 2, of: 3 } as const
  const threeQuarters = { kind: 'super-majority', atLeast: 3, of: 4 } as const
  it.each<[string, DecisionRule, readonly Choice[], string]>([
    ['all of four', { kind: 'unanimity' }, [yes, yes, yes, yes], 'decided'],
    ['all but one that is against', { kind: 'unanimity' }, [yes, yes, yes, no], 'not-decided'],
    ['all but one that abstains', { kind: 'unanimity' }, [yes, yes, yes, none], 'not-decided'],
    ['all but one that is silent', { kind: 'unanimity' }, [yes, yes, yes, mute], 'not-decided'],
    ['three of four', { kind: 'majority' }, [yes, yes, yes, no], 'decided'],
    ['a tie', { kind: 'majority' }, [yes, yes, no, no], 'not-decided'],
    ['two against one, with one silent', { kind: 'majority' }, [yes, yes, no, mute], 'not-decided'],
    ['two against none, with two abstaining', { kind: 'majority' }, [yes, yes, none, none], 'not-decided'],
    ['three of four, where two thirds must', twoThirds, [yes, yes, yes, no], 'decided'],
    ['two of four, where two thirds must', twoThirds, [yes, yes, none, no], 'not-decided'],
    ['exactly three quarters, where three quarters must', threeQuarters, [yes, yes, yes, no], 'decided'],
    [
      'three of four, where nine tenths must',
      { kind: 'super-majority', atLeast: 9, of: 10 },
      [yes, yes, yes, no],
      'not-decided',
    ],
  ])('%s', (_, rule, choices, status) => {
    expect(said(rule, choices)).toBe(status)
  })

  it.each<[DecisionRule, readonly Choice[], string]>([
    [{ kind: 'unanimity' }, [yes, yes, yes, none], 'decided'],
    [{ kind: 'majority' }, [yes, yes, no, none], 'decided'],
    [twoThirds, [yes, yes, no, none], 'decided'],
    [{ kind: 'unanimity' }, [yes, yes, yes, mute], 'not-decided'],
    [{ kind: 'unanimity' }, [none, none, none, none], 'not-decided'],
    [{ kind: 'majority' }, [none, none, none, none], 'not-decided'],
    [twoThirds, [none, none, none, none], 'not-decided'],
  ])(
    'leave an abstaining trust out where the agreement lets it stand aside, and never a silent one: %o',
    (rule, choices, status) => {
      expect(said(rule, choices, { procedure: { ...conservative, abstentions: 'stand-aside' } })).toBe(status)
    },
  )

  it('count one vote for a trust, however many people it sends', () => {
    const many = Array.from({ length: 9 }, (_, n) =>
      aMember(dudley, 'executive', { person: `d${n}`, name: `director ${n}` }),
    )
    const members = [...membersOf(...allFour), ...many]
    const forDudley = [...many, ...membersOf(dudley)].map(
      ({ person }) => ({ person, trust: dudley, choice: yes, at: minute(1) }) as const,
    )
    const others = votes([sandwell, no], [walsall, no], [wolverhampton, no])
    expect(
      decide(
        theFacts({ form: 'joint-committee', members, attendance: present(members), votes: [...forDudley, ...others] }),
      ).status,
    ).toBe('not-decided')
  })
})

describe('the rule that every affected trust agrees', () => {
  const rule = { kind: 'affected-agree' } as const
  const affecting = (...affected: readonly (typeof dudley)[]) => ({ matter: { ...theFacts().matter, affected } })

  it('passes with the two affected trusts in favour, whatever the others say', () => {
    expect(said(rule, [yes, yes, no, no], affecting(dudley, sandwell))).toBe('decided')
  })

  it('falls when one affected trust is against and all others are in favour', () => {
    expect(said(rule, [no, yes, yes, yes], affecting(dudley, sandwell))).toBe('not-decided')
  })

  it('takes an abstention for no agreement, also where abstaining trusts stand aside elsewhere', () => {
    const procedure = { ...conservative, abstentions: 'stand-aside' } as const
    expect(said(rule, [yes, none, yes, yes], { ...affecting(dudley, sandwell), procedure })).toBe('not-decided')
  })

  it('takes all to be affected when nobody says who is', () => {
    expect(said(rule, [yes, yes, yes, no], affecting())).toBe('not-decided')
    expect(said(rule, [yes, yes, yes, yes], affecting())).toBe('decided')
  })

  it('cannot be met while an affected trust is suspended and has no vote', () => {
    const parties = theFacts().parties.map((party) =>
      party.trust === dudley ? { ...party, suspended: { from: '2026-12-01' } } : party,
    )
    const facts = theFacts({
      form: 'joint-committee',
      rule,
      parties,
      votes: votes([sandwell, yes]),
      ...affecting(dudley, sandwell),
    })
    const outcome = decide(facts)
    expect(outcome.status).toBe('not-decided')
    expect(outcome.reasons.map(({ code }) => code)).toContain('affected-without-a-vote')
  })

  it('waits for the affected trusts alone', () => {
    const item = { ...theFacts().item, way: 'in-writing', closesAt: minute(600) } as const
    const { closedAt: _, ...open } = item
    const outcome = decide(
      theFacts({
        form: 'joint-committee',
        rule,
        item: open,
        now: minute(60),
        quorum: { ofEachTrust: { members: 0 } },
        votes: votes([dudley, yes]),
        ...affecting(dudley, sandwell),
      }),
    )
    expect(outcome).toMatchObject({
      status: 'waiting',
      awaits: [{ trust: sandwell }, { trust: sandwell }, { trust: sandwell }],
    })
  })
})

describe('consensus of named people', () => {
  const named = [dudley, sandwell].map((trust) => personOf(trust, 'chief-executive'))
  const rule = { kind: 'consensus', named } as const
  const both = [aVote(dudley, 'chief-executive', yes), aVote(sandwell, 'chief-executive', yes)]
  const facts = (odd: Partial<DecisionFacts>) => theFacts({ form: 'joint-committee', rule, ...odd })

  it('binds all when each of them says yes, whatever the others in the room say', () => {
    const others = votes([walsall, no], [wolverhampton, no])
    expect(decide(facts({ votes: [...both, ...others] })).status).toBe('decided')
  })

  it('is none when one of them is silent', () => {
    expect(decide(facts({ votes: both.slice(1) })).status).toBe('not-decided')
  })

  it('is none when one of them is kept from the item by a personal interest', () => {
    const interests = [anInterest(named[0]!, 'personal')]
    const outcome = decide(facts({ votes: both, interests }))
    expect(outcome.status).toBe('not-decided')
    expect(outcome.reasons.map(({ code }) => code)).toContain('named-person-cannot-decide')
  })

  it('of committees in common is no decision of a committee that did not pass it', () => {
    const others = [dudley, sandwell].flatMap((trust) => [aVote(trust, 'chair', no), aVote(trust, 'non-executive', no)])
    const apart = facts({ form: 'committees-in-common', votes: [...both, ...others] })
    expect(decide(apart).status).toBe('not-decided')
    expect(decide({ ...apart, votes: both })).toMatchObject({ status: 'split', bound: [dudley, sandwell] })
  })

  it('is not given by a deputy, because the person was named', () => {
    const members = membersOf(...allFour).map((one) =>
      one.person === named[0] ? { ...one, deputies: [{ person: 'd1', name: 'a deputy' }] } : one,
    )
    const attendance = present([
      ...members.filter(({ person }) => person !== named[0]),
      { ...members[0]!, person: 'd1' },
    ])
    const deputy = { person: 'd1', trust: dudley, choice: yes, at: minute(5) } as const
    const procedure = { ...conservative, deputies: 'stand-in' } as const
    expect(decide(facts({ members, attendance, procedure, votes: [deputy, both[1]!] })).status).toBe('not-decided')
  })
})

describe('when a vote is over', () => {
  it('at a meeting, nothing is decided before the chair closes it, though everybody has voted', () => {
    const { closedAt: _, ...item } = theFacts().item
    const outcome = decide(
      theFacts({ item, now: minute(45), votes: votes(...allFour.map((trust) => [trust, yes] as const)) }),
    )
    expect(outcome).toMatchObject({ status: 'waiting', awaits: [{ kind: 'the-chair' }] })
  })

  it('at a meeting, an open vote waits for those who are there and have not voted', () => {
    const { closedAt: _, ...item } = theFacts().item
    const outcome = decide(
      theFacts({ item, now: minute(45), votes: votes([dudley, yes], [sandwell, yes], [walsall, yes]) }),
    )
    expect(outcome).toMatchObject({
      status: 'waiting',
      awaits: Array(3).fill({ kind: 'person', trust: wolverhampton }),
    })
  })

  it('nothing that is said before the item is opened or after it is closed counts', () => {
    const early = votes([dudley, yes], [sandwell, yes], [walsall, yes]).map((vote) => ({ ...vote, at: minute(-1) }))
    const late = early.map((vote) => ({ ...vote, at: minute(61) }))
    expect(decide(theFacts({ votes: [...early, ...late] })).status).toBe('not-decided')
  })

  it('an item that is still to be opened waits for that', () => {
    const outcome = decide(theFacts({ now: minute(-60), votes: [] }))
    expect(outcome).toMatchObject({ status: 'waiting', until: minute(0) })
  })

  it('who votes again has changed their mind, and who takes a vote back is silent', () => {
    const all = votes(...allFour.map((trust) => [trust, yes] as const))
    const again = votes([dudley, no]).map((vote) => ({ ...vote, at: minute(40) }))
    const taken = votes([sandwell, mute]).map((vote) => ({ ...vote, at: minute(40) }))
    const outcome = decide(theFacts({ rule: { kind: 'each-for-itself' }, votes: [...again, ...taken, ...all] }))
    expect(outcome).toMatchObject({ status: 'split', bound: [walsall, wolverhampton] })
  })

  it('of two votes at the same moment the one less in favour counts', () => {
    const all = votes(...allFour.map((trust) => [trust, yes] as const))
    const outcome = decide(theFacts({ rule: { kind: 'unanimity' }, votes: [...votes([dudley, no]), ...all] }))
    expect(outcome.status).toBe('not-decided')
  })

  it('in writing, it passes when the last answer comes in, before the time is over', () => {
    const item = {
      id: 'item 5',
      meeting: 'December',
      way: 'in-writing',
      openedAt: minute(0),
      closesAt: minute(6000),
    } as const
    const all = votes(...allFour.map((trust) => [trust, yes] as const))
    const last = all.map((vote, n) => ({ ...vote, at: minute(n) }))
    const facts = theFacts({ item, form: 'joint-committee', now: minute(100), votes: last })
    expect(decide(facts)).toMatchObject({ status: 'decided', since: minute(11) })
    expect(decide({ ...facts, votes: last.slice(0, 11) })).toMatchObject({ status: 'waiting', until: minute(6000) })
  })

  const written = {
    id: 'item 5',
    meeting: 'December',
    way: 'in-writing',
    openedAt: minute(0),
    closesAt: minute(6000),
  } as const
  const anyNumber = { ofEachTrust: { members: 0 } }

  it('in writing, a majority is none before everybody has answered or the time is over', () => {
    const three = votes([dudley, yes], [sandwell, yes], [walsall, yes])
    const facts = theFacts({
      item: written,
      form: 'joint-committee',
      quorum: anyNumber,
      now: minute(100),
      votes: three,
    })
    expect(decide(facts).status).toBe('waiting')
    expect(decide({ ...facts, now: minute(6000) })).toMatchObject({ status: 'decided', since: minute(6000) })
  })

  it('in writing, everybody’s answer is none without the quorum', () => {
    const all = votes(...allFour.map((trust) => [trust, yes] as const))
    const four = { ofEachTrust: { members: 4 } }
    expect(decide(theFacts({ item: written, form: 'joint-committee', quorum: four, votes: all })).status).toBe(
      'not-quorate',
    )
  })

  it('in writing, committees in common give the one that is against until the time is over', () => {
    const three = votes([dudley, yes], [sandwell, yes], [walsall, yes], [wolverhampton, no])
    const comingRound = votes([wolverhampton, yes]).map((vote) => ({ ...vote, at: minute(50) }))
    const facts = theFacts({ item: written, votes: [...three, ...comingRound] })
    expect(decide(facts)).toMatchObject({ status: 'decided', since: minute(50) })
    expect(decide({ ...facts, votes: three })).toMatchObject({ status: 'split', since: minute(6000) })
  })

  it('in writing, nobody waits for a committee that has not been lent the power', () => {
    const { scheme } = theFacts()
    const delegations = scheme.delegations.filter(({ of }) => of !== walsall)
    const facts = theFacts({ item: written, now: minute(100), scheme: { ...scheme, delegations } })
    const awaited = decide({ ...facts, votes: votes([dudley, yes], [sandwell, yes]) })
    expect(awaited).toMatchObject({ status: 'waiting', awaits: Array(3).fill({ trust: wolverhampton }) })
  })

  it('at a meeting, a vote that is still to be closed is open', () => {
    const all = votes(...allFour.map((trust) => [trust, yes] as const))
    expect(decide(theFacts({ now: minute(45), votes: all })).status).toBe('waiting')
  })

  it('in writing, a second thought after it passed is a new question', () => {
    const item = {
      id: 'item 5',
      meeting: 'December',
      way: 'in-writing',
      openedAt: minute(0),
      closesAt: minute(6000),
    } as const
    const all = votes(...allFour.map((trust) => [trust, yes] as const))
    const regret = votes([dudley, no]).map((vote) => ({ ...vote, at: minute(50) }))
    const facts = theFacts({ item, form: 'joint-committee', rule: { kind: 'unanimity' }, votes: [...all, ...regret] })
    expect(decide(facts)).toMatchObject({ status: 'decided', since: minute(30) })
  })

  it('in writing, silence makes no quorum', () => {
    const item = {
      id: 'item 5',
      meeting: 'December',
      way: 'in-writing',
      openedAt: minute(0),
      closesAt: minute(600),
    } as const
    const three = votes([dudley, yes], [sandwell, yes], [walsall, yes])
    expect(decide(theFacts({ item, form: 'joint-committee', votes: three })).status).toBe('not-quorate')
  })
})

describe('a class of matters that does not bind in law', () => {
  it('is decided, and binds nobody: the trusts have undertaken to carry it out', () => {
    const { matter } = theFacts()
    const all = votes(...allFour.map((trust) => [trust, yes] as const))
    const outcome = decide(
      theFacts({ votes: all, matter: { ...matter, class: { ...matter.class, isBinding: false } } }),
    )
    expect(outcome.status).toBe('decided')
    expect(outcome.trusts.map(({ isBound }) => isBound)).toEqual([false, false, false, false])
    expect(outcome.trusts[0]!.reasons[0]!.code).toBe('not-binding-in-law')
  })
})
