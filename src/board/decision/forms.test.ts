import { describe, expect, it } from 'vitest'
import type { TrustCode } from '#nhs/trust-code.ts'
import {
  allFour,
  aMember,
  aVote,
  closed,
  dudley,
  membersOf,
  minute,
  personOf,
  sandwell,
  standing,
  theFacts,
  votes,
  walsall,
  wolverhampton,
} from './black-country.scene.ts'
import { decide } from './decide.ts'
import type { DecisionFacts, Ratification } from './facts.ts'
import type { Outcome } from './outcome.ts'
import { conservative } from './procedure.ts'

const boundBy = (outcome: Outcome): readonly TrustCode[] =>
  outcome.trusts.flatMap(({ trust, isBound }) => (isBound ? [trust] : []))
const codes = (outcome: Outcome): readonly string[] => outcome.reasons.map(({ code }) => code)
const codesOf = (trust: TrustCode, outcome: Outcome): readonly string[] =>
  outcome.trusts.find((one) => one.trust === trust)!.reasons.map(({ code }) => code)
const allSay = (choice: 'for' | 'against') => votes(...allFour.map((trust) => [trust, choice] as const))
const threeForOneAgainst = votes([dudley, 'for'], [sandwell, 'for'], [walsall, 'for'], [wolverhampton, 'against'])
const twoAgainstTwo = votes([dudley, 'for'], [sandwell, 'for'], [walsall, 'against'], [wolverhampton, 'against'])

describe('committees in common', () => {
  const facts = (odd: Partial<DecisionFacts> = {}) => theFacts({ form: 'committees-in-common', ...odd })

  it('bind the three trusts that passed it and not the fourth that dissents', () => {
    const outcome = decide(facts({ votes: threeForOneAgainst }))
    expect(outcome.status).toBe('split')
    expect(boundBy(outcome)).toEqual([walsall, dudley, sandwell])
    expect(codesOf(wolverhampton, outcome)).toContain('not-bound-without-its-own-resolution')
    expect(outcome.reasons[0]!.says).toBe(
      'It binds Walsall Healthcare, Dudley Group and Sandwell and West Birmingham, and not Royal Wolverhampton.',
    )
  })

  it('bind all four when all four pass it, from the moment at which the vote was closed', () => {
    const outcome = decide(facts({ votes: allSay('for') }))
    expect(outcome).toMatchObject({ status: 'decided', since: closed })
    expect(outcome.trusts).toMatchObject(allFour.map(() => ({ isBound: true, since: closed })))
  })

  it('bind nobody when the agreement asks for all and one dissents', () => {
    const outcome = decide(facts({ rule: { kind: 'unanimity' }, votes: threeForOneAgainst }))
    expect(outcome.status).toBe('not-decided')
    expect(boundBy(outcome)).toEqual([])
  })

  it('bind nobody on a tie between the trusts when a majority must pass it', () => {
    expect(boundBy(decide(facts({ votes: twoAgainstTwo })))).toEqual([])
  })

  it('bind whoever passes it where the agreement sets no threshold', () => {
    expect(boundBy(decide(facts({ rule: { kind: 'each-for-itself' }, votes: twoAgainstTwo })))).toEqual([
      dudley,
      sandwell,
    ])
  })

  it('have as many quorums as trusts: one that lacks its own leaves the others to decide', () => {
    const attendance = facts().attendance.filter(({ person }) => person !== personOf(walsall, 'non-executive'))
    const outcome = decide(facts({ votes: allSay('for'), attendance }))
    expect(outcome.status).toBe('split')
    expect(boundBy(outcome)).not.toContain(walsall)
    expect(codesOf(walsall, outcome)).toContain('not-quorate')
  })

  it('are not quorate when no trust has its quorum', () => {
    const outcome = decide(facts({ votes: allSay('for'), attendance: [] }))
    expect(outcome).toMatchObject({ status: 'not-quorate' })
    expect(codes(outcome).filter((code) => code === 'not-quorate')).toHaveLength(8)
  })

  it('are not quorate when a missing quorum alone kept a unanimous decision from being taken', () => {
    const attendance = facts().attendance.filter(({ person }) => person !== personOf(walsall, 'non-executive'))
    const outcome = decide(facts({ rule: { kind: 'unanimity' }, votes: allSay('for'), attendance }))
    expect(outcome).toMatchObject({
      status: 'not-quorate',
      lacks: [{ trust: walsall, role: 'non-executive', has: 0, needs: 1 }],
    })
  })

  it('leave out the trust whose own committee has no power for it', () => {
    const { scheme } = facts()
    const delegations = scheme.delegations.filter(({ of }) => of !== sandwell)
    const outcome = decide(facts({ votes: allSay('for'), scheme: { ...scheme, delegations } }))
    expect(outcome.status).toBe('split')
    expect(boundBy(outcome)).toEqual([walsall, wolverhampton, dudley])
    expect(codesOf(sandwell, outcome)).toContain('outside-powers')
  })

  it('are outside their powers when no trust has lent any', () => {
    const outcome = decide(facts({ votes: allSay('for'), scheme: { delegations: [], reservations: [] } }))
    expect(outcome.status).toBe('outside-powers')
    expect(codes(outcome)).toEqual(Array(4).fill('outside-powers'))
  })

  it('are outside their powers when missing powers alone keep a unanimous decision from being taken', () => {
    const { scheme } = facts()
    const delegations = scheme.delegations.filter(({ of }) => of !== sandwell)
    const unanimity = { kind: 'unanimity' } as const
    const outcome = decide(facts({ rule: unanimity, votes: allSay('for'), scheme: { ...scheme, delegations } }))
    expect(outcome).toMatchObject({ status: 'outside-powers', whoMay: [{ trust: sandwell }] })
  })
})

