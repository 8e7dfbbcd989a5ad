/**
 * A seeded generator of random numbers (Marsaglia's xorshift128, 2003): the same seed gives the same numbers on every
 * machine. Its state is four words of 32 bits, so that drawing allocates nothing.
 */
export class Random {
  private readonly words = new Int32Array(4)

  constructor(seed: number) {
    // Neighbouring seeds must not start alike: each word is a scrambled count from the seed (splitmix32).
    let at = seed | 0
    for (let word = 0; word < 4; word++) {
      at = (at + 0x9e3779b9) | 0
      let z = at
      z = Math.imul(z ^ (z >>> 16), 0x21f0aaad)
      z = Math.imul(z ^ (z >>> 15), 0x735a2d97)
      this.words[word] = z ^ (z >>> 15)
    }
    if (this.words.every((word) => word === 0)) this.words[0] = 1
  }

  /** 32 random bits, as a signed number. */
  bits(): number {
    const words = this.words
    const first = words[0]!
    const last = words[3]!
    const mixed = first ^ (first << 11)
    words[0] = words[1]!
    words[1] = words[2]!
    words[2] = last
    const next = last ^ (last >>> 19) ^ mixed ^ (mixed >>> 8)
    words[3] = next
    return next
  }

  /** A whole number from 0 up to but not including `count`. */
  below(count: number): number {
    return ((this.bits() >>> 0) * 2.3283064365386963e-10 * count) | 0
  }
}
