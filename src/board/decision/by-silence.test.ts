import { describe, expect, it } from 'vitest'
import {
  allFour,
  anInterest,
  dudley,
  membersOf,
  minute,
  opened,
  personOf,
  sandwell,
  theFacts,
  votes,
  walsall,
  wolverhampton,
} from './black-country.scene.ts'
import { decide } from './decide.ts'
import type { DecisionFacts } from './facts.ts'
import type { Outcome } from './outcome.ts'
import { conservative } from './procedure.ts'

const deadline = new Date('2026-12-14T17:00Z')
const item = {
  id: 'item 5',
  meeting: 'December',
  way: 'in-writing',
  openedAt: opened,
  closesAt: deadline,
  servedOn: allFour.map((trust) => ({ trust, at: opened })),
} as const
const facts = (odd: Partial<DecisionFacts> = {}) =>
  theFacts({ form: 'joint-committee', rule: { kind: 'silence', noticeDays: 4 }, item, ...odd })
const first = (outcome: Outcome) => outcome.reasons[0]!.code
const before = new Date('2026-12-14T16:59Z')

describe('the procedure in which silence agrees', () => {
  it('has all agree when nobody has objected by the deadline, and from then on', () => {
    const outcome = decide(facts())
    expect(outcome).toMatchObject({ status: 'decided', since: deadline })
    expect(outcome.trusts.every(({ isBound }) => isBound)).toBe(true)
    expect(first(outcome)).toBe('silence-agreed')
  })

  it('waits for the silent until the deadline', () => {
    const outcome = decide(facts({ now: before, votes: votes([dudley, 'for']) }))
    expect(outcome).toMatchObject({
      status: 'waiting',
      until: deadline,
      awaits: [walsall, wolverhampton, sandwell].map((trust) => ({ kind: 'trust', trust })),
    })
  })

  it('is broken by a single objection, at once', () => {
    expect(first(decide(facts({ now: before, votes: votes([walsall, 'against']) })))).toBe('silence-broken')
    expect(first(decide(facts({ votes: votes([walsall, 'against']) })))).toBe('silence-broken')
  })

  it('is broken by an abstention, unless abstaining trusts stand aside', () => {
    const abstaining = votes([walsall, 'abstain'])
    expect(first(decide(facts({ votes: abstaining })))).toBe('silence-broken')
    const procedure = { ...conservative, abstentions: 'stand-aside' } as const
    expect(decide(facts({ votes: abstaining, procedure })).status).toBe('decided')
    const all = votes(...allFour.map((trust) => [trust, 'abstain'] as const))
    expect(decide(facts({ votes: all, procedure })).status).toBe('not-decided')
  })

  it('does not hear an objection that comes after the deadline', () => {
    const late = votes([walsall, 'against']).map((vote) => ({ ...vote, at: new Date('2026-12-14T17:01Z') }))
    expect(decide(facts({ votes: late })).status).toBe('decided')
  })

  it('ends early when every trust has said yes aloud', () => {
    const all = votes(...allFour.map((trust) => [trust, 'for'] as const))
    expect(decide(facts({ now: before, votes: all }))).toMatchObject({ status: 'decided', since: minute(30) })
  })

  it('takes nothing from the silence of a trust that had the question too late, or not at all', () => {
    const late = item.servedOn.map((one) =>
      one.trust === walsall ? { ...one, at: new Date('2026-12-11T09:00Z') } : one,
    )
    expect(first(decide(facts({ item: { ...item, servedOn: late } })))).toBe('not-served-in-time')
    const three = item.servedOn.filter(({ trust }) => trust !== walsall)
    expect(first(decide(facts({ item: { ...item, servedOn: three } })))).toBe('not-served-in-time')
    const { servedOn: _, ...never } = item
    expect(first(decide(facts({ item: never })))).toBe('not-served-in-time')
  })

  it('takes a spoken yes of a trust that had the question late', () => {
    const three = item.servedOn.filter(({ trust }) => trust !== walsall)
    expect(decide(facts({ item: { ...item, servedOn: three }, votes: votes([walsall, 'for']) })).status).toBe('decided')
  })

  it('takes nothing from the silence of a trust in which nobody could object', () => {
    const interests = membersOf(walsall).map(({ person }) => anInterest(person, 'personal'))
    expect(first(decide(facts({ interests })))).toBe('nobody-could-object')
    expect(decide(facts({ interests: [anInterest(personOf(walsall, 'chair'), 'personal')] })).status).toBe('decided')
  })

  it('is still to begin before the question is sent', () => {
    expect(first(decide(facts({ now: minute(-5) })))).toBe('not-yet-open')
  })
})
