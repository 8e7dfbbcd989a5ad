import { expect, it } from 'vitest'
import { trustsOf } from '../alone-problem.ts'
import { generateAlliance } from '../generate-alliance.ts'
import { judge } from '../judge.ts'
import { isNoWorse, positionsOf } from '../positions.ts'
import { Random } from '../random.ts'
import { readProblem } from '../read-problem.ts'
import { readOrThrow } from '../reading.ts'
import type { Position } from '../report-shape.ts'
import { noBest, record } from './anneal.ts'
import { assignNurses, construct } from './construct.ts'
import { copyDecisions, planOf } from './decisions.ts'
import { factsOf } from './facts.ts'
import { promise } from './keep.ts'
import { drawTable, makeMove, usualWeights } from './moves/all-moves.ts'
import { startState } from './start.ts'
import type { State } from './state.ts'

/** More patients who must be treated than there are beds for, so that they push each other out. */
const crowded = { trusts: 2, patients: 150, mandatoryShare: 30, rooms: 2, nurses: 6 }
const problem = readOrThrow(readProblem(generateAlliance({ seed: 2, ...crowded })))

/** A plan on its way through a search so hot that patients who must be treated come and go. */
function stepsOf(seed: number, steps: number, look: (s: State) => void): void {
  const s = startState(factsOf(problem), new Random(seed), { mandatoryPrice: 1 })
  construct(s)
  assignNurses(s)
  const table = drawTable(usualWeights)
  for (let step = 0; step < steps; step++) {
    for (let k = 0; k < 300; k++) {
      s.limit = -500 * Math.log((s.random.below(1000) + 1) / 1001)
      makeMove(s, table[s.random.below(table.length)]!)
    }
    look(s)
  }
}

function judged(s: State): Position[] {
  const positions = positionsOf(problem, judge(problem, planOf(s.facts, copyDecisions(s))))
  return trustsOf(problem).map((trust) => positions.get(trust)!)
}

const mandatoryOut = (positions: readonly Position[]) =>
  positions.reduce((sum, { mandatoryUntreated }) => sum + mandatoryUntreated, 0)

it('records what the judge finds to leave no trust worse off, and nothing else, whoever must be treated comes or goes', () => {
  const passed: Position[][] = []
  const seen = { kept: 0, broken: 0, exchanged: 0, savedOnMust: 0, paidForMust: 0 }
  stepsOf(1, 80, (s) => {
    const now = judged(s)
    for (const alone of passed) {
      const isKept = now.every((position, trust) => isNoWorse(position, alone[trust]!))
      const best = noBest(s)
      promise(s, alone)
      record(s, best)
      expect(Number.isFinite(best.cost)).toBe(isKept)
      // Plans that a price on patients who are out would take for what they are not, so that it is seen not to be asked.
      const priced = ({ mandatoryUntreated, cost }: Position) => cost + mandatoryUntreated * s.mandatoryPrice
      const keptByPrice = now.every((position, trust) => priced(position) <= priced(alone[trust]!))
      seen[isKept ? 'kept' : 'broken']++
      if (!isKept && mandatoryOut(now) <= mandatoryOut(alone)) seen.exchanged++
      if (!isKept && keptByPrice) seen.savedOnMust++
      if (isKept && !keptByPrice) seen.paidForMust++
    }
    s.guarantee = undefined
    passed.push(now)
  })
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(0)
})
