import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ann, bea, elm, elmAndOak } from '../fixtures.ts'
import { judge } from '../judge.ts'
import { withNurses } from '../judge-edit.ts'
import type { NurseDuty, Placement, Plan } from '../plan.ts'
import { positionsOf } from '../positions.ts'
import type { ProblemFile } from '../problem-file.ts'
import { readProblem } from '../read-problem.ts'
import { readOrThrow } from '../reading.ts'
import { allRules } from './all-rules.ts'
import type { RuleCode } from './rule.ts'

const inElm: Placement = { day: 0, hospital: 'elm', room: 'r1', theatre: 't1', surgeon: 'sue' }
const inOak: Placement = { day: 0, hospital: 'oak', room: 'r2', theatre: 't2', surgeon: 'tom' }

/** The amount and the cost of one rule, and everything else that the plan breaks. */
function judged(code: RuleCode, file: ProblemFile, placements: Record<string, Placement>, duties?: NurseDuty[]) {
  const problem = readOrThrow(readProblem(file))
  const bare: Plan = { placements: new Map(Object.entries(placements)), duties: duties ?? rosterOf(file) }
  const judgement = judge(problem, duties ? bare : withNurses(problem, bare))
  const finding = judgement.findings.find(({ rule }) => rule.code === code)!
  return { amount: finding.amount, cost: finding.cost, breaches: finding.breaches, judgement }
}

/** Everybody at home on their roster, without rooms as yet. */
function rosterOf({ nurses, shift_types }: ProblemFile): NurseDuty[] {
  return nurses.flatMap(({ id, hospitals, working_shifts }) =>
    working_shifts.map(({ day, shift }) => ({
      nurse: id,
      day,
      shift: shift_types.indexOf(shift),
      hospital: hospitals![0]!,
      rooms: [],
    })),
  )
}

describe('a plan that breaks nothing', () => {
  it('admits Ann and Bea together and leaves Carl, who may not share their room', () => {
    const { judgement } = judged('H1', elm, { ann: inElm, bea: inElm })
    expect(judgement.violations).toBe(0)
    // Ages one apart on two days; two nurses each; one theatre; Carl left.
    expect(judgement.parts).toMatchObject({ S1: 2, S2: 0, S3: 4, S4: 0, S5: 5, S6: 0, S7: 0, S8: 50 })
    expect(judgement.cost).toBe(61)
  })
})

