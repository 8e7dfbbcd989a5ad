import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { HeldPlace } from '#capacity'
import { addDays } from '#nhs/day.ts'
import { judge, readOrThrow, readProblem } from '#planner'
import type { AgreedTransfer, ClosedHospital } from '#transfers'
import type { PlanningPathway } from '#waiting-list'
import { aBirminghamPathway, aCapacity, anInput, aPathway, firstDay } from '../small-alliance.ts'
import { buildProblem, type PlanInput } from './build-problem.ts'

/** RL1's patient on the way to the Royal Orthopaedic. */
const aTransfer = (pseudonym: string, different: Partial<AgreedTransfer> = {}): AgreedTransfer => ({
  sender: 'RL1',
  id: `transfer of ${pseudonym}`,
  receiver: 'RRJ',
  site: 'RRJ05',
  state: 'offered',
  binds: 'hospital',
  pseudonym,
  receivedAs: null,
  ...different,
})

const aPlaceFor = (pseudonym: string, different: Partial<HeldPlace> = {}): HeldPlace => ({
  trust: 'RRJ',
  sender: 'RL1',
  transfer: `transfer of ${pseudonym}`,
  day: firstDay,
  startMinute: 540,
  minutes: 130,
  bedDays: 2,
  theatreTrust: 'RRJ',
  theatre: 'theatre-1',
  surgeonTrust: 'RRJ',
  surgeon: 'smith',
  roomTrust: 'RRJ',
  room: 'room-1',
  ...different,
})

const built = (
  pathways: readonly PlanningPathway[],
  different: Partial<PlanInput> & { held?: readonly HeldPlace[] },
) => {
  const { held = [], ...rest } = different
  return buildProblem(anInput({ pathways, capacity: { ...aCapacity(), held }, ...rest }))
}
const patientOf = (...given: Parameters<typeof built>) => built(...given).file.patients[0]!
const whyNot = (...given: Parameters<typeof built>) => built(...given).notAsked.map(({ why }) => why)

const held = { state: 'held', binds: 'place' } as const

describe('a hospital that must not be proposed again', () => {
  const closed: ClosedHospital[] = [
    { sender: 'RL1', pseudonym: 'a', receiver: 'RRJ', action: 'refuse', reason: 'not-done-here' },
  ]

  it('is no longer allowed for that patient, and for nobody else', () => {
    const { file } = built([aPathway('a'), aPathway('b')], { closed })
    expect(file.patients.map(({ allowed_hospitals }) => allowed_hospitals)).toEqual([['RL131'], ['RL131', 'RRJ05']])
  })

  it('is one of another trust: their own stays open to them', () => {
    const own = closed.map((each) => ({ ...each, receiver: 'RL1' }))
    expect(patientOf([aPathway('a')], { closed: own }).allowed_hospitals).toEqual(['RL131', 'RRJ05'])
  })
})

describe('a patient who has been offered a hospital', () => {
  const agreed = [aTransfer('a')]

  it('goes there or nowhere, whatever they once said of travelling', () => {
    const { file } = built([aPathway('a', { willingMinutes: null }), aPathway('b')], { agreed })
    expect(file.patients.map(({ allowed_hospitals }) => allowed_hospitals)).toEqual([['RRJ05'], ['RL131', 'RRJ05']])
    expect(file.locked).toEqual([])
  })

  it('is not asked about in a plan without that hospital', () => {
    expect(whyNot([aPathway('a')], { agreed: [aTransfer('a', { site: 'RBK02' })] })).toEqual(['agreed-elsewhere'])
  })

  it('is no must at home, however urgent', () => {
    const urgent = { priority: 'P2', priorityOrder: 2, decidedToAdmitOn: '2026-01-26' } as const
    expect(patientOf([aPathway('a', urgent)], { agreed }).mandatory).toBe(false)
  })
})

