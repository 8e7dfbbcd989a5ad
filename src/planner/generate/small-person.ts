/**
 * People of the small invented problems, in which everything is drawn evenly. The ten whose best plans are known are made
 * of these draws in this order: it must not change.
 */
import type { Draws } from './draws.ts'

export const threeShifts: readonly string[] = ['early', 'late', 'night']
export const threeAgeGroups: readonly string[] = ['infant', 'adult', 'elderly']

/** @param skill draws the skill that a shift needs */
export function smallPerson(draws: Draws, id: string, nights: number, skill: () => number) {
  return {
    id,
    gender: draws.one(['A', 'B'] as const),
    age_group: draws.one(threeAgeGroups),
    length_of_stay: nights,
    workload_produced: Array.from({ length: nights * threeShifts.length }, () => draws.whole(1, 3)),
    skill_level_required: Array.from({ length: nights * threeShifts.length }, skill),
  }
}
