/** The whole problem as one piece: the best plan and the proof that no other costs less, where it is small enough. */
import { judge } from '../judge.ts'
import type { Plan } from '../plan.ts'
import type { Problem } from '../problem.ts'
import { copyDecisions, planOf } from '../search/decisions.ts'
import { factsOf } from '../search/facts.ts'
import { stateOf } from '../search/state-of.ts'
import { Crew, clockNow } from '../threads.ts'

export type Proof = {
  /** 'unproven' where it was stopped, where no plan keeps the musts, and where fairness is weighed. */
  readonly status: 'optimal' | 'unproven'
  /** The best found. */
  readonly plan: Plan
  readonly cost: number
}

/**
 * Solves in a thread of its own, for minutes if need be, until it is done or the signal says stop.
 *
 * @param from a plan to begin from: the better it is, the sooner the proof
 */
export async function proveOptimum(problem: Problem, from: Plan, signal?: AbortSignal): Promise<Proof> {
  const facts = factsOf(problem)
  const first = copyDecisions(stateOf(facts, from))
  const crew = new Crew(facts, 1)
  const stop = () => crew.stop()
  try {
    if (signal?.aborted) stop()
    signal?.addEventListener('abort', stop)
    const limits = { number: 0, moves: undefined, begins: clockNow(), ends: undefined, processor: undefined }
    const leg = { kind: 'exact', ...limits, from: first, alone: undefined, pieces: 'whole' } as const
    const { best, lowerBound } = await crew.run([leg], () => {})
    if (crew.fault) throw new Error('the thread that proves has broken', { cause: crew.fault })
    const plan = planOf(facts, best?.decisions ?? first)
    const { cost, feasible } = judge(problem, plan)
    if (feasible && lowerBound > cost)
      throw new Error(`no plan is said to cost less than ${lowerBound}, and one costs ${cost}`)
    return { status: feasible && lowerBound === cost ? 'optimal' : 'unproven', plan, cost }
  } finally {
    signal?.removeEventListener('abort', stop)
    await crew.dismiss()
  }
}
