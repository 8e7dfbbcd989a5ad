/**
 * Solves a problem: a first plan at once, then legs of annealing on several threads until moves, time or patience end.
 */
import { RaisedBound } from './bounds/raise-bound.ts'
import { better, Elites } from './elites.ts'
import { judge } from './judge.ts'
import { legCooling, legsOf } from './legs.ts'
import type { Plan } from './plan.ts'
import type { Problem } from './problem.ts'
import { NoProcessorTime, ProcessorClock, tellsProcessorTime } from './processor-clock.ts'
import { Random } from './random.ts'
import { type Best, noBest, record } from './search/anneal.ts'
import { assignNurses, construct } from './search/construct.ts'
import { type Decisions, decisionsOf, planOf } from './search/decisions.ts'
import { type Facts, factsOf } from './search/facts.ts'
import { promise } from './search/keep.ts'
import { moveWeights, type SearchParameters, usualParameters } from './search/parameters.ts'
import { recombine } from './search/recombine.ts'
import { startState, takeOver } from './search/start.ts'
import { OUT } from './search/state.ts'
import { joinWindows } from './search/window.ts'
import type { Progress, Solved, SolveOptions } from './solving.ts'
import type { LegPlan } from './thread-messages.ts'
import { Crew, type CrewNews, clockNow } from './threads.ts'

/** Milliseconds between progress reports. */
const REPORT_EVERY = 500
/** Milliseconds kept back from the time limit to end in, besides what the last judgement takes. */
const KEPT_BACK = 50
/** Of the time that the first plan was judged in, for the last, which has more in it. */
const JUDGING_AGAIN = 1.5
const DEFAULT_SECONDS = 60

export type SolveInside = SolveOptions & {
  /** By trust: positions that the plan must not worsen. */
  readonly alone?: readonly number[]
  readonly stage?: string
  /** For tests: told of the crew before the first leg. */
  readonly onCrew?: (crew: Crew) => void
}

export async function solve(problem: Problem, options: SolveOptions): Promise<Solved> {
  return solveInside(problem, options)
}

