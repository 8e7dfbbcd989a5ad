import { describe, expect, it } from 'vitest'
import type { Agreement } from '#alliance'
import { conservativeDeciding } from '#alliance'
import { anAgreementToDecide, aRecord, knownParties, moment, seatOf, threeTrusts, voteOf } from './board.scene.ts'
import { member } from './board-in-database.scene.ts'
import { type Decided, decidedBy } from './decided.ts'
import { mayRatify } from './may-meet.ts'
import type { ItemRecord, Seat } from './record.ts'

const [ash, birch, cedar] = threeTrusts
/** An independent chair acts for the body. */
const independent: Seat = { ...seatOf(ash, 'chair'), id: 'i', forTrust: null, person: 'head', name: 'The head' }

function agreement(takesEffect: 'at-once' | 'when-ratified', consultNonExecutives = 1): Agreement {
  const chairsAction = { takesEffect, consultNonExecutives }
  return anAgreementToDecide({
    legalForm: 'joint-committee',
    rules: [{ matter: 'business-case', rule: { kind: 'chairs-action', ratifyWithinDays: 14 } }],
    deciding: { ...conservativeDeciding, binding: ['business-case'], chairsAction },
  })
}
const acts = { ...voteOf(ash, 'chair', 'for'), person: 'head', forTrust: null, at: moment(40) }
const heard = voteOf(birch, 'non-executive-director', 'against')

function decided(
  under: Agreement,
  votes = [heard, acts],
  words: ItemRecord['words'] = [],
): Extract<Decided, { ok: true }> {
  const record = aRecord({ item: { closedAt: null }, votes })
  const found = decidedBy({ ...record, seats: [...record.seats, independent], words }, under, knownParties, moment(90))
  if (!found.ok) throw new Error(found.because)
  return found
}

describe('what a chair does between meetings', () => {
  it('has no effect when nobody was heard before whom the agreement wants heard', () => {
    expect(decided(agreement('at-once')).outcome.status).toBe('decided')
    expect(decided(agreement('at-once'), [acts]).outcome.status).toBe('not-decided')
    expect(decided(agreement('at-once', 2)).outcome.status).toBe('not-decided')
  })

  it('holds at once or when it is ratified, as the agreement says, and falls if nobody ratifies it in time', () => {
    expect(decided(agreement('at-once')).outcome).toMatchObject({ status: 'decided', ratifyBy: '2026-02-16' })
    expect(decided(agreement('when-ratified')).outcome).toMatchObject({
      status: 'waiting',
      awaits: [{ kind: 'the-body' }],
    })
    const record = decided(agreement('at-once')).record
    const late = decidedBy(record, agreement('at-once'), knownParties, new Date('2026-02-17T12:00Z'))
    expect(late.ok && late.outcome.status).toBe('not-decided')
  })

  it('is ratified for the body by a chair who did not act', () => {
    const acted = { ...member(ash, 'chair'), person: 'head' }
    for (const when of ['at-once', 'when-ratified'] as const) {
      const one = decided(agreement(when))
      expect(mayRatify(acted, one)).toMatchObject({ allowed: false, because: expect.stringContaining('You acted') })
      expect(mayRatify(member(cedar, 'chief-executive'), one).allowed).toBe(false)
      expect(mayRatify(member(cedar, 'chair'), one)).toEqual({ allowed: true, by: null })
    }
    const word = { item: 'x', byTrust: null, choice: 'ratified', reason: '', at: moment(80) } as const
    expect(decided(agreement('when-ratified'), undefined, [word]).outcome.status).toBe('decided')
  })
})
