/**
 * A lower bound that rises step by step as better prices are found, until the steps are used up. It never falls, and the
 * same problem and number of steps give the same bound.
 *
 * First operations may be split, which is quick and finds prices for time, beds and load; then they are whole.
 */
import type { Facts } from '../search/facts.ts'
import { typicalWeight } from '../search/typical-weight.ts'
import { boundAtOnce } from './bound-at-once.ts'
import { type Choices, choicesOf } from './choices.ts'
import { careOfOccupants, LeastCare } from './least-care.ts'
import { PriceMove } from './price-move.ts'
import { PricedBound } from './priced.ts'
import { type Capacities, capacitiesOf, firstPrices } from './prices.ts'

type Range = readonly [number, number]

/** First length of a step while operations are split, in parts of what an optional patient weighs as a rule. */
const SPLIT_STEP = 0.3
/** First and last width of the blur, and length of a step while operations are whole, in the same parts. */
const SPLIT_BLUR: Range = [0.1, 0.001]
const WHOLE_STEP: Range = [0.03, 0.0003]
/** Of the steps, those with operations split; and of these, those in which nurses are looked at less closely. */
const SPLIT = 0.6
/** With more choices than this operations stay split: it is the few that do not fill a surgeon's day as they please. */
const MOST_WHOLE = 100_000
const ROUGH = 0.6
/** Stays looked at in one step: roughly, closely, and while operations are whole. */
const LOOKS = [60, 8, 3] as const
/** In lists longer than this not everybody is asked at every step, but at every so manieth. */
export const LONG = 1000
const ASK_EVERY = 6
/** What a number may be off by when two are added, in parts of the larger. */
const ROUNDING = 2 ** -53
const LEAST_ROUNDING = 1e-6

export class RisingBound {
  private best: number
  private readonly facts: Facts
  private readonly steps: number
  private readonly typical: number
  /** What `best` may be too high by. */
  private rounding = 0

  constructor(facts: Facts, steps: number) {
    this.facts = facts
    this.best = boundAtOnce(facts)
    this.typical = typicalWeight(facts)
    this.steps = steps
  }

  /** No plan that keeps the musts costs less. */
  get value(): number {
    return Math.ceil(this.best - this.rounding)
  }

  /** Takes all steps, stopping for breath every few milliseconds. */
  *rise(): Generator<void, void> {
    const { facts } = this
    const leastCare = new LeastCare(facts)
    const capacities = capacitiesOf(facts)
    const choices = yield* choicesOf(facts, capacities, leastCare)
    this.rounding = roundingOf(facts, capacities, choices)
    const occupants = yield* careOfOccupants(facts, leastCare)
    const priced = new PricedBound(facts, capacities, choices, leastCare, occupants)
    const price = firstPrices(facts, capacities, choices.out)
    const worth = new Float64Array(facts.patients)
    const move = new PriceMove(capacities.scale)
    move.limit(capacities.load, facts.weights.nurseWorkload)
    const splitSteps = choices.care.length > MOST_WHOLE ? this.steps : Math.ceil(SPLIT * this.steps)
    yield* this.split(splitSteps, priced, price, worth, move)
    if (splitSteps < this.steps) yield* this.whole(this.steps - splitSteps, priced, price, worth, move)
  }

  /** Leaves the best prices found, and what each patient pays at them. */
  private *split(
    steps: number,
    priced: PricedBound,
    price: Float64Array,
    worth: Float64Array,
    move: PriceMove,
  ): Generator<void, void> {
    const best = price.slice()
    let bestSplit = Number.NEGATIVE_INFINITY
    for (let step = 0; step < steps; step++) {
      const part = step / steps
      const isRough = part < ROUGH
      const asksAll = this.facts.patients <= LONG || step % ASK_EVERY === 0 || step === steps - 1
      const blur = this.between(SPLIT_BLUR, part)
      const bound = yield* priced.at(price, blur, isRough ? 1 : 2, LOOKS[isRough ? 0 : 1], asksAll)
      if (asksAll && bound > bestSplit) {
        bestSplit = bound
        best.set(price)
        worth.set(priced.cheapest)
        this.best = Math.max(this.best, bound)
      }
      // The fewer steps there are the longer the last ones, or prices that are off stay off.
      move.by(price, priced.excess, this.between([SPLIT_STEP, SPLIT_STEP / steps], part))
      yield
    }
    price.set(best)
    move.forget()
  }

  private *whole(
    steps: number,
    priced: PricedBound,
    price: Float64Array,
    worth: Float64Array,
    move: PriceMove,
  ): Generator<void, void> {
    const whole = priced.withWholeOperations()
    const moveWorth = new PriceMove(new Float64Array(worth.length).fill(1))
    for (let step = 0; step < steps; step++) {
      const part = step / steps
      const bound = yield* priced.ofWhole(whole, price, worth, this.between(SPLIT_BLUR, 1), LOOKS[2])
      this.best = Math.max(this.best, bound)
      const length = this.between(WHOLE_STEP, part)
      move.by(price, priced.excess, length)
      moveWorth.by(worth, whole.surplus, -length)
      yield
    }
  }

  /** Shrinks evenly, and is at its least for the last tenth. */
  private between([first, last]: Range, part: number): number {
    return this.typical * first * (last / first) ** Math.min(1, part / 0.9)
  }
}

/**
 * What patients pay, less what there is brings in, is added up in one sum of so many numbers. Prices are never below zero,
 * so nobody pays more than being left costs; and where the sum is above zero, what comes off is no more than that either.
 * So no sum on the way is larger than what leaving everybody costs, and each number added rounds it by at most its part.
 * Twice that, because the numbers are themselves small sums: for a list of 20,000 it is less than a hundredth.
 */
function roundingOf(facts: Facts, { count }: Capacities, { out }: Choices): number {
  const { patients, theatres, days, nurses, shifts, occupantRoom } = facts
  const numbers = patients + count + theatres * days + nurses * shifts + occupantRoom.length
  return Math.max(LEAST_ROUNDING, 2 * ROUNDING * numbers * out.reduce((sum, one) => sum + one, 0))
}
