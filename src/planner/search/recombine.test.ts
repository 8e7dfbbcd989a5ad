import { describe, expect, it } from 'vitest'
import { generateAlliance } from '../generate-alliance.ts'
import { judge } from '../judge.ts'
import { Random } from '../random.ts'
import { readProblem } from '../read-problem.ts'
import { readOrThrow } from '../reading.ts'
import { anneal, noBest } from './anneal.ts'
import { assignNurses, construct } from './construct.ts'
import { copyDecisions, type Decisions, planOf } from './decisions.ts'
import { factsOf } from './facts.ts'
import { moveWeights, usualParameters } from './parameters.ts'
import { recombine } from './recombine.ts'
import { startState, takeOver } from './start.ts'
import { OUT } from './state.ts'

const problem = readOrThrow(readProblem(generateAlliance({ seed: 5, trusts: 3, patients: 90 })))
const facts = factsOf(problem)
const weights = moveWeights(usualParameters)

function somePlan(seed: number): Decisions {
  const s = startState(facts, new Random(seed))
  construct(s)
  assignNurses(s)
  anneal(s, noBest(s), { cooling: { at: [0, 1], temperature: [40, 20] }, weights, share: (moves) => moves / 20_000 })
  return copyDecisions(s)
}

describe('making one plan of two', () => {
  const [first, second] = [somePlan(1), somePlan(2)]

  it('places every patient as one of the two does, or nowhere', () => {
    for (let seed = 1; seed <= 50; seed++) {
      const child = recombine(facts, first, second, new Random(seed))
      let [firsts, seconds] = [0, 0]
      for (let i = 0; i < facts.patients; i++) {
        if (child.day[i] === OUT) continue
        const isLike = (plan: Decisions) =>
          child.day[i] === plan.day[i] && child.room[i] === plan.room[i] && child.way[i] === plan.way[i]
        expect(isLike(first) || isLike(second)).toBe(true)
        if (isLike(first)) firsts++
        if (isLike(second)) seconds++
      }
      expect(firsts).toBeGreaterThan(0)
      expect(seconds).toBeGreaterThan(0)
    }
  })

  it('gives the plan itself for twice the same', () => {
    for (let seed = 1; seed <= 20; seed++) expect(recombine(facts, first, first, new Random(seed))).toEqual(first)
  })

  it('leaves both as they were', () => {
    const before = structuredClone([first, second])
    for (let seed = 1; seed <= 20; seed++) recombine(facts, first, second, new Random(seed))
    expect([first, second]).toEqual(before)
  })

  it('breaks no must once it is taken over: who does not fit at the seam is out', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const child = recombine(facts, first, second, new Random(seed))
      const s = startState(facts, new Random(1), { posting: child.posting })
      takeOver(s, child)
      assignNurses(s)
      const { H5, ...broken } = judge(problem, planOf(facts, copyDecisions(s))).broken
      expect(Object.values(broken).every((count) => count === 0)).toBe(true)
      expect(H5).toBe(s.mandatoryOut)
    }
  })
})
