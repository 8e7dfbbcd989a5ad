import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstPlanOf } from './first-plan.ts'
import { elm, elmAndOak } from './fixtures.ts'
import { generateAlliance } from './generate-alliance.ts'
import { readPlan } from './read-plan.ts'
import { readProblem } from './read-problem.ts'
import { type Fault, faultText, readOrThrow } from './reading.ts'
import { writePlan } from './write-plan.ts'
import { writeProblem } from './write-problem.ts'

/** The file with one thing changed: `change({…}, 'rooms', 0, 'capacity')(−1)`. */
const changed =
  (file: unknown, ...path: (string | number)[]) =>
  (value: unknown) => {
    const copy = structuredClone(file) as Record<string | number, unknown>
    let at = copy
    for (const step of path.slice(0, -1)) at = at[step] as Record<string | number, unknown>
    if (value === undefined) delete at[path.at(-1)!]
    else at[path.at(-1)!] = value
    return copy
  }

function faultsOf(json: unknown): readonly Fault[] {
  const reading = readProblem(json)
  return reading.status === 'refused' ? reading.faults : []
}

describe('reading a problem', () => {
  it('reads a file of the competition as an alliance of one hospital', () => {
    const ours = new Set(['hospitals', 'hospital', 'home', 'unscheduled_weight'])
    const plain: unknown = JSON.parse(JSON.stringify(elm, (key, value) => (ours.has(key) ? undefined : value)))
    const problem = readOrThrow(readProblem(plain))
    expect(problem.hospitals).toHaveLength(1)
    expect(problem.patients[0]).toMatchObject({
      home: 'hospital',
      allowedHospitals: ['hospital'],
      untreatedWeight: 100,
    })
    expect(problem.weights).toMatchObject({ travel: 0, teamChange: 0, fairness: 0, change: 0 })
  })

  it('reads back what it writes', () => {
    for (const isShared of [false, true]) {
      const problem = readOrThrow(readProblem(generateAlliance({ seed: 11, isShared })))
      expect(readOrThrow(readProblem(JSON.parse(JSON.stringify(writeProblem(problem)))))).toEqual(problem)
    }
  })

  it.each([
    [[], 'this', 'it is not an object'],
    [['days'], 0, 'it is not a whole number from 1 to 64'],
    [['days'], 4.5, 'it is not a whole number from 1 to 64'],
    [['days'], undefined, 'the field is missing'],
    [['weights', 'patient_delay'], undefined, 'the field is missing'],
    [['weights', 'travel'], -1, 'it is not a whole number from 0 to 10000000'],
    [['rooms'], {}, 'it is not a list'],
    [['rooms', 0, 'capacity'], '2', 'it is not a whole number from 0 to 10000000'],
    [['rooms', 1, 'id'], 'r1', 'it is used twice'],
    [['rooms', 0, 'hospital'], 'ash', 'there is no such hospital'],
    [['rooms', 0, 'hospital'], undefined, 'the field is missing'],
    [['rooms', 0, 'availability'], [2, 3, 2, 2], 'it is not a whole number from 0 to 2'],
    [['rooms', 0, 'availability'], [2], 'it must have 4 entries'],
    [['operating_theaters', 0, 'availability'], [1, 2, 3], 'it must have 4 entries'],
    [['operating_theaters', 0, 'lent_to'], 'West', 'there is no such trust'],
    [['operating_theaters', 0, 'lent_to'], 'North', 'the theatre is that trust’s own'],
    [['surgeons', 0, 'hospitals'], [], 'it names no hospital'],
    [['surgeons', 0, 'hospitals', 1], 'elm', 'it is in this list already'],
    [['nurses', 0, 'working_shifts', 0, 'shift'], 'night', 'there is no such shift'],
    [['nurses', 0, 'working_shifts', 0, 'day'], 4, 'it is not a whole number from 0 to 3'],
    [['nurses', 0, 'skill_level'], 2, 'it is not a whole number from 0 to 1'],
    [['patients', 0, 'gender'], 'F', 'it is neither "A" nor "B"'],
    [['patients', 0, 'mandatory'], 'yes', 'it is neither true nor false'],
    [['patients', 0, 'surgery_due_day'], undefined, 'the field is missing'],
    [['patients', 0, 'surgeon_id'], 'sam', 'there is no such surgeon'],
    [['patients', 0, 'length_of_stay'], 0, 'it is not a whole number from 1 to 3660'],
    [['patients', 0, 'workload_produced'], [1], 'it must have 4 entries'],
    [['patients', 0, 'skill_level_required', 2], 9, 'it is not a whole number from 0 to 1'],
    [['patients', 0, 'travel_minutes', 'ash'], 5, 'there is no such hospital'],
    [['patients', 2, 'id'], 'ann', 'it is used twice'],
    [['age_groups', 1], 'infant', 'it is named twice'],
    [['format'], 'accord-problem/2', 'this format is not known'],
  ] as const)('names %j when it is %j: %s', (path, value, reason) => {
    const file = path.length === 0 ? value : changed(elmAndOak, ...path)(value)
    const faults = faultsOf(file)
    expect(faults.map((fault) => fault.reason)).toContain(reason)
    const named = faults.find((fault) => fault.reason === reason)!
    expect(named.path.startsWith(path.length === 0 ? '' : path[0])).toBe(true)
    expect(faultText(named)).not.toContain('undefined')
  })

  it('gives a path that leads to the place', () => {
    const [fault] = faultsOf(changed(elmAndOak, 'patients', 1, 'surgery_duration')(12.5))
    expect(faultText(fault!)).toBe(
      'patients[1].surgery_duration is 12.5: it is not a whole number from 0 to 10000000. ' +
        'Give a whole number from 0 to 10000000.',
    )
  })

  it('takes any JSON at all without falling', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        expect(readProblem(json).status).toBe('refused')
      }),
    )
  })

  it('takes a good file with anything anywhere without falling, and judges and solves what it accepts', () => {
    const steps = pathsIn(elmAndOak)
    const anything = fc.oneof(
      fc.jsonValue(),
      fc.integer(),
      fc.constant(undefined),
      fc.constantFrom('__proto__', 'elm', 'r1'),
    )
    fc.assert(
      fc.property(fc.constantFrom(...steps), anything, (path, value) => {
        const reading = readProblem(changed(elmAndOak, ...path)(value))
        const isUsable = reading.status === 'refused' ? reading.faults.length > 0 : firstPlanOf(reading.value, 1)
        expect(isUsable).toBeTruthy()
      }),
      { numRuns: 1000 },
    )
  })
})

