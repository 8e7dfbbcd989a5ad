/**
 * Solves an alliance's problem twice on one budget: half of it for each trust alone, in proportion to its patients and as
 * far as can be side by side, and half for all together, starting from the union of the plans alone. So a plan that leaves
 * nobody worse off is at hand from the first second on.
 */
import { aloneProblem, trustsOf } from './alone-problem.ts'
import { type KnownBound, RaisedBound } from './bounds/raise-bound.ts'
import { budgetOf, secondsOf, threadsOf } from './budget.ts'
import { firstPlanOf } from './first-plan.ts'
import { judge } from './judge.ts'
import type { Plan } from './plan.ts'
import { isNoWorse, positionsOf } from './positions.ts'
import type { Problem } from './problem.ts'
import { processorAccount } from './processor-account.ts'
import { allianceReport } from './report.ts'
import { factsOf } from './search/facts.ts'
import { solveInside } from './solve.ts'
import type { AllianceSolved, Progress, Solved, SolveOptions } from './solving.ts'
import { type Strand, strandsOf } from './strands.ts'
import { clockNow } from './threads.ts'

/** Of moves or time, for the plans alone. */
const ALONE = 0.5
/** Of the time that the report took on the union of the plans alone, for the one at the end. */
const REPORTING_AGAIN = 1.5
/** Seconds that a search has at least, even when the time is over: it answers with what it is given. */
const LEAST_SECONDS = 0.05
/** What a trust's plan alone can cost at the least is shown nowhere, so no work goes into it. */
const ALONE_BOUND: KnownBound = { value: 0 }

export async function solveAlliance(problem: Problem, options: SolveOptions): Promise<AllianceSolved> {
  const { moves, onProgress, signal } = options
  const began = clockNow()
  const seconds = secondsOf(options)
  const threads = threadsOf(options)
  const trusts = trustsOf(problem)
  const problems = new Map(trusts.map((trust) => [trust, aloneProblem(problem, trust)]))
  const strands = strandsOf(new Map(trusts.map((trust) => [trust, problems.get(trust)!.patients.length])), threads)
  // By part of the run: what of the whole it is, how much of that is over, and the moves made.
  const parts = new Map<string, { readonly share: number; over: number; moves: number }>()
  const secondsUsed = () => (clockNow() - began) / 1000
  // By trust: mandatory patients whom the best plan that it has at hand leaves out.
  const out = new Map<string, number>()
  const isAtHand = () => trusts.every((trust) => out.get(trust) === 0)
  const told = (name: string, share: number, onOut?: (broken: number) => void): StageOptions => {
    const part = { share, over: 0, moves: 0 }
    parts.set(name, part)
    if (!onProgress) return { stage: name }
    return {
      stage: name,
      onProgress: (progress) => {
        part.over = progress.share
        part.moves = progress.moves
        onOut?.(progress.broken)
        const sum = (of: (one: typeof part) => number) => [...parts.values()].reduce((all, one) => all + of(one), 0)
        const shareOver = sum((one) => one.share * one.over)
        onProgress({
          ...progress,
          lowerBound: bound.value,
          acceptable: isAtHand(),
          share: Math.min(1, shareOver),
          seconds: secondsUsed(),
          moves: sum((one) => one.moves),
        })
      },
    }
  }
  const startOf = (trust: string) => options.from && ownPart(options.from, problems.get(trust)!)

  if (onProgress) {
    const plans = trusts.map((trust) => {
      const plan = firstPlanOf(problems.get(trust)!, options.seed, startOf(trust))
      out.set(trust, mandatoryOut(problems.get(trust)!, plan))
      return plan
    })
    onProgress(firstProgress(problem, unionOf(plans), isAtHand(), secondsUsed()))
  }

  // Of the whole problem, and it rises through all stages.
  const account = options.processorSeconds === undefined ? undefined : processorAccount(options.processorSeconds)
  const facts = factsOf(problem)
  const bound = new RaisedBound(facts, threads, budgetOf(options))
  const processorSeconds = account && account() - bound.expectedSeconds / threads
  const stopBound = () => bound.stop()
  signal?.addEventListener('abort', stopBound)
  if (signal?.aborted) stopBound()
  try {
    return await run()
  } finally {
    signal?.removeEventListener('abort', stopBound)
    stopBound()
  }

  async function run(): Promise<AllianceSolved> {
    const solved = new Map<string, Solved>()
    await allPlannedAlone(solved)
    // In the order of the trusts, whoever was done first.
    const alone = new Map(trusts.map((trust) => [trust, solved.get(trust)!]))
    const union = unionOf([...alone.values()].map(({ plan }) => plan))
    const judgedAlone = { plan: union, judgement: judge(problem, union) }
    // What is at hand if nothing better is found; and the time that the report will take is known from it.
    const reporting = clockNow()
    const reportAlone = allianceReport(problem, judgedAlone, judgedAlone)
    const promised = positionsOf(problem, judgedAlone.judgement)
    const keptBack = (REPORTING_AGAIN * (clockNow() - reporting)) / 1000
    const found = await solveInside(problem, {
      ...options,
      ...limits({ of: 1 - ALONE, ofRest: 1, until: 1, keptBack }),
      ...told('together', 1 - ALONE),
      from: union,
      facts,
      bound,
      alone: trusts.map((trust) => promised.get(trust)!),
    })
    const reached = positionsOf(problem, found.judgement)
    const acceptable = trusts.every((trust) => isNoWorse(reached.get(trust)!, promised.get(trust)!))
    await bound.end()
    const known = { ...found, lowerBound: Math.max(bound.value, found.lowerBound) }
    const together = acceptable ? known : { ...known, ...judgedAlone }
    const report = acceptable ? allianceReport(problem, judgedAlone, together) : reportAlone
    return { alone, together, acceptable, report }
  }

  /** When one strand fails the others stop at once: nobody would hear of what they find. */
  async function allPlannedAlone(solved: Map<string, Solved>): Promise<void> {
    const failing = new AbortController()
    const stop = signal ? AbortSignal.any([signal, failing.signal]) : failing.signal
    const planned = strands.map((strand) => planAlone(strand, solved, stop))
    try {
      await Promise.all(planned)
    } catch (fault) {
      failing.abort()
      await Promise.allSettled(planned)
      throw fault
    }
  }

  async function planAlone(strand: Strand, solved: Map<string, Solved>, stop: AbortSignal): Promise<void> {
    let left = 1
    for (const { trust, share } of strand.trusts) {
      const from = startOf(trust)
      const ofAll = (ALONE * share * strand.threads) / threads
      const onOut = (broken: number) => out.set(trust, Math.min(out.get(trust) ?? broken, broken))
      const one = await solveInside(problems.get(trust)!, {
        ...options,
        threads: strand.threads,
        ...limits({ of: ALONE * share, ofRest: share / left, until: ALONE, threads: strand.threads }),
        ...told(`alone: ${trust}`, ofAll, onOut),
        ...(from && { from }),
        signal: stop,
        bound: ALONE_BOUND,
      })
      solved.set(trust, one)
      out.set(trust, one.judgement.broken.H5)
      left -= share
    }
  }

  /**
   * What a search may use: `of` what a thread may use in all, times its threads; on the clock `ofRest` of what is left
   * until that much of the run is over.
   */
  function limits(part: Part): Partial<SolveOptions> {
    const { of, ofRest, until, threads: own = threads, keptBack = 0 } = part
    const left = seconds === undefined ? 0 : seconds * until - secondsUsed() - keptBack
    return {
      ...(moves !== undefined && { moves: Math.max(1, Math.floor((moves * of * own) / threads)) }),
      ...(processorSeconds !== undefined && { processorSeconds: processorSeconds * of }),
      ...(seconds !== undefined && { seconds: Math.max(LEAST_SECONDS, left * ofRest) }),
    }
  }
}

