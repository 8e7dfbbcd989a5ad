/**
 * What runs in a worker thread: searches leg by leg as it is told, and reports the best plan several times a second.
 *
 * With `threads.ts` and `processor-clock.ts` the only file of the planner that meets the machine. The clocks decide when a
 * leg that is limited by time ends and when to report, and nothing else.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { loadHighs } from './exact/highs.ts'
import { MOST_ROWS, piecesToSolve, whole } from './exact/pieces-to-solve.ts'
import { solvePieces } from './exact/solve-pieces.ts'
import { ProcessorClock } from './processor-clock.ts'
import { Random } from './random.ts'
import { anneal, type Best, noBest, record } from './search/anneal.ts'
import { assignNurses } from './search/construct.ts'
import { fillGaps } from './search/fill-gaps.ts'
import { promise } from './search/keep.ts'
import { settleTheatreDays } from './search/late/theatre-days.ts'
import { firstPlan } from './search/mandatory-first.ts'
import { startState, takeOver } from './search/start.ts'
import type { ExactLeg, Leg, LegPlan, ProcessorLimit, SearchLeg, ThreadData, ThreadNews } from './thread-messages.ts'

const REPORT_EVERY = 250
/** A few hundredths of a second at most, and a few milliseconds for one hospital. */
const MOST_THEATRE_STEPS = 200_000
/** A step of the simplex method with all that belongs to it takes as long as so many moves, about. */
const MOVES_A_STEP = 1000
/** Seconds by which the solver looks at its clock too late, as a rule; a thread that it blocks takes as long to end. */
const SOLVER_LATE = 0.1

const { facts, stop } = workerData as ThreadData
const stopped = new Int32Array(stop)
const now = () => performance.timeOrigin + performance.now()

parentPort!.on('message', (leg: Leg) => (leg.kind === 'exact' ? solveExactly(leg) : search(leg)))

function search(leg: SearchLeg): void {
  const started = now()
  const s = startState(facts, new Random(leg.seed), leg.from ? { posting: leg.from.posting } : {})
  const best = noBest(s)
  // Time to set up the best plan again and look at everybody, which ends the leg, once it is known how long that takes.
  let reserve = 0
  const used = shareOf(leg)
  const share = (moves: number) => used(moves, reserve)
  let made = 0
  let told = now()
  const tell = teller(leg, best, share)
  let settingUp = now() - started
  if (leg.from) {
    takeOver(s, leg.from)
    assignNurses(s)
    settingUp = now() - started
    if (leg.alone) promise(s, leg.alone)
    record(s, best)
  } else {
    made = firstPlan(s, best, { weights: leg.weights, share })
  }
  const looked = now()
  fillGaps(s)
  record(s, best)
  reserve = 2 * (settingUp + now() - looked)
  if (leg.ends !== undefined) reserve = Math.min(reserve, (leg.ends - leg.begins) / 4)
  tell('so-far', made)
  const before = made
  made += anneal(s, best, {
    cooling: leg.cooling,
    weights: leg.weights,
    share: (moves) => share(before + moves),
    onCheck: (_, moves) => {
      if (now() - told < REPORT_EVERY) return
      told = now()
      tell('so-far', before + moves)
    },
  })
  if (!Number.isFinite(best.cost)) {
    tell('done', made)
    return
  }
  // Every patient's gap is looked for from the best plan, not from where the search happens to stand.
  const last = startState(facts, new Random(leg.seed), { posting: best.decisions.posting })
  takeOver(last, best.decisions)
  if (s.guarantee) last.guarantee = { ...s.guarantee, owed: 0 }
  fillGaps(last)
  settleTheatreDays(last, (steps) => steps / MOST_THEATRE_STEPS)
  record(last, best)
  tell('done', made)
}

/** Solves pieces of the plan that it is given; one step of the solver counts as so many moves. */
async function solveExactly(leg: ExactLeg): Promise<void> {
  const { from, alone, pieces } = leg
  const best = noBest(startState(facts, new Random(1), { posting: from.posting }))
  const used = shareOf(leg)
  const share = (steps: number) => used(steps * MOVES_A_STEP, 0)
  const tell = teller(leg, best, share)
  const highs = await loadHighs()
  const lowerBound = solvePieces(best, {
    facts,
    from,
    alone,
    highs,
    ...(pieces === 'whole'
      ? { pieces: [whole], mostRows: Number.POSITIVE_INFINITY }
      : { pieces: piecesToSolve(facts, pieces.thread, pieces.threads), mostRows: MOST_ROWS }),
    share,
    secondsLeft: () => leg.ends && (leg.ends - now()) / 1000 - SOLVER_LATE,
    onBetter: () => tell('so-far', 0),
  })
  tell('done', 0, best.mandatoryOut === 0 && Number.isFinite(lowerBound) ? { lowerBound } : {})
}

/** How much of a leg is over, given its moves, if the last `reserve` milliseconds of it are kept. */
function shareOf(leg: Leg): (moves: number, reserve: number) => number {
  const used = leg.processor && processorShare(leg.processor)
  return (moves, reserve) => {
    if (Atomics.load(stopped, 0) !== 0) return 1
    const byMoves = leg.moves === undefined ? 0 : moves / leg.moves
    const byTime = leg.ends === undefined ? 0 : (now() - leg.begins) / (leg.ends - leg.begins - reserve)
    return Math.max(byMoves, byTime, used?.(reserve) ?? 0)
  }
}

type More = Pick<ThreadNews, 'lowerBound'>

function teller(leg: Leg, best: Best, share: (moves: number) => number) {
  let toldCost = Number.POSITIVE_INFINITY
  return (kind: ThreadNews['kind'], moves: number, more: More = {}): void => {
    const isNews = best.cost !== toldCost
    if (isNews) toldCost = best.cost
    const news: ThreadNews = {
      kind,
      leg: leg.number,
      moves,
      share: Math.min(1, share(moves)),
      best: isNews || kind === 'done' ? planOfBest(best) : undefined,
      ...more,
    }
    parentPort!.postMessage(news)
  }
}

/** How much of the leg's processor time is used, if the last `reserve` milliseconds of it are kept. */
function processorShare({ total, share }: ProcessorLimit): (reserve: number) => number {
  const clock = new ProcessorClock()
  const begins = clock.seconds()
  const length = Math.max(0, total - begins) * share
  return (reserve) => {
    const searching = Math.max(0.75 * length, length - reserve / 1000)
    return searching === 0 ? 1 : (clock.seconds() - begins) / searching
  }
}

/** The search goes on in the arrays: a message takes a copy of them when it is posted. */
function planOfBest({ decisions, mandatoryOut, cost }: Best): LegPlan | undefined {
  return Number.isFinite(cost) ? { decisions, mandatoryOut, cost } : undefined
}