describe('musts', () => {
  it('H1 rooms-are-for-one-gender: counts the fewer of the two on each day', () => {
    expect(judged('H1', elm, { ann: inElm, carl: inElm }).breaches).toEqual([
      { about: 'r1', day: 0, hospital: 'elm', amount: 1 },
      { about: 'r1', day: 1, hospital: 'elm', amount: 1 },
    ])
  })

  it('H2 rooms-fit-their-patients: names the patient', () => {
    const file = { ...elm, patients: [{ ...ann, incompatible_room_ids: ['r1'] }] }
    expect(judged('H2', file, { ann: inElm }).breaches).toEqual([{ about: 'ann', day: 0, amount: 1 }])
  })

  it('H3 surgeons-finish-in-time: counts the minutes over', () => {
    const surgeons = [{ ...elm.surgeons[0]!, max_surgery_time: [90, 0, 0, 0] }]
    const { breaches } = judged('H3', { ...elm, surgeons }, { ann: inElm, bea: inElm })
    expect(breaches).toEqual([{ about: 'sue', day: 0, amount: 30 }])
  })

  it('H4 theatres-finish-in-time: counts a closed theatre from its first minute', () => {
    const operating_theaters = [{ ...elm.operating_theaters[0]!, availability: [0, 0, 0, 0] }]
    expect(judged('H4', { ...elm, operating_theaters }, { ann: inElm }).amount).toBe(60)
  })

  it('H5 mandatory-patients-are-admitted: names who is left, and leaves the optional to S8', () => {
    expect(judged('H5', elm, {}).breaches).toEqual([{ about: 'ann', amount: 1 }])
  })

  it('H6 admissions-are-in-their-window: before ready, after due, or outside the plan', () => {
    const file = {
      ...elm,
      patients: [
        { ...ann, surgery_release_day: 1, surgery_due_day: 2 },
        { ...bea, id: 'bea' },
      ],
    }
    const at = (day: number) => judged('H6', file, { ann: { ...inElm, day } }).amount
    expect([0, 1, 2, 3].map(at)).toEqual([1, 0, 0, 1])
    expect(judged('H6', file, { ann: { ...inElm, day: 1 }, bea: { ...inElm, day: 4 } }).amount).toBe(1)
    expect(judged('H6', file, { ann: { ...inElm, day: -1 } }).judgement.violations).toBe(1)
  })

  it('H7 rooms-have-a-bed-for-each: counts those without a bed on each day, occupants included', () => {
    const file = { ...elm, occupants: [{ ...ann, id: 'olive', room_id: 'r1' }] }
    expect(judged('H7', file, { ann: inElm, bea: inElm }).amount).toBe(2)
    expect(judged('H7', file, { ann: { ...inElm, day: 1 }, bea: inElm }).amount).toBe(1)
  })

  it('H7 rooms-have-a-bed-for-each: counts no bed that is kept for somebody else', () => {
    const rooms = elm.rooms.map((room) => ({ ...room, availability: [room.capacity, 1, room.capacity, room.capacity] }))
    expect(judged('H7', { ...elm, rooms }, { ann: inElm, bea: inElm }).breaches).toEqual([
      { about: 'r1', day: 1, hospital: 'elm', amount: 1 },
    ])
  })

  it('H8 nurses-work-their-roster: counts the rooms looked after off duty', () => {
    const duty = { nurse: 'nan', day: 0, shift: 1, hospital: 'elm', rooms: ['r1'] }
    expect(judged('H8', elm, {}, [duty]).breaches).toEqual([{ about: 'nan', day: 0, shift: 1, amount: 1 }])
  })

  it('H9 occupied-rooms-have-a-nurse: counts shifts in which somebody lies there and nobody comes', () => {
    expect(judged('H9', elm, { ann: inElm }, []).amount).toBe(4)
    expect(judged('H9', elm, {}, []).amount).toBe(0)
  })

  it('H10 rooms-have-one-nurse: counts the second', () => {
    const duties = ['nan', 'ned'].map((nurse) => ({ nurse, day: 0, shift: 0, hospital: 'elm', rooms: ['r1'] }))
    expect(judged('H10', elm, {}, duties).amount).toBe(1)
  })

  it('M1 theatre-and-room-are-in-one-hospital: names the patient', () => {
    expect(judged('M1', elmAndOak, { ann: { ...inElm, theatre: 't2' } }).breaches).toMatchObject([{ about: 'ann' }])
    expect(judged('M1', elmAndOak, { ann: { ...inElm, hospital: 'oak' } }).amount).toBe(1)
    expect(judged('M1', elmAndOak, { ann: inElm }).amount).toBe(0)
  })

  it('M2 patients-go-where-they-may: names who was sent where they may not go', () => {
    const file = { ...elmAndOak, patients: [{ ...elmAndOak.patients[0]!, allowed_hospitals: ['elm'] }] }
    expect(judged('M2', file, { ann: inOak }).breaches).toMatchObject([{ about: 'ann', amount: 1 }])
  })

  it('M3 surgeons-may-operate-on-their-patients: own surgeon or one named', () => {
    const file = { ...elmAndOak, patients: [{ ...elmAndOak.patients[0]!, surgeon_ids: [] }] }
    expect(judged('M3', file, { ann: inOak }).amount).toBe(1)
    expect(judged('M3', elmAndOak, { ann: inOak }).amount).toBe(0)
  })

  it('M4 surgeons-hold-a-passport: names the surgeon', () => {
    expect(judged('M4', elmAndOak, { ann: { ...inElm, surgeon: 'tom' } }).breaches).toMatchObject([{ about: 'tom' }])
    expect(judged('M4', elmAndOak, { ann: { ...inOak, surgeon: 'sue' } }).amount).toBe(0)
  })

  it('M5 surgeons-work-in-one-hospital-a-day: another day is another matter', () => {
    const away = { ...inOak, surgeon: 'sue' }
    expect(judged('M5', elmAndOak, { ann: inElm, bea: away }).breaches).toEqual([{ about: 'sue', day: 0, amount: 1 }])
    expect(judged('M5', elmAndOak, { ann: inElm, bea: { ...away, day: 1 } }).amount).toBe(0)
  })

  it('M6 nurses-are-credentialed: Olga may work in Elm and Otto may not', () => {
    const inElmNow = (nurse: string, shift: number) => [{ nurse, day: 0, shift, hospital: 'elm', rooms: [] }]
    expect(judged('M6', elmAndOak, {}, inElmNow('olga', 0)).amount).toBe(0)
    expect(judged('M6', elmAndOak, {}, inElmNow('otto', 1)).breaches).toMatchObject([{ about: 'otto', amount: 1 }])
  })

  it('M7 nurses-work-in-one-hospital-a-shift: neither two duties nor a room elsewhere', () => {
    const duty = { nurse: 'olga', day: 0, shift: 0, hospital: 'oak', rooms: ['r2'] }
    expect(judged('M7', elmAndOak, {}, [duty]).amount).toBe(0)
    expect(judged('M7', elmAndOak, {}, [{ ...duty, rooms: ['r1'] }]).amount).toBe(1)
    expect(judged('M7', elmAndOak, {}, [duty, { ...duty, hospital: 'elm', rooms: [] }]).amount).toBe(1)
  })

  it('M8 locked-placements-stay: moved or left out, it is broken', () => {
    const locked = [{ patient: 'bea', admission_day: 1, room: 'r1', operating_theater: 't1', surgeon: 'sue' }]
    const bookedAt = (placements: Record<string, Placement>) => judged('M8', { ...elm, locked }, placements).amount
    expect([bookedAt({ bea: { ...inElm, day: 1 } }), bookedAt({ bea: inElm }), bookedAt({})]).toEqual([0, 1, 1])
  })

  it('M9 lent-theatres-are-their-borrowers: names who is not the borrower’s, unless they are booked there', () => {
    const [t1, t2] = elmAndOak.operating_theaters
    const ofOak = elmAndOak.hospitals!.find(({ id }) => id === 'oak')!.trust
    const file = { ...elmAndOak, operating_theaters: [{ ...t1!, lent_to: ofOak }, t2!] }
    expect(judged('M9', file, { ann: inElm }).breaches).toEqual([{ about: 'ann', day: 0, hospital: 'elm', amount: 1 }])
    expect(judged('M9', file, { ann: inOak }).amount).toBe(0)
    const fromOak = file.patients.map((patient) => ({ ...patient, home: 'oak' }))
    expect(judged('M9', { ...file, patients: fromOak }, { ann: inElm }).amount).toBe(0)
    const locked = [{ patient: 'ann', admission_day: 0, room: 'r1', operating_theater: 't1', surgeon: 'sue' }]
    expect(judged('M9', { ...file, locked }, { ann: inElm }).amount).toBe(0)
  })
})