describe('a patient for whom a place is held', () => {
  const agreed = [aTransfer('a', held)]

  it('has that theatre, day, surgeon and room, for as long as it is held', () => {
    const { file } = built([aPathway('a')], { agreed, held: [aPlaceFor('a')] })
    expect(file.locked).toEqual([
      {
        patient: 'RL1:a',
        admission_day: 0,
        room: 'RRJ:room-1',
        operating_theater: 'RRJ:theatre-1',
        surgeon: 'RRJ:smith',
      },
    ])
    expect(file.patients[0]).toMatchObject({
      allowed_hospitals: ['RRJ05'],
      surgery_duration: 130,
      surgeon_ids: ['RRJ:smith'],
    })
  })

  it('has it even where the hospital has booked them for that day: the lane calls them booked at home', () => {
    const { file } = built([aPathway('a', { toComeInOn: firstDay })], { agreed, held: [aPlaceFor('a')] })
    expect(file.locked).toHaveLength(1)
    expect(file.patients[0]).toMatchObject({ allowed_hospitals: ['RRJ05'], mandatory: false })
  })

  it('is not what an earlier plan said any more: a promise that was moved costs nothing', () => {
    const published = [
      {
        trust: 'RL1',
        pseudonym: 'a',
        day: firstDay,
        room: 'RRJ:room-2',
        theatre: 'RRJ:theatre-1',
        surgeon: 'RRJ:smith',
      },
    ]
    expect(built([aPathway('a')], { agreed, held: [aPlaceFor('a')], published }).file.published).toEqual([])
  })

  it('takes another room of that hospital where theirs holds the other sex', () => {
    const pathways = [aPathway('a', { sex: '1' }), aPathway('b', { sex: '2' })]
    const both = [aTransfer('a', held), aTransfer('b', held)]
    const { file } = built(pathways, { agreed: both, held: [aPlaceFor('a'), aPlaceFor('b')] })
    expect(file.locked?.map(({ room }) => room)).toEqual(['RRJ:room-1', 'RRJ:room-2'])
  })

  it('is not asked about where the place is on a day, or at a trust, that is not in the plan', () => {
    const late = aPlaceFor('a', { day: addDays(firstDay, 7) })
    expect(whyNot([aPathway('a')], { agreed, held: [late] })).toEqual(['agreed-elsewhere'])
    expect(whyNot([aPathway('a')], { agreed })).toEqual(['agreed-elsewhere'])
  })

  it('is not asked about where the place no longer fits, and what is left of it is nobody else’s', () => {
    const { file, notAsked } = built([aPathway('a')], { agreed, held: [aPlaceFor('a', { minutes: 490 })] })
    expect(notAsked.map(({ why }) => why)).toEqual(['held-misfit'])
    expect(file.operating_theaters.find(({ id }) => id === 'RRJ:theatre-1')!.availability[0]).toBe(0)
  })

  it('leaves their time to nobody who has to be treated', () => {
    const urgent = { priority: 'P2', priorityOrder: 2, decidedToAdmitOn: '2026-01-26', toComeInOn: firstDay } as const
    const pathways = [aPathway('a'), ...['b', 'c', 'd'].map((name) => aBirminghamPathway(name, urgent))]
    const { file } = built(pathways, { agreed, held: [aPlaceFor('a', { minutes: 240 })] })
    expect(file.patients.filter(({ mandatory }) => mandatory)).toHaveLength(2)
  })
})

describe('what is held for somebody whom the plan does not know', () => {
  it('is not free: its minutes are off the theatre and the surgeon', () => {
    const { file } = built([], { held: [aPlaceFor('x'), aPlaceFor('y', { minutes: 100 })] })
    expect(file.operating_theaters.find(({ id }) => id === 'RRJ:theatre-1')!.availability.slice(0, 2)).toEqual([
      250, 480,
    ])
    expect(file.surgeons.find(({ id }) => id === 'RRJ:smith')!.max_surgery_time.slice(0, 2)).toEqual([250, 480])
  })

  const bedsOf = (held: readonly HeldPlace[], room = 'RRJ:room-1') =>
    built([], { held }).file.rooms.find(({ id }) => id === room)!.availability

  it('has its bed for as long as it is held, and no longer', () => {
    expect(bedsOf([aPlaceFor('x')])).toEqual([1, 1, 2, 2, 2, 2, 2])
    expect(bedsOf([aPlaceFor('x'), aPlaceFor('y', { day: addDays(firstDay, 1) })])).toEqual([1, 0, 1, 2, 2, 2, 2])
    expect(bedsOf([aPlaceFor('x')], 'RRJ:room-2')).toBeUndefined()
  })

  it('has it too where the operation was before the plan', () => {
    expect(bedsOf([aPlaceFor('x', { day: addDays(firstDay, -1), bedDays: 3 })])).toEqual([1, 1, 2, 2, 2, 2, 2])
  })

  it('takes no bed in which somebody lies already', () => {
    const places = ['x', 'y', 'z'].map((name) => aPlaceFor(name))
    expect(bedsOf(places)).toEqual([0, 0, 2, 2, 2, 2, 2])
    const agreed = ['a', 'b'].map((name) => aTransfer(name, held))
    const both = ['a', 'b'].map((name) => aPlaceFor(name, { minutes: 60 }))
    const pathways = ['a', 'b'].map((name) => aPathway(name))
    const { file, heldForOthers } = built(pathways, { agreed, held: [...both, aPlaceFor('x', { minutes: 60 })] })
    expect(file.locked).toHaveLength(2)
    expect(file.rooms.every(({ availability }) => availability === undefined)).toBe(true)
    expect(heldForOthers).toBe(1)
  })

  it('is counted where something of it is in the plan', () => {
    const late = aPlaceFor('y', { day: addDays(firstDay, 7) })
    expect(built([], { held: [aPlaceFor('x'), late] }).heldForOthers).toBe(1)
  })
})

