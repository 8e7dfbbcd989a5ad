import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '#nhs/day.ts'
import { trustCode } from '#nhs/trust-code.ts'
import { judge, readOrThrow, readProblem } from '#planner'
import type { PlanningPathway } from '#waiting-list'
import { aBirminghamPathway, aCapacity, anInput, aPathway, firstDay } from '../small-alliance.ts'
import { defaultWaitingWeights, waitingWeight } from '../waiting-weight.ts'
import { buildProblem, type PlanInput } from './build-problem.ts'
import { fingerprint } from './fingerprint.ts'

const built = (pathways: readonly PlanningPathway[], different: Partial<PlanInput> = {}) =>
  buildProblem(anInput({ pathways, ...different }))

/** The one patient of a problem made from one pathway. */
const patientOf = (different: Partial<PlanningPathway> = {}, input: Partial<PlanInput> = {}) =>
  built([aPathway('a', different)], input).file.patients[0]!

const whyNot = (different: Partial<PlanningPathway>, input: Partial<PlanInput> = {}) =>
  built([aPathway('a', different)], input).notAsked.map(({ why }) => why)

const withCapacity = (change: (capacity: ReturnType<typeof aCapacity>) => object) => {
  const capacity = aCapacity()
  return { capacity: { ...capacity, ...change(capacity) } }
}

describe('a problem made from the lanes', () => {
  it('is one that the planner reads without a fault', () => {
    const { file } = built([aPathway('a'), aBirminghamPathway('b')])
    const problem = readOrThrow(readProblem(JSON.parse(JSON.stringify(file))))
    expect(problem.hospitals).toEqual([
      { id: 'RL131', trust: 'RL1' },
      { id: 'RRJ05', trust: 'RRJ' },
    ])
    expect(problem.patients.map(({ id }) => id)).toEqual(['RL1:a', 'RRJ:b'])
  })

  it('is the same, byte for byte, in whatever order the rows were read', () => {
    const pathways = [aPathway('a'), aPathway('b', { clockStart: '2025-01-01' }), aBirminghamPathway('c')]
    const first = fingerprint(built(pathways).file)
    fc.assert(
      fc.property(fc.shuffledSubarray(pathways, { minLength: 3 }), fc.nat(1), (shuffled, turn) => {
        const capacity = aCapacity()
        const turned = Object.fromEntries(
          Object.entries(capacity).map(([name, rows]) => [name, turn ? rows.toReversed() : rows]),
        ) as unknown as typeof capacity
        expect(fingerprint(built(shuffled, { capacity: turned }).file)).toBe(first)
      }),
    )
  })

  it('has another fingerprint when one patient differs in one thing', () => {
    expect(fingerprint(built([aPathway('a', { expectedMinutes: 121 })]).file)).not.toBe(
      fingerprint(built([aPathway('a')]).file),
    )
  })

  it('holds no name, no number and no date of birth: a patient is a trust and a pseudonym', () => {
    expect(patientOf().id).toBe('RL1:a')
  })
})

describe('where a patient may be treated', () => {
  it('is at home and where they said they would travel to', () => {
    expect(patientOf().allowed_hospitals).toEqual(['RL131', 'RRJ05'])
  })

  it('is at home alone when they would not travel that far', () => {
    expect(patientOf({ willingMinutes: 99 }).allowed_hospitals).toEqual(['RL131'])
  })

  it('is at home alone when nobody asked them', () => {
    expect(patientOf({ willingMinutes: null }).allowed_hospitals).toEqual(['RL131'])
  })

  it('is at home alone when the journey is not known', () => {
    expect(patientOf({ travelMinutes: { RL131: 20 } }).allowed_hospitals).toEqual(['RL131'])
  })

  it('is not where nobody operates for their subspecialty', () => {
    expect(patientOf({ subspecialty: 'knee', consultant: 'jones' }, kneeSurgeonAtOswestry).allowed_hospitals).toEqual([
      'RL131',
    ])
  })

  it("is the trust's nearest hospital where their own site has no theatre", () => {
    expect(patientOf({ site: 'RL1XX' }).home).toBe('RL131')
  })

  it('is where they are booked, on the day they are booked', () => {
    const booked = patientOf({ toComeInOn: '2026-02-02' })
    expect(booked).toMatchObject({
      allowed_hospitals: ['RL131'],
      mandatory: true,
      surgery_release_day: 0,
      surgery_due_day: 0,
    })
  })
})

