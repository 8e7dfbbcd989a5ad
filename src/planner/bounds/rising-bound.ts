/**
 * A lower bound that rises step by step as better prices are found, until the steps are used up. It never falls, and the
 * same problem and number of steps give the same bound.
 *
 * Prices follow what is used beyond what there is, each by a step of its own length (Kingma and Ba 2014), while the steps
 * and the blur of the priced bound shrink together.
 */
import type { Facts } from '../search/facts.ts'
import { choicesOf } from './choices.ts'
import { LeastCare } from './least-care.ts'
import { PricedBound } from './priced.ts'
import { type Capacities, capacitiesOf, firstPrices } from './prices.ts'

/** First and last length of a step and width of the blur, in parts of what an optional patient weighs as a rule. */
const STEP = [0.08, 0.0005] as const
const BLUR = [0.1, 0.001] as const
/** How much of the last direction, and of the last directions' size, is kept. */
const KEPT = 0.8
const SIZE_KEPT = 0.98
/** Sizes smaller than this many units count as this many: a row that is right but for crumbs stays where it is. */
const SMALL = 0.05
/** From this part of the steps on nurses are looked at as closely as they ever are. */
const CLOSE = 0.6
/** Stays looked at in one step. */
const LOOKS = [60, 12] as const

export class RisingBound {
  private readonly priced: PricedBound
  private readonly capacities: Capacities
  private readonly price: Float64Array
  private readonly direction: Float64Array
  private readonly size: Float64Array
  private readonly typical: number
  private readonly steps: number
  private done = 0
  private best = 0

  constructor(facts: Facts, steps: number) {
    const leastCare = new LeastCare(facts)
    this.capacities = capacitiesOf(facts)
    const choices = choicesOf(facts, this.capacities, leastCare)
    this.priced = new PricedBound(facts, this.capacities, choices, leastCare)
    this.price = firstPrices(facts, this.capacities)
    this.direction = new Float64Array(this.capacities.count)
    this.size = new Float64Array(this.capacities.count)
    this.typical = typicalWeight(facts)
    this.steps = steps
  }

  /** No plan that keeps the musts costs less. */
  get value(): number {
    return Math.ceil(this.best - 1e-6)
  }

  get isDone(): boolean {
    return this.done >= this.steps
  }

  step(): void {
    const part = Math.min(1, this.done / (0.9 * this.steps))
    const between = ([first, last]: readonly [number, number]) => this.typical * first * (last / first) ** part
    const isClose = this.done >= CLOSE * this.steps
    const bound = this.priced.at(this.price, between(BLUR), isClose ? 2 : 1, LOOKS[isClose ? 1 : 0])
    this.best = Math.max(this.best, bound)
    this.done++
    this.move(between(STEP))
  }

  private move(length: number): void {
    const { price, direction, size, priced } = this
    const { scale } = this.capacities
    // Both averages begin at nothing and are made up for it.
    const known = 1 - KEPT ** this.done
    const sizeKnown = 1 - SIZE_KEPT ** this.done
    for (let row = 0; row < price.length; row++) {
      const excess = priced.excess[row]! / scale[row]!
      direction[row] = KEPT * direction[row]! + (1 - KEPT) * excess
      size[row] = SIZE_KEPT * size[row]! + (1 - SIZE_KEPT) * excess * excess
      const usual = Math.sqrt(size[row]! / sizeKnown) + SMALL
      price[row] = Math.max(0, price[row]! + (length * direction[row]!) / (known * usual * scale[row]!))
    }
  }
}

function typicalWeight({ untreatedWeight, mandatory }: Facts): number {
  const weights = [...untreatedWeight].filter((_, i) => mandatory[i] === 0).sort((a, b) => a - b)
  return Math.max(1, weights[weights.length >> 1] ?? 100)
}
