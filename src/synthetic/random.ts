/**
 * A seeded generator of random numbers (Chris Doty-Humphrey's sfc32): the same seed and labels give the same numbers on
 * every machine. Each use draws from a stream of its own, so that one trust more or one draw fewer changes no other's.
 */
export class Random {
  private a: number
  private b: number
  private c: number
  private counter = 1

  /** `labels` say what the stream is for: streams with other labels have nothing in common. */
  constructor(seed: number, ...labels: readonly (string | number)[]) {
    let hash = 0x811c9dc5
    for (const letter of [seed, ...labels].join('\u0000')) {
      hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193)
    }
    this.a = hash
    this.b = Math.imul(hash ^ (hash >>> 16), 0x21f0aaad)
    this.c = Math.imul(this.b ^ (this.b >>> 15), 0x735a2d97)
    // The first draws of neighbouring seeds are alike.
    for (let draw = 0; draw < 15; draw++) this.bits()
  }

  /** 32 random bits, as a signed number. */
  bits(): number {
    const sum = (((this.a + this.b) | 0) + this.counter) | 0
    this.counter = (this.counter + 1) | 0
    this.a = this.b ^ (this.b >>> 9)
    this.b = (this.c + (this.c << 3)) | 0
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0
    return sum
  }

  /** At least 0 and less than 1. */
  share(): number {
    return (this.bits() >>> 0) * 2.3283064365386963e-10
  }

  /** A whole number from 0 up to but not including `count`. */
  below(count: number): number {
    return Math.floor(this.share() * count)
  }

  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + this.below(most - least + 1)
  }

  chance(probability: number): boolean {
    return this.share() < probability
  }

  /** Throws when there is nothing to choose from. */
  pick<Item>(items: readonly Item[]): Item {
    if (items.length === 0) throw new Error('There is nothing to pick from')
    return items[this.below(items.length)]!
  }

  /** From the normal distribution with mean 0 and standard deviation 1 (Box and Muller, 1958). */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.share())) * Math.cos(2 * Math.PI * this.share())
  }

  /** From the lognormal distribution that has this mean and standard deviation. */
  lognormal(mean: number, deviation: number): number {
    const variance = Math.log(1 + (deviation / mean) ** 2)
    return Math.exp(Math.log(mean) - variance / 2 + Math.sqrt(variance) * this.normal())
  }

  /** Puts the items in a random order, in place. */
  shuffle<Item>(items: Item[]): Item[] {
    for (let last = items.length - 1; last > 0; last--) {
      const other = this.below(last + 1)
      const kept = items[last]!
      items[last] = items[other]!
      items[other] = kept
    }
    return items
  }
}