/** Mr Jones does knees and no hips. */
const kneeSurgeonAtOswestry = withCapacity(({ surgeons }) => ({
  surgeons: surgeons.map((surgeon) => (surgeon.id === 'jones' ? { ...surgeon, subspecialty: 'knee' } : surgeon)),
}))

describe('who may operate', () => {
  it('is their consultant, and everybody of the subspecialty where they may go', () => {
    expect(patientOf()).toMatchObject({ surgeon_id: 'RL1:jones', surgeon_ids: ['RRJ:smith'] })
  })

  it('is somebody of the home trust when the consultant is not shared', () => {
    expect(patientOf({ consultant: null }).surgeon_id).toBe('RL1:jones')
  })

  it('is only those who hold a passport where the patient may go', () => {
    expect(patientOf({ willingMinutes: null }).surgeon_ids).toEqual([])
  })

  it('spreads patients without a consultant over the surgeons by the time that each has', () => {
    const two = withCapacity(({ surgeons, surgeonDays }) => ({
      surgeons: [...surgeons, { ...surgeons[0]!, id: 'evans' }],
      surgeonDays: [
        ...surgeonDays,
        ...surgeonDays.filter(({ surgeon }) => surgeon === 'jones').map((day) => ({ ...day, surgeon: 'evans' })),
      ],
    }))
    const { file } = built(
      ['a', 'b', 'c', 'd'].map((name) => aPathway(name, { consultant: null })),
      two,
    )
    expect(file.patients.map(({ surgeon_id }) => surgeon_id).toSorted()).toEqual([
      'RL1:evans',
      'RL1:evans',
      'RL1:jones',
      'RL1:jones',
    ])
  })
})

describe('what a patient weighs and needs', () => {
  it("comes from the alliance's table, by priority and whole weeks waited on the first day", () => {
    const patient = patientOf({ priority: 'P3', clockStart: '2025-02-04' })
    expect(patient.weeks_waited).toBe(51)
    expect(patient.unscheduled_weight).toBe(waitingWeight(defaultWaitingWeights, 'P3', 51))
  })

  it('has the groups that the report counts by, a deprivation fifth never without its edition', () => {
    expect(patientOf({ nation: 'Wales', deprivationEdition: 'WIMD 2019', deprivationQuintile: 1 }).groups).toEqual({
      deprivation: 'WIMD 2019, fifth 1',
      ethnicity: 'white',
      priority: 'P4',
      nation: 'Wales',
    })
  })

  it('is a bed for a day when they go home in the evening', () => {
    expect(patientOf({ expectedNights: 0 })).toMatchObject({ length_of_stay: 1, workload_produced: [1, 2, 0] })
  })

  it('is a single room, where there is one, when their sex is recorded as neither male nor female', () => {
    const single = withCapacity(({ rooms }) => ({
      rooms: [...rooms, { ...rooms[0]!, id: 'side-room', name: 'Side room', beds: 1 }],
    }))
    expect(patientOf({ sex: '9' }, single).incompatible_room_ids).toEqual(['RL1:room-1', 'RL1:room-2'])
    expect(patientOf({ sex: '9' }).incompatible_room_ids).toEqual([])
  })
})

describe('a day surgery unit', () => {
  const dayUnit = withCapacity(({ rooms }) => ({
    rooms: rooms.map((room) => (room.trust === 'RRJ' ? { ...room, closesOvernight: true } : room)),
  }))

  it('is nowhere for somebody who stays the night', () => {
    expect(patientOf({ expectedNights: 1 }, dayUnit).allowed_hospitals).toEqual(['RL131'])
  })

  it('is open to somebody who goes home in the evening', () => {
    expect(patientOf({ expectedNights: 0 }, dayUnit).allowed_hospitals).toEqual(['RL131', 'RRJ05'])
  })

  it('has rooms that nobody of the same hospital sleeps in', () => {
    const one = withCapacity(({ rooms }) => ({
      rooms: rooms.map((room) => (room.id === 'room-2' ? { ...room, closesOvernight: true } : room)),
    }))
    expect(patientOf({}, one).incompatible_room_ids).toEqual(['RL1:room-2', 'RRJ:room-2'])
  })

  it('that is home to somebody who stays the night is not: the nearest other hospital of the trust is', () => {
    const two = withCapacity(({ rooms, theatres, sessions }) => ({
      rooms: [
        ...rooms.map((room) => ({ ...room, closesOvernight: room.trust === 'RL1' })),
        { ...rooms[0]!, id: 'room-9', site: 'RL199' },
      ],
      theatres: [...theatres, { ...theatres[0]!, id: 'theatre-9', site: 'RL199' }],
      sessions: [...sessions, { ...sessions[0]!, theatre: 'theatre-9' }],
    }))
    expect(patientOf({}, two).home).toBe('RL199')
  })
})

