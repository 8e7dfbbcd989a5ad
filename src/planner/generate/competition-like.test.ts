import { describe, expect, it } from 'vitest'
import { judge } from '../judge.ts'
import type { ProblemFile } from '../problem-file.ts'
import { readProblem } from '../read-problem.ts'
import { readOrThrow } from '../reading.ts'
import { solve } from '../solve.ts'
import { generateCompetitionLike } from './competition-like.ts'

const total = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0)
const many = Array.from({ length: 30 }, (_, n) => generateCompetitionLike({ seed: n + 1 }))

function ratios({ days, patients, occupants, rooms, nurses, operating_theaters, surgeons }: ProblemFile) {
  const people = [...patients, ...occupants]
  const minutes = total(patients.map((patient) => patient.surgery_duration))
  return {
    beds: total(people.map((one) => one.length_of_stay)) / (days * total(rooms.map(({ capacity }) => capacity))),
    nurses:
      total(people.flatMap((one) => one.workload_produced)) /
      total(nurses.flatMap((nurse) => nurse.working_shifts.map((shift) => shift.max_load))),
    theatres: minutes / total(operating_theaters.flatMap(({ availability }) => availability)),
    patientsPerSurgeon: patients.length / surgeons.length,
    mandatory: patients.filter(({ mandatory }) => mandatory).length / patients.length,
  }
}

describe('problems like the competition’s', { timeout: 60_000 }, () => {
  it('are read without a fault', () => {
    for (const file of many) expect(readProblem(file).status).toBe('read')
  })

  it('are the same for the same seed, and others for another', () => {
    expect(generateCompetitionLike({ seed: 4 })).toEqual(generateCompetitionLike({ seed: 4 }))
    expect(generateCompetitionLike({ seed: 4 })).not.toEqual(generateCompetitionLike({ seed: 5 }))
  })

  it('have the ratios of demand and supply that the competition’s files have', () => {
    for (const file of many) {
      const { beds, nurses, theatres, patientsPerSurgeon, mandatory } = ratios(file)
      // Ranges over all 103 files, as far as they are known: a little wider than the 30 public ones are.
      expect(beds).toBeGreaterThan(0.5)
      expect(beds).toBeLessThan(1.8)
      expect(nurses).toBeGreaterThan(0.45)
      expect(nurses).toBeLessThan(1.75)
      expect(theatres).toBeGreaterThan(0.12)
      expect(theatres).toBeLessThan(1.2)
      expect(patientsPerSurgeon).toBeLessThan(160)
      expect(mandatory).toBeLessThan(0.85)
    }
    expect(new Set(many.map(({ days }) => days))).toEqual(new Set([14, 21, 28]))
  })

  it('have the size that is asked for', () => {
    const file = generateCompetitionLike({ seed: 1, patients: 60, days: 21 })
    expect([file.patients.length, file.days]).toEqual([60, 21])
    expect(file.patients.every((one) => one.mandatory === (one.surgery_due_day !== undefined))).toBe(true)
  })

  it('have a nurse on duty in every shift', () => {
    for (const { days, nurses } of many) {
      const onDuty = new Set(nurses.flatMap((nurse) => nurse.working_shifts.map(({ day, shift }) => `${day} ${shift}`)))
      expect(onDuty.size).toBe(3 * days)
    }
  })

  it('can be solved with everybody in who must be, because a plan was hidden in them', async () => {
    const problem = readOrThrow(readProblem(generateCompetitionLike({ seed: 10, patients: 90 })))
    const { plan } = await solve(problem, { threads: 1, seed: 1, moves: 1_000_000 })
    expect(judge(problem, plan).feasible).toBe(true)
  })
})
