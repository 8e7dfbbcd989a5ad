import { describe, expect, it } from 'vitest'
import type { StoredEvent } from '#nhs/rtt/stored-event.ts'
import { targetsOn } from '#nhs/waiting-time-target.ts'
import { eventInFull } from './event-in-full.ts'
import { readPathway } from './pathway-clock.ts'
import { plainWords } from './plain-words.ts'
import { waitAgainstTarget } from './wait-against-target.ts'

const provider = 'RL1'
const event = (on: string, kind: string, more: Partial<StoredEvent> = {}): StoredEvent => ({
  on,
  kind,
  provider,
  ...more,
})
const extract = {
  provider,
  clockStart: '2025-10-01',
  clockStop: null,
  referralReceived: '2025-10-01',
  firstActivity: '2025-11-01',
  lastAttended: null,
  lastMissed: null,
  decidedToTreat: null,
  decidedToAdmit: '2025-12-01',
  validated: null,
  rttStatus: '20',
} as const
const held = (events: readonly StoredEvent[], different: { clockStart?: string; clockStop?: string } = {}) => ({
  events,
  extract,
  clockStart: '2025-10-01',
  clockStop: null,
  asOf: '2026-01-31',
  ...different,
})

describe('the events of a pathway', () => {
  it('make a clock that says which event did what by which rule', () => {
    const { clock, problems } = readPathway(
      held([event('2025-10-01', 'referral-received'), event('2025-11-01', 'first-attendance', { rttStatus: '10' })]),
    )
    expect(clock.running).toMatchObject({ start: '2025-10-01', daysWaited: 122 })
    expect(clock.running!.explanation.map(({ effect, paragraph }) => [effect, paragraph])).toEqual([
      ['started', '3.2.1'],
      ['kept running', expect.any(String)],
    ])
    expect(problems).toEqual([])
  })

  it('are left out and named when they cannot be read, never guessed', () => {
    const { clock, problems } = readPathway(
      held([
        event('2025-10-01', 'referral-received'),
        event('2025-12-01', 'rebooked', { detail: { by: 'nobody' } }),
        event('2025-12-05', 'teleported'),
      ]),
    )
    expect(clock.running?.start).toBe('2025-10-01')
    expect(problems.map(({ sentence }) => sentence)).toEqual([
      expect.stringContaining('Event 2 ("rebooked", 2025-12-01) cannot be read'),
      expect.stringContaining('Event 3 ("teleported", 2025-12-05) cannot be read'),
    ])
    expect(problems[0]!.sentence).toContain('detail.by')
  })

  it('that say another start than the list are said to', () => {
    const { problems } = readPathway(held([event('2025-09-01', 'referral-received')]))
    expect(problems[0]!.sentence).toContain(
      'The list counts the wait from 1 October 2025, but its events say 1 September 2025',
    )
  })

  it('that have stopped a clock which the list has running are said to', () => {
    const { problems } = readPathway(
      held([event('2025-10-01', 'referral-received'), event('2025-12-01', 'treated', { rttStatus: '30' })]),
    )
    expect(problems[0]!.sentence).toContain('has this pathway as waiting, but its events say: stopped')
  })

  it('that a transfer brought count from their own day on, also when the list is older', () => {
    const treated = { provider: 'RRJ', rttStatus: '30', detail: { purpose: 'treatment' } } as const
    const admitted = { ...event('2026-03-03', 'admitted', treated), isOfTransfer: true }
    const { clock, problems } = readPathway({ ...held([]), events: [admitted], clockStop: '2026-03-03' })
    expect(clock.running).toBeUndefined()
    expect(problems).toEqual([])
  })

  it('come from the days of the last file where none is held one by one', () => {
    const { from, clock } = readPathway(held([]))
    expect(from).toBe('extract')
    expect(clock.running).toMatchObject({ start: '2025-10-01', decisionToAdmit: '2025-12-01' })
  })
})

describe('a wait against a target', () => {
  const [eighteenWeeks] = targetsOn('England', '2026-01-31')

  it('is within 18 weeks on day 126, and over on day 127', () => {
    const on = (asOf: string) => waitAgainstTarget(eighteenWeeks!, '2025-10-01', asOf)
    expect(on('2026-02-04')).toEqual({ weeks: 18, lastDayWithin: '2026-02-04', isWithin: true })
    expect(on('2026-02-05').isWithin).toBe(false)
  })
})

describe('words on a page', () => {
  it('say days and apostrophes as pages do', () => {
    expect(plainWords('RL1 says 2026-01-05, after the patient’s wish.')).toBe(
      "RL1 says 5 January 2026, after the patient's wish.",
    )
  })

  it('say what an event holds besides its name', () => {
    const detail = { offeredOn: '2026-01-05', forDay: '2026-02-06', provider: 'RRJ' }
    expect(eventInFull({ on: '2026-01-05', kind: 'offer-made', provider, detail })).toBe(
      'For 6 February 2026, offered on 5 January 2026, at Royal Orthopaedic Hospital.',
    )
    expect(eventInFull({ on: '2026-01-05', kind: 'validated', provider })).toBeUndefined()
  })
})
