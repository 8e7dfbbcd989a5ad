import { describe, expect, it } from 'vitest'
import type { Progress } from '#planner'
import { CostCurve } from './cost-curve.ts'

const told = (stage: string, cost: number, more: Partial<Progress> = {}): Progress => ({
  stage,
  cost,
  share: 0,
  seconds: 0,
  moves: 1e6,
  movesPerSecond: 0,
  broken: 0,
  parts: {},
  lowerBound: 0,
  acceptable: true,
  ...more,
})

describe('the curve of a plan’s cost', () => {
  const curve = new CostCurve()
  curve.add(told('first plan', 1000, { broken: 2 }), 0.5)
  curve.add(told('alone: North', 400, { broken: 2 }), 0.8)
  curve.add(told('alone: North', 350), 1.5)
  curve.add(told('alone: South', 600), 1.9)
  curve.add(told('alone: South', 580), 4)
  curve.add(told('together', 925), 6)

  it('counts a plan as at hand once everybody is in who must be', () => {
    expect(curve.firstAcceptable).toBe(1.5)
  })

  it('takes what each trust has gained alone from the first plan for all', () => {
    expect(curve.points.map(({ cost }) => cost)).toEqual([1000, 1000, 950, 950, 930, 925])
  })

  it('is read at round moments, each as told last before it', () => {
    const end = { seconds: 7, stage: 'together', cost: 900, broken: 0, acceptable: true, moves: 9e6 }
    const { cells } = curve.table('a run', end)
    expect(cells.map(([at, , cost]) => [at, cost])).toEqual([
      ['1', '2 mandatory out'],
      ['2', '950'],
      ['5', '930'],
      ['7.0, the end', '900'],
    ])
    expect(cells[2]![3]).toBe('3.33 %')
  })
})