describe('prefers', () => {
  it('S1 room-mates-are-of-an-age: the oldest less the youngest group, each day', () => {
    expect(judged('S1', elm, { ann: inElm, bea: { ...inElm, day: 1 } })).toMatchObject({ amount: 1, cost: 1 })
  })

  it('S2 nurses-have-the-skill: the levels missing, each shift', () => {
    const file = { ...elm, patients: [{ ...ann, skill_level_required: [1, 1, 1, 1] }] }
    // Ned, of level 0, has both late shifts.
    expect(judged('S2', file, { ann: inElm })).toMatchObject({ amount: 2, cost: 20 })
  })

  it('S3 patients-know-their-nurses: every nurse counts, the first as well', () => {
    expect(judged('S3', elm, { ann: inElm })).toMatchObject({ amount: 2, cost: 2 })
  })

  it('S4 nurses-are-not-overloaded: load beyond what they may carry, each shift', () => {
    const file = { ...elm, patients: [ann, { ...bea, workload_produced: [3, 1, 1, 1] }] }
    expect(judged('S4', file, { ann: inElm, bea: inElm })).toMatchObject({ amount: 2, cost: 20 })
  })

  it('S5 few-theatres-are-opened: one theatre on one day counts once', () => {
    expect(judged('S5', elm, { ann: inElm, bea: inElm })).toMatchObject({ amount: 1, cost: 5 })
    expect(judged('S5', elm, { ann: inElm, bea: { ...inElm, day: 1 } })).toMatchObject({ amount: 2, cost: 10 })
  })

  it('S5 few-theatres-are-opened: opening what is lent is the borrower’s cost', () => {
    const [t1, t2] = elmAndOak.operating_theaters
    const trustOf = (hospital: string) => elmAndOak.hospitals!.find(({ id }) => id === hospital)!.trust
    const patients = elmAndOak.patients.map((patient) => ({ ...patient, home: 'oak' }))
    const costs = (lent: { lent_to?: string }) => {
      const file = { ...elmAndOak, patients, operating_theaters: [{ ...t1!, ...lent }, t2!] }
      const { judgement } = judged('S5', file, { ann: inElm })
      const positions = positionsOf(readOrThrow(readProblem(file)), judgement)
      return ['elm', 'oak'].map((hospital) => positions.get(trustOf(hospital))!.cost)
    }
    const [elmUnlent, oakUnlent] = costs({})
    const { openTheatre } = readOrThrow(readProblem(elmAndOak)).weights
    expect(costs({ lent_to: trustOf('oak') })).toEqual([elmUnlent! - openTheatre, oakUnlent! + openTheatre])
  })

  it('S6 surgeons-stay-in-one-theatre: the second theatre of a day counts', () => {
    const operating_theaters = [...elm.operating_theaters, { ...elm.operating_theaters[0]!, id: 't3' }]
    const there = { ann: inElm, bea: { ...inElm, theatre: 't3' } }
    expect(judged('S6', { ...elm, operating_theaters }, there)).toMatchObject({ amount: 1, cost: 3 })
  })

  it('S7 patients-are-not-delayed: days since ready, mandatory or not', () => {
    const there = { ann: { ...inElm, day: 1 }, bea: { ...inElm, day: 2 } }
    expect(judged('S7', elm, there)).toMatchObject({ amount: 3, cost: 21 })
  })

  it('S8 few-patients-are-left: each optional patient left costs their own weight', () => {
    expect(judged('S8', elm, {})).toMatchObject({ amount: 150, cost: 150 })
  })

  it('A1 patients-travel-little: minutes beyond those to their own hospital', () => {
    expect(judged('A1', elmAndOak, { ann: inOak })).toMatchObject({ amount: 35, cost: 35 })
  })

  it('A2 patients-keep-their-team: another surgeon counts, another hospital does not', () => {
    expect(judged('A2', elmAndOak, { ann: inOak })).toMatchObject({ amount: 1, cost: 20 })
    expect(judged('A2', elmAndOak, { ann: { ...inOak, surgeon: 'sue' } }).amount).toBe(0)
  })

  it('A3 surgeons-stay-at-home: a day away counts once, however many operations', () => {
    const away = { ...inOak, surgeon: 'sue' }
    expect(judged('A3', elmAndOak, { ann: away, bea: away })).toMatchObject({ amount: 1, cost: 15 })
  })

  it('A4 nurses-stay-at-home: a shift away from the employer', () => {
    const duty = { nurse: 'olga', day: 0, shift: 0, hospital: 'elm', rooms: [] }
    expect(judged('A4', elmAndOak, {}, [duty])).toMatchObject({ amount: 1, cost: 9 })
  })

  it('A5 no-group-is-left-behind: nothing when the shares are equal, a quarter of a thousand when opposite', () => {
    const patients = elmAndOak.patients.slice(0, 2).map((one, n) => ({ ...one, groups: { place: `area ${n}` } }))
    const file = { ...elmAndOak, patients }
    // One of two treated: each group is half away from the overall half, (1/2)² × 1000.
    expect(judged('A5', file, { ann: inElm })).toMatchObject({ amount: 250, cost: 1000 })
    expect(judged('A5', file, { ann: inElm, bea: inElm }).amount).toBe(0)
  })

  it('A6 published-placements-stay: changed or dropped counts, kept does not', () => {
    const published = [{ patient: 'bea', admission_day: 1, room: 'r1', operating_theater: 't1' }]
    const at = (placements: Record<string, Placement>) => judged('A6', { ...elmAndOak, published }, placements).cost
    expect([at({ bea: { ...inElm, day: 1 } }), at({ bea: inElm }), at({})]).toEqual([0, 30, 30])
  })
})

describe('the rules', () => {
  it('each have their own id and code, and a test that names both', () => {
    expect(new Set(allRules.map(({ id }) => id)).size).toBe(allRules.length)
    expect(new Set(allRules.map(({ code }) => code)).size).toBe(allRules.length)
    const tests = readFileSync(new URL(import.meta.url), 'utf8')
    expect(allRules.filter(({ id, code }) => !tests.includes(`it('${code} ${id}: `)).map(({ id }) => id)).toEqual([])
  })
})
