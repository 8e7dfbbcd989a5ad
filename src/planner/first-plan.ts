/**
 * The plan that is there before any thread has started: one made in one pass, or the one given, as far as it can be kept. Of
 * a list of thousands what is given may be little but what is booked: its gaps are filled, or it would be no plan to show.
 */
import type { Plan } from './plan.ts'
import type { Problem } from './problem.ts'
import { Random } from './random.ts'
import { type Best, noBest, record } from './search/anneal.ts'
import { assignNurses, construct } from './search/construct.ts'
import { decisionsOf, planOf } from './search/decisions.ts'
import { type Facts, factsOf } from './search/facts.ts'
import { fillGaps } from './search/fill-gaps.ts'
import { startState, takeOver } from './search/start.ts'

/** @param isPromised whether the plan given is one that no trust may lose by: then it stays as it is */
export function firstOnThisThread(facts: Facts, seed: number, given: Plan | undefined, isPromised = false): Best {
  const decided = given && decisionsOf(facts, given)
  const s = startState(facts, new Random(seed), decided ? { posting: decided.posting } : {})
  if (decided) takeOver(s, decided)
  else construct(s)
  assignNurses(s)
  if (decided && !isPromised) fillGaps(s)
  const best = noBest(s)
  record(s, best)
  return best
}

/** A plan made in one pass on this thread, or from the one given: a second or less for a long list. */
export function firstPlanOf(problem: Problem, seed: number, given?: Plan): Plan {
  const facts = factsOf(problem)
  return planOf(facts, firstOnThisThread(facts, seed, given).decisions)
}
