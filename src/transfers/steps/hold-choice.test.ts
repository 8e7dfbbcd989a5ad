import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FreePlaces, FreeRoom, FreeSession, FreeSurgeon } from '#capacity'
import { answersOf, chooseHold, type HoldAnswers, hoursUntil, placeOf, startsIn, type Wanted } from './hold-choice.ts'

const day = '2026-02-04'
const session = (different: Partial<FreeSession> = {}): FreeSession => ({
  trust: 'RRJ',
  theatre: 't1',
  theatreName: 'Theatre 1',
  site: 'RRJ05',
  day,
  startMinute: 510,
  minutes: 240,
  treatmentFunction: '110',
  gaps: [{ from: 510, until: 750 }],
  ...different,
})
const surgeon = (different: Partial<FreeSurgeon> = {}): FreeSurgeon => ({
  trust: 'RRJ',
  id: 'smith',
  name: 'Mr Smith',
  day,
  minutes: 240,
  sites: ['RRJ05'],
  busy: [],
  ...different,
})
const room = (different: Partial<FreeRoom> = {}): FreeRoom => ({
  trust: 'RRJ',
  id: 'r1',
  site: 'RRJ05',
  ward: 'Ward A',
  name: 'Bay 1',
  beds: 1,
  closesOvernight: false,
  held: [],
  ...different,
})
const wanted: Wanted = {
  day,
  site: 'RRJ05',
  surgeon: 'RRJ:smith',
  expectedMinutes: 90,
  expectedNights: 2,
  today: '2026-01-31',
}
const none: HoldAnswers = { minutes: '', nights: '', session: '', surgeon: '', from: '', room: '', hours: '' }
const places = (different: Partial<FreePlaces> = {}): FreePlaces => ({
  sessions: [session()],
  surgeons: [surgeon()],
  rooms: [room()],
  ...different,
})

describe('the place that is suggested', () => {
  it("is on the day and at the hospital that the patient agreed to, with the plan's surgeon", () => {
    const others = places({
      sessions: [session({ site: 'RRJ99', theatre: 't9' }), session({ day: '2026-02-05' }), session()],
      surgeons: [surgeon({ id: 'adams', name: 'Mr Adams' }), surgeon()],
    })
    const choice = chooseHold(others, none, wanted)
    expect(choice.open).toEqual([])
    expect(placeOf(choice)).toMatchObject({
      theatre: { id: 't1' },
      day,
      from: 510,
      surgeon: { id: 'smith' },
      nights: 2,
    })
  })

  it("is with a surgeon of the sender's where they travel, wherever else they operate", () => {
    const theirs = surgeon({ trust: 'RL1', id: 'jones', name: 'Ms Jones', sites: ['RL131'] })
    const choice = chooseHold(places({ surgeons: [surgeon(), theirs] }), none, { ...wanted, surgeonOf: 'RL1' })
    expect(choice.surgeons).toEqual([theirs])
    expect(placeOf(choice)).toMatchObject({ surgeon: { trust: 'RL1', id: 'jones' } })
    const chosen = { ...none, surgeon: 'RRJ:smith' }
    expect(chooseHold(places({ surgeons: [surgeon(), theirs] }), chosen, { ...wanted, surgeonOf: 'RL1' }).surgeon).toBe(
      theirs,
    )
    expect(chooseHold(places(), none, { ...wanted, surgeonOf: 'RL1' }).sessions).toEqual([])
  })

  it('is none on another day, at another hospital, or once the day is over', () => {
    expect(chooseHold(places({ sessions: [session({ day: '2026-02-05' })] }), none, wanted).sessions).toEqual([])
    expect(chooseHold(places({ sessions: [session({ site: 'RRJ99' })] }), none, wanted).sessions).toEqual([])
    expect(chooseHold(places(), none, { ...wanted, today: '2026-02-05' }).sessions).toEqual([])
  })

  it('has no room that closes overnight for somebody who stays, nor one without a bed on each of the nights', () => {
    const rooms = (held: FreeRoom['held'], closesOvernight = false) =>
      chooseHold(places({ rooms: [room({ held, closesOvernight })] }), none, wanted).rooms.length
    expect(rooms([])).toBe(1)
    expect(rooms([], true)).toBe(0)
    expect(rooms([{ from: '2026-02-05', until: '2026-02-06' }])).toBe(0)
    expect(rooms([{ from: '2026-02-06', until: '2026-02-06' }])).toBe(1)
    const twoBeds = room({
      beds: 2,
      held: [
        { from: day, until: day },
        { from: '2026-02-05', until: '2026-02-05' },
      ],
    })
    expect(chooseHold(places({ rooms: [twoBeds] }), none, wanted).rooms).toHaveLength(1)
  })

  it('asks for what the record does not say, and chooses nobody among several surgeons', () => {
    expect(chooseHold(places(), none, { ...wanted, expectedMinutes: null }).open).toContain('stay')
    const two = places({ surgeons: [surgeon({ id: 'adams' }), surgeon({ id: 'brown' })] })
    expect(chooseHold(two, none, wanted).open).toEqual(['surgeon', 'time'])
  })

  it('takes no answer that does not fit', () => {
    const choice = chooseHold(
      places(),
      { ...none, surgeon: 'RXW:nobody', from: '511', room: 'RXW:r1', hours: '999' },
      wanted,
    )
    expect(answersOf(choice)).toMatchObject({ surgeon: 'RRJ:smith', from: '510', room: 'RRJ:r1', hours: '72' })
  })

  it('is not kept beyond the day itself', () => {
    expect(hoursUntil(day, '2026-01-31')).toEqual([4, 24, 72])
    expect(hoursUntil(day, day)).toEqual([4])
  })
})

describe('when an operation can begin', () => {
  it('is when both the theatre and the surgeon are free for as long, whatever is held', () => {
    const minute = fc.integer({ min: 480, max: 900 })
    const gap = fc
      .tuple(minute, fc.integer({ min: 5, max: 240 }))
      .map(([from, length]) => ({ from, until: from + length }))
    fc.assert(
      fc.property(
        fc.array(gap, { maxLength: 4 }),
        fc.array(gap, { maxLength: 4 }),
        fc.integer({ min: 5, max: 180 }),
        (gaps, busy, minutes) => {
          for (const start of startsIn({ gaps }, { busy }, minutes)) {
            expect(gaps.some(({ from, until }) => from <= start && start + minutes <= until)).toBe(true)
            expect(busy.some(({ from, until }) => start < until && from < start + minutes)).toBe(false)
          }
        },
      ),
    )
  })

  it('is as soon as the surgeon comes free, also between quarters of an hour', () => {
    const busy = [{ from: 510, until: 547 }]
    expect(startsIn({ gaps: [{ from: 510, until: 640 }] }, { busy }, 90)).toEqual([547])
  })
})
