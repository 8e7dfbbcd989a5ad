import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstPlanOf } from '../first-plan.ts'
import { ann, bea, carl, elm, elmAndOak } from '../fixtures.ts'
import { generateRealisticAlliance } from '../generate/realistic-alliance.ts'
import { generateAlliance } from '../generate-alliance.ts'
import { judge } from '../judge.ts'
import type { Problem } from '../problem.ts'
import type { PatientFile, PlacementFile, ProblemFile } from '../problem-file.ts'
import { Random } from '../random.ts'
import { readProblem } from '../read-problem.ts'
import { readOrThrow } from '../reading.ts'
import { assignNurses, construct } from '../search/construct.ts'
import { copyDecisions, planOf } from '../search/decisions.ts'
import { factsOf } from '../search/facts.ts'
import { drawTable, makeMove, usualWeights } from '../search/moves/all-moves.ts'
import { startState } from '../search/start.ts'
import { boundAtOnce } from './bound-at-once.ts'
import { RisingBound } from './rising-bound.ts'

const SHARED = '../shared/planner/ihtp'
const known = existsSync(`${SHARED}/best-known.csv`) ? readFileSync(`${SHARED}/best-known.csv`, 'utf8') : ''
const rows = known
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(','))

function raised(problem: Problem, steps: number): number {
  const bound = new RisingBound(factsOf(problem), steps)
  for (const _ of bound.rise());
  return bound.value
}

const boundOf = (file: ProblemFile) => raised(readOrThrow(readProblem(file)), 600)
const elmWith = (...patients: ProblemFile['patients']): ProblemFile => ({ ...elm, patients })
/** Who makes no work, so that only beds count. */
const quiet = (patient: PatientFile): PatientFile => ({ ...patient, workload_produced: [0, 0, 0, 0] })
/** Two nurses, and a theatre opened: for one who is the only one operated on that day. */
const alone = 2 + 5

describe('what the lower bound counts, in a hospital small enough to work it out by hand', () => {
  it('two nurses for each patient, theatres opened, and the wait of whoever has no time or bed before', () => {
    // Two take day 0 and both beds until day 2; the third comes then, two days late. A plan opens the theatre twice; the
    // bound may mix plans, half with the two first and half with the one, and opens it once and a half.
    expect(boundOf(elm)).toBe(Math.ceil(3 * 2 + 1.5 * 5 + 2 * 7))
  })

  it('that one bed holds one person: Carl, the cheapest to leave, is left', () => {
    expect(boundOf({ ...elm, rooms: [{ ...elm.rooms[0]!, capacity: 1 }] })).toBe(2 * alone + 2 * 7 + 50)
  })

  it('that an operation is whole: where the surgeon has time for one and a half, one is left', () => {
    const surgeons = [{ ...elm.surgeons[0]!, max_surgery_time: [90, 0, 0, 0] }]
    const patients = [bea, { ...bea, id: 'bob' }]
    expect(boundOf({ ...elm, surgeons, patients })).toBe(alone + 100)
  })

  it('that a theatre is open for so long and costs what it costs to open', () => {
    const theatres = [{ ...elm.operating_theaters[0]!, availability: [60, 0, 0, 0] }]
    expect(boundOf({ ...elmWith(bea, { ...bea, id: 'bob' }), operating_theaters: theatres })).toBe(alone + 100)
    expect(boundOf(elmWith(bea))).toBe(alone)
  })

  it('the nurses of those in bed already, and the beds they lie in', () => {
    const { id: _, ...person } = ann
    const zoe = { ...person, id: 'zoe', room_id: 'r1' }
    expect(boundOf({ ...elmWith(), occupants: [zoe] })).toBe(2)
    const rooms = [{ ...elm.rooms[0]!, capacity: 1 }]
    // Bea waits until Zoe has left on day 2.
    expect(boundOf({ ...elmWith(bea), rooms, occupants: [zoe] })).toBe(2 + alone + 2 * 7)
  })

  it('one bed less where somebody is in bed already', () => {
    const { id: _, ...person } = ann
    const zoe = { ...person, id: 'zoe', room_id: 'r1' }
    // Of two women one may come at once and one when Zoe has left.
    const two = { ...elmWith(quiet(bea), { ...quiet(bea), id: 'berta' }), occupants: [zoe] }
    expect(boundOf(two)).toBe(2 + 2 * 2 + 5 + 2 * 7)
  })

  it('that nobody lies with somebody of the other gender who is there already', () => {
    const { id: _, ...person } = ann
    const zoe = { ...person, id: 'zoe', room_id: 'r1' }
    expect(boundOf({ ...elmWith(carl), occupants: [zoe] })).toBe(2 + alone + 2 * 7)
    expect(boundOf({ ...elmWith(bea), occupants: [zoe] })).toBe(2 + alone)
    // A second room for one: of two men only one may come on day 0, though there are two beds free.
    const two = { ...elmWith(quiet(carl), { ...quiet(carl), id: 'cecil' }), occupants: [zoe] }
    const rooms = [...elm.rooms, { ...elm.rooms[0]!, id: 'r2', capacity: 1 }]
    expect(boundOf({ ...two, rooms })).toBe(2 + 2 * 2 + 5 + 2 * 7)
  })

  it('that nobody lies in a room that is unfit for them', () => {
    expect(boundOf(elmWith({ ...bea, incompatible_room_ids: ['r1'] }))).toBe(100)
  })

  it('the skill that is short in shifts for which nobody has it', () => {
    const needsSkill = { ...ann, skill_level_required: [1, 1, 0, 0] }
    // On the first day Nan has it and Ned, who alone works late, has not.
    expect(boundOf(elmWith(needsSkill))).toBe(alone + 10)
  })

  it('the load beyond what all nurses on duty can carry together', () => {
    const heavy = { ...ann, surgery_due_day: 0, workload_produced: [4, 1, 2, 1] }
    expect(boundOf(elmWith(heavy))).toBe(alone + (4 - 2) * 10)
    const another = { ...elm.nurses[0]!, id: 'nora' }
    expect(boundOf({ ...elmWith(heavy), nurses: [...elm.nurses, another] })).toBe(alone)
  })

  it('a third nurse for a stay that two cannot cover', () => {
    const [nan, ned] = elm.nurses
    const shifts = (days: number[]) => days.map((day) => ({ day, shift: 'early', max_load: 9 }))
    const nurses = [
      { ...nan!, working_shifts: shifts([0, 2]) },
      { ...nan!, id: 'nora', working_shifts: shifts([1, 3]) },
      ned!,
    ]
    expect(boundOf({ ...elmWith(bea), nurses })).toBe(alone + 1)
    // One night needs no third.
    const short = { length_of_stay: 1, workload_produced: [1, 1], skill_level_required: [0, 0] }
    expect(boundOf({ ...elmWith({ ...bea, ...short }), nurses })).toBe(alone)
  })

  it('one nurse where one may work both shifts of a day', () => {
    const [nan, ned] = elm.nurses
    const both = { ...nan!, working_shifts: [...nan!.working_shifts, ...ned!.working_shifts] }
    expect(boundOf({ ...elm, nurses: [both] })).toBe(Math.ceil(3 + 1.5 * 5 + 2 * 7))
  })

  it('nobody in a shift that nobody works', () => {
    const [nan, ned] = elm.nurses
    const nurses = [{ ...nan!, working_shifts: nan!.working_shifts.filter(({ day }) => day !== 1) }, ned!]
    // Whoever comes on day 0 or 1 would lie there on day 1.
    expect(boundOf({ ...elmWith(bea), nurses })).toBe(alone + 2 * 7)
  })
})

