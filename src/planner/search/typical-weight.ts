/** What an optional patient weighs as a rule: what a move that exchanges two of them is about. */
import type { Facts } from './facts.ts'

/** Where nobody is optional. */
const UNKNOWN = 100

/** The median, at least 1. */
export function typicalWeight({ untreatedWeight, mandatory }: Facts): number {
  const weights = [...untreatedWeight].filter((_, i) => mandatory[i] === 0).sort((a, b) => a - b)
  return Math.max(1, weights[weights.length >> 1] ?? UNKNOWN)
}
