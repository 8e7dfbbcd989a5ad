import { describe, expect, it } from 'vitest'
import { elm, elmAndOak } from '../fixtures.ts'
import { generateAlliance } from '../generate-alliance.ts'
import { judge } from '../judge.ts'
import type { ProblemFile } from '../problem-file.ts'
import { Random } from '../random.ts'
import { readProblem } from '../read-problem.ts'
import { readOrThrow } from '../reading.ts'
import type { Position } from '../report-shape.ts'
import { anneal, noBest } from '../search/anneal.ts'
import { assignNurses, construct } from '../search/construct.ts'
import { copyDecisions, planOf } from '../search/decisions.ts'
import { factsOf } from '../search/facts.ts'
import { positionsIn } from '../search/keep.ts'
import { usualWeights } from '../search/moves/all-moves.ts'
import { startState } from '../search/start.ts'
import type { State } from '../search/state.ts'
import { stateOf } from '../search/state-of.ts'
import { loadHighs } from './highs.ts'
import { knownOptima } from './known-optima.ts'
import { MOST_ROWS, piecesToSolve } from './pieces-to-solve.ts'
import { smallProblem } from './small-instances.ts'
import { solvePieces } from './solve-pieces.ts'

const highs = await loadHighs()

/** A plan on its way through the search. */
function aPlan(file: ProblemFile, moves: number): State {
  const s = startState(factsOf(readOrThrow(readProblem(file))), new Random(1))
  construct(s)
  assignNurses(s)
  const cooling = { at: [0, 1], temperature: [60, 60] }
  anneal(s, noBest(s), { cooling, weights: usualWeights, share: (made) => made / moves })
  return s
}

/** Every piece in turn from the state's plan, for so many steps of the simplex method. */
function solved(s: State, { steps = 1e6, alone }: { steps?: number; alone?: readonly Position[] } = {}) {
  const best = noBest(s)
  const bound = solvePieces(best, {
    facts: s.facts,
    from: copyDecisions(s),
    alone,
    highs,
    pieces: piecesToSolve(s.facts, 0, 1),
    mostRows: MOST_ROWS,
    share: (made) => made / steps,
    secondsLeft: () => undefined,
    onBetter: () => {},
  })
  const plan = planOf(s.facts, best.decisions)
  return { best, bound, judgement: judge(s.facts.problem, plan), positions: positionsIn(stateOf(s.facts, plan)) }
}

describe('solving the pieces of a plan in turn', () => {
  it('ends in a plan that no other undercuts, and knows it, where there is time for the whole problem', () => {
    const { best, bound, judgement } = solved(aPlan(elm, 1000))
    expect([judgement.feasible, judgement.cost, best.cost, bound]).toEqual([true, 32, 32, 32])
  })

  it('ends in a plan that is no dearer, and the same again, where the steps are used up before', () => {
    const [one, other] = [1, 2].map(() => {
      const s = aPlan(smallProblem('few beds'), 200_000)
      const before = judge(s.facts.problem, planOf(s.facts, copyDecisions(s)))
      const after = solved(s, { steps: 300 })
      expect(after.judgement.feasible).toBe(true)
      expect(after.judgement.cost).toBe(after.best.cost)
      expect(after.best.cost).toBeLessThan(before.cost)
      expect(after.bound).toBeLessThanOrEqual(knownOptima['few beds'])
      return after
    })
    expect(one).toEqual(other)
  })

  it('takes over no plan that takes from a trust what it was promised', () => {
    const s = aPlan({ ...elmAndOak, weights: { ...elmAndOak.weights, fairness: 0 } }, 1000)
    const { best, positions } = solved(s)
    expect(best.cost).toBeLessThan(s.cost)
    const promised = positions.map(({ mandatoryUntreated, cost }, trust) => ({
      mandatoryUntreated,
      cost: trust === 0 ? cost - 1 : Number.POSITIVE_INFINITY,
    }))
    expect(solved(s, { alone: promised }).positions[0]!.cost).toBeLessThan(positions[0]!.cost)
  })

  it('finds a place for patients who must be treated and were left out', () => {
    const s = startState(factsOf(readOrThrow(readProblem(elm))), new Random(1))
    expect(s.mandatoryOut).toBe(1)
    expect(solved(s).judgement).toMatchObject({ feasible: true, cost: 32 })
  })

  it.each([1, 2, 3])('keeps to what is lent and to the beds that are left (%i)', (seed) => {
    const size = { seed, patients: 14, days: 6, rooms: 1, theatres: 1, surgeons: 2, nurses: 4, isShared: true }
    const file = generateAlliance(size)
    const s = aPlan({ ...file, weights: { ...file.weights, fairness: 0 } }, 1000)
    const { best, judgement } = solved(s, { steps: 3000 })
    const { H5: _left, ...broken } = judgement.broken
    expect(Object.entries(broken).filter(([, amount]) => amount > 0)).toEqual([])
    expect(judgement.cost).toBe(best.cost)
  })

  it('solves the nurses where fairness is weighed, and nothing else', () => {
    const patients = elmAndOak.patients.map((patient) => ({ ...patient, groups: { sex: patient.gender } }))
    const s = aPlan({ ...elmAndOak, patients }, 1000)
    const { best, bound } = solved(s)
    expect(best.decisions.day).toEqual(copyDecisions(s).day)
    expect(bound).toBe(Number.NEGATIVE_INFINITY)
  })
})