describe('what the lower bound counts between two hospitals', () => {
  const away: ProblemFile = { ...elmAndOak, rooms: [elmAndOak.rooms[1]!] }

  it('the journey of the patient and the other team, or the journey of the surgeon', () => {
    // Oak has the only beds. Tom would be another team, 20; Sue's journey is 15, of which an hour is half her day.
    expect(boundOf({ ...away, patients: [away.patients[1]!] })).toBe(alone + 35 + 7)
    const tom = { ...away, surgeons: [{ ...away.surgeons[0]!, hospitals: ['elm'] }, away.surgeons[1]!] }
    expect(boundOf({ ...tom, patients: [tom.patients[1]!] })).toBe(alone + 35 + 20)
  })

  it('a nurse who may work in several hospitals wherever she helps most', () => {
    // Bea may lie in Elm only, where nobody of Elm's works early: Olga may.
    const inElm = { ...elmAndOak.patients[1]!, allowed_hospitals: ['elm'] }
    const nurses = elmAndOak.nurses.filter(({ id }) => id !== 'nan')
    expect(boundOf({ ...elmAndOak, nurses, patients: [inElm] })).toBe(alone)
  })

  it('what changing a published placement costs', () => {
    const published: PlacementFile[] = [
      { patient: 'bea', admission_day: 1, room: 'r1', operating_theater: 't1', surgeon: 'sue' },
    ]
    const file = { ...elmAndOak, patients: [elmAndOak.patients[1]!], published }
    // A day late as published costs 7; any other day or way costs 30 for the change. Sue may work in Oak too, so that her
    // half of a theatre's day is not rounded up.
    const alone = 2 + 5 / 2
    expect(boundOf(file)).toBe(Math.ceil(alone + 7))
    expect(boundOf({ ...file, published: [{ ...published[0]!, operating_theater: 't2' }] })).toBe(Math.ceil(alone + 7))
    expect(boundOf({ ...file, published: [{ ...published[0]!, admission_day: 3 }] })).toBe(Math.ceil(alone + 21))
  })

  it('that a surgeon is in one hospital a day', () => {
    // Bea may lie in Elm only, Bob in Oak only, both on day 0 only. Tom is not there, so one of them is left.
    const short = { length_of_stay: 1, workload_produced: [1, 1], skill_level_required: [0, 0], surgeon_ids: [] }
    const inElm = { ...elmAndOak.patients[1]!, ...short, allowed_hospitals: ['elm'] }
    const inOak = { ...inElm, id: 'bob', home: 'oak', allowed_hospitals: ['oak'] }
    const surgeons = [{ ...elmAndOak.surgeons[0]!, max_surgery_time: [120, 0, 0, 0] }]
    expect(boundOf({ ...elmAndOak, surgeons, patients: [inElm, inOak] })).toBe(Math.ceil(2 + 2.5 + 100))
  })

  it('what is booked as it is, even where it takes more than there is', () => {
    const locked = ['ann', 'bea', 'carl'].map((patient) => ({
      patient,
      admission_day: 1,
      room: 'r1',
      operating_theater: 't1',
      surgeon: 'sue',
    }))
    // Three hours in a theatre of two: it is opened once. Late shifts are Ned's alone: he carries two of the three, twice.
    expect(boundOf({ ...elmAndOak, locked })).toBe(3 * 2 + 5 + 3 * 7 + 2 * 10)
  })
})

