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
import { type Choices, NEVER } from './choices.ts'
import type { LeastCare } from './least-care.ts'
import type { Capacities } from './prices.ts'

/** Choices dearer than the cheapest by this many times the blur have no part worth adding. */
const FAR = 16

export class PricedBound {
  /** What is used beyond what there is, by row of the prices, after the last `at`. */
  readonly excess: Float64Array
  private readonly facts: Facts
  private readonly capacities: Capacities
  private readonly choices: Choices
  private readonly leastCare: LeastCare
  /** What the occupants' nurses cost, whatever is planned. */
  private readonly occupants: number
  /** gender × hospital × (days + 1): what a bed costs from day 0 up to each day. */
  private readonly bedsUpTo: Float64Array
  private readonly priceOf: Float64Array

  constructor(facts: Facts, capacities: Capacities, choices: Choices, leastCare: LeastCare) {
    this.facts = facts
    this.capacities = capacities
    this.choices = choices
    this.leastCare = leastCare
    this.excess = new Float64Array(capacities.count)
    this.bedsUpTo = new Float64Array(2 * facts.hospitals * (facts.days + 1))
    let occupants = 0
    facts.occupantRoom.forEach((room, k) => {
      occupants += leastCare.of(facts.patients + k, facts.hospitalOfRoom[room]!, 0)
    })
    this.occupants = occupants
    let most = 0
    for (let i = 0; i < facts.patients; i++) {
      most = Math.max(most, choices.from[facts.ways.from[i + 1]!]! - choices.from[facts.ways.from[i]!]!)
    }
    this.priceOf = new Float64Array(most)
  }

  /**
   * @param level how closely the nurses of the cheapest choices are looked at
   * @param looks how many stays may be looked at, so that one call does not take long
   */
  at(price: Float64Array, blur: number, level: 1 | 2, looks: number): number {
    const { facts, capacities, excess } = this
    let total = this.occupants
    for (let row = 0; row < capacities.count; row++) {
      excess[row] = -capacities.capacity[row]!
      total -= price[row]! * capacities.capacity[row]!
    }
    this.addUpBeds(price)
    total += this.theatresOpened(price, blur)
    let left = looks
    for (let i = 0; i < facts.patients; i++) {
      let cheapest = this.cheapestOf(i, price)
      while (left > 0 && this.lookCloser(i, cheapest.way, cheapest.place, level)) {
        left--
        cheapest = this.cheapestOf(i, price)
      }
      total += cheapest.price
      this.use(i, cheapest.price, blur)
    }
    return total
  }

  private addUpBeds(price: Float64Array): void {
    const { days, hospitals } = this.facts
    const { bed, bedFor } = this.capacities
    for (let gender = 0; gender < 2; gender++) {
      for (let hospital = 0; hospital < hospitals; hospital++) {
        const from = (gender * hospitals + hospital) * (days + 1)
        for (let day = 0; day < days; day++) {
          const at = hospital * days + day
          const own = price[bed + at]! + price[bedFor[gender as 0 | 1] + at]!
          this.bedsUpTo[from + day + 1] = this.bedsUpTo[from + day]! + own
        }
      }
    }
  }

  /** What opening theatres costs (S5), less what their minutes bring in: those that pay for themselves are opened. */
  private theatresOpened(price: Float64Array, blur: number): number {
    const { theatres, days, hospitalOfTheatre, weights } = this.facts
    const { theatre, theatreMinutes } = this.capacities
    let total = 0
    for (let t = 0; t < theatres; t++) {
      for (let day = 0; day < days; day++) {
        const minutes = theatreMinutes[t * days + day]!
        const row = theatre + hospitalOfTheatre[t]! * days + day
        const cost = weights.openTheatre - price[row]! * minutes
        if (cost < 0) total += cost
        const open = cost > FAR * blur ? 0 : cost < -FAR * blur ? 1 : 1 / (1 + Math.exp(cost / blur))
        this.excess[row]! -= minutes * open
      }
    }
    return total
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
          this.bedsUpTo[beds + day]!
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
    let sum = out[i]! < far ? Math.exp((least - out[i]!) / blur) : 0
    for (let c = 0; c < end - begin; c++) {
      const own = this.priceOf[c]!
      this.priceOf[c] = own < far ? Math.exp((least - own) / blur) : 0
      sum += this.priceOf[c]!
    }
    const { theatre, bed, bedFor } = this.capacities
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
      }
    }
  }
}
