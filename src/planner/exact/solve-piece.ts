/** The free part of a plan, solved to the end or as far as the limits allow. */
import type { Highs } from 'highs'
import { Random } from '../random.ts'
import { copyDecisions, type Decisions } from '../search/decisions.ts'
import type { Facts } from '../search/facts.ts'
import { startState, takeOver } from '../search/start.ts'
import type { State } from '../search/state.ts'
import { admissionRows } from './admission-rows.ts'
import { bedRows } from './bed-rows.ts'
import { type Freedom, mayPlaceSomebody } from './freedom.ts'
import type { LinearProgram } from './linear-model.ts'
import { nurseRows } from './nurse-rows.ts'
import { type Piece, pieceOf } from './piece.ts'
import { theatreRows } from './theatre-rows.ts'

export type ExactLimits = {
  /** On the clock on the wall, for the solver alone: the result then depends on the machine and on what else it does. */
  secondsLeft?(): number | undefined
  /** Asked now and then, with the steps of the simplex method so far. By them alone the result depends on the problem alone. */
  isOver?(steps: number): boolean
  /** A larger model is refused: nothing but the clock on the wall interrupts its first relaxation, which takes seconds. */
  readonly mostRows?: number
}

export type ExactOutcome = ExactlySolved | { readonly status: 'refused'; readonly reason: string }

export type ExactlySolved = {
  /** 'optimal': no plan of the free part costs less. 'impossible': no plan keeps the musts. */
  readonly status: 'optimal' | 'limit' | 'impossible'
  /** The best found; undefined when none was. */
  readonly decisions: Decisions | undefined
  readonly cost: number
  /** No plan of the free part costs less than this. */
  readonly bound: number
  /** Of the simplex method. */
  readonly steps: number
  readonly columns: number
  readonly rows: number
}

/** Everything about a piece that a solver needs. */
export function modelOf(facts: Facts, decisions: Decisions, freedom: Freedom): Piece {
  const piece = pieceOf(facts, decisions, freedom)
  admissionRows(piece)
  bedRows(piece)
  theatreRows(piece)
  nurseRows(piece)
  return piece
}

/**
 * Blocks its thread. The state tells the plan to begin from and its cost, and is not changed.
 */
export function solvePiece(highs: Highs, s: State, freedom: Freedom, limits: ExactLimits): ExactOutcome {
  // Asked before the model is made: a large one takes seconds.
  if (s.fairness && mayPlaceSomebody(s.facts, freedom)) {
    return { status: 'refused', reason: 'the problem weighs fairness, which is a square and not a sum of choices' }
  }
  const piece = modelOf(s.facts, copyDecisions(s), freedom)
  const { model } = piece
  // What is decided costs the same in every plan: the difference between the plan's cost and what the model says of it.
  const constant = costOf(s) - model.startCost()
  const size = { columns: model.cost.length, rows: model.rowLower.length }
  if (limits.mostRows !== undefined && size.rows > limits.mostRows) {
    return {
      status: 'refused',
      reason: `its model has ${size.rows} rows, and more than ${limits.mostRows} take too long`,
    }
  }
  if (model.isImpossible) return { ...impossible, ...size }
  if (size.columns === 0) {
    return { status: 'optimal', decisions: piece.decisions, cost: constant, bound: constant, steps: 0, ...size }
  }
  const { status, values, cost, bound, steps } = run(highs, model, s.mandatoryOut === 0, limits)
  if (status === 'impossible') return { ...impossible, steps, ...size }
  const decisions = values && decisionsFrom(piece, values)
  const found = decisions && stateFrom(s.facts, decisions)
  if (status === 'optimal' && found && costOf(found) !== Math.round(cost + constant)) {
    throw new Error(`a piece costs ${costOf(found)} and its model says ${cost + constant}`)
  }
  return {
    status,
    decisions,
    cost: found ? costOf(found) : Number.POSITIVE_INFINITY,
    // Costs are whole numbers, so the bound is the next one; the solver's tolerance must not lift it over that.
    bound: Math.ceil(bound + constant - 1e-4),
    steps,
    ...size,
  }
}

