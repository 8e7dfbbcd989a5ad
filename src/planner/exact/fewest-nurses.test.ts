import { expect, it } from 'vitest'
import { fewestToCover } from './fewest-nurses.ts'

it('is one nurse for each shift of a day when nobody works two', () => {
  expect(fewestToCover([[1, 2], [3], [4, 5]])).toBe(3)
})

it('is one for a stay that one nurse can cover', () => {
  expect(fewestToCover([[1, 2], [2, 3], [2]])).toBe(1)
})

it('is found where taking whoever covers most misses it', () => {
  // 1 covers four of six shifts, and then two more are needed; 2 and 3 cover all between them.
  expect(fewestToCover([[2], [1, 2], [1, 2], [1, 3], [1, 3], [3]])).toBe(2)
})

it('is nobody for no shifts', () => {
  expect(fewestToCover([])).toBe(0)
})
