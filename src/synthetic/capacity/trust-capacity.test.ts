import { describe, expect, it } from 'vitest'
import { site } from '#nhs/organisations.ts'
import { demoAlliances, demoCapacity, demoTrusts, type TrustCapacity } from '../index.ts'
import { dayOfWeek, horizonDays, horizonWeeks } from './horizon.ts'
import { estateOf, theatreSites } from './theatre-estate.ts'
import { theatreServices } from './theatre-services.ts'

const capacities = new Map<string, TrustCapacity>(demoTrusts.map(({ code }) => [code, demoCapacity(code, 1)]))
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
const each = demoTrusts.map(({ code }) => [code, capacities.get(code)!] as const)

describe('theatres', () => {
  it('are about 40 in the Black Country, with about 400 beds for elective surgery', () => {
    const members = demoAlliances.find(({ id }) => id === 'black-country')!.members
    expect(sum(members.map(({ trust }) => capacities.get(trust)!.theatres.length))).toBe(40)
    const beds = sum(members.flatMap(({ trust }) => capacities.get(trust)!.rooms.map((room) => room.beds)))
    expect(beds).toBeGreaterThan(380)
    expect(beds).toBeLessThan(420)
  })

  it.each(each)('of %s have the time for the operations published for a month, at 85%%', (trust, { sessions }) => {
    const weekly = sum(sessions.map(({ minutes }) => minutes)) / horizonWeeks
    const needed = sum(theatreServices(trust).map((each) => each.weeklyDayMinutes + each.weeklyNightMinutes)) / 0.85
    expect(weekly / needed).toBeGreaterThan(0.95)
    expect(weekly / needed).toBeLessThan(1.2)
  })

  it.each(each)('of %s hold one list at a time, on weekdays', (_, { sessions, theatres }) => {
    const known = new Set(theatres.map(({ id }) => id))
    const byDay = new Map<string, { start_minute: number; minutes: number }[]>()
    for (const session of sessions) {
      expect(known).toContain(session.theatre)
      expect(dayOfWeek(session.day)).toBeLessThan(5)
      const key = `${session.theatre} ${session.day}`
      byDay.set(key, [...(byDay.get(key) ?? []), session])
    }
    for (const lists of byDay.values()) {
      const inOrder = lists.sort((a, b) => a.start_minute - b.start_minute)
      const clashing = inOrder.filter((list, at) => {
        const next = inOrder[at + 1]
        return next !== undefined && list.start_minute + list.minutes > next.start_minute
      })
      expect(clashing).toEqual([])
    }
  })

  it.each(each)('of %s have surgeons of every service with lists', (_, { sessions, surgeons }) => {
    const covered = new Set(surgeons.flatMap(({ treatment_functions }) => treatment_functions))
    for (const { treatment_function } of sessions) expect(covered).toContain(treatment_function!)
  })
})

describe('surgeons', () => {
  it.each(each)(
    'of %s operate on one list a day at a site of their own, at most five days a week',
    (trust, capacity) => {
      const ids = new Set(capacity.surgeons.map(({ id }) => id))
      expect(ids.size).toBe(capacity.surgeons.length)
      const days = capacity.surgeonDays.map(({ surgeon, day }) => `${surgeon} ${day}`)
      expect(new Set(days).size).toBe(days.length)
      for (const { surgeon, minutes } of capacity.surgeonDays) {
        expect(ids).toContain(surgeon)
        expect(minutes).toBeLessThanOrEqual(600)
      }
      for (const { sites } of capacity.surgeons) expect(theatreSites(trust)).toContain(sites[0]!)
    },
  )

  it('hold passports to fellow members’ hospitals alone, and some do', () => {
    for (const { code, alliance } of demoTrusts) {
      const within = alliance.members.flatMap(({ trust }) => theatreSites(trust))
      const { surgeons } = capacities.get(code)!
      expect(surgeons.every(({ sites }) => sites.every((place) => within.includes(place)))).toBe(true)
      expect(surgeons.some(({ sites }) => sites.some((place) => !theatreSites(code).includes(place)))).toBe(true)
    }
  })

  it('have codes that no other trust’s have', () => {
    const codes = each.flatMap(([, { surgeons }]) => surgeons.map(({ id }) => id))
    expect(new Set(codes).size).toBe(codes.length)
  })
})

describe('rooms', () => {
  it.each(each)('of %s are at open hospitals, and those in bed fit and share with their own sex', (_, capacity) => {
    const rooms = new Map(capacity.rooms.map((room) => [room.id, room]))
    for (const { site: code } of capacity.rooms) expect(site(code)?.kind).toBe('hospital')
    const inRoom = new Map<string, string[]>()
    for (const { room, sex } of capacity.occupants) inRoom.set(room, [...(inRoom.get(room) ?? []), sex])
    for (const [room, sexes] of inRoom) {
      expect(sexes.length).toBeLessThanOrEqual(rooms.get(room)!.beds)
      expect(new Set(sexes).size).toBe(1)
    }
  })
})

describe('nurses', () => {
  it.each(each)('of %s are on duty on every shift of every day at every site', (trust, { nurses, nurseShifts }) => {
    const siteOf = new Map(nurses.map(({ id, sites }) => [id, sites[0]!]))
    const staffed = new Set(nurseShifts.map(({ nurse, day, shift }) => `${siteOf.get(nurse)} ${day} ${shift}`))
    for (const place of theatreSites(trust)) {
      for (const day of horizonDays) {
        for (const shift of ['early', 'late', 'night']) expect(staffed).toContain(`${place} ${day} ${shift}`)
      }
    }
  })

  it.each(each)('of %s can care for the beds when four fifths are full', (trust, { nurseShifts, rooms }) => {
    const beds = sum(rooms.map((room) => room.beds))
    for (const shift of ['early', 'late', 'night']) {
      const load =
        sum(nurseShifts.filter((row) => row.shift === shift).map(({ max_load }) => max_load)) / horizonDays.length
      // Each person in bed makes 1 to 3 of work in a shift, 1.5 on average by day.
      expect([trust, shift, load >= beds * 0.8 * (shift === 'night' ? 1 : 1.4)]).toEqual([trust, shift, true])
    }
  })

  it.each(each)(
    'of %s work one shift a day, five days in seven at most, and no early after a night',
    (_, { nurseShifts }) => {
      const byNurse = new Map<string, { at: number; shift: string }[]>()
      for (const { nurse, day, shift } of nurseShifts) {
        byNurse.set(nurse, [...(byNurse.get(nurse) ?? []), { at: horizonDays.indexOf(day), shift }])
      }
      for (const worked of byNurse.values()) {
        worked.sort((a, b) => a.at - b.at)
        worked.forEach(({ at, shift }, n) => {
          const before = worked[n - 1]
          expect(before?.at).not.toBe(at)
          expect(before?.at === at - 1 && before.shift === 'night' && shift === 'early').toBe(false)
          expect((worked[n - 5]?.at ?? -100) > at - 7).toBe(false)
        })
      }
    },
  )
})

describe('the estate', () => {
  it('divides all of its beds among its sites', () => {
    for (const { code } of demoTrusts) expect(sum(estateOf(code).sites.map(({ bedShare }) => bedShare))).toBe(100)
  })
})
