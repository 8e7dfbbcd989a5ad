/**
 * Moves prices towards what is asked for beyond what there is. Each has a step of its own length, by how much its row was
 * off of late (Kingma and Ba 2014).
 */

/** How much of the last direction, and of the last directions' size, is kept. */
const KEPT = 0.8
const SIZE_KEPT = 0.9
/** Sizes smaller than this many units count as this many: a row that is right but for crumbs stays where it is. */
const SMALL = 0.05

export class PriceMove {
  private readonly scale: Float64Array
  private readonly direction: Float64Array
  private readonly size: Float64Array
  private steps = 0
  private limitFrom: number
  private most = Number.POSITIVE_INFINITY

  /** @param scale units that one patient uses, about, by row */
  constructor(scale: Float64Array) {
    this.scale = scale
    this.direction = new Float64Array(scale.length)
    this.size = new Float64Array(scale.length)
    this.limitFrom = scale.length
  }

  /** No price from a row on goes above `most`. */
  limit(from: number, most: number): void {
    this.limitFrom = from
    this.most = most
  }

  /** Begins anew. */
  forget(): void {
    this.direction.fill(0)
    this.size.fill(0)
    this.steps = 0
  }

  by(price: Float64Array, excess: Float64Array, length: number): void {
    const { scale, direction, size } = this
    this.steps++
    // Both averages begin at nothing and are made up for it.
    const known = 1 - KEPT ** this.steps
    const sizeKnown = 1 - SIZE_KEPT ** this.steps
    for (let row = 0; row < price.length; row++) {
      const own = excess[row]! / scale[row]!
      direction[row] = KEPT * direction[row]! + (1 - KEPT) * own
      size[row] = SIZE_KEPT * size[row]! + (1 - SIZE_KEPT) * own * own
      const usual = Math.sqrt(size[row]! / sizeKnown) + SMALL
      const then = price[row]! + (length * direction[row]!) / (known * usual * scale[row]!)
      price[row] = Math.max(0, row >= this.limitFrom ? Math.min(this.most, then) : then)
    }
  }
}