const impossible = {
  status: 'impossible',
  decisions: undefined,
  cost: Number.POSITIVE_INFINITY,
  bound: Number.POSITIVE_INFINITY,
  steps: 0,
} as const

/** As the judge counts it. */
function costOf(s: State): number {
  return s.cost - s.mandatoryOut * s.mandatoryPrice
}

function stateFrom(facts: Facts, decisions: Decisions): State {
  const s = startState(facts, new Random(1), { posting: decisions.posting })
  takeOver(s, decisions)
  return s
}

type Solved = {
  readonly status: ExactlySolved['status']
  readonly values: Float64Array | undefined
  readonly cost: number
  readonly bound: number
  readonly steps: number
}

function run(highs: Highs, program: LinearProgram, hasStart: boolean, { secondsLeft, isOver }: ExactLimits): Solved {
  const { variableType, modelStatus, callbackType } = highs.constants
  const source = {
    numCols: program.cost.length,
    numRows: program.rowLower.length,
    colCost: program.cost,
    colLower: program.lower,
    colUpper: program.upper,
    rowLower: program.rowLower,
    rowUpper: program.rowUpper,
    matrix: {
      format: 'csr',
      numRows: program.rowLower.length,
      numCols: program.cost.length,
      starts: program.rowStart,
      indices: program.column,
      values: program.factor,
    },
    integrality: program.isWhole.map((isWhole) => (isWhole ? variableType.integer : variableType.continuous)),
  } as const
  return highs.withModel<Solved>(source, (model): Solved => {
    model.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0.99 })
    const seconds = secondsLeft?.()
    if (seconds !== undefined) model.options.set('time_limit', Math.max(0, seconds))
    if (hasStart) {
      model.setSolution({ colValue: program.start })
      // The search has found a good plan already: what is wanted is the proof.
      model.options.set('mip_heuristic_effort', 0)
    }
    model.run(
      isOver === undefined
        ? {}
        : {
            [callbackType.mipInterrupt]: (event) => {
              if (isOver(Number(event.data.mip_total_lp_iterations ?? 0))) event.interrupt()
            },
          },
    )
    const steps = Number(model.info.get('simplex_iteration_count'))
    const status = model.getModelStatus()
    if (status === modelStatus.infeasible) {
      return { status: 'impossible', values: undefined, cost: 0, bound: 0, steps }
    }
    const hasPlan = model.info.get('primal_solution_status') === highs.constants.solutionStatus.feasible
    return {
      status: status === modelStatus.optimal ? 'optimal' : 'limit',
      values: hasPlan ? model.getSolution().colValue : undefined,
      cost: hasPlan ? model.getObjectiveValue() : 0,
      bound: Number(model.info.get('mip_dual_bound')),
      steps,
    }
  })
}

function decisionsFrom({ facts, decisions, isFree, stays, operations, duties, postings }: Piece, values: Float64Array) {
  const found = structuredClone(decisions)
  const isSo = (part: number) => part >= 0 && values[part]! > 0.5
  for (let i = 0; i < facts.patients; i++) {
    if (isFree[i] === 0) continue
    const stay = stays[i]!.find(({ part }) => isSo(part))
    const operation = operations[i]!.find(({ part }) => isSo(part))
    found.day[i] = stay?.day ?? -1
    found.room[i] = stay?.room ?? -1
    found.way[i] = operation?.way ?? -1
    found.theatre[i] = operation?.theatre ?? -1
  }
  duties.forEach((possible, at) => {
    const duty = possible.find(({ part }) => isSo(part))
    if (duty) found.nurse[at] = duty.nurse
    else if (possible.length > 1) found.nurse[at] = facts.nurses
  })
  for (const [at, choices] of postings) found.posting[at] = choices.find(({ part }) => isSo(part))!.hospital
  return found
}
