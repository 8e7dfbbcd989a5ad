/**
 * The bound that prices give (Lagrange): each patient takes the cheapest choice at those prices, as if alone, and what
 * all pay for what there is comes off. No plan that keeps the musts is cheaper, whatever the prices: a plan's patients
 * pay no less than their cheapest, and use no more than there is.
 *
 * The same pass says how the prices should change. The plain answer, what the cheapest choices use beyond what there is,
 * jumps about; so each patient is split over their choices, the cheaper the more (softened by `blur`), which points the
 * same way and is steady.
 */
import type { Facts } from '../search/facts.ts'
import { BREATH } from './breath.ts'
import { type Choices, NEVER } from './choices.ts'
import type { LeastCare } from './least-care.ts'
import type { Nurses } from './nurses-load.ts'
import type { Capacities } from './prices.ts'
import { Supply } from './supply.ts'
import { WholeOperations } from './whole-operations.ts'

/** Choices dearer than the cheapest by this many times the blur have no part worth adding. */
const FAR = 16

export class PricedBound {
  /** What is used beyond what there is, by row of the prices, after the last `at`. */
  readonly excess: Float64Array
  private readonly facts: Facts
  private readonly capacities: Capacities
  private readonly choices: Choices
  private readonly leastCare: LeastCare
  private readonly occupants: number
  private readonly supply: Supply
  /** Those of `supply`. */
  private readonly bedsUpTo: Float64Array
  private readonly nurses: Nurses
  private readonly priceOf: Float64Array
  /** By patient: the price of the cheapest choice after the last `at`, or of being left. */
  readonly cheapest: Float64Array
  /** By patient: 1 where every choice was far dearer than being left. */
  private readonly isFar: Uint8Array

  /** @param occupants what the nurses of those in bed already cost, whatever is planned */
  constructor(facts: Facts, capacities: Capacities, choices: Choices, leastCare: LeastCare, occupants: number) {
    this.facts = facts
    this.capacities = capacities
    this.choices = choices
    this.leastCare = leastCare
    this.supply = new Supply(facts, capacities)
    this.excess = this.supply.excess
    this.bedsUpTo = this.supply.bedsUpTo
    this.nurses = this.supply.nurses
    this.occupants = occupants
    let most = 0
    for (let i = 0; i < facts.patients; i++) {
      most = Math.max(most, choices.from[facts.ways.from[i + 1]!]! - choices.from[facts.ways.from[i]!]!)
    }
    this.priceOf = new Float64Array(most)
    this.cheapest = new Float64Array(facts.patients)
    this.isFar = new Uint8Array(facts.patients)
  }

  withWholeOperations(): WholeOperations {
    const { facts, capacities, choices, supply, leastCare } = this
    return new WholeOperations(facts, capacities, choices, { supply, leastCare })
  }

  /**
   * Stops for breath every few milliseconds.
   *
   * @param level how closely the nurses of the cheapest choices are looked at
   * @param looks how many stays may be looked at
   * @param isWhole whether everybody is asked. If not, those who were far from being treated last time are taken to be so
   *   still: that does to move prices by, and is no bound
   */
  *at(price: Float64Array, blur: number, level: 1 | 2, looks: number, isWhole: boolean): Generator<void, number> {
    const { facts } = this
    let total = this.occupants + this.supply.at(price, blur)
    let left = looks
    let breath = 0
    for (let i = 0; i < facts.patients; i++) {
      if (!isWhole && this.isFar[i] === 1) {
        total += this.choices.out[i]!
        continue
      }
      breath += 1 + this.choices.from[facts.ways.from[i + 1]!]! - this.choices.from[facts.ways.from[i]!]!
      if (breath > BREATH) {
        breath = 0
        yield
      }
      let cheapest = this.cheapestOf(i, price)
      while (left > 0 && this.lookCloser(i, cheapest.way, cheapest.place, level)) {
        left--
        cheapest = this.cheapestOf(i, price)
      }
      total += cheapest.price
      this.cheapest[i] = cheapest.price
      this.use(i, cheapest.price, blur)
    }
    return total
  }

