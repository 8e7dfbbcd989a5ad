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
  sandwell,
  theFacts,
  walsall,
  wolverhampton,
} from './black-country.scene.ts'
import { decide } from './decide.ts'
import type { Choice, DecisionFacts, Ratification } from './facts.ts'
import type { Outcome } from './outcome.ts'
import type { DecisionRule } from './rule.ts'

type Rule = Extract<DecisionRule, { kind: 'chairs-action' }>
const chairOfBoard = aMember(dudley, 'chair', { person: 'p9', name: 'Ruth Okell', trust: null })
const members = [...membersOf(...allFour), chairOfBoard]
const rule: Rule = { kind: 'chairs-action', by: ['p9'], ratifyBy: '2026-12-20', takesEffect: 'at-once' }
const acts = (choice: Choice = 'for', at = minute(30)) => ({ person: 'p9', trust: null, choice, at })
const word = (choice: Ratification['choice'], day: string, by: Ratification['by'] = 'the-body'): Ratification => ({
  by,
  choice,
  at: new Date(`${day}T12:00Z`),
})
const { closedAt: _, ...item } = theFacts().item
const facts = (odd: Partial<DecisionFacts> = {}) =>
  theFacts({ form: 'joint-committee', members, rule, item, votes: [acts()], ...odd })
const bound = (outcome: Outcome) => outcome.trusts.filter(({ isBound }) => isBound).map(({ trust }) => trust)
const first = (outcome: Outcome) => outcome.reasons[0]!.code
const after = new Date('2026-12-21T09:00Z')

describe('a chair’s action of a joint committee', () => {
  it('holds at once where the agreement says so, without a meeting or a quorum, until it is ratified', () => {
    const outcome = decide(facts({ attendance: [] }))
    expect(outcome).toMatchObject({ status: 'decided', since: minute(30), ratifyBy: '2026-12-20' })
    expect(bound(outcome)).toHaveLength(4)
  })

  it('stands for good when it is ratified by the day', () => {
    const outcome = decide(facts({ ratifications: [word('ratified', '2026-12-20')], now: after }))
    expect(outcome).toMatchObject({ status: 'decided', since: minute(30) })
    expect(outcome).not.toHaveProperty('ratifyBy')
  })

  it('falls when nobody has ratified it by the end of the day', () => {
    const outcome = decide(facts({ now: after }))
    expect(outcome.status).toBe('not-decided')
    expect(first(outcome)).toBe('not-ratified-in-time')
    expect(bound(outcome)).toEqual([])
    expect(decide(facts({ now: new Date('2026-12-20T23:00Z') })).status).toBe('decided')
  })

  it('is not saved by a ratification that comes a day too late', () => {
    const later = new Date('2026-12-22T09:00Z')
    const outcome = decide(facts({ now: later, ratifications: [word('ratified', '2026-12-21')] }))
    expect(first(outcome)).toBe('not-ratified-in-time')
  })

  it('falls when its ratification is refused, whatever is said afterwards', () => {
    const ratifications = [word('ratified', '2026-12-14'), word('refused', '2026-12-12')]
    expect(first(decide(facts({ ratifications })))).toBe('ratification-refused')
  })

  it('is ratified by no word from before it was taken', () => {
    expect(decide(facts({ now: after, ratifications: [word('ratified', '2026-12-09')] })).status).toBe('not-decided')
  })

  it('holds only from its ratification where the agreement says so', () => {
    const later = { ...rule, takesEffect: 'when-ratified' } as const
    expect(decide(facts({ rule: later }))).toMatchObject({
      status: 'waiting',
      until: '2026-12-20',
      awaits: [{ kind: 'the-body' }],
    })
    const ratifications = [word('ratified', '2026-12-14')]
    expect(decide(facts({ rule: later, ratifications }))).toMatchObject({
      status: 'decided',
      since: ratifications[0]!.at,
    })
  })

  it('waits for everybody who has to act', () => {
    const two = { ...rule, by: ['p9', personOf(dudley, 'chief-executive')] }
    expect(decide(facts({ rule: two }))).toMatchObject({
      status: 'waiting',
      awaits: [{ person: personOf(dudley, 'chief-executive') }],
    })
    const both = [acts(), aVote(dudley, 'chief-executive', 'for', minute(50))]
    expect(decide(facts({ rule: two, votes: both }))).toMatchObject({ status: 'decided', since: minute(50) })
  })

  it('is none when one of those who have to act says no, or has not acted when the time is over', () => {
    expect(first(decide(facts({ votes: [acts('against')] })))).toBe('chair-did-not-act')
    expect(first(decide(facts({ votes: [], item: { ...item, closedAt: minute(60) } })))).toBe('chair-did-not-act')
    expect(decide(facts({ votes: [] })).status).toBe('waiting')
  })

  it('is none when the chair has a personal interest', () => {
    const outcome = decide(facts({ interests: [anInterest('p9', 'personal')] }))
    expect(first(outcome)).toBe('named-person-cannot-decide')
  })

  it('is none without the consultation that the agreement asks for', () => {
    const consulting = { ...rule, consulting: { role: 'non-executive', atLeast: 2 } } as const
    const asked = (...people: readonly string[]) =>
      decide(facts({ rule: consulting, item: { ...item, consulted: people } }))
    const two = [personOf(dudley, 'non-executive'), personOf(walsall, 'non-executive')]
    expect(asked(...two).status).toBe('decided')
    expect(first(asked(two[0]!, two[0]!))).toBe('too-few-consulted')
    expect(first(asked(two[0]!, personOf(walsall, 'chair')))).toBe('too-few-consulted')
    const interests = [anInterest(two[1]!, 'personal')]
    expect(first(decide(facts({ rule: consulting, interests, item: { ...item, consulted: two } })))).toBe(
      'too-few-consulted',
    )
  })

  it('is outside the powers where the body’s own decision would be', () => {
    expect(decide(facts({ scheme: { delegations: [], reservations: [] } })).status).toBe('outside-powers')
  })

  it('cannot be taken before the item is there', () => {
    expect(decide(facts({ now: minute(-5), votes: [] }))).toMatchObject({ status: 'waiting', until: minute(0) })
  })

  it('is the first agreement of all who act: a second thought after it is a new question', () => {
    expect(decide(facts({ votes: [acts(), acts('against', minute(40))] }))).toMatchObject({
      status: 'decided',
      since: minute(30),
    })
  })
})

