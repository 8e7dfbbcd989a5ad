/** The search's view of a plan, as far as it breaks no must. */
import type { Plan } from '../plan.ts'
import { Random } from '../random.ts'
import { assignNurses } from './construct.ts'
import { decisionsOf } from './decisions.ts'
import type { Facts } from './facts.ts'
import { startState, takeOver } from './start.ts'
import type { State } from './state.ts'

export function stateOf(facts: Facts, plan: Plan, random = new Random(1)): State {
  const decisions = decisionsOf(facts, plan)
  const s = startState(facts, random, { posting: decisions.posting })
  takeOver(s, decisions)
  assignNurses(s)
  return s
}
