import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Answer, AnswerKind, WayToAnswer } from './answer.ts'
import { consentTo } from './consent.ts'

const anAnswer = (kind: AnswerKind, way: WayToAnswer, hour: number, offer = 'offer'): Answer =>
  ({
    id: `${kind} ${hour}`,
    kind,
    offer,
    at: new Date(Date.UTC(2026, 1, 10, hour)),
    on: '2026-02-10',
    way,
    speaker: 'patient',
    said: 'As I said',
    ...(kind === 'declined' && { reason: 'not-said' }),
  }) as Answer

describe('agreeing to an offer', () => {
  it('is given by saying yes, and complete once it is in writing too, in either order', () => {
    const spoken = anAnswer('agreed', 'phone', 9)
    const written = anAnswer('agreed', 'letter', 12)
    expect(consentTo('offer', [spoken])).toMatchObject({ isGiven: true, isComplete: false, writtenOn: null })
    expect(consentTo('offer', [spoken, written])).toMatchObject({ isGiven: true, isComplete: true })
    expect(consentTo('offer', [anAnswer('agreed', 'page', 9)])).toMatchObject({ isGiven: true, isComplete: false })
    expect(consentTo('offer', [anAnswer('agreed', 'page', 9), anAnswer('agreed', 'in-person', 10)]).isComplete).toBe(
      true,
    )
  })

  it('is not silence', () => {
    expect(consentTo('offer', [])).toMatchObject({ isGiven: false, says: 'The patient has not agreed.' })
  })

  it('to one date is not agreeing to another', () => {
    expect(consentTo('offer', [anAnswer('agreed', 'phone', 9, 'another')]).isGiven).toBe(false)
  })

  it('can be taken back, and given again, both parts anew', () => {
    const yes = [anAnswer('agreed', 'phone', 9), anAnswer('agreed', 'letter', 10)]
    const back = anAnswer('withdrew', 'phone', 11)
    expect(consentTo('offer', [...yes, back])).toMatchObject({ isGiven: false, takenBackOn: '2026-02-10' })
    expect(consentTo('offer', [...yes, back, anAnswer('agreed', 'phone', 12)])).toMatchObject({
      isGiven: true,
      isComplete: false,
      takenBackOn: null,
    })
  })

  it('is undone by a no, whichever answer was written down first', () => {
    const answer = fc.record({
      kind: fc.constantFrom<AnswerKind>('agreed', 'declined', 'withdrew'),
      way: fc.constantFrom<WayToAnswer>('phone', 'in-person', 'letter', 'page'),
      hour: fc.integer({ min: 0, max: 23 }),
    })
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 6 }), (given) => {
        const answers = given.map(({ kind, way, hour }) => anAnswer(kind, way, hour))
        const consent = consentTo('offer', answers)
        const last = Math.max(...given.map(({ hour }) => hour))
        const isNoAtLast = given.some(({ kind, hour }) => hour === last && kind !== 'agreed')
        expect(consent.isGiven).toBe(given.length > 0 && !isNoAtLast)
        expect(consentTo('offer', [...answers].reverse())).toEqual(consent)
      }),
    )
  })
})
