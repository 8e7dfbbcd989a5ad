/**
 * The search: moves at a falling temperature, the best plan recorded on the way.
 *
 * It reads no clock. `share` says how much of the run is over, by moves made or by time, and is asked at every check;
 * with moves alone the run is the same for the same state and random numbers.
 */
import { copyDecisions, type Decisions, recordDecisions } from './decisions.ts'
import { drawTable, FORCE, makeMove, weightsFor } from './moves/all-moves.ts'
import { setMandatoryPrice } from './place.ts'
import type { State } from './state.ts'
import { type Cooling, temperatureAt } from './temperature.ts'

export type Best = {
  decisions: Decisions
  mandatoryOut: number
  /** The judge's cost: without the price of mandatory patients who are out. */
  cost: number
}

export type Run = {
  readonly cooling: Cooling
  /** How often each move is drawn, in the order in which they are numbered. */
  readonly weights: readonly number[]
  /** 0 at the start, 1 or more when the run is over, given the moves made in it. */
  share(moves: number): number
  /** Called at checks, at most every few thousand moves. */
  onCheck?(best: Best, moves: number): void
}

/** Moves between two looks at clock, temperature and record. Also the longest overrun: well under a millisecond. */
const CHECK = 1024
/** Where in the run a mandatory patient still being out makes the price rise. */
const FIRST_ALARM = 0.3
const SECOND_ALARM = 0.5

/** −ln of 4096 evenly spread numbers: an acceptance limit without a logarithm per move. */
const minusLog = Float64Array.from({ length: 4096 }, (_, k) => -Math.log((k + 0.5) / 4096))

/** Anneals from the state as it is; `best` is updated in place whenever a better plan is passed. Answers the moves made. */
export function anneal(s: State, best: Best, { cooling, weights, share, onCheck }: Run): number {
  const { random } = s
  const possible = weightsFor(s.facts, weights)
  let table = drawTable(possible)
  let moves = 0
  let alarms = 0
  for (let now = share(0); now < 1; now = share(moves)) {
    const temperature = temperatureAt(cooling, now)
    if (s.mandatoryOut > 0 && !s.guarantee && now > (alarms === 0 ? FIRST_ALARM : SECOND_ALARM) && alarms < 2) {
      alarms++
      setMandatoryPrice(s, 2 * s.mandatoryPrice)
      table = drawTable(possible.map((weight, move) => (move === FORCE ? weight * 4 ** alarms : weight)))
    }
    for (let k = 0; k < CHECK; k++) {
      const bits = random.bits()
      s.limit = temperature * minusLog[(bits >>> 10) & 4095]!
      makeMove(s, table[bits & 1023]!)
    }
    moves += CHECK
    record(s, best)
    onCheck?.(best, moves)
  }
  return moves
}

export function noBest(s: State): Best {
  return { decisions: copyDecisions(s), mandatoryOut: Number.POSITIVE_INFINITY, cost: Number.POSITIVE_INFINITY }
}

/** Keeps the state if it is the best so far and no trust is worse off in it than alone. */
export function record(s: State, best: Best): void {
  if (s.guarantee && s.guarantee.owed > 0) return
  const cost = s.cost - s.mandatoryOut * s.mandatoryPrice
  if (s.mandatoryOut > best.mandatoryOut || (s.mandatoryOut === best.mandatoryOut && cost >= best.cost)) return
  best.cost = cost
  best.mandatoryOut = s.mandatoryOut
  recordDecisions(s, best.decisions)
}
