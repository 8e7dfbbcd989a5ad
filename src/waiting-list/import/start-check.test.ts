import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, epochDay, fromEpochDay } from '#nhs/day.ts'
import { clocks } from '#nhs/rtt/clock.ts'
import { extractEvents } from '../pathway/extract-events.ts'
import { NONE } from './reading.ts'
import { judgeStart, type StartDays } from './start-check.ts'

const asOf = '2026-01-31'
const day = (text: string | null): number => (text === null ? NONE : epochDay(text))
const judge = (given: Partial<Record<keyof Omit<StartDays, 'rttStatus'>, string | null>> & { rttStatus?: string }) => {
  const { rttStatus = '20', ...days } = given
  const all = [
    'stated',
    'referralReceived',
    'originalReferralReceived',
    'firstActivity',
    'lastAttended',
    'lastMissed',
    'decidedToTreat',
    'decidedToAdmit',
  ] as const
  const read = Object.fromEntries(all.map((name) => [name, day(days[name] ?? null)])) as Record<
    (typeof all)[number],
    number
  >
  const { start, disagreement } = judgeStart({ ...read, rttStatus }, 'RL1', asOf)
  return { start: start === NONE ? null : fromEpochDay(start), disagreement }
}

describe('the start of a clock', () => {
  it('is the day the referral was received, where the file states that day', () => {
    expect(judge({ stated: '2025-09-01', referralReceived: '2025-09-01' })).toEqual({ start: '2025-09-01' })
  })

  it('is worked out from the referral where the file states none, the first of two', () => {
    expect(judge({ referralReceived: '2025-09-01' }).start).toBe('2025-09-01')
    expect(judge({ referralReceived: '2025-09-01', originalReferralReceived: '2025-06-01' }).start).toBe('2025-06-01')
    expect(judge({}).start).toBe(null)
  })

  it('may lie before the last referral: a transfer keeps the original start', () => {
    expect(judge({ stated: '2025-06-01', referralReceived: '2025-09-01' })).toEqual({ start: '2025-06-01' })
  })

  it('that is later than the referral is used, and doubted in the rules’ own words', () => {
    const { start, disagreement } = judge({ stated: '2025-10-01', referralReceived: '2025-09-01' })
    expect(start).toBe('2025-10-01')
    expect(disagreement).toContain('the events say 2025-09-01')
  })

  it.each([
    ['status 11, after active monitoring', { rttStatus: '11' }],
    ['status 12, another condition', { rttStatus: '12' }],
    ['a missed first appointment', { lastMissed: '2025-09-20' }],
    ['a decision to treat on that day', { decidedToTreat: '2025-10-01' }],
    ['a decision to admit on that day', { decidedToAdmit: '2025-10-01' }],
  ])('may be later because an earlier wait ended, as %s shows', (_, why) => {
    expect(judge({ stated: '2025-10-01', referralReceived: '2025-09-01', ...why }).disagreement).toBe(undefined)
  })

  it('is never another than the file states', () => {
    const days = fc.option(fc.integer({ min: 0, max: 900 }).map((n) => addDays('2023-08-01', n)))
    fc.assert(
      fc.property(
        days,
        days,
        days,
        days,
        days,
        days,
        (referralReceived, originalReferralReceived, firstActivity, lastAttended, lastMissed, decidedToAdmit) => {
          const given = {
            referralReceived,
            originalReferralReceived,
            firstActivity,
            lastAttended,
            lastMissed,
            decidedToAdmit,
          }
          expect(judge({ ...given, stated: '2025-01-01' }).start).toBe('2025-01-01')
          const first = [referralReceived, originalReferralReceived].filter((each) => each !== null).sort()[0] ?? null
          expect(judge(given).start).toBe(first)
        },
      ),
    )
  })

  it('is the start that the full rules find in the events of the period, however they lie', () => {
    const later = fc.option(fc.integer({ min: -60, max: 200 }).map((n) => addDays('2025-06-01', n)))
    fc.assert(
      fc.property(
        later,
        later,
        later,
        later,
        later,
        later,
        (referralReceived, firstActivity, lastAttended, lastMissed, decidedToTreat, decidedToAdmit) => {
          const { start } = judge({
            stated: '2025-06-01',
            referralReceived,
            firstActivity,
            lastAttended,
            lastMissed,
            decidedToTreat,
            decidedToAdmit,
          })
          const events = extractEvents({
            provider: 'RL1',
            clockStart: start!,
            clockStop: null,
            referralReceived,
            firstActivity,
            lastAttended,
            lastMissed,
            decidedToTreat,
            decidedToAdmit,
            validated: null,
            rttStatus: '20',
          })
          expect(clocks(events, { asOf }).running?.start).toBe(start)
        },
      ),
    )
  })
})
