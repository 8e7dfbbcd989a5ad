/** The trusts' positions as the search prices them, mandatory patients who are out included. */
import type { Plan } from './plan.ts'
import type { Problem } from './problem.ts'
import { factsOf } from './search/facts.ts'
import { stateOf } from './search/state-of.ts'

export function searchPositions(problem: Problem, plan: Plan): number[] {
  return [...stateOf(factsOf(problem), plan).position]
}
