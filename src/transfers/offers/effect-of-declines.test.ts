import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '#nhs/day.ts'
import type { Answer, AnswerKind } from './answer.ts'
import { effectOfDeclines } from './effect-of-declines.ts'
import { judgeOffer } from './judge-offer.ts'
import type { Offer } from './offer.ts'

const anOffer = (id: string, offeredOn: string, day: string, different: Partial<Offer> = {}): Offer => ({
  id,
  offeredOn,
  day,
  provider: 'RRJ',
  site: 'RRJ05',
  team: 'Ms Okafor and her team',
  wayMade: 'phone',
  replyBy: day,
  clinicallySuitableOn: '2026-01-20',
  sociallySuitableOn: '2026-01-21',
  ...different,
})
let answered = 0
const anAnswer = (kind: AnswerKind, offer: string, on = '2026-02-10'): Answer =>
  ({
    id: `answer ${answered++}`,
    kind,
    offer,
    at: new Date(`${on}T12:00Z`),
    on,
    way: 'phone',
    speaker: 'patient',
    said: 'No thank you',
    ...(kind === 'declined' && { reason: 'too-far' }),
  }) as Answer
const effect = (offers: readonly Offer[], answers: readonly Answer[], unavailable = [] as const) =>
  effectOfDeclines({ home: 'RL1', offers, answers, unavailable }, '2026-05-01')

const first = anOffer('first', '2026-02-01', '2026-02-22')
const second = anOffer('second', '2026-02-23', '2026-03-20')
const both = [anAnswer('declined', 'first'), anAnswer('declined', 'second', '2026-02-25')]

describe('declining offers', () => {
  it('once changes nothing: the clock runs on and the patient keeps their place', () => {
    const one = effect([first], both.slice(0, 1))
    expect(one).toMatchObject({ clock: 'runs on', declined: 1, declinedReasonable: 1, questions: [] })
    expect(one.says).toBe(
      'The patient declined 1 offer, of which 1 was reasonable. The clock runs on, and the patient keeps their place.',
    )
  })

  it('twice, both reasonable, asks a clinician a question, and the clock runs on all the same', () => {
    const two = effect([first, second], both)
    expect(two.clock).toBe('runs on')
    expect(two.questions).toEqual([
      {
        id: 'active-monitoring',
        asks: 'Should this patient start active monitoring? They declined reasonable offers for 22 February 2026 and 20 March 2026.',
        needs: [
          'A clinician has talked with the patient about what waiting longer can mean.',
          'The patient agrees.',
          'A review every 12 weeks is booked.',
        ],
      },
    ])
  })

  it('counts no offer that the patient was not told in a way they can use', () => {
    const unheard = both.map((answer) => ({ ...answer, reason: 'language' }) as Answer)
    expect(effect([first, second], unheard)).toMatchObject({ declined: 2, declinedReasonable: 0, questions: [] })
    expect(effect([first, second], [both[0]!, unheard[1]!])).toMatchObject({ declinedReasonable: 1, questions: [] })
  })

  it('counts a second date up to six weeks after the first: 42 days do, 43 days do not', () => {
    const after = (days: number) => [first, { ...second, day: addDays(first.day, days) }]
    expect(effect(after(42), both).questions).toHaveLength(1)
    expect(effect(after(43), both).questions).toEqual([])
  })

  it('counts one date once, however often it was offered or written down', () => {
    expect(effect([first, { ...first, id: 'second' }], both).questions).toEqual([])
    expect(effect([first, { ...first, id: 'second', team: 'Mr Shah and his team' }], both).questions).toEqual([])
  })

  it('does not count offers that nobody answered, that were accepted, or that were declined and then accepted', () => {
    expect(effect([first, second], both.slice(0, 1)).declined).toBe(1)
    expect(effect([first, second], [both[0]!, anAnswer('agreed', 'second')]).declined).toBe(1)
    expect(effect([first, second], [...both, anAnswer('agreed', 'second', '2026-02-27')]).questions).toEqual([])
  })

  it('does not count taking back an agreement as declining: the clock runs on', () => {
    const answers = [both[0]!, anAnswer('agreed', 'second', '2026-02-24'), anAnswer('withdrew', 'second', '2026-02-26')]
    expect(effect([first, second], answers)).toMatchObject({ declined: 1, questions: [] })
  })

  it('never asks for active monitoring because of an offer that was not reasonable', () => {
    const days = fc.integer({ min: 0, max: 60 })
    const offers = fc.array(
      fc.record({
        made: days,
        notice: fc.integer({ min: 0, max: 40 }),
        team: fc.constantFrom('', 'Hips'),
        suits: fc.boolean(),
      }),
      { minLength: 2, maxLength: 6 },
    )
    fc.assert(
      fc.property(offers, (made) => {
        const all = made.map(({ made: day, notice, team, suits }, n) => {
          const offeredOn = addDays('2026-02-01', day)
          const sociallySuitableOn = suits ? '2026-01-21' : null
          return anOffer(`offer ${n}`, offeredOn, addDays(offeredOn, notice), { team, sociallySuitableOn })
        })
        const answers = all.map(({ id, offeredOn }) => anAnswer('declined', id, offeredOn))
        const reasonable = all.filter((offer) => judgeOffer(offer, 'RL1').isReasonable)
        const found = effect(all, answers)
        expect(found.clock).toBe('runs on')
        expect(found.declinedReasonable).toBe(reasonable.length)
        // What is not reasonable can be left out, and nothing changes.
        expect(effect(reasonable, answers).questions).toEqual(found.questions)
        const dates = new Set(reasonable.map(({ day }) => day)).size
        expect(found.questions.length).toBeLessThanOrEqual(dates < 2 ? 0 : 1)
        // The order in which they were written down does not matter.
        expect(effect([...all].reverse(), [...answers].reverse()).questions).toEqual(found.questions)
      }),
    )
  })
})

describe('a patient who cannot come for a time', () => {
  const away = (from: string, days: number) => ({ saidOn: '2026-04-30', from, to: addDays(from, days - 1) })
  const asked = (...unavailable: { saidOn: string; from: string; to: string }[]) =>
    effectOfDeclines({ home: 'RL1', offers: [], answers: [], unavailable }, '2026-05-01').questions.map(({ id }) => id)

  it('is reviewed by a clinician when it is more than six weeks: 42 days are not, 43 days are', () => {
    expect(asked(away('2026-05-10', 42))).toEqual([])
    expect(asked(away('2026-05-10', 43))).toEqual(['long-delay'])
  })

  it('is reviewed too when two periods follow each other without a day between', () => {
    expect(asked(away('2026-05-10', 30), away('2026-06-09', 30))).toEqual(['long-delay'])
    expect(asked(away('2026-05-10', 30), away('2026-06-10', 30))).toEqual([])
  })

  it('is not reviewed for a time that is over', () => {
    expect(asked(away('2026-01-01', 60))).toEqual([])
  })
})
