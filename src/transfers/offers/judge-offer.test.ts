import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '#nhs/day.ts'
import { clocks } from '#nhs/rtt/clock.ts'
import { reasonableOfferRuleOn } from '#nhs/rtt/reasonable-offer.ts'
import { judgeOffer } from './judge-offer.ts'
import { type Offer, offeredDate, type Unavailability } from './offer.ts'

const anOffer = (different: Partial<Offer> = {}): Offer => ({
  id: 'first',
  offeredOn: '2026-02-01',
  day: '2026-03-01',
  provider: 'RRJ',
  site: 'RRJ05',
  team: 'Ms Okafor and her team',
  wayMade: 'phone',
  replyBy: '2026-02-10',
  clinicallySuitableOn: '2026-01-20',
  sociallySuitableOn: '2026-01-21',
  ...different,
})
const notMet = (offer: Offer, unavailable: readonly Unavailability[] = []) =>
  judgeOffer(offer, 'RL1', unavailable)
    .checks.filter(({ met }) => !met)
    .map(({ id }) => id)

describe('an offer of a date at another trust', () => {
  it('is reasonable when it gives notice, names date, provider and team, and was judged suitable beforehand', () => {
    const judged = judgeOffer(anOffer(), 'RL1')
    expect(judged.isReasonable).toBe(true)
    expect(judged.says).toBe('This is a reasonable offer.')
    expect(judged.checks.map(({ id }) => id)).toEqual(['notice', 'available', 'named', 'suitable'])
  })

  it('gives three weeks of notice: 21 days do, 20 days do not', () => {
    expect(notMet(anOffer({ day: '2026-02-22' }))).toEqual([])
    const short = anOffer({ day: '2026-02-21' })
    expect(notMet(short)).toEqual(['notice'])
    expect(judgeOffer(short, 'RL1').says).toBe(
      'This is not a reasonable offer, so declining it counts for nothing. It gave 20 days of notice. A reasonable offer gives 21 days or more.',
    )
  })

  it('counts notice in calendar days across the change of the clocks', () => {
    expect(judgeOffer(anOffer({ offeredOn: '2026-03-15', day: '2026-04-05' }), 'RL1').noticeDays).toBe(21)
    expect(judgeOffer(anOffer({ offeredOn: '2026-10-11', day: '2026-11-01' }), 'RL1').noticeDays).toBe(21)
  })

  it('names the team', () => expect(notMet(anOffer({ team: '' }))).toEqual(['named']))

  it.each([
    ['nobody judged it clinically', { clinicallySuitableOn: null }],
    ['nobody judged it socially', { sociallySuitableOn: null }],
    ['it was judged clinically after it was made', { clinicallySuitableOn: '2026-02-02' }],
    ['it was judged socially after it was made', { sociallySuitableOn: '2026-02-02' }],
  ])('is not reasonable when %s', (_, different) => expect(notMet(anOffer(different))).toEqual(['suitable']))

  it('is not reasonable for a day on which the patient had said they cannot come', () => {
    const away = { saidOn: '2026-02-01', from: '2026-03-01', to: '2026-03-14' }
    expect(notMet(anOffer(), [away])).toEqual(['available'])
    expect(notMet(anOffer({ day: '2026-03-14' }), [away])).toEqual(['available'])
    expect(notMet(anOffer({ day: '2026-03-15' }), [away])).toEqual([])
    expect(notMet(anOffer({ day: '2026-02-28' }), [away])).toEqual([])
    // Said after the offer: then it was an offer they could take, and their answer is an answer.
    expect(notMet(anOffer(), [{ ...away, saidOn: '2026-02-02' }])).toEqual([])
    // Taken back by then; and taken back afterwards, when the offer had been made.
    expect(notMet(anOffer(), [{ ...away, saidOn: '2026-01-01', takenBackOn: '2026-02-01' }])).toEqual([])
    expect(notMet(anOffer(), [{ ...away, takenBackOn: '2026-02-02' }])).toEqual(['available'])
  })

  it('says everything that is wrong with it, not the first thing alone', () => {
    expect(notMet(anOffer({ day: '2026-02-05', team: '', clinicallySuitableOn: null }))).toEqual([
      'notice',
      'named',
      'suitable',
    ])
  })
})

describe('an offer of a date at home', () => {
  it('needs notice, and no judgement that home suits', () => {
    const atHome = anOffer({ provider: 'RL1', clinicallySuitableOn: null, sociallySuitableOn: null, team: '' })
    expect(notMet(atHome)).toEqual([])
    expect(notMet({ ...atHome, day: '2026-02-21' })).toEqual(['notice'])
  })
})

describe('the rule about reasonable offers', () => {
  it('is that of the day on which the offer was made, and there is none before 2015', () => {
    expect(reasonableOfferRuleOn('2015-09-30')).toBeUndefined()
    expect(reasonableOfferRuleOn('2015-10-01')?.noticeDays).toBe(21)
    expect(notMet(anOffer({ offeredOn: '2015-09-30', day: '2015-12-01' }))).toEqual(['rule'])
  })

  it('is the one that the clock obeys: two declined offers open active monitoring there when they do here', () => {
    const day = fc.integer({ min: 0, max: 120 }).map((n) => addDays('2026-02-01', n))
    const offer = fc
      .record({
        offeredOn: day,
        notice: fc.integer({ min: 15, max: 30 }),
        team: fc.constantFrom('', 'Hips'),
        suits: fc.boolean(),
      })
      .map(({ offeredOn, notice, team, suits }) =>
        anOffer({
          offeredOn,
          day: addDays(offeredOn, notice),
          team,
          clinicallySuitableOn: suits ? '2026-01-20' : null,
        }),
      )
    fc.assert(
      fc.property(offer, offer, (first, second) => {
        const isOpen =
          [first, second].every((each) => judgeOffer(each, 'RL1').isReasonable) &&
          first.day !== second.day &&
          Math.abs(Date.parse(first.day) - Date.parse(second.day)) <= 42 * 86_400_000
        const declined = [first, second].map((each) => ({
          on: each.offeredOn,
          kind: 'offer-declined' as const,
          provider: 'RL1',
          detail: offeredDate(each, []),
        }))
        const story = clocks(
          [
            { on: '2026-01-02', kind: 'referral-received', provider: 'RL1' },
            { on: '2026-01-10', kind: 'first-attendance', provider: 'RL1' },
            ...declined,
            {
              on: '2026-07-15',
              kind: 'active-monitoring',
              provider: 'RL1',
              detail: { by: 'clinician', because: 'patient-delay', agreed: true },
            },
          ],
          { asOf: '2026-08-01' },
        )
        expect(story.state === 'active-monitoring').toBe(isOpen)
      }),
    )
  })
})
