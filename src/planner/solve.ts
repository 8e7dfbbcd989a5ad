/**
 * Solves a problem: a first plan at once, then legs of annealing on several threads until moves, time or patience end.
 */
import { RaisedBound } from './bounds/raise-bound.ts'
import { firstOnThisThread } from './first-plan.ts'
import { judge } from './judge.ts'
import type { Problem } from './problem.ts'
import { NoProcessorTime, ProcessorClock, tellsProcessorTime } from './processor-clock.ts'
import { reporter } from './report-progress.ts'
import type { Position } from './report-shape.ts'
import { runLegs } from './run-legs.ts'
import { planOf } from './search/decisions.ts'
import { factsOf } from './search/facts.ts'
import { usualParameters } from './search/parameters.ts'
import type { Solved, SolveOptions } from './solving.ts'
import { Crew, clockNow } from './threads.ts'

/** Milliseconds kept back from the time limit to end in, besides what the last judgement takes. */
const KEPT_BACK = 50
/** Of the time that the first plan was judged in, for the last, which has more in it. */
const JUDGING_AGAIN = 1.5
const DEFAULT_SECONDS = 60

export type SolveInside = SolveOptions & {
  /** By trust, in the order in which the hospitals name them: positions that the plan must not worsen. */
  readonly alone?: readonly Position[]
  readonly stage?: string
  /** For tests: told of the crew before the first leg. */
  readonly onCrew?: (crew: Crew) => void
}

export async function solve(problem: Problem, options: SolveOptions): Promise<Solved> {
  return solveInside(problem, options)
}

export async function solveInside(problem: Problem, options: SolveInside): Promise<Solved> {
  const { seed, moves, processorSeconds, signal, alone, from } = options
  const threads = Math.min(64, Math.max(1, Math.floor(options.threads)))
  const began = clockNow()
  const isLimited = moves !== undefined || processorSeconds !== undefined
  const seconds = options.seconds ?? (isLimited ? undefined : DEFAULT_SECONDS)
  const processor = processorSeconds === undefined ? undefined : processorAccount(processorSeconds)
  const facts = factsOf(problem)
  const budget = { moves, seconds: least(seconds, processorSeconds) }
  const bound = new RaisedBound(facts, threads, budget)
  const crew = new Crew(facts, threads)
  const onAbort = () => {
    crew.stop()
    bound.stop()
  }
  try {
    options.onCrew?.(crew)
    if (signal?.aborted) onAbort()
    signal?.addEventListener('abort', onAbort)
    const { stage = 'solving' } = options
    const lowerBound = () => bound.value
    const report = reporter(facts, began, { ...options, stage, isAcceptable: alone !== undefined, lowerBound })
    const first = firstOnThisThread(facts, seed, from)
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
      processorSeconds: processor && processor() - bound.expectedSeconds / threads,
      alone,
      signal,
      onNews: report,
    })
    if (run.moves === 0 && crew.fault) throw new Error('no planner thread could start', { cause: crew.fault })
    // With a limit of time the bound has had its share; with moves alone it takes the steps that it takes.
    if (budget.seconds !== undefined) bound.stop()
    await bound.done()
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
      lowerBound: bound.value,
      ended: signal?.aborted ? 'stopped' : crew.lost > 0 ? 'thread-lost' : 'done',
    }
  } finally {
    signal?.removeEventListener('abort', onAbort)
    bound.stop()
    await crew.dismiss()
  }
}

/**
 * What each thread may use when this one has done its part: the same in all as on a machine that does nothing else, where
 * the threads have to wait while this one begins.
 */
function processorAccount(seconds: number): () => number {
  if (!tellsProcessorTime()) {
    throw new NoProcessorTime(
      'this system does not tell what a thread has used of the processor (Linux does): give seconds',
    )
  }
  const clock = new ProcessorClock()
  const before = clock.seconds()
  return () => seconds - (clock.seconds() - before) - KEPT_BACK / 1000
}

function least(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.min(a, b)
}
