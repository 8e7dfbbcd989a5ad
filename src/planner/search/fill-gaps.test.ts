import { expect, it } from 'vitest'
import { generateAlliance } from '../generate-alliance.ts'
import { Random } from '../random.ts'
import { readProblem } from '../read-problem.ts'
import { readOrThrow } from '../reading.ts'
import { assignNurses, construct } from './construct.ts'
import { factsOf } from './facts.ts'
import { fillGaps } from './fill-gaps.ts'
import { positionsIn, priceOfBrokenPromises, promise } from './keep.ts'
import { unplace } from './place.ts'
import { startState } from './start.ts'
import { OUT } from './state.ts'

it('finds a place for who is out, and knows that nothing is owed any more to the trust that missed them', () => {
  const s = startState(factsOf(readOrThrow(readProblem(generateAlliance({ seed: 3 })))), new Random(3))
  construct(s)
  assignNurses(s)
  fillGaps(s)
  const before = positionsIn(s)
  const i = [...s.order.subarray(0, s.placed)].find((one) => s.facts.mandatory[one] === 0)!
  s.cost += unplace(s, i)
  promise(s, before)
  expect(s.guarantee!.owed).toBeGreaterThan(0)
  fillGaps(s)
  expect(s.day[i]).not.toBe(OUT)
  expect(s.guarantee!.owed).toBe(priceOfBrokenPromises(s))
})