type StageOptions = { readonly stage: string; readonly onProgress?: (progress: Progress) => void }

type Part = {
  readonly of: number
  readonly ofRest: number
  readonly until: number
  readonly threads?: number
  readonly keptBack?: number
}

/** Plans of trusts that share nothing, as one. */
export function unionOf(plans: readonly Plan[]): Plan {
  return {
    placements: new Map(plans.flatMap(({ placements }) => [...placements])),
    duties: plans.flatMap(({ duties }) => duties),
  }
}

/** The first plans alone, made in one pass each: together acceptable by their making, if nobody is left out who must come. */
function firstProgress(problem: Problem, union: Plan, acceptable: boolean, seconds: number): Progress {
  const { broken, cost, parts } = judge(problem, union)
  return {
    stage: 'first plan',
    share: 0,
    seconds,
    moves: 0,
    movesPerSecond: 0,
    broken: broken.H5,
    cost,
    parts,
    lowerBound: 0,
    acceptable,
  }
}

function mandatoryOut({ patients }: Problem, { placements }: Plan): number {
  return patients.filter(({ id, mandatory }) => mandatory && !placements.has(id)).length
}

function ownPart(plan: Plan, own: Problem): Plan {
  const hospitals = new Set(own.hospitals.map(({ id }) => id))
  const patients = new Set(own.patients.map(({ id }) => id))
  const nurses = new Set(own.nurses.map(({ id }) => id))
  const surgeons = new Set(own.surgeons.map(({ id }) => id))
  return {
    placements: new Map(
      [...plan.placements].filter(([id, { hospital, surgeon }]) => {
        return patients.has(id) && hospitals.has(hospital) && surgeons.has(surgeon)
      }),
    ),
    duties: plan.duties.filter(({ nurse, hospital }) => nurses.has(nurse) && hospitals.has(hospital)),
  }
}
