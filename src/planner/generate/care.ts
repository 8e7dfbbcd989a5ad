/** What a person in bed needs from nurses, shift by shift, as it is spread in the competition's 30 public files. */
import type { Draws, Shares } from './draws.ts'

export const shiftTypes = ['early', 'late', 'night'] as const
export const ageGroups = ['infant', 'adult', 'elderly'] as const
export const skillLevels = 3

/** By shift of the day: nights are quieter. */
const workload: readonly Shares<number>[] = [
  [
    [1, 9],
    [2, 57],
    [3, 34],
  ],
  [
    [1, 15],
    [2, 51],
    [3, 34],
  ],
  [
    [1, 50],
    [2, 50],
  ],
]
/** What a person in bed needs in a day, on average. */
export const workloadADay = workload.reduce((sum, shares) => {
  const all = shares.reduce((total, [, share]) => total + share, 0)
  return sum + shares.reduce((total, [value, share]) => total + value * share, 0) / all
}, 0)

const skill: Shares<number> = [
  [0, 45],
  [1, 33],
  [2, 22],
]
const age: Shares<(typeof ageGroups)[number]> = [
  ['infant', 3],
  ['adult', 21],
  ['elderly', 76],
]
const genders = ['A', 'B'] as const

export function inventPerson(draws: Draws, id: string, nights: number) {
  const shifts = Array.from({ length: nights * shiftTypes.length }, (_, shift) => shift % shiftTypes.length)
  return {
    id,
    gender: draws.one(genders),
    age_group: draws.oneOf(age),
    length_of_stay: nights,
    workload_produced: shifts.map((shift) => draws.oneOf(workload[shift]!)),
    skill_level_required: shifts.map(() => draws.oneOf(skill)),
  }
}
