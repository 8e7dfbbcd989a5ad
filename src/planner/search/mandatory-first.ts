/**
 * Finds a plan with every mandatory patient in it by leaving the optional ones out of play until that is done.
 *
 * Measured on the competition's hardest case (125 of 154 patients mandatory, beds scarce): with everybody in play one
 * mandatory patient stayed out for as long as we looked; alone, they all found a place within 0.3 million moves.
 */
import { anneal, type Best, type Run, record } from './anneal.ts'
import { assignNurses, construct } from './construct.ts'
import { swapOrder } from './place.ts'
import type { State } from './state.ts'

/** Warm enough to give up a good day for a possible one. */
const TEMPERATURE = 50
/** Of the run: if it takes longer, the main phase has to do it. */
const LONGEST_SHARE = 0.15

/** Makes the first plan, mandatory patients first. Answers the moves made; `best` holds the plan if it breaks no must. */
export function firstPlan(s: State, best: Best, { weights, share }: Pick<Run, 'weights' | 'share'>): number {
  const everybody = s.inPlay
  for (let at = s.inPlay - 1; at >= s.placed; at--) {
    if (s.facts.mandatory[s.order[at]!] === 0) swapOrder(s, at, --s.inPlay)
  }
  construct(s)
  assignNurses(s)
  const moves =
    s.mandatoryOut === 0
      ? 0
      : anneal(s, best, {
          cooling: { at: [0, 1], temperature: [TEMPERATURE, TEMPERATURE] },
          weights,
          share: (made) => (s.mandatoryOut === 0 ? 1 : share(made) / LONGEST_SHARE),
        })
  s.inPlay = everybody
  construct(s)
  record(s, best)
  return moves
}