export async function solveInside(problem: Problem, options: SolveInside): Promise<Solved> {
  const { seed, moves, processorSeconds, signal, alone } = options
  const threads = Math.min(64, Math.max(1, Math.floor(options.threads)))
  const began = clockNow()
  const isLimited = moves !== undefined || processorSeconds !== undefined
  const seconds = options.seconds ?? (isLimited ? undefined : DEFAULT_SECONDS)
  const processor = processorSeconds === undefined ? undefined : processorAccount(processorSeconds)
  const facts = factsOf(problem)
  const crew = new Crew(facts, threads)
  const budget = { moves, seconds: least(seconds, processorSeconds) }
  const bound = new RaisedBound(facts, threads, budget)
  const onAbort = () => {
    crew.stop()
    bound.stop()
  }
  try {
    options.onCrew?.(crew)
    if (signal?.aborted) onAbort()
    signal?.addEventListener('abort', onAbort)
    const report = reporter(facts, bound, began, options)
    let best: LegPlan = firstOnThisThread(facts, seed, options.from)
    const given = options.from && best.decisions
    // One a thread, in turn.
    const portfolio = options.parameters?.length ? options.parameters : [usualParameters]
    const legs = legsOf(facts, threads, budget, given !== undefined, portfolio[0]!)
    // Recombining draws from random numbers of its own, on this thread, so that it does not depend on who is done first.
    const elites = new Elites()
    const chance = new Random(seed)
    let done = 0
    // Judged not only to be told, but to know how long the last judgement will take.
    const judging = clockNow()
    const first = { best, plan: planOf(facts, best.decisions) }
    const judgedFirst = judge(problem, first.plan)
    const keptBack = KEPT_BACK + JUDGING_AGAIN * (clockNow() - judging)
    report({ moves: 0, share: 0, best }, judgedFirst.parts)
    const processorEach = processor && processor() - bound.expectedSeconds / threads
    const ends = seconds === undefined ? undefined : began + 1000 * seconds - keptBack
    let passed = 0
    // The first thread warms up the best plan; every other one, if it is so set, what two good plans give together.
    const goOnFrom = (thread: number, { legs: { recombines } }: SearchParameters): Decisions => {
      const pair = recombines && thread % 2 === 1 ? elites.pair(chance) : undefined
      return pair ? recombine(facts, pair[0].decisions, pair[1].decisions, chance) : best.decisions
    }
    let walking = best.decisions
    for (const [number, leg] of legs.entries()) {
      const { share, isFresh, turn } = leg
      const begins = clockNow()
      if (signal?.aborted || crew.lost === threads || (ends !== undefined && begins >= ends)) break
      const legEnds = ends === undefined ? undefined : begins + ((ends - begins) * share) / (1 - passed)
      const outcome = await crew.run(
        Array.from({ length: threads }, (_, thread) => {
          const parameters = portfolio[thread % portfolio.length]!
          const from = turn ? walking : isFresh ? given : goOnFrom(thread, parameters)
          return {
            number,
            seed: (Math.imul(seed, 1_000_003) + number * 1009 + thread) | 0,
            from,
            cooling: legCooling(facts, leg, thread, given !== undefined, parameters),
            weights: moveWeights(parameters),
            moves: moves === undefined ? undefined : Math.ceil((moves * share) / threads),
            begins,
            ends: legEnds,
            processor: processorEach === undefined ? undefined : { total: processorEach, share: share / (1 - passed) },
            alone: from && alone,
            turn: turn && { ...turn, own: thread },
          }
        }),
        (news) => {
          const over = passed + share * news.share
          report({ moves: done + news.moves, share: over, best: better(best, news.best) })
        },
      )
      done += outcome.moves
      passed += share
      best = better(best, outcome.best)!
      if (turn) {
        walking = joinWindows(facts, walking, turn, outcome.stands)
        best = better(best, planAt(facts, walking, alone))!
      } else for (const plan of outcome.plans) elites.offer(plan)
    }
    if (done === 0 && crew.fault) throw new Error('no planner thread could start', { cause: crew.fault })
    // With a limit of time the bound has had its share; with moves alone it takes the steps that it takes.
    if (budget.seconds !== undefined) bound.stop()
    await bound.done()
    const plan = best === first.best ? first.plan : planOf(facts, best.decisions)
    const judgement = best === first.best ? judgedFirst : judge(problem, plan)
    report({ moves: done, share: 1, best }, judgement.parts)
    const used = (clockNow() - began) / 1000
    return {
      plan,
      judgement,
      seed,
      threads,
      moves: done,
      movesPerSecond: Math.round(done / Math.max(used, 0.001)),
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

/** Before any thread has started: the plan given, as far as it can be kept, or one made in one pass. */
function firstOnThisThread(facts: Facts, seed: number, given: Plan | undefined): Best {
  const decided = given && decisionsOf(facts, given).decisions
  const s = startState(facts, new Random(seed), decided ? { posting: decided.posting } : {})
  if (decided) takeOver(s, decided)
  else construct(s)
  assignNurses(s)
  const best = noBest(s)
  record(s, best)
  return best
}

/** What the decisions cost; without end while they take from a trust what it was promised. */
function planAt(facts: Facts, decisions: Decisions, alone: readonly number[] | undefined): LegPlan {
  const s = startState(facts, new Random(0), { posting: decisions.posting })
  takeOver(s, decisions)
  if (alone) promise(s, alone)
  const best = noBest(s)
  record(s, best)
  return best
}

/** A plan made in one pass on this thread, or the one given as far as it can be kept: a second or less for a long list. */
export function firstPlanOf(problem: Problem, seed: number, given?: Plan): Plan {
  const facts = factsOf(problem)
  return planOf(facts, firstOnThisThread(facts, seed, given).decisions)
}

function reporter(facts: Facts, bound: RaisedBound, began: number, options: SolveInside) {
  let next = Number.NEGATIVE_INFINITY
  /** @param judged the judge's parts of the plan, if it was asked */
  return (news: CrewNews, judged?: Progress['parts']) => {
    const { onProgress, moves, seconds, stage = 'solving' } = options
    const now = clockNow()
    if (!onProgress || !news.best || (!judged && now < next)) return
    const used = (now - began) / 1000
    const byMoves = moves === undefined ? 0 : news.moves / moves
    const byTime = seconds === undefined ? 0 : used / seconds
    const progress: Progress = {
      stage,
      share: Math.min(1, Math.max(byMoves, byTime, news.share)),
      seconds: used,
      moves: news.moves,
      movesPerSecond: Math.round(news.moves / Math.max(used, 0.001)),
      broken: news.best.mandatoryOut,
      cost: news.best.cost,
      parts: judged ?? costOfWaits(facts, news.best.decisions),
      lowerBound: bound.value,
      acceptable: options.alone !== undefined,
    }
    onProgress(progress)
    next = now + REPORT_EVERY
  }
}

/** What those placed wait (S7) and those left (S8) cost: the search's own sums, because the judge takes its time. */
function costOfWaits(facts: Facts, { day }: Decisions): { readonly S7: number; readonly S8: number } {
  let [delay, left] = [0, 0]
  for (let i = 0; i < facts.patients; i++) {
    if (day[i] !== OUT) delay += day[i]! - facts.release[i]!
    else if (facts.mandatory[i] === 0) left += facts.untreatedWeight[i]!
  }
  return { S7: facts.weights.delay * delay, S8: left }
}
