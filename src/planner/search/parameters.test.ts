import { describe, expect, it } from 'vitest'
import { smallProblem } from '../exact/small-instances.ts'
import { generateAlliance } from '../generate-alliance.ts'
import { legCooling, legsOf } from '../legs.ts'
import type { ProblemFile } from '../problem-file.ts'
import { readProblem } from '../read-problem.ts'
import { readOrThrow } from '../reading.ts'
import { solve } from '../solve.ts'
import { writePlan } from '../write-plan.ts'
import { factsOf } from './facts.ts'
import { moveNames, usualWeights } from './moves/all-moves.ts'
import { moveWeights, usualParameters } from './parameters.ts'

const problem = readOrThrow(readProblem(generateAlliance({ seed: 3, patients: 60 })))
const facts = factsOf(problem)
const leavesDays = { ...usualParameters, moves: { ...usualParameters.moves, anotherDay: 0, swapDays: 0 } }
const planned = async (parameters?: readonly (typeof usualParameters)[]) => {
  const solved = await solve(problem, { threads: 2, seed: 1, moves: 100_000, ...(parameters && { parameters }) })
  return JSON.stringify(writePlan(problem, solved.plan))
}

describe('the parameters of the search', { timeout: 60_000 }, () => {
  it('name every move, in the order in which moves are numbered', () => {
    expect(Object.keys(usualParameters.moves)).toEqual([...moveNames])
    expect(moveWeights(usualParameters)).toEqual(usualWeights)
  })

  it('make the usual plan if they are the usual ones, and another if they are not', async () => {
    const usual = await planned()
    expect(await planned([usualParameters])).toBe(usual)
    expect(await planned([leavesDays])).not.toBe(usual)
  })

  it('go to the threads in turn, so that one thread can search differently', async () => {
    const both = await planned([leavesDays, usualParameters])
    expect(await planned([usualParameters, leavesDays])).not.toBe(both)
  })

  it('divide the whole run among legs, however many reheats there are', () => {
    for (const reheats of [0, 1, 3]) {
      const legs = legsOf(facts, 2, { moves: 1e9, seconds: undefined }, false, {
        ...usualParameters,
        legs: { ...usualParameters.legs, reheats },
      })
      expect(legs.filter(({ isFresh }) => !isFresh)).toHaveLength(reheats)
      expect(legs.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1)
    }
  })

  it('leave out the reheats when the coolings take the whole run, and the coolings when the reheats do', () => {
    const kinds = [1, 0].map((freshShare) => {
      const parameters = { ...usualParameters, legs: { ...usualParameters.legs, freshShare } }
      const legs = legsOf(facts, 2, { moves: 1e9, seconds: undefined }, false, parameters)
      expect(legs.every(({ share }) => share > 0)).toBe(true)
      expect(legs.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1)
      return legs.map(({ isFresh }) => isFresh)
    })
    expect(kinds[0]!.every((isFresh) => isFresh)).toBe(true)
    expect(kinds[1]).toEqual([false, false])
  })

  it('leave a part of the run of a small problem, and of no other, for solving exactly', () => {
    const exactShare = (file: ProblemFile, moves = 40e6) => {
      const own = factsOf(readOrThrow(readProblem(file)))
      const legs = legsOf(own, 2, { moves, seconds: undefined }, false, usualParameters)
      expect(legs.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1)
      return legs.reduce((sum, { share, isExact }) => sum + (isExact ? share : 0), 0)
    }
    expect(exactShare(smallProblem('few beds'))).toBe(usualParameters.legs.exactShare)
    expect(exactShare(smallProblem('few beds'), 20e6)).toBe(0)
    expect(exactShare(smallProblem('few theatre hours'))).toBe(usualParameters.legs.exactShare)
    expect(exactShare(generateAlliance({ seed: 3, patients: 60 }))).toBe(0)
  })

  it('set the temperatures of a fresh leg and of a reheat', () => {
    const cooling = { ...usualParameters.cooling, hotAtLeast: 900, reheat: 7 }
    const parameters = { ...usualParameters, cooling }
    const firstOf = (isFresh: boolean, warmth: number) =>
      legCooling(facts, { share: 1, isFresh, warmth }, 0, false, parameters).temperature[0]
    expect([firstOf(true, 1), firstOf(false, 1)]).toEqual([900, 7])
    expect([firstOf(true, 0.5), firstOf(false, 0.5)]).toEqual([450, 3.5])
  })

  it('begin a long list less hot, and once only: the less hot the fewer moves there are', () => {
    const legsWith = (patients: number, moves: number) =>
      legsOf(
        { ...facts, patients },
        1,
        { moves: moves * patients * facts.days, seconds: undefined },
        false,
        usualParameters,
      )
    expect(legsWith(1999, 400).map(({ isFresh, warmth }) => [isFresh, warmth])).toEqual([
      [true, 1],
      [false, 1],
      [false, 1],
    ])
    expect(legsWith(2000, 400)).toEqual([{ share: 1, isFresh: true, warmth: 0.2 }])
    expect(legsWith(2000, 40)[0]!.warmth).toBeCloseTo(0.2 * 0.1 ** 0.22)
  })
})
