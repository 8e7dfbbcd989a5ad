/**
 * Makes the plan of a small problem cheaper by solving one piece of it after another, until no piece gains or the time is
 * over. What search steps cannot change at once, a solver can; what it proves of the whole problem is a bound.
 */
import type { Highs } from 'highs'
import { Random } from '../random.ts'
import type { Position } from '../report-shape.ts'
import { type Best, record } from '../search/anneal.ts'
import { assignNurses } from '../search/construct.ts'
import type { Decisions } from '../search/decisions.ts'
import type { Facts } from '../search/facts.ts'
import { promise } from '../search/keep.ts'
import { startState, takeOver } from '../search/start.ts'
import type { State } from '../search/state.ts'
import type { PieceToSolve } from './pieces-to-solve.ts'
import { solvePiece } from './solve-piece.ts'

export type PiecesRun = {
  readonly facts: Facts
  readonly from: Decisions
  /** By trust: positions that no plan may worsen. */
  readonly alone: readonly Position[] | undefined
  readonly highs: Highs
  readonly pieces: readonly PieceToSolve[]
  readonly mostRows: number
  /** How much of the run is over, given the steps of the simplex method so far. */
  share(steps: number): number
  /** Until the run has to be over, on the clock on the wall. */
  secondsLeft(): number | undefined
  /** Told of every plan that is recorded. */
  onBetter(): void
}

/** `best` is updated in place. Answers what no plan at all costs less than, as far as that was looked into. */
export function solvePieces(best: Best, run: PiecesRun): number {
  const { pieces, highs, share } = run
  // Those of which it is known that the plan as it is has nothing to gain from them.
  const done = new Set<PieceToSolve>()
  let s = stateFrom(run, run.from)
  record(s, best)
  let steps = 0
  let bound = Number.NEGATIVE_INFINITY
  // Pieces that are not done within their share are tried again with twice as much.
  for (let part = 1; done.size < pieces.length; part *= 2) {
    for (const piece of pieces) {
      if (done.has(piece)) continue
      const begun = share(steps)
      if (begun >= 1) return bound
      const until = Math.min(1, begun + part * piece.share)
      const before = steps
      const outcome = solvePiece(highs, s, piece.freedom(s), {
        mostRows: run.mostRows,
        isOver: (more) => share(before + more) >= until,
        secondsLeft: run.secondsLeft,
      })
      if (outcome.status === 'refused') {
        done.add(piece)
        continue
      }
      steps += outcome.steps
      if (piece.isWhole) bound = Math.max(bound, outcome.bound)
      const found = outcome.decisions && stateFrom(run, outcome.decisions)
      const { cost, mandatoryOut } = best
      if (found) record(found, best)
      if (found && (best.cost !== cost || best.mandatoryOut !== mandatoryOut)) {
        s = found
        done.clear()
        run.onBetter()
      }
      if (outcome.status !== 'limit') done.add(piece)
      if (bound >= best.cost) return bound
    }
  }
  return bound
}

function stateFrom({ facts, alone }: PiecesRun, decisions: Decisions): State {
  const s = startState(facts, new Random(1), { posting: decisions.posting })
  takeOver(s, decisions)
  assignNurses(s)
  if (alone) promise(s, alone)
  return s
}
