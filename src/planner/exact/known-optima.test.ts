import { describe, expect, it } from 'vitest'
import { readProblem } from '../read-problem.ts'
import { readOrThrow } from '../reading.ts'
import { solve } from '../solve.ts'
import { knownOptima } from './known-optima.ts'
import { proveOptimum } from './prove-optimum.ts'
import { smallInstances, smallProblem } from './small-instances.ts'

/** Of two threads that are left alone, about ten seconds; the search is stopped when it gets there. */
const MOVES = 80_000_000

describe('the best plan of a small instance', { timeout: 600_000 }, () => {
  it.each(smallInstances)('%s: is found by the planner', async (name) => {
    const reached = new AbortController()
    const { judgement } = await solve(readOrThrow(readProblem(smallProblem(name))), {
      threads: 2,
      seed: 1,
      moves: MOVES,
      signal: reached.signal,
      onProgress: ({ broken, cost }) => {
        if (broken === 0 && cost <= knownOptima[name]) reached.abort()
      },
    })
    expect([judgement.feasible, judgement.cost]).toEqual([true, knownOptima[name]])
  })

  it('is proven again, from a plan that is none', async () => {
    const problem = readOrThrow(readProblem(smallProblem('three trusts with everything')))
    const proof = await proveOptimum(problem, { placements: new Map(), duties: [] })
    expect(proof).toMatchObject({ status: 'optimal', cost: knownOptima['three trusts with everything'] })
  })
})