describe('a joint committee', () => {
  const facts = (odd: Partial<DecisionFacts> = {}) => theFacts({ form: 'joint-committee', ...odd })

  it('binds every trust by its one resolution, also the one that voted against', () => {
    const outcome = decide(facts({ votes: threeForOneAgainst }))
    expect(outcome.status).toBe('decided')
    expect(boundBy(outcome)).toHaveLength(4)
    expect(codesOf(wolverhampton, outcome)).toEqual(['bound-by-the-one-resolution', 'voted-against'])
  })

  it('decides nothing on a tie between the trusts', () => {
    expect(decide(facts({ votes: twoAgainstTwo }))).toMatchObject({ status: 'not-decided' })
  })

  it('decides nothing against one trust when all must agree', () => {
    const outcome = decide(facts({ rule: { kind: 'unanimity' }, votes: threeForOneAgainst }))
    expect(outcome.status).toBe('not-decided')
    expect(outcome.reasons[0]!.says).toBe('3 of 4 trusts voted for, and all must.')
  })

  it('has one quorum: a single trust without its non-executive stops everything', () => {
    const attendance = facts().attendance.filter(({ person }) => person !== personOf(walsall, 'non-executive'))
    const outcome = decide(facts({ votes: allSay('for'), attendance }))
    expect(outcome.status).toBe('not-quorate')
    expect(outcome.reasons[0]!.says).toBe('Walsall Healthcare has 0 of 1 non-executive director that the quorum needs.')
  })

  it('is outside its powers as soon as one trust has not delegated the function', () => {
    const { scheme } = facts()
    const delegations = scheme.delegations.filter(({ of }) => of !== sandwell)
    const outcome = decide(facts({ votes: allSay('for'), scheme: { ...scheme, delegations } }))
    expect(outcome.status).toBe('outside-powers')
    expect(outcome.reasons[0]!.says).toBe(
      'The joint board may not decide "Urology on three sites" for Sandwell and West Birmingham: "Service change" is not delegated. It is for the board of Sandwell and West Birmingham (powers of the board).',
    )
  })
})

describe('a matter of which nobody has said how much it costs', () => {
  const { amountPence: _, ...matter } = theFacts().matter

  it('is outside every power that has a limit', () => {
    const outcome = decide(theFacts({ form: 'joint-committee', matter, votes: allSay('for') }))
    expect(outcome.status).toBe('outside-powers')
    expect(codes(outcome)).toContain('amount-not-stated')
  })

  it('is within a power that has none', () => {
    const delegations = theFacts().scheme.delegations.map(({ upToPence: __, ...one }) => one)
    const scheme = { delegations, reservations: [] }
    expect(decide(theFacts({ form: 'joint-committee', matter, scheme, votes: allSay('for') })).status).toBe('decided')
  })
})