describe('who is not asked about', () => {
  it('is somebody with a date after the plan', () => {
    expect(whyNot({ toComeInOn: '2026-02-09' })).toEqual(['booked-later'])
  })

  it('is somebody whose operating time is not recorded or not shared', () => {
    expect(whyNot({ expectedMinutes: null })).toEqual(['no-expected-stay'])
    expect(whyNot({ expectedNights: null })).toEqual(['no-expected-stay'])
  })

  it('is somebody whom nobody in the plan may operate on', () => {
    expect(whyNot({ subspecialty: 'spine', consultant: null })).toEqual(['no-surgeon'])
  })

  it('is somebody whose trust has no open theatre in the plan', () => {
    expect(whyNot({ trust: trustCode('RBK'), site: 'RBK02' })).toEqual(['no-hospital'])
  })

  it('is everybody else: each pathway is in the problem or on this list', () => {
    const pathways = [aPathway('a'), aPathway('b', { expectedMinutes: null }), aBirminghamPathway('c')]
    const { file, notAsked } = built(pathways)
    expect(file.patients.length + notAsked.length).toBe(3)
  })
})

/** Oswestry has a second hospital, and Mr Jones operates at both: on one day, at one of them. */
const twoSites = withCapacity(({ theatres, sessions, rooms, surgeons, nurses, nurseShifts }) => {
  const at = <Row extends { trust: string }>(rows: readonly Row[], change: (row: Row) => Row) => [
    ...rows,
    ...rows.filter(({ trust }) => trust === 'RL1').map(change),
  ]
  return {
    theatres: at(theatres, (row) => ({ ...row, id: 'theatre-9', site: 'RL199' })),
    sessions: at(sessions, (row) => ({ ...row, theatre: 'theatre-9' })),
    rooms: at(rooms, (row) => ({ ...row, id: `${row.id}-9`, site: 'RL199' })),
    nurses: at(nurses, (row) => ({ ...row, id: `${row.id}-9`, sites: ['RL199'] })),
    nurseShifts: at(nurseShifts, (row) => ({ ...row, nurse: `${row.nurse}-9` })),
    surgeons: surgeons.map((row) => (row.trust === 'RL1' ? { ...row, sites: ['RL131', 'RL199'] } : row)),
  }
})