describe('a patient whom another trust has taken over', () => {
  const passed = { state: 'passed', binds: 'place', receivedAs: 'known here' } as const
  const atReceiver = aBirminghamPathway('known here')

  it('is planned for by that trust alone, in the place that is held', () => {
    const { file, notAsked } = built([aPathway('a'), atReceiver], {
      agreed: [aTransfer('a', passed)],
      held: [aPlaceFor('a')],
    })
    expect(notAsked).toEqual([{ trust: 'RL1', pseudonym: 'a', why: 'passed-on' }])
    expect(file.locked?.map(({ patient }) => patient)).toEqual(['RRJ:known here'])
  })

  it('is not sent on while their day is not known', () => {
    const { file } = built([atReceiver], { agreed: [aTransfer('a', passed)] })
    expect(file.patients[0]!.allowed_hospitals).toEqual(['RRJ05'])
  })

  it('is not planned again once they have been treated, on either list', () => {
    const treated = aTransfer('a', { state: 'treated', binds: 'treated', receivedAs: 'known here' })
    expect(whyNot([aPathway('a'), atReceiver], { agreed: [treated] })).toEqual([
      'treated-elsewhere',
      'treated-elsewhere',
    ])
  })
})

describe('whatever is held', () => {
  const person = fc.record({
    sex: fc.constantFrom('1', '2', '9'),
    expectedNights: fc.integer({ min: 0, max: 4 }),
    isUrgent: fc.boolean(),
    isHeld: fc.boolean(),
    isKnown: fc.boolean(),
    bedDays: fc.integer({ min: 1, max: 5 }),
    minutes: fc.integer({ min: 30, max: 480 }),
    day: fc.integer({ min: -1, max: 7 }),
    room: fc.constantFrom('room-1', 'room-2', 'gone'),
    surgeon: fc.constantFrom('smith', 'smith', 'nobody'),
  })

  it('is kept together with everybody who has to be treated, or said not to fit, and everybody is accounted for', () => {
    fc.assert(
      fc.property(fc.array(person, { maxLength: 20 }), (people) => {
        const urgent = { priority: 'P2', priorityOrder: 2, decidedToAdmitOn: '2026-01-26' } as const
        const pathways = people.map(({ sex, expectedNights, isUrgent }, n) =>
          aPathway(`p${n}`, { sex, expectedNights, ...(isUrgent ? urgent : {}) }),
        )
        const holders = people.flatMap((each, n) => (each.isHeld ? [{ ...each, name: `p${n}` }] : []))
        const known = holders.filter(({ isKnown }) => isKnown)
        const { file, notAsked, places } = built(pathways, {
          agreed: known.map(({ name }) => aTransfer(name, held)),
          held: holders.map(({ name, minutes, day, bedDays, room, surgeon }) =>
            aPlaceFor(name, { minutes, day: addDays(firstDay, day), bedDays, room, surgeon }),
          ),
        })
        expect(file.patients.length + notAsked.length).toBe(people.length)
        const problem = readOrThrow(readProblem(JSON.parse(JSON.stringify(file))))
        const { H9: _unnursed, ...broken } = judge(problem, { placements: places, duties: [] }).broken
        expect(Object.entries(broken).filter(([, count]) => count > 0)).toEqual([])
      }),
    )
  })
})