describe('an advisory group', () => {
  const facts = (odd: Partial<DecisionFacts> = {}) =>
    theFacts({ form: 'advisory-group', scheme: { delegations: [], reservations: [] }, votes: allSay('for'), ...odd })
  const word = (by: TrustCode, choice: Ratification['choice'], at: string): Ratification => ({
    by,
    choice,
    at: new Date(at),
  })
  const three = [dudley, sandwell, walsall].map((trust, n) => word(trust, 'ratified', `2026-12-1${n + 1}T09:00Z`))

  it('decides nothing: it recommends, and every board is asked', () => {
    const outcome = decide(facts())
    expect(outcome).toMatchObject({
      status: 'recommended',
      since: closed,
      awaits: [walsall, wolverhampton, dudley, sandwell],
    })
    expect(boundBy(outcome)).toEqual([])
  })

  it('binds nobody while one ratification is missing', () => {
    const outcome = decide(facts({ ratifications: three }))
    expect(outcome).toMatchObject({ status: 'recommended', awaits: [wolverhampton] })
    expect(boundBy(outcome)).toEqual([])
  })

  it('binds all from the last ratification on', () => {
    const last = word(wolverhampton, 'ratified', '2026-12-14T15:00Z')
    const outcome = decide(facts({ ratifications: [last, ...three] }))
    expect(outcome).toMatchObject({ status: 'decided', since: last.at })
    expect(boundBy(outcome)).toHaveLength(4)
  })

  it('has come to nothing when one board refuses', () => {
    const outcome = decide(facts({ ratifications: [...three, word(wolverhampton, 'refused', '2026-12-14T15:00Z')] }))
    expect(outcome.status).toBe('not-decided')
    expect(codes(outcome)).toContain('ratification-refused')
  })

  it('takes no ratification from before there was anything to ratify', () => {
    const early = word(wolverhampton, 'ratified', '2026-12-09T09:00Z')
    expect(decide(facts({ ratifications: [...three, early] }))).toMatchObject({ awaits: [wolverhampton] })
  })

  it('asks no board of a trust that has left since', () => {
    const parties = facts().parties.map((party) =>
      party.trust === wolverhampton ? { ...party, leavesOn: '2026-12-14' } : party,
    )
    const outcome = decide(facts({ ratifications: three, parties }))
    expect(outcome.status).toBe('decided')
    expect(boundBy(outcome)).toEqual([walsall, dudley, sandwell])
  })

  it('makes no recommendation that its own rule does not carry', () => {
    expect(decide(facts({ votes: twoAgainstTwo }))).toMatchObject({ status: 'not-decided' })
  })
})

