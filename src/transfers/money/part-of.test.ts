import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { partOf } from './part-of.ts'

it('a part of a sum is to the nearest penny, and half a penny is a whole one', () => {
  expect([partOf(100, 0.145), partOf(500, 1.001), partOf(100, 0.144)]).toEqual([15, 501, 14])
})

it('a part of a sum is what whole numbers make of it', () => {
  const half = 500_000n
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1_000_000_000 }),
      fc.integer({ min: 0, max: 2_000_000 }),
      (pence, millionths) => {
        const exact = (BigInt(pence) * BigInt(millionths) + half) / 1_000_000n
        expect(partOf(pence, millionths / 1_000_000)).toBe(Number(exact))
      },
    ),
  )
})
