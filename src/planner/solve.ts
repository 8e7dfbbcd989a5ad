/**
 * Solves a problem: a first plan at once, then legs of annealing on several threads until moves, time or patience end.
 */
import { type KnownBound, RaisedBound } from './bounds/raise-bound.ts'
import { budgetOf, secondsOf, threadsOf } from './budget.ts'
import { firstOnThisThread } from './first-plan.ts'
import { judge } from './judge.ts'
import type { Problem } from './problem.ts'
import { processorAccount } from './processor-account.ts'
import { reporter } from './report-progress.ts'
import type { Position } from './report-shape.ts'
import { runLegs } from './run-legs.ts'
import { planOf } from './search/decisions.ts'
import { type Facts, factsOf } from './search/facts.ts'
import { usualParameters } from './search/parameters.ts'
import type { Solved, SolveOptions } from './solving.ts'
import { Crew, clockNow } from './threads.ts'

/** Milliseconds kept back from the time limit to end in, besides what the last judgement takes. */
const KEPT_BACK = 50
/** Of the time that the first plan was judged in, for the last, which has more in it. */
const JUDGING_AGAIN = 1.5

export type SolveInside = SolveOptions & {
  /** By trust, in the order in which the hospitals name them: positions that the plan must not worsen. */
  readonly alone?: readonly Position[]
  readonly stage?: string
  /** Of `problem`, if the caller has them. */
  readonly facts?: Facts
  /** What no plan can cost less than, if the caller works on it or has no use for it. */
  readonly bound?: KnownBound
  /** For tests: told of the crew before the first leg. */
  readonly onCrew?: (crew: Crew) => void
}

export async function solve(problem: Problem, options: SolveOptions): Promise<Solved> {
  return solveInside(problem, options)
}

export async function solveInside(problem: Problem, options: SolveInside): Promise<Solved> {
  const { seed, processorSeconds, signal, alone, from } = options
  const threads = threadsOf(options)
  const began = clockNow()
  const seconds = secondsOf(options)
  const processor = processorSeconds === undefined ? undefined : processorAccount(processorSeconds)
  const facts = options.facts ?? factsOf(problem)
  const budget = budgetOf(options)
  const rising = options.bound ? undefined : new RaisedBound(facts, threads, budget)
  const bound = rising ?? options.bound!
  const crew = new Crew(facts, threads)
  const onAbort = () => {
    crew.stop()
    rising?.stop()
  }
  try {
    options.onCrew?.(crew)
    if (signal?.aborted) onAbort()
    signal?.addEventListener('abort', onAbort)
    const { stage = 'solving' } = options
    let proven = Number.NEGATIVE_INFINITY
    const lowerBound = () => Math.max(bound.value, proven)
    const report = reporter(facts, began, { ...options, stage, isAcceptable: alone !== undefined, lowerBound })
    const first = firstOnThisThread(facts, seed, from, alone !== undefined)
    // Judged not only to be told, but to know how long the last judgement will take.
    const judging = clockNow()
    const firstPlan = planOf(facts, first.decisions)
    const judgedFirst = judge(problem, firstPlan)
    const keptBack = KEPT_BACK + JUDGING_AGAIN * (clockNow() - judging)
    report({ moves: 0, share: 0, best: first }, judgedFirst.parts)
    const run = await runLegs({
      facts,
      crew,
      threads,
      seed,
      first,
      isGiven: from !== undefined,
      portfolio: options.parameters?.length ? options.parameters : [usualParameters],
      budget,
      ends: seconds === undefined ? undefined : began + 1000 * seconds - keptBack,
      processorSeconds: processor && processor() - KEPT_BACK / 1000 - (rising?.expectedSeconds ?? 0) / threads,
      alone,
      signal,
      onNews: report,
    })
    if (run.moves === 0 && crew.fault) throw new Error('no planner thread could start', { cause: crew.fault })
    await rising?.end()
    proven = run.lowerBound
    const plan = run.best === first ? firstPlan : planOf(facts, run.best.decisions)
    const judgement = run.best === first ? judgedFirst : judge(problem, plan)
    report({ ...run, share: 1 }, judgement.parts)
    const used = (clockNow() - began) / 1000
    return {
      plan,
      judgement,
      seed,
      threads,
      moves: run.moves,
      movesPerSecond: Math.round(run.moves / Math.max(used, 0.001)),
      seconds: used,
      lowerBound: lowerBound(),
      ended: signal?.aborted ? 'stopped' : crew.lost > 0 ? 'thread-lost' : 'done',
    }
  } finally {
    signal?.removeEventListener('abort', onAbort)
    rising?.stop()
    await crew.dismiss()
  }
}