describe('the lower bound', () => {
  it.skipIf(known === '')('is asked about all thirty files of the competition', () => expect(rows).toHaveLength(30))

  it.skipIf(known === '').each(rows)('is no more than the best known cost of %s, %s', (name, cost) => {
    const file: unknown = JSON.parse(readFileSync(`${SHARED}/instances/${name}.json`, 'utf8'))
    const bound = raised(readOrThrow(readProblem(file)), 80)
    expect(bound).toBeLessThanOrEqual(Number(cost))
    expect(bound).toBeGreaterThan(0.5 * Number(cost))
  })

  it('is no more than what any plan costs that the search passes through', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000 }),
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 5, max: 60 }),
        fc.integer({ min: 0, max: 40 }),
        (seed, trusts, patients, mandatoryShare) => {
          const file = generateAlliance({ seed, trusts, patients, mandatoryShare, rooms: 3, nurses: 8 })
          const { cheapest, problem } = searched(withBookings(file, seed), seed)
          expect(raised(problem, 60)).toBeLessThanOrEqual(cheapest)
        },
      ),
      { numRuns: 40 },
    )
  })

  it('is nearly there after few steps where a list is long, and below what a plan costs', () => {
    const size = { seed: 1, patients: 1200, trusts: 3, theatres: 6, beds: 60, days: 21 }
    const problem = readOrThrow(readProblem(generateRealisticAlliance(size)))
    const bound = raised(problem, 200)
    expect(raised(problem, 30)).toBeGreaterThan(0.9 * bound)
    const { cost, feasible } = judge(problem, firstPlanOf(problem, 1))
    expect(feasible).toBe(true)
    expect(bound).toBeLessThanOrEqual(cost)
  })

  it('never falls, is the same each time, and ends above the one that is known at once', () => {
    const problem = readOrThrow(readProblem(generateAlliance({ seed: 4, trusts: 3, patients: 90 })))
    const bounds = [1, 2].map(() => {
      const bound = new RisingBound(factsOf(problem), 80)
      const values: number[] = []
      for (const _ of bound.rise()) values.push(bound.value)
      return values
    })
    expect(bounds[0]).toEqual(bounds[1])
    expect(bounds[0]).toEqual([...bounds[0]!].sort((a, b) => a - b))
    expect(bounds[0]!.at(-1)).toBeGreaterThan(boundAtOnce(factsOf(problem)))
  })
})

/** Books a few of those published: whatever breaks a must by that is no plan to compare with. */
function withBookings(file: ProblemFile, seed: number): ProblemFile {
  return seed % 2 === 0 ? file : { ...file, locked: file.published!.slice(0, 2) }
}

/** The cheapest plan that breaks no must among those that a short search passes through. */
function searched(file: ProblemFile, seed: number): { problem: Problem; cheapest: number } {
  const problem = readOrThrow(readProblem(file))
  const s = startState(factsOf(problem), new Random(seed))
  construct(s)
  assignNurses(s)
  const table = drawTable(usualWeights)
  let cheapest = Number.POSITIVE_INFINITY
  for (const temperature of [50, 5, 0.5]) {
    for (let k = 0; k < 6000; k++) {
      s.limit = -temperature * Math.log((s.random.below(1000) + 1) / 1001)
      makeMove(s, table[s.random.below(table.length)]!)
    }
    const { cost, feasible } = judge(problem, planOf(s.facts, copyDecisions(s)))
    if (feasible) cheapest = Math.min(cheapest, cost)
  }
  return { problem, cheapest }
}
