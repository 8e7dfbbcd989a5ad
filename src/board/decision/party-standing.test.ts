import { describe, expect, it } from 'vitest'
import { allFour, dudley, theFacts, votes, wolverhampton } from './black-country.scene.ts'
import { decide } from './decide.ts'
import type { DecisionFacts, Party } from './facts.ts'
import { standingOf } from './party-standing.ts'
import { conservative } from './procedure.ts'

const all = votes(...allFour.map((trust) => [trust, 'for'] as const))
const where = (odd: Partial<Party>, more: Partial<DecisionFacts> = {}) => {
  const parties = theFacts().parties.map((party) => (party.trust === wolverhampton ? { ...party, ...odd } : party))
  const outcome = decide(
    theFacts({ form: 'joint-committee', rule: { kind: 'unanimity' }, parties, votes: all, ...more }),
  )
  return { status: outcome.status, its: outcome.trusts.find(({ trust }) => trust === wolverhampton)! }
}

describe('a party’s standing on a day', () => {
  const party = {
    trust: dudley,
    joinedOn: '2020-09-01',
    leavesOn: '2026-06-01',
    suspended: { from: '2022-01-01', until: '2022-07-01' },
  }
  it.each([
    ['2020-08-31', 'not-yet-a-party'],
    ['2020-09-01', 'leaving'],
    ['2022-01-01', 'suspended'],
    ['2022-06-30', 'suspended'],
    ['2022-07-01', 'leaving'],
    ['2026-05-31', 'leaving'],
    ['2026-06-01', 'has-left'],
  ] as const)('%s: %s', (day, standing) => {
    expect(standingOf(party, day)).toBe(standing)
  })

  it('is a party for as long as nothing else is known', () => {
    expect(standingOf({ trust: dudley, joinedOn: '2020-09-01' }, '2026-01-01')).toBe('party')
    expect(standingOf({ trust: dudley, joinedOn: '2020-09-01', suspended: { from: '2022-01-01' } }, '2026-01-01')).toBe(
      'suspended',
    )
  })
})

describe('a decision of the parties on the day', () => {
  it('neither counts nor binds a trust that has not joined yet, has left, or is suspended', () => {
    for (const [odd, code] of [
      [{ joinedOn: '2026-12-11' }, 'not-yet-a-party'],
      [{ leavesOn: '2026-12-10' }, 'has-left'],
      [{ suspended: { from: '2026-12-01' } }, 'suspended'],
    ] as const) {
      expect(where(odd, { votes: all.filter(({ trust }) => trust !== wolverhampton) })).toMatchObject({
        status: 'decided',
        its: { isBound: false, reasons: [{ code }] },
      })
    }
  })

  it('does not count the vote of a suspended trust against the others either', () => {
    const against = [...all.filter(({ trust }) => trust !== wolverhampton), ...votes([wolverhampton, 'against'])]
    expect(where({ suspended: { from: '2026-12-01' } }, { votes: against }).status).toBe('decided')
  })

  it('counts and binds a trust that has given notice, until it leaves', () => {
    expect(where({ leavesOn: '2027-04-01' })).toMatchObject({
      status: 'decided',
      its: { isBound: true, until: '2027-04-01' },
    })
    const others = all.filter(({ trust }) => trust !== wolverhampton)
    expect(where({ leavesOn: '2027-04-01' }, { votes: others }).status).toBe('not-decided')
  })

  it('takes the vote from it where the agreement does, and then does not bind it', () => {
    const procedure = { ...conservative, leavingTrustsVote: false }
    const others = all.filter(({ trust }) => trust !== wolverhampton)
    expect(where({ leavesOn: '2027-04-01' }, { votes: others, procedure })).toMatchObject({
      status: 'decided',
      its: { isBound: false, reasons: [{ code: 'leaving-without-a-vote' }] },
    })
  })

  it('leaves out a trust that will have left when the decision takes effect', () => {
    const matter = { ...theFacts().matter, takesEffectOn: '2027-04-01' }
    const others = all.filter(({ trust }) => trust !== wolverhampton)
    expect(where({ leavesOn: '2027-04-01' }, { votes: others, matter })).toMatchObject({
      status: 'decided',
      its: { isBound: false, reasons: [{ code: 'leaves-before-effect' }] },
    })
    expect(where({ leavesOn: '2027-04-02' }, { votes: others, matter }).status).toBe('not-decided')
  })

  it('does not bind a trust that voted in writing and left before the others had answered', () => {
    const item = { id: 'item 5', meeting: 'December', way: 'in-writing', openedAt: theFacts().item.openedAt } as const
    const late = all.map((vote) => (vote.trust === dudley ? { ...vote, at: new Date('2026-12-14T10:00Z') } : vote))
    expect(where({ leavesOn: '2026-12-13' }, { item, votes: late })).toMatchObject({
      status: 'split',
      its: { isBound: false, reasons: [{ code: 'has-left' }, { code: 'voted-for' }] },
    })
  })

  it('is none when no trust has a vote', () => {
    const parties = theFacts().parties.map((party) => ({ ...party, suspended: { from: '2026-12-01' } }))
    expect(decide(theFacts({ parties, votes: all }))).toMatchObject({
      status: 'not-decided',
      reasons: [{ code: 'nobody-has-a-vote' }],
    })
  })
})
