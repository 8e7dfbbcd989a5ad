import { describe, expect, it } from 'vitest'
import { firstOnThisThread, firstPlanOf } from './first-plan.ts'
import { generateAlliance } from './generate-alliance.ts'
import { judge } from './judge.ts'
import { readProblem } from './read-problem.ts'
import { readOrThrow } from './reading.ts'
import { planOf } from './search/decisions.ts'
import { factsOf } from './search/facts.ts'

const problem = readOrThrow(readProblem(generateAlliance({ seed: 3, trusts: 2, patients: 80 })))
const whole = firstPlanOf(problem, 1)
const half = { ...whole, placements: new Map([...whole.placements].filter((_, n) => n % 2 === 0)) }

describe('the first plan, of one that is given', () => {
  it('keeps what is given and treats whoever else fits in for less than leaving them costs', () => {
    const first = firstPlanOf(problem, 1, half)
    expect(first.placements.size).toBeGreaterThan(half.placements.size)
    expect([...first.placements]).toEqual(expect.arrayContaining([...half.placements]))
    const { cost, feasible } = judge(problem, first)
    expect(feasible).toBe(true)
    const facts = factsOf(problem)
    expect(cost).toBeLessThan(judge(problem, planOf(facts, firstOnThisThread(facts, 1, half, true).decisions)).cost)
  })

  it('adds nobody to a plan that no trust may lose by', () => {
    const facts = factsOf(problem)
    const { placements } = planOf(facts, firstOnThisThread(facts, 1, half, true).decisions)
    expect(new Map([...placements].sort())).toEqual(new Map([...half.placements].sort()))
  })
})