  /**
   * The same with whole operations: surgeons' minutes have no price here, and patients have one.
   *
   * @param worth by patient
   */
  *ofWhole(
    whole: WholeOperations,
    price: Float64Array,
    worth: Float64Array,
    blur: number,
    looks: number,
  ): Generator<void, number> {
    const ofSupply = this.supply.at(price, blur, this.capacities.theatre, (hospital) => whole.opensWhole(hospital))
    return this.occupants + ofSupply + (yield* whole.at(price, worth, this.excess, looks))
  }

  /** Prices every choice of patient i, and says which is the cheapest; way −1 for none. */
  private cheapestOf(i: number, price: Float64Array): { price: number; way: number; place: number } {
    const { ways, days, hospitals, nights, minutes, gender } = this.facts
    const { from, cost, care, out } = this.choices
    const begin = from[ways.from[i]!]!
    let least = out[i]!
    let best = -1
    let place = -1
    for (let way = ways.from[i]!; way < ways.from[i + 1]!; way++) {
      const list = ways.dayLists[ways.dayList[way]!]!
      const surgeonRow = ways.surgeon[way]! * days
      const hospital = ways.hospital[way]!
      const theatreRow = this.capacities.theatre + hospital * days
      const beds = (gender[i]! * hospitals + hospital) * (days + 1)
      for (let k = 0; k < list.length; k++) {
        const at = from[way]! + k
        if (cost[at] === NEVER) {
          this.priceOf[at - begin] = NEVER
          continue
        }
        const day = list[k]!
        const last = day + nights[i]! < days ? day + nights[i]! : days
        const own =
          cost[at]! +
          care[at]! +
          minutes[i]! * (price[surgeonRow + day]! + price[theatreRow + day]!) +
          this.bedsUpTo[beds + last]! -
          this.bedsUpTo[beds + day]! +
          this.nurses.priceOf(i, hospital, day, last)
        this.priceOf[at - begin] = own
        if (own < least) {
          least = own
          best = way
          place = k
        }
      }
    }
    return { price: least, way: best, place }
  }

  /** Whether there was something to look closer at. */
  private lookCloser(i: number, way: number, place: number, level: 1 | 2): boolean {
    if (way < 0) return false
    const { ways } = this.facts
    const { from, care } = this.choices
    const at = from[way]! + place
    if (this.choices.level[at]! >= level) return false
    const day = ways.dayLists[ways.dayList[way]!]![place]!
    care[at] = Math.max(care[at]!, this.leastCare.of(i, ways.hospital[way]!, day, level))
    this.choices.level[at] = level
    return true
  }

  private use(i: number, least: number, blur: number): void {
    const { ways, days, nights, minutes, gender } = this.facts
    const { from, out } = this.choices
    const begin = from[ways.from[i]!]!
    const end = from[ways.from[i + 1]!]!
    const far = least + FAR * blur
    const left = out[i]! < far ? Math.exp((least - out[i]!) / blur) : 0
    let sum = left
    for (let c = 0; c < end - begin; c++) {
      const own = this.priceOf[c]!
      this.priceOf[c] = own < far ? Math.exp((least - own) / blur) : 0
      sum += this.priceOf[c]!
    }
    this.isFar[i] = sum === left ? 1 : 0
    if (sum === left) return
    const { theatre, bed, bedFor, load } = this.capacities
    const genderRow = bedFor[gender[i]! as 0 | 1]
    for (let way = ways.from[i]!; way < ways.from[i + 1]!; way++) {
      const list = ways.dayLists[ways.dayList[way]!]!
      const hospital = ways.hospital[way]! * days
      for (let k = 0; k < list.length; k++) {
        const part = this.priceOf[from[way]! + k - begin]! / sum
        if (part === 0) continue
        const day = list[k]!
        this.excess[ways.surgeon[way]! * days + day]! += part * minutes[i]!
        this.excess[theatre + hospital + day]! += part * minutes[i]!
        for (let night = day; night < day + nights[i]! && night < days; night++) {
          this.excess[bed + hospital + night]! += part
          this.excess[genderRow + hospital + night]! += part
        }
        this.nurses.use(this.excess, load, i, ways.hospital[way]!, day, part)
      }
    }
  }
}
