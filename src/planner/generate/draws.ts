/** Draws from the distributions that invented problems are made of. The same random numbers give the same draws. */
import type { Random } from '../random.ts'

/** Values with how often each comes, in proportion. */
export type Shares<T> = readonly (readonly [value: T, share: number])[]

export class Draws {
  private readonly random: Random

  constructor(random: Random) {
    this.random = random
  }

  /** From 0 up to but not including 1. */
  part(): number {
    return (this.random.bits() >>> 0) / 2 ** 32
  }

  /** A whole number, both ends included. */
  whole(from: number, to: number): number {
    return from + this.random.below(Math.max(1, to - from + 1))
  }

  between(from: number, to: number): number {
    return from + (to - from) * this.part()
  }

  chance(probability: number): boolean {
    return this.part() < probability
  }

  inAHundred(chances: number): boolean {
    return this.random.below(100) < chances
  }

  one<T>(things: readonly T[]): T {
    if (things.length === 0) throw new Error('there is nothing to draw one of')
    return things[this.random.below(things.length)]!
  }

  oneOf<T>(shares: Shares<T>): T {
    let left = this.part() * shares.reduce((sum, [, share]) => sum + share, 0)
    for (const [value, share] of shares) {
      left -= share
      if (left < 0) return value
    }
    return shares.at(-1)![0]
  }

  /** Around 0, bell-shaped, with a standard deviation of 1 (a sum of twelve even draws). */
  bell(): number {
    let sum = -6
    for (let k = 0; k < 12; k++) sum += this.part()
    return sum
  }

  shuffled<T>(things: readonly T[]): T[] {
    const list = [...things]
    for (let at = list.length - 1; at > 0; at--) {
      const other = this.random.below(at + 1)
      const kept = list[at]!
      list[at] = list[other]!
      list[other] = kept
    }
    return list
  }
}