describe('a group of individual decision-makers', () => {
  const chiefs = allFour.map((trust) => personOf(trust, 'chief-executive'))
  const agreeing = allFour.map((trust, n) => aVote(trust, 'chief-executive', 'for', minute(60 * n)))
  const facts = (odd: Partial<DecisionFacts> = {}) =>
    theFacts({
      form: 'individual-decision-makers',
      rule: { kind: 'consensus', named: chiefs },
      item: {
        id: 'item 5',
        meeting: 'December',
        way: 'in-writing',
        openedAt: minute(0),
        closesAt: minute(2 * 24 * 60),
      },
      scheme: {
        delegations: allFour.map((trust) => ({
          clause: 'scheme 7',
          of: trust,
          matter: 'service-change',
          to: { kind: 'role', role: 'chief-executive', trust },
          upToPence: 60_000_000,
          from: '2020-09-01',
        })),
        reservations: [],
      },
      votes: agreeing,
      ...odd,
    })

  it('decides when the last named person has agreed, and from then on', () => {
    const outcome = decide(facts())
    expect(outcome).toMatchObject({ status: 'decided', since: minute(180) })
    expect(boundBy(outcome)).toHaveLength(4)
  })

  it('asks nobody else: the named person speaks for the trust', () => {
    const others = allFour.flatMap((trust) => [
      aVote(trust, 'chair', 'against'),
      aVote(trust, 'non-executive', 'against'),
    ])
    expect(boundBy(decide(facts({ votes: [...agreeing, ...others] })))).toHaveLength(4)
  })

  it('waits for the one who is silent, until the time is over', () => {
    const outcome = decide(facts({ votes: agreeing.slice(0, 3), now: minute(200) }))
    expect(outcome).toMatchObject({
      status: 'waiting',
      until: minute(2 * 24 * 60),
      awaits: [{ kind: 'person', trust: wolverhampton }],
    })
  })

  it('has decided nothing when one is still silent at the end', () => {
    expect(decide(facts({ votes: agreeing.slice(0, 3) }))).toMatchObject({ status: 'not-decided' })
  })

  it('takes an abstention for no agreement', () => {
    const abstaining = [...agreeing.slice(0, 3), aVote(wolverhampton, 'chief-executive', 'abstain', minute(180))]
    expect(decide(facts({ votes: abstaining }))).toMatchObject({ status: 'not-decided' })
  })

  it('is outside its powers above the limit of one of them', () => {
    const { scheme, matter } = facts()
    const delegations = scheme.delegations.map((one) => (one.of === walsall ? { ...one, upToPence: 40_000_000 } : one))
    const outcome = decide(facts({ scheme: { ...scheme, delegations }, matter }))
    expect(outcome).toMatchObject({ status: 'outside-powers', whoMay: [{ trust: walsall }] })
    expect(outcome.reasons[0]!.says).toBe(
      'The chief executive of Walsall Healthcare may not decide "Urology on three sites" for Walsall Healthcare: its power ends at £400,000 (scheme 7). It is for the board of Walsall Healthcare (powers of the board).',
    )
  })

  it('binds no trust for which nobody was named', () => {
    const outcome = decide(facts({ rule: { kind: 'consensus', named: chiefs.slice(0, 3) } }))
    expect(outcome.status).toBe('split')
    expect(codesOf(wolverhampton, outcome)).toContain('nobody-named')
  })
})

describe('a lead provider', () => {
  const facts = (odd: Partial<DecisionFacts> = {}) =>
    theFacts({ form: 'lead-provider', lead: dudley, rule: { kind: 'lead-decides' }, ...odd })
  const leadAlone = votes([dudley, 'for'])

  it('decides within its contracts and binds every trust that has one', () => {
    const outcome = decide(facts({ votes: leadAlone }))
    expect(outcome.status).toBe('decided')
    expect(boundBy(outcome)).toHaveLength(4)
  })

  it('does not bind a trust whose contract stops short of the amount', () => {
    const { scheme } = facts()
    const delegations = scheme.delegations.map((one) => (one.of === walsall ? { ...one, upToPence: 1_000_000 } : one))
    const outcome = decide(facts({ votes: leadAlone, scheme: { ...scheme, delegations } }))
    expect(outcome.status).toBe('split')
    expect(codesOf(walsall, outcome)).toEqual(expect.arrayContaining(['no-contract', 'outside-powers']))
  })

  it('needs the quorum of the lead alone when the lead decides', () => {
    const attendance = facts().attendance.filter(({ person }) => person.startsWith(dudley))
    expect(decide(facts({ votes: leadAlone, attendance }))).toMatchObject({ status: 'decided' })
  })

  it('decides nothing against the lead, also where the contract counts all trusts', () => {
    const othersOnly = votes([dudley, 'against'], [sandwell, 'for'], [walsall, 'for'], [wolverhampton, 'for'])
    expect(decide(facts({ rule: { kind: 'majority' }, votes: othersOnly }))).toMatchObject({ status: 'not-decided' })
  })

  it('is outside its powers where its own body has none', () => {
    const { scheme } = facts()
    const delegations = scheme.delegations.filter(({ of }) => of !== dudley)
    const outcome = decide(facts({ votes: leadAlone, scheme: { ...scheme, delegations } }))
    expect(outcome.status).toBe('outside-powers')
  })

  it('decides nothing while the lead is suspended', () => {
    const parties = facts().parties.map((party) =>
      party.trust === dudley ? { ...party, suspended: { from: '2026-12-01' } } : party,
    )
    const outcome = decide(facts({ votes: leadAlone, parties }))
    expect(outcome.status).toBe('not-decided')
    expect(codes(outcome)).toEqual(['nobody-has-a-vote'])
    expect(codesOf(dudley, outcome)).toEqual(['suspended'])
  })
})

