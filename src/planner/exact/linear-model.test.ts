import { describe, expect, it } from 'vitest'
import { ALWAYS, LinearModel, Sum } from './linear-model.ts'

describe('a linear model', () => {
  it('takes what is decided out of a row and into its bounds', () => {
    const model = new LinearModel()
    const ann = model.choice(0, true)
    model.atMost(new Sum().add(ann, 60).add(ALWAYS, 90), 120)
    expect([model.column, model.factor, model.rowUpper]).toEqual([[ann], [60], [30]])
  })

  it('has no row for what is decided altogether', () => {
    const model = new LinearModel()
    model.atMost(new Sum().add(ALWAYS, 3), 2)
    expect(model.rowUpper).toEqual([])
  })

  it('learns from the rows what follows from the plan that it begins from', () => {
    const model = new LinearModel()
    const [ann, bea] = [model.choice(0, true), model.choice(0, true)]
    const isOpen = model.amount(20, 1)
    const moves = model.amount(5)
    model.isAtLeast(isOpen, new Sum().add(ann))
    model.isAtLeast(moves, new Sum().add(ann).add(bea).add(ALWAYS, -1))
    expect(model.startCost()).toBe(25)
  })
})
