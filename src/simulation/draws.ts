/**
 * The room's generator of random numbers (Chris Doty-Humphrey's sfc32), and what is drawn from it.
 *
 * Each use has a stream of its own, named by seed, label and day. So a day's referrals to a list are the same whatever
 * else a problem holds, and two options are compared on the same people. Every draw grows with its rate: on the same
 * stream a higher rate never gives fewer.
 */

/** One seed's streams; `open` begins one, and the draws that follow are its first, second and so on. */
export class Draws {
  private readonly seed: number
  private a = 0
  private b = 0
  private c = 0
  private counter = 1

  constructor(seed: number) {
    this.seed = seed | 0
  }

  /** @param label of `streamLabel`; @param day any whole number */
  open(label: number, day: number): this {
    this.a = this.seed
    this.b = label
    this.c = day
    this.counter = 1
    // Neighbouring seeds and days begin alike, and are apart after twelve rounds.
    for (let round = 0; round < 12; round++) this.bits()
    return this
  }

  private bits(): number {
    const sum = (((this.a + this.b) | 0) + this.counter) | 0
    this.counter = (this.counter + 1) | 0
    this.a = this.b ^ (this.b >>> 9)
    this.b = (this.c + (this.c << 3)) | 0
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0
    return sum
  }

  /** Between 0 and 1, neither included. */
  share(): number {
    return ((this.bits() >>> 0) + 0.5) * 2.3283064365386963e-10
  }

  /** From the Poisson distribution, by inversion. Large means are sums of smaller ones, each with a draw of its own. */
  poisson(mean: number): number {
    let count = 0
    let left = mean
    for (; left > largestInversion; left -= largestInversion) count += this.inverse(largestInversion)
    return count + this.inverse(left)
  }

  private inverse(mean: number): number {
    const share = this.share()
    let probability = Math.exp(-mean)
    let below = probability
    let count = 0
    // The sum of the probabilities may end a hair under a share that is very near 1.
    while (share > below && (probability > 0 || count < mean)) {
      count++
      probability *= mean / count
      const next = below + probability
      if (next === below && count > mean) break
      below = next
    }
    return count
  }

  /** Lognormal around 1: a rate that may be wrong by `deviation`, as a share of it. */
  around1(deviation: number): number {
    const variance = Math.log(1 + deviation ** 2)
    const normal = Math.sqrt(-2 * Math.log(this.share())) * Math.cos(2 * Math.PI * this.share())
    return Math.exp(Math.sqrt(variance) * normal - variance / 2)
  }
}

/** exp(-500) is a number still; exp(-750) is none. */
const largestInversion = 500

/** What a stream is for, as a number (FNV-1a). */
export function streamLabel(...parts: readonly string[]): number {
  let hash = 0x811c9dc5
  for (const letter of parts.join('\u0000')) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193)
  return hash | 0
}

const goldenRatio = 0.6180339887498949

/**
 * A rate of so many a day as a whole number each day: its whole part, and one more on a share of days as large as its
 * fraction, evenly spread. No chance in it, and a higher rate gives no fewer on any day.
 */
export function evenNumber(rate: number, day: number): number {
  const whole = Math.floor(rate)
  const turn = day * goldenRatio
  return turn - Math.floor(turn) < rate - whole ? whole + 1 : whole
}
