import { beforeAll, describe, expect, it } from 'vitest'
import { solveAlliance, unionOf } from './alone-and-together.ts'
import { aloneProblem } from './alone-problem.ts'
import { elmAndOak } from './fixtures.ts'
import { generateAlliance } from './generate-alliance.ts'
import { judge } from './judge.ts'
import type { Placement } from './plan.ts'
import { positionsOf } from './positions.ts'
import type { Booked, Problem } from './problem.ts'
import type { ProblemFile } from './problem-file.ts'
import { readProblem } from './read-problem.ts'
import { readOrThrow } from './reading.ts'
import { solve } from './solve.ts'

const free = readOrThrow(readProblem(generateAlliance({ seed: 5, trusts: 3, patients: 120, mandatoryShare: 5 })))
const trustOf = (hospital: string) => free.hospitals.find(({ id }) => id === hospital)!.trust

describe('what is booked between trusts', { timeout: 120_000 }, () => {
  let problem: Problem
  /** Patients who are booked at another trust than their own. */
  let guests: readonly string[]

  beforeAll(async () => {
    const { plan } = await solve(free, { threads: 1, seed: 1, moves: 60_000 })
    const home = new Map(free.patients.map((patient) => [patient.id, patient.home]))
    const away = [...plan.placements].filter(([id, { hospital }]) => trustOf(hospital) !== trustOf(home.get(id)!))
    guests = away.slice(0, 6).map(([id]) => id)
    problem = { ...free, locked: new Map(away.slice(0, 6)) }
  })

  it('is booked for the host alone, and no patient of the own trust alone', () => {
    for (const guest of guests) {
      const host = trustOf(problem.rooms.find(({ id }) => id === problem.locked.get(guest)!.room)!.hospital)
      const holds = (trust: string) => aloneProblem(problem, trust).patients.some(({ id }) => id === guest)
      expect(['T0', 'T1', 'T2'].filter(holds)).toEqual([host])
      expect(aloneProblem(problem, host).locked.has(guest)).toBe(true)
    }
  })

  it('takes the day of a surgeon who operates away', () => {
    for (const guest of guests) {
      const { surgeon, day, room } = problem.locked.get(guest)!
      const host = trustOf(problem.rooms.find(({ id }) => id === room)!.hospital)
      const own = trustOf(problem.surgeons.find(({ id }) => id === surgeon)!.hospitals[0]!)
      if (own === host) continue
      const athome = aloneProblem(problem, own).surgeons.find(({ id }) => id === surgeon)!
      expect(athome.minutes[day]).toBe(0)
    }
  })

  it('is kept by the plans alone, side by side, and by the plan for all, which leaves no trust worse off', async () => {
    const solved = await solveAlliance(problem, { threads: 2, seed: 1, moves: 200_000 })
    const union = judge(problem, unionOf([...solved.alone.values()].map(({ plan }) => plan)))
    expect(union.broken).toMatchObject({ M8: 0, H3: 0, M5: 0 })
    expect(solved.acceptable).toBe(true)
    expect(solved.together.judgement.feasible).toBe(true)
    for (const guest of guests) {
      const { day, room, theatre, surgeon } = problem.locked.get(guest)!
      expect(solved.together.plan.placements.get(guest)).toMatchObject({ day, room, theatre, surgeon })
    }
  })
})

describe('a theatre that is lent', { timeout: 120_000 }, () => {
  const [t1, t2] = elmAndOak.operating_theaters
  const lent = { ...elmAndOak, operating_theaters: [{ ...t1!, lent_to: 'South' }, t2!] }
  const theatresOf = (file: ProblemFile, trust: string) => aloneProblem(readOrThrow(readProblem(file)), trust).theatres

  it('is its owner’s no more when each plans alone, nor yet its borrower’s, who has no bed there', () => {
    expect(theatresOf(elmAndOak, 'North').map(({ id }) => id)).toEqual(['t1'])
    expect(theatresOf(lent, 'North')).toEqual([])
    expect(theatresOf(lent, 'South').map(({ id }) => id)).toEqual(['t2'])
  })

  it('has alone the time of who is booked there, and not a minute more', () => {
    const locked = [{ patient: 'ann', admission_day: 1, room: 'r1', operating_theater: 't1', surgeon: 'sue' }]
    expect(theatresOf({ ...lent, locked }, 'North')).toMatchObject([{ id: 't1', minutes: [0, 60, 0, 0] }])
    const alone = aloneProblem(readOrThrow(readProblem({ ...lent, locked })), 'North')
    expect(judge(alone, { placements: new Map([...alone.locked].map(inElm)), duties: [] }).broken).toMatchObject({
      H4: 0,
      M8: 0,
      M9: 0,
    })
  })

  it('is used by the plan for all, and costs its owner nothing to open', async () => {
    const nursing = { room_mixed_age: 0, room_nurse_skill: 0, continuity_of_care: 0, nurse_eccessive_workload: 0 }
    const closed = { ...t2!, availability: [0, 0, 0, 0] }
    const problem = readOrThrow(
      readProblem({
        ...lent,
        weights: { ...lent.weights, ...nursing },
        operating_theaters: [lent.operating_theaters[0]!, closed],
        patients: lent.patients.map((patient) => ({ ...patient, home: 'oak', mandatory: false })),
      }),
    )
    const { acceptable, alone, together } = await solveAlliance(problem, { threads: 1, seed: 1, moves: 20_000 })
    expect([...alone.values()].map(({ plan }) => plan.placements.size)).toEqual([0, 0])
    expect([...together.plan.placements.values()].map(({ theatre }) => theatre)).toEqual(['t1', 't1', 't1'])
    expect(together.judgement.feasible).toBe(true)
    expect(acceptable).toBe(true)
    expect(positionsOf(problem, together.judgement).get('North')!.cost).toBe(0)
  })
})

const inElm = ([patient, { day, room, theatre, surgeon }]: [string, Booked]): [string, Placement] => [
  patient,
  { day, hospital: 'elm', room, theatre, surgeon },
]