describe('chairs’ actions of committees in common', () => {
  const chairs = [dudley, sandwell, walsall].map((trust) => personOf(trust, 'chair'))
  const three: Rule = { ...rule, by: chairs }
  const votes = [dudley, sandwell, walsall].map((trust, n) => aVote(trust, 'chair', 'for', minute(10 * n)))
  const apart = (odd: Partial<DecisionFacts> = {}) =>
    facts({ form: 'committees-in-common', rule: three, votes, ...odd })

  it('bind the trusts whose own chair acted, and no others', () => {
    const outcome = decide(apart())
    expect(outcome).toMatchObject({ status: 'split', since: minute(20), ratifyBy: '2026-12-20' })
    expect(bound(outcome)).toEqual([walsall, dudley, sandwell])
    expect(outcome.trusts.filter(({ isBound }) => isBound)).toMatchObject(Array(3).fill({ since: minute(20) }))
  })

  it('wait until every chair who is to act has', () => {
    const outcome = decide(apart({ votes: votes.slice(0, 2) }))
    expect(outcome).toMatchObject({ status: 'waiting', awaits: [{ trust: walsall }] })
    expect(bound(outcome)).toEqual([])
  })

  it('are ratified by each trust for itself', () => {
    const ratifications = [word('ratified', '2026-12-14', dudley), word('refused', '2026-12-14', sandwell)]
    const outcome = decide(apart({ ratifications, now: after }))
    expect(bound(outcome)).toEqual([dudley])
  })

  it('hold in each trust from its own ratification, where they hold only then', () => {
    const later = { ...three, takesEffect: 'when-ratified' } as const
    const ratifications = [word('ratified', '2026-12-13', dudley), word('ratified', '2026-12-14', sandwell)]
    const outcome = decide(apart({ rule: later, ratifications }))
    expect(outcome.status).toBe('split')
    expect(outcome.trusts.find(({ trust }) => trust === dudley)).toMatchObject({
      isBound: true,
      since: ratifications[0]!.at,
    })
    expect(outcome.trusts.find(({ trust }) => trust === sandwell)).toMatchObject({
      isBound: true,
      since: ratifications[1]!.at,
    })
    expect(bound(outcome)).toHaveLength(2)
  })

  it('leave out the trust that has lent no power for it', () => {
    const { scheme } = theFacts()
    const delegations = scheme.delegations.filter(({ of }) => of !== walsall)
    expect(bound(decide(apart({ scheme: { ...scheme, delegations } })))).toEqual([dudley, sandwell])
  })

  it('are none of a trust for which nobody is to act', () => {
    expect(bound(decide(apart()))).not.toContain(wolverhampton)
  })
})
