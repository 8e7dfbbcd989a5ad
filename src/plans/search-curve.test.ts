import { describe, expect, it } from 'vitest'
import { type Progress, type StageProgress, stagesAfter } from '#planner'
import { type CurvePoint, curveAfter, curveAtTheEnd, noCurve } from './search-curve.ts'

type Word = { readonly stage: string; readonly seconds: number; readonly cost: number } & Partial<
  Pick<Progress, 'broken' | 'lowerBound'> & { readonly left: number }
>

/** The curve after the planner has said these words, one after the other. */
function curveOf(words: readonly Word[]) {
  let stages: readonly StageProgress[] = []
  let curve = noCurve
  for (const { left = 0, broken = 0, lowerBound = 0, ...word } of words) {
    const counted = { share: 0, moves: 0, movesPerSecond: 0, parts: { S8: left } }
    const now = { ...word, ...counted, broken, lowerBound, acceptable: true }
    stages = stagesAfter(stages, now)
    curve = curveAfter(curve, stages, now)
  }
  return curve
}
const costs = (points: readonly CurvePoint[]) => points.map(({ seconds, cost }) => [seconds, cost])

const first: Word = { stage: 'first plan', seconds: 1, cost: 1000 }

describe('the curve of a search', () => {
  it('is of the plan for all from the beginning: what a trust gains alone comes off the first plan', () => {
    const { points, seconds } = curveOf([
      first,
      { stage: 'alone: RL1', seconds: 2, cost: 600 },
      { stage: 'alone: RL1', seconds: 5, cost: 500 },
      { stage: 'alone: RRJ', seconds: 6, cost: 400 },
      { stage: 'alone: RRJ', seconds: 9, cost: 370 },
      { stage: 'together', seconds: 10, cost: 870 },
      { stage: 'together', seconds: 20, cost: 800 },
    ])
    expect(costs(points)).toEqual([
      [1, 1000],
      [2, 1000],
      [5, 900],
      [9, 870],
      [10, 870],
      [20, 800],
    ])
    expect(seconds).toBe(20)
  })

  it('has one part for all trusts that are planned alone, whichever of them is told of', () => {
    const { points } = curveOf([
      first,
      { stage: 'alone: RL1', seconds: 2, cost: 600 },
      { stage: 'alone: RRJ', seconds: 2, cost: 400 },
      { stage: 'alone: RL1', seconds: 3, cost: 590 },
      { stage: 'alone: RRJ', seconds: 4, cost: 380 },
      { stage: 'together', seconds: 10, cost: 970 },
    ])
    expect(points.map(({ stage, cost }) => [stage, cost])).toEqual([
      ['first plan', 1000],
      ['alone', 1000],
      ['alone', 990],
      ['alone', 970],
      ['together', 970],
    ])
  })

  it('counts who is left, and who has to be treated and is not, for all trusts', () => {
    const { points } = curveOf([
      { ...first, left: 700, broken: 3 },
      { stage: 'alone: RL1', seconds: 2, cost: 600, left: 500, broken: 2 },
      { stage: 'alone: RL1', seconds: 5, cost: 650, left: 450, broken: 0 },
    ])
    expect(points.at(-1)).toMatchObject({ cost: 1050, left: 650, broken: 1 })
  })

  it('has the bound on a plan for all from the moment it is known, while trusts are planned alone too', () => {
    const { points } = curveOf([
      first,
      { stage: 'alone: RL1', seconds: 2, cost: 600, lowerBound: 400 },
      { stage: 'together', seconds: 3, cost: 990, lowerBound: 700 },
    ])
    expect(points.map(({ bound }) => bound)).toEqual([null, 400, 700])
  })

  it('has a point more when only the bound is better, and never forgets a better one', () => {
    const words = [700, 0, 750, 740].map((lowerBound, n) => ({ stage: 'together', seconds: n, cost: 900, lowerBound }))
    expect(curveOf([first, ...words]).points.map(({ seconds, bound }) => [seconds, bound])).toEqual([
      [1, null],
      [1, 700],
      [2, 750],
    ])
  })

  it('has no point more while nothing is better, but knows how long that has been', () => {
    const { points, seconds } = curveOf([first, { ...first, seconds: 30 }])
    expect(points).toHaveLength(1)
    expect(seconds).toBe(30)
  })

  it('ends with the plan that was kept', () => {
    const kept = { seconds: 61, cost: 777, left: 5, broken: 0, bound: 700 }
    const { points, seconds } = curveAtTheEnd(curveOf([first, { stage: 'together', seconds: 50, cost: 800 }]), kept)
    expect(points.at(-1)).toEqual({ ...kept, stage: 'together' })
    expect(seconds).toBe(61)
  })

  it('is there even when the planner never said a word', () => {
    expect(curveAtTheEnd(noCurve, { seconds: 1, cost: 7, left: 0, broken: 0, bound: null }).points).toHaveLength(1)
  })

  it('keeps at most 100 points of a long search: the beginning of each part, the end, and the large steps', () => {
    const steps = Array.from({ length: 600 }, (_, n) => ({ stage: 'together', seconds: 10 + n, cost: 900_000 - n }))
    const { points } = curveOf([
      { ...first, cost: 1_000_000 },
      { stage: 'alone: RL1', seconds: 2, cost: 500_000 },
      { stage: 'alone: RL1', seconds: 3, cost: 450_000 },
      ...steps,
    ])
    expect(points).toHaveLength(100)
    expect(costs(points).slice(0, 4)).toEqual([
      [1, 1_000_000],
      [2, 1_000_000],
      [3, 950_000],
      [10, 900_000],
    ])
    expect(points.at(-1)).toMatchObject({ seconds: 609, cost: 899_401 })
    // What is left out is nowhere missed by much: evenly spread, each point stands for six or so.
    const gaps = points.slice(4).map(({ seconds }, n) => seconds - points[n + 3]!.seconds)
    expect(Math.max(...gaps)).toBeLessThan(30)
  })
})