describe('a board in common', () => {
  const chair = { person: 'p1', name: 'Anwen Pryce', role: 'chair' as const }
  const shared = [dudley, sandwell].map((trust) => aMember(trust, 'chair', chair))
  const facts = (odd: Partial<DecisionFacts> = {}) =>
    theFacts({
      form: 'board-in-common',
      parties: theFacts().parties.slice(0, 2),
      members: shared,
      quorum: { ofEachTrust: { members: 1 } },
      procedure: { ...conservative, sharedPosts: 'vote-for-each' },
      interests: [{ person: 'p1', kind: 'shared-post', what: 'chair of both', declared: standing }],
      scheme: { delegations: [], reservations: [] },
      votes: [dudley, sandwell].map((trust) => ({ person: 'p1', trust, choice: 'for', at: minute(30) })),
      ...odd,
    })

  it('decides by the power of each board, which nobody had to delegate', () => {
    const outcome = decide(facts())
    expect(outcome.status).toBe('decided')
    expect(boundBy(outcome)).toEqual([dudley, sandwell])
  })

  it('lets the same person decide for one trust and not for the other', () => {
    const apart = [{ person: 'p1', trust: dudley, choice: 'for' as const, at: minute(30) }]
    const outcome = decide(facts({ rule: { kind: 'each-for-itself' }, votes: apart }))
    expect(boundBy(outcome)).toEqual([dudley])
  })

  it('counts nobody without a standing declaration: everybody there is conflicted by the post', () => {
    const outcome = decide(facts({ interests: [] }))
    expect(outcome.status).toBe('not-quorate')
    expect(codesOf(dudley, outcome)).toContain('shared-post-not-declared')
  })

  it('counts nobody whose standing declaration has run out', () => {
    const past = { on: 'standing', from: '2025-04-01', until: '2026-04-01' } as const
    const interests = [{ person: 'p1', kind: 'shared-post' as const, what: 'chair of both', declared: past }]
    expect(decide(facts({ interests }))).toMatchObject({ status: 'not-quorate' })
  })

  it('gives shared posts no vote unless the agreement does', () => {
    expect(decide(facts({ procedure: conservative }))).toMatchObject({ status: 'not-quorate' })
  })

  it('holds somebody with one post to a declaration too, because the board is the conflict', () => {
    const members = membersOf(dudley, sandwell)
    const outcome = decide(facts({ members, attendance: theFacts().attendance, interests: [] }))
    expect(outcome.status).toBe('not-quorate')
  })
})

describe('a jointly owned company', () => {
  const facts = (odd: Partial<DecisionFacts> = {}) => theFacts({ form: 'jointly-owned-company', ...odd })

  it('binds itself and none of its owners', () => {
    const outcome = decide(facts({ votes: threeForOneAgainst }))
    expect(outcome.status).toBe('decided')
    expect(boundBy(outcome)).toEqual([])
    expect(codesOf(dudley, outcome)).toContain('company-alone-is-bound')
  })

  it('leaves to the shareholders what its articles reserve to them', () => {
    const { scheme } = facts()
    const reservations = [
      {
        clause: 'article 9',
        of: dudley,
        matter: 'service-change',
        to: { kind: 'other' as const, name: 'the shareholders' },
        from: '2020-09-01',
        abovePence: 20_000_000,
      },
    ]
    const outcome = decide(facts({ votes: allSay('for'), scheme: { ...scheme, reservations } }))
    expect(outcome.status).toBe('outside-powers')
    expect(outcome.reasons[0]!.says).toContain('It is for the shareholders (article 9).')
  })
})
