import { describe, expect, it } from 'vitest'
import type { Agreement } from '#alliance'
import { trustCode } from '#nhs/trust-code.ts'
import type { Outcome } from '../decision/outcome.ts'
import { anAgreementToDecide, aRecord, knownParties, moment, seatOf, threeTrusts, voteOf } from './board.scene.ts'
import { decidedBy } from './decided.ts'
import { factsOf } from './facts-of-record.ts'
import type { ItemRecord } from './record.ts'

const [ash, birch, cedar] = threeTrusts

function outcomeOf(record: ItemRecord, agreement: Agreement = anAgreementToDecide()): Outcome {
  const decided = decidedBy(record, agreement, knownParties, moment(90))
  if (!decided.ok) throw new Error(decided.because)
  return decided.outcome
}
const allVote = (choices: Readonly<Record<string, 'for' | 'against'>>) =>
  threeTrusts.flatMap((trust) => [
    voteOf(trust, 'chair', choices[trust]!),
    voteOf(trust, 'chief-executive', choices[trust]!),
  ])

describe('a decision under an agreement', () => {
  it('binds every trust when all of them vote for it in committees in common', () => {
    const outcome = outcomeOf(aRecord({ votes: allVote({ [ash]: 'for', [birch]: 'for', [cedar]: 'for' }) }))
    expect(outcome.status).toBe('decided')
    expect(outcome.trusts.map(({ isBound }) => isBound)).toEqual([true, true, true])
  })

  it('does not bind the one that dissents, where every affected trust has to agree and it is not affected', () => {
    const record = aRecord({ item: { matter: 'service-change', affected: [ash, birch] } })
    const outcome = outcomeOf({ ...record, votes: allVote({ [ash]: 'for', [birch]: 'for', [cedar]: 'against' }) })
    expect(outcome.status).toBe('split')
    expect(outcome.trusts.filter(({ isBound }) => isBound).map(({ trust }) => trust)).toEqual([ash, birch])
  })

  it('counts a person once, and by what they said last', () => {
    const all = allVote({ [ash]: 'for', [birch]: 'for', [cedar]: 'for' })
    const again = (choice: 'for' | 'against') =>
      (['chair', 'chief-executive'] as const).map((post) => ({ ...voteOf(cedar, post, choice), at: moment(40) }))
    expect(outcomeOf(aRecord({ votes: [...all, ...again('against')] })).status).toBe('not-decided')
    const often = allVote({ [ash]: 'for', [birch]: 'for', [cedar]: 'against' })
    const one = Array.from({ length: 9 }, () => ({ ...voteOf(ash, 'chair', 'for'), at: moment(35) }))
    expect(outcomeOf(aRecord({ votes: [...often, ...one] })).status).toBe('not-decided')
    expect(outcomeOf(aRecord({ votes: [...often, ...again('for')] })).status).toBe('decided')
  })

  it('is no decision where all have to agree and one does not', () => {
    const outcome = outcomeOf(aRecord({ votes: allVote({ [ash]: 'for', [birch]: 'for', [cedar]: 'against' }) }))
    expect(outcome.status).toBe('not-decided')
  })

  it('is outside the powers of a body to which nobody lent them', () => {
    const votes = allVote({ [ash]: 'for', [birch]: 'for', [cedar]: 'for' })
    const outcome = outcomeOf(aRecord({ votes }), anAgreementToDecide({ delegations: [] }))
    expect(outcome.status).toBe('outside-powers')
  })

  it('is outside them above the limit, and above what the boards reserved', () => {
    const votes = allVote({ [ash]: 'for', [birch]: 'for', [cedar]: 'for' })
    expect(outcomeOf(aRecord({ votes, item: { amountPence: 1_000_001_00 } })).status).toBe('outside-powers')
    const reserved = anAgreementToDecide({ reserved: [{ matter: 'business-case', abovePence: 1_00 }] })
    expect(outcomeOf(aRecord({ votes }), reserved).status).toBe('outside-powers')
  })

  it('says that it does not bind in law where the agreement does not say that its class of matter does', () => {
    const votes = allVote({ [ash]: 'for', [birch]: 'for', [cedar]: 'for' })
    const saysSo = (agreement: Agreement) =>
      JSON.stringify(outcomeOf(aRecord({ votes }), agreement)).includes('not-binding-in-law')
    const { deciding, ...silent } = anAgreementToDecide()
    expect(deciding?.binding).toContain('business-case')
    expect([saysSo(anAgreementToDecide()), saysSo(silent)]).toEqual([false, true])
  })

  it('is not made without a quorum of each trust', () => {
    const record = aRecord({ votes: allVote({ [ash]: 'for', [birch]: 'for', [cedar]: 'for' }) })
    const outcome = outcomeOf({ ...record, presences: record.presences.filter(({ trust }) => trust !== cedar) })
    expect(outcome.status).toBe('not-quorate')
  })

  it('is not made with too few members of a trust, nor without its non-executive director', () => {
    const record = aRecord({ votes: allVote({ [ash]: 'for', [birch]: 'for', [cedar]: 'for' }) })
    const without = (posts: readonly string[]) =>
      record.presences.filter(({ trust, person }) => trust !== cedar || !posts.includes(person))
    const statusWithout = (posts: readonly string[]) => outcomeOf({ ...record, presences: without(posts) }).status
    expect(statusWithout(['chair', 'chief-executive'])).toBe('not-quorate')
    expect(statusWithout(['non-executive-director'])).toBe('not-quorate')
    expect(statusWithout(['chair'])).not.toBe('not-quorate')
  })

  it('does not count somebody with a personal interest, nor show them the papers', () => {
    const record = aRecord({ votes: allVote({ [ash]: 'for', [birch]: 'for', [cedar]: 'for' }) })
    const { name, trust, person } = seatOf(cedar, 'chair')
    const declared = { id: 'd', onMeeting: null, onItem: record.item.id, fromDay: null, untilDay: null, votesFor: null }
    const one = {
      ...declared,
      trust,
      person,
      name,
      kind: 'personal',
      what: 'A supplier',
      declaredAt: moment(0),
    } as const
    const decided = decidedBy({ ...record, declarations: [one] }, anAgreementToDecide(), knownParties, moment(90))
    const effects = decided.ok && decided.seats.find(({ seat }) => seat.name === name)?.effects
    expect(effects).toMatchObject({ seesPapers: false, votes: false, countsInQuorum: false })
  })

  it('asks the seats of its own day, not those of today', () => {
    const record = aRecord()
    const seats = record.seats.map((seat) => (seat.forTrust === birch ? { ...seat, toDay: '2026-02-01' } : seat))
    const found = factsOf({ ...record, seats }, anAgreementToDecide(), knownParties, moment(90))
    expect(found.ok && found.facts.members.some(({ trust }) => trust === birch)).toBe(false)
  })

  it('is refused with a reason where the agreement asks for what its form or its committee does not have', () => {
    const because = (agreement: Agreement, record = aRecord()) => {
      const found = factsOf(record, agreement, knownParties, moment(90))
      return found.ok ? '' : found.because
    }
    const rule = (one: Agreement['rules'][number]['rule']) => ({
      rules: [{ matter: 'business-case' as const, rule: one }],
    })
    expect(because(anAgreementToDecide(rule({ kind: 'silence', noticeDays: 14 })))).toMatch('legal form cannot keep')
    expect(because(anAgreementToDecide(rule({ kind: 'consensus', named: 'finance' })))).toMatch('director of finance')
    expect(because(anAgreementToDecide({ legalForm: 'lead-provider' }))).toMatch('lead provider')
  })

  it('waits for the boards when an advisory group recommends it', () => {
    const agreement = anAgreementToDecide({
      legalForm: 'advisory-group',
      rules: [{ matter: 'business-case', rule: { kind: 'consensus', named: 'chief-executive' } }],
    })
    const votes = threeTrusts.map((trust) => voteOf(trust, 'chief-executive', 'for'))
    const outcome = outcomeOf(aRecord({ votes }), agreement)
    expect(outcome).toMatchObject({ status: 'recommended', awaits: threeTrusts })
  })

  it('knows a trust that has joined again by its newest membership', () => {
    const again = { trust: trustCode('RAA'), suspendedOn: null, leavesOn: null }
    const known = [
      { ...again, joinedOn: '2015-01-01', leftOn: '2018-01-01' },
      { ...again, joinedOn: '2020-01-01', leftOn: null },
      ...knownParties.slice(1),
    ]
    const found = factsOf(aRecord(), anAgreementToDecide(), known, moment(90))
    expect(found.ok && found.facts.parties[0]).toEqual({ trust: 'RAA', joinedOn: '2020-01-01' })
  })
})
