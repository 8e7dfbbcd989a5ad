/** The whole problem as one piece: the best plan and the proof that no other costs less, where it is small enough. */
import { judge } from '../judge.ts'
import type { Plan } from '../plan.ts'
import type { Problem } from '../problem.ts'
import { planOf } from '../search/decisions.ts'
import { factsOf } from '../search/facts.ts'
import { stateOf } from '../search/state-of.ts'
import { everything } from './freedom.ts'
import { loadHighs } from './highs.ts'
import { type ExactLimits, type ExactlySolved, solvePiece } from './solve-piece.ts'

export type Proof =
  | (Omit<ExactlySolved, 'decisions'> & { readonly plan: Plan | undefined })
  | { readonly status: 'refused'; readonly reason: string }

/**
 * Blocks the thread while it solves, for minutes if need be: not for a process that has anybody waiting.
 *
 * @param from a plan to begin from: the better it is, the sooner the proof
 */
export async function proveOptimum(problem: Problem, from: Plan, limits: ExactLimits): Promise<Proof> {
  const facts = factsOf(problem)
  const outcome = solvePiece(await loadHighs(), stateOf(facts, from), everything, limits)
  if (outcome.status === 'refused') return outcome
  const { decisions, ...proof } = outcome
  const plan = decisions && planOf(facts, decisions)
  if (plan && judge(problem, plan).cost !== proof.cost) throw new Error('the judge says otherwise than the model')
  return { ...proof, plan }
}
