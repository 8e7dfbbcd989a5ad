import { beforeAll, describe, expect, it } from 'vitest'
import { solveAlliance, unionOf } from './alone-and-together.ts'
import { aloneProblem } from './alone-problem.ts'
import { generateAlliance } from './generate-alliance.ts'
import { judge } from './judge.ts'
import type { Problem } from './problem.ts'
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