describe('reading a plan', () => {
  const problem = readOrThrow(readProblem(elmAndOak))
  const plan = JSON.parse(JSON.stringify(writePlan(problem, firstPlanOf(problem, 1))))
  const reasons = (json: unknown) => {
    const reading = readPlan(problem, json)
    return reading.status === 'refused' ? reading.faults.map(({ path, reason }) => `${path}: ${reason}`) : []
  }

  it('reads the plan that was written', () => {
    expect(writePlan(problem, readOrThrow(readPlan(problem, plan)))).toEqual(plan)
  })

  it.each([
    [['patients', 0, 'id'], 'zoe', 'patients[0].id: there is no such patient'],
    [['patients', 1, 'id'], 'ann', 'patients[1].id: the patient is listed twice'],
    [['patients', 0, 'admission_day'], '3', 'patients[0].admission_day: it is neither a whole number nor "none"'],
    [['patients', 0, 'room'], undefined, 'patients[0].room: the field is missing'],
    [['nurses', 1, 'id'], 'nan', 'nurses[1].id: the nurse is listed twice'],
    [['nurses', 0, 'assignments', 0, 'shift'], 'late', 'nurses[0].assignments[0]: nan is not rostered then'],
    [
      ['nurses', 0, 'assignments', 0, 'rooms'],
      ['r1', 'r1'],
      'nurses[0].assignments[0].rooms[1]: it is in this list already',
    ],
    [['nurses', 0, 'assignments', 1, 'day'], 0, 'nurses[0].assignments[1]: the nurse has this shift already'],
  ] as const)('names %j when it is %j', (path, value, reason) => {
    expect(reasons(changed(plan, ...path)(value))).toContain(reason)
  })

  it('refuses a room given to two nurses in a shift, which the competition would charge to both', () => {
    const twice = structuredClone(plan)
    twice.nurses[0].assignments[0].rooms = ['r1']
    twice.nurses[2].assignments[0].rooms = ['r1']
    expect(reasons(twice)).toContain('nurses[2].assignments[0].rooms[0]: nan has this room in this shift')
  })

  it('takes any JSON at all without falling', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        expect(readPlan(problem, json).status).toBe('refused')
      }),
    )
  })
})

function pathsIn(value: unknown, before: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return before.length > 0 ? [before] : []
  const inside = Array.isArray(value) ? [...value.entries()] : Object.entries(value)
  const deeper = inside.flatMap(([key, one]) => pathsIn(one, [...before, key]))
  return before.length > 0 ? [before, ...deeper] : deeper
}
