/**
 * The run of a crew from leg to leg: what each thread is told to do and to go on from, and the best plan that came of it.
 *
 * Nothing here reads a clock but to end in time: with a budget of moves the outcome depends on the rest alone.
 */
import { better, Elites } from './elites.ts'
import { type Budget, type LegShare, legCooling, legsOf } from './legs.ts'
import { Random } from './random.ts'
import type { Position } from './report-shape.ts'
import type { Decisions } from './search/decisions.ts'
import type { Facts } from './search/facts.ts'
import { moveWeights, type SearchParameters } from './search/parameters.ts'
import { recombine } from './search/recombine.ts'
import type { Leg, LegPlan } from './thread-messages.ts'
import { type Crew, type CrewNews, clockNow } from './threads.ts'

export type LegsRun = {
  readonly facts: Facts
  readonly crew: Crew
  readonly threads: number
  readonly seed: number
  readonly first: LegPlan
  /** Whether the first plan is one that was given: then it is gone on from, not begun anew. */
  readonly isGiven: boolean
  /** One a thread, in turn. */
  readonly portfolio: readonly SearchParameters[]
  /** What the legs are shared out by. */
  readonly budget: Budget
  /** When it has to be over, on the clock that threads share. */
  readonly ends: number | undefined
  /** Of each thread, by its own account. */
  readonly processorSeconds: number | undefined
  /** By trust: positions that the plan must not worsen. */
  readonly alone: readonly Position[] | undefined
  readonly signal: AbortSignal | undefined
  readonly onNews: (news: CrewNews) => void
}

/** `lowerBound`: no plan at all costs less, as far as the legs looked into that. */
export type LegsOutcome = { readonly best: LegPlan; readonly moves: number; readonly lowerBound: number }

export async function runLegs(run: LegsRun): Promise<LegsOutcome> {
  const { facts, crew, threads, seed, first, isGiven, portfolio, budget, ends, processorSeconds, alone } = run
  const parametersOf = (thread: number) => portfolio[thread % portfolio.length]!
  const given = isGiven ? first.decisions : undefined
  const elites = new Elites()
  // Recombining draws from random numbers of its own, on this thread, so that it does not depend on who is done first.
  const chance = new Random(seed)
  let best = first
  let done = 0
  let passed = 0
  let lowerBound = Number.NEGATIVE_INFINITY
  for (const [number, leg] of legsOf(facts, threads, budget, isGiven, parametersOf(0)).entries()) {
    const begins = clockNow()
    if (run.signal?.aborted || crew.lost === threads || (ends !== undefined && begins >= ends)) break
    if (lowerBound >= best.cost) break
    const ofRest = leg.share / (1 - passed)
    const legEnds = ends === undefined ? undefined : begins + (ends - begins) * ofRest
    const outcome = await crew.run(
      Array.from({ length: threads }, (_, thread) => legOf(leg, number, thread, { begins, ends: legEnds, ofRest })),
      (news) => {
        const share = passed + leg.share * news.share
        run.onNews({ moves: done + news.moves, share, best: better(best, news.best) })
      },
    )
    done += outcome.moves
    passed += leg.share
    best = better(best, outcome.best)!
    lowerBound = Math.max(lowerBound, outcome.lowerBound)
    for (const plan of outcome.plans) elites.offer(plan)
  }
  return { best, moves: done, lowerBound }

  function legOf(leg: LegShare, number: number, thread: number, time: LegTime): Leg {
    const { share, isFresh } = leg
    const limits = {
      number,
      moves: budget.moves === undefined ? undefined : Math.ceil((budget.moves * share) / threads),
      begins: time.begins,
      ends: time.ends,
      processor: processorSeconds === undefined ? undefined : { total: processorSeconds, share: time.ofRest },
    }
    if (leg.isExact) return { kind: 'exact', ...limits, from: best.decisions, alone, pieces: { thread, threads } }
    const parameters = parametersOf(thread)
    const from = isFresh ? given : goOnFrom(thread, parameters)
    return {
      kind: 'search',
      ...limits,
      seed: (Math.imul(seed, 1_000_003) + number * 1009 + thread) | 0,
      from,
      cooling: legCooling(facts, leg, thread, isGiven, parameters),
      weights: moveWeights(parameters),
      alone: from && alone,
    }
  }

  /** The first thread warms up the best plan; every other one, if it is so set, what two good plans give together. */
  function goOnFrom(thread: number, { legs: { recombines } }: SearchParameters): Decisions {
    const pair = recombines && thread % 2 === 1 ? elites.pair(chance) : undefined
    return pair ? recombine(facts, pair[0].decisions, pair[1].decisions, chance) : best.decisions
  }
}

/** `ofRest` is what part of all that is left the leg may use. */
type LegTime = { readonly begins: number; readonly ends: number | undefined; readonly ofRest: number }
