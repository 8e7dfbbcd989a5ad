import { expect, it } from 'vitest'
import { nearest } from './nearest.ts'

const commands = ['start', 'web', 'worker', 'migrate', 'demo', 'import', 'rtt', 'plan', 'ihtp', 'bench']

it.each([
  ['strat', 'start'],
  ['wroker', 'worker'],
  ['RTT', 'rtt'],
  ['imp', 'import'],
  ['ithp', 'ihtp'],
])('takes %s for a slip of %s', (typed, meant) => {
  expect(nearest(typed, commands)).toBe(meant)
})

it('does not guess when the word is far from all that are known, or none is known', () => {
  expect(nearest('serve-everything', commands)).toBe(undefined)
  expect(nearest('plan', [])).toBe(undefined)
})
