import { describe, expect, it } from 'vitest'
import {
  allFour,
  aMember,
  anInterest,
  dudley,
  membersOf,
  opened,
  personOf,
  sandwell,
  standing,
  theFacts,
  votes,
  walsall,
} from './black-country.scene.ts'
import { decide } from './decide.ts'
import { type ConflictFacts, effectsOfConflict } from './effects-of-conflict.ts'
import type { Interest } from './interest.ts'
import { conservative } from './procedure.ts'

const chair = aMember(dudley, 'chair')
const free = { seesPapers: true, speaks: true, votes: true, countsInQuorum: true }
const effects = (odd: Partial<ConflictFacts> = {}, member = chair) => {
  const { reasons, ...rights } = effectsOfConflict(member, theFacts(odd))
  return { rights, codes: reasons.map(({ code }) => code), says: reasons.map(({ says }) => says) }
}
const declaring = (kind: Interest['kind'], declared?: Interest['declared']) => ({
  interests: [anInterest(chair.person, kind, declared)],
})

describe('a member without an interest', () => {
  it('sees the papers, speaks, votes and counts', () => {
    expect(effects()).toMatchObject({ rights: free, codes: [] })
  })

  it('is not touched by what somebody else declared', () => {
    expect(effects({ interests: [anInterest(personOf(sandwell, 'chair'), 'personal')] }).rights).toEqual(free)
  })
})

describe('an organisational interest', () => {
  it('is minuted, and the member still sees, speaks, votes and counts', () => {
    const { rights, says } = effects(declaring('organisational'))
    expect(rights).toEqual(free)
    expect(says).toEqual([
      'the chair of Dudley Group declared an organisational interest (the reason given): it is minuted, and keeps nobody from voting.',
    ])
  })

  it('that is plain and not declared is asked for', () => {
    const affecting = { matter: { ...theFacts().matter, affected: [dudley] } }
    expect(effects(affecting)).toMatchObject({ rights: free, codes: ['organisational-interest-not-declared'] })
    expect(effects({ ...affecting, ...declaring('organisational') }).codes).toEqual(['organisational-interest'])
    expect(effects({ matter: { ...theFacts().matter, affected: [walsall] } }).codes).toEqual([])
  })
})

describe('a personal interest', () => {
  it('lets the member speak, and neither see the papers, nor vote, nor count', () => {
    expect(effects(declaring('personal'))).toEqual({
      rights: { seesPapers: false, speaks: true, votes: false, countsInQuorum: false },
      codes: ['personal-interest'],
      says: [
        'the chair of Dudley Group declared a personal interest (the reason given): no papers, no vote, not counted in the quorum; may speak.',
      ],
    })
  })

  it('has the member leave the room where the agreement says so', () => {
    const procedure = { ...conservative, personalInterestSpeaks: false }
    expect(effects({ ...declaring('personal'), procedure }).rights.speaks).toBe(false)
  })

  it('declared on one item is none on another', () => {
    expect(effects(declaring('personal', { on: 'item', item: 'item 6', at: opened })).rights).toEqual(free)
  })

  it('declared for a meeting holds on every item of it, and not at another', () => {
    expect(effects(declaring('personal', { on: 'meeting', meeting: 'December', at: opened })).rights.votes).toBe(false)
    expect(effects(declaring('personal', { on: 'meeting', meeting: 'January', at: opened })).rights).toEqual(free)
  })

  it('that stands holds from its first day until the day on which it ends', () => {
    const from = (day: string, until: string) =>
      effects(declaring('personal', { on: 'standing', from: day, until })).rights.votes
    expect(from('2026-12-10', '2026-12-11')).toBe(false)
    expect(from('2026-12-11', '2027-12-11')).toBe(true)
    expect(from('2025-12-10', '2026-12-10')).toBe(true)
  })

  it('takes its holder out of the count and out of the quorum', () => {
    const quorum = { ofEachTrust: { members: 3 } }
    const all = votes(...allFour.map((trust) => [trust, 'for'] as const))
    const outcome = decide(theFacts({ form: 'joint-committee', quorum, votes: all, ...declaring('personal') }))
    expect(outcome).toMatchObject({ status: 'not-quorate', lacks: [{ trust: dudley, has: 2, needs: 3 }] })
  })
})

describe('a shared post', () => {
  const members = [
    ...membersOf(walsall),
    ...[dudley, sandwell].map((trust) => aMember(trust, 'chair', { person: 'p1' })),
  ]
  const declared: Interest = { ...anInterest('p1', 'shared-post', standing), votesFor: dudley }
  const as = (trust: typeof dudley, odd: Partial<ConflictFacts>) =>
    effects({ members, ...odd }, aMember(trust, 'chair', { person: 'p1' }))
  const watching = { seesPapers: true, speaks: true, votes: false, countsInQuorum: false }

  it('sees and speaks, and neither votes nor counts without a standing declaration', () => {
    const procedure = { ...conservative, sharedPosts: 'vote-for-each' } as const
    expect(as(dudley, { procedure })).toMatchObject({ rights: watching, codes: ['shared-post-not-declared'] })
  })

  it('is not declared by saying so at the meeting: the declaration has to stand', () => {
    const procedure = { ...conservative, sharedPosts: 'vote-for-each' } as const
    const atMeeting = anInterest('p1', 'shared-post', { on: 'meeting', meeting: 'December', at: opened })
    expect(as(dudley, { procedure, interests: [atMeeting] }).rights).toEqual(watching)
  })

  it('votes for each trust, for the one it names, or for none, as the agreement says', () => {
    const votesUnder = (sharedPosts: typeof conservative.sharedPosts) =>
      [dudley, sandwell].map(
        (trust) => as(trust, { procedure: { ...conservative, sharedPosts }, interests: [declared] }).rights.votes,
      )
    expect(votesUnder('vote-for-each')).toEqual([true, true])
    expect(votesUnder('vote-for-one')).toEqual([true, false])
    expect(votesUnder('do-not-vote')).toEqual([false, false])
  })

  it('votes for none where its declarations name two', () => {
    const interests = [declared, { ...declared, what: 'another', votesFor: sandwell }]
    const procedure = { ...conservative, sharedPosts: 'vote-for-one' } as const
    expect(as(dudley, { procedure, interests }).rights.votes).toBe(false)
  })

  it('held beside a seat for one trust alone is a conflict once it is declared', () => {
    expect(effects(declaring('shared-post', standing)).rights).toEqual(watching)
  })
})