describe('who has to be treated', () => {
  const urgent = (pseudonym: string, different: Partial<PlanningPathway> = {}) =>
    aPathway(pseudonym, { priority: 'P2', priorityOrder: 2, decidedToAdmitOn: '2026-01-26', ...different })
  const musts = (pathways: readonly PlanningPathway[], different: Partial<PlanInput> = {}) =>
    built(pathways, different)
      .file.patients.filter(({ mandatory }) => mandatory)
      .map(({ id, surgery_due_day }) => [id, surgery_due_day])

  it('is an urgent patient, by the target day counted from the decision to admit', () => {
    expect(musts([urgent('a')], { days: 28, capacity: aCapacity({ days: 28 }) })).toEqual([['RL1:a', 21]])
  })

  it('is within two weeks for somebody whose target day has passed', () => {
    const overdue = urgent('a', { decidedToAdmitOn: '2025-09-01' })
    expect(musts([overdue], { days: 28, capacity: aCapacity({ days: 28 }) })).toEqual([['RL1:a', 13]])
  })

  it('is no routine patient, however long they have waited: their weight speaks for them', () => {
    expect(musts([aPathway('a', { clockStart: '2020-01-01' })])).toEqual([])
  })

  it('is only as many as certainly fit at home: 240 minutes on the one Monday hold two of 120', () => {
    expect(musts(['a', 'b', 'c'].map((name) => urgent(name)))).toHaveLength(2)
  })

  it('is nobody whose being treated would break a must, with the others: the places found are a plan that keeps them all', () => {
    const person = fc.record({
      sex: fc.constantFrom('1', '2', '9'),
      expectedMinutes: fc.integer({ min: 30, max: 240 }),
      expectedNights: fc.integer({ min: 0, max: 4 }),
      isBooked: fc.boolean(),
      day: fc.integer({ min: 0, max: 6 }),
      isBirmingham: fc.boolean(),
      site: fc.constantFrom('RL131', 'RL199'),
    })
    fc.assert(
      fc.property(fc.array(person, { maxLength: 30 }), (people) => {
        const pathways = people.map(({ isBooked, day, isBirmingham, site, ...stay }, n) => {
          const different = { ...stay, ...(isBooked ? { toComeInOn: addDays(firstDay, day) } : {}) }
          const urgent = { priority: 'P2', priorityOrder: 2, decidedToAdmitOn: '2026-01-26', ...different }
          return isBirmingham ? aBirminghamPathway(`p${n}`, urgent) : aPathway(`p${n}`, { site, ...urgent })
        })
        const { file, places } = built(pathways, twoSites)
        const problem = readOrThrow(readProblem(file))
        // Nurses come later: one is on duty in each shift, which is all that the first fit asks.
        const { H9: _unnursed, ...broken } = judge(problem, { placements: places, duties: [] }).broken
        expect(Object.entries(broken).filter(([, count]) => count > 0)).toEqual([])
      }),
    )
  })

  it('is nobody who would need a room that holds the other sex', () => {
    const oneRoom = withCapacity(({ rooms }) => ({ rooms: rooms.filter(({ id }) => id === 'room-1') }))
    expect(musts([urgent('a', { sex: '1' }), urgent('b', { sex: '2' })], oneRoom)).toHaveLength(1)
  })

  it('is nobody on days when a shift has no nurse of that hospital', () => {
    const noNights = withCapacity(({ nurseShifts }) => ({
      nurseShifts: nurseShifts.filter(({ trust, shift }) => trust !== 'RL1' || shift !== 'night'),
    }))
    expect(musts([urgent('a')], noNights)).toEqual([])
  })
})

describe('capacity in a problem', () => {
  it('leaves out sessions that are set up for a service which was not chosen', () => {
    const eyes = withCapacity(({ sessions }) => ({
      sessions: sessions.map((session) =>
        session.trust === 'RRJ' ? { ...session, treatmentFunction: '130' } : session,
      ),
    }))
    expect(built([aPathway('a')], eyes).file.hospitals).toEqual([{ id: 'RL131', trust: 'RL1' }])
  })

  it("keeps sessions of a service whose surgeons also do a chosen one: children's hips on the hip surgeons' lists", () => {
    const children = withCapacity(({ sessions, surgeons }) => ({
      sessions: sessions.map((session) => ({ ...session, treatmentFunction: '110' })),
      surgeons: surgeons.map((surgeon) => ({ ...surgeon, treatmentFunctions: ['110', '214'] })),
    }))
    expect(built([], { services: ['214'], ...children }).file.hospitals).toHaveLength(2)
  })

  it('adds up the sessions of a theatre on one day', () => {
    const twice = withCapacity(({ sessions }) => ({
      sessions: [...sessions, { ...sessions[0]!, startMinute: 840, minutes: 200 }],
    }))
    expect(built([], twice).file.operating_theaters[0]!.availability[0]).toBe(440)
  })

  it('keeps what an earlier plan published where it still exists, and drops what does not', () => {
    const placement = {
      trust: 'RL1',
      day: firstDay,
      room: 'RRJ:room-1',
      theatre: 'RRJ:theatre-1',
      surgeon: 'RRJ:smith',
    }
    const published = [
      { ...placement, pseudonym: 'a' },
      { ...placement, pseudonym: 'gone' },
      { ...placement, pseudonym: 'b', room: 'RRJ:closed' },
    ]
    expect(built([aPathway('a'), aPathway('b')], { published }).file.published).toEqual([
      {
        patient: 'RL1:a',
        admission_day: 0,
        room: 'RRJ:room-1',
        operating_theater: 'RRJ:theatre-1',
        surgeon: 'RRJ:smith',
      },
    ])
  })
})
