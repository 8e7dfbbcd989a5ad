/**
 * What there is only so much of, at given prices: what it brings in, and what a stay costs.
 *
 * Theatres that pay for themselves are opened, and nurses go where they are worth most.
 */
import type { Facts } from '../search/facts.ts'
import { Nurses } from './nurses-load.ts'
import type { Capacities } from './prices.ts'

/** Theatres dearer or cheaper than what they bring in by this many times the blur are as good as shut or open. */
const FAR = 16

export class Supply {
  /** What is used beyond what there is, by row of the prices. */
  readonly excess: Float64Array
  private readonly facts: Facts
  private readonly capacities: Capacities
  readonly nurses: Nurses
  /** gender × hospital × (days + 1): what a bed costs from day 0 up to each day. */
  readonly bedsUpTo: Float64Array

  constructor(facts: Facts, capacities: Capacities) {
    this.facts = facts
    this.capacities = capacities
    this.excess = new Float64Array(capacities.count)
    this.bedsUpTo = new Float64Array(2 * facts.hospitals * (facts.days + 1))
    this.nurses = new Nurses(facts)
  }

  /**
   * What theatres cost that pay for themselves, and occupants' load, less the price of what there is, in the rows from one on.
   *
   * @param opensWhole hospitals whose theatres are counted elsewhere
   */
  at(price: Float64Array, blur: number, from = 0, opensWhole = (_hospital: number) => false): number {
    const { capacities, excess } = this
    let total = 0
    excess.fill(0, 0, from)
    for (let row = from; row < capacities.count; row++) {
      excess[row] = -capacities.capacity[row]!
      total -= price[row]! * capacities.capacity[row]!
    }
    this.addUpBeds(price)
    total += this.theatresOpened(price, blur, opensWhole)
    return total + this.nurses.atPrices(price, capacities.load, excess, blur)
  }

  /** Beds and load of a stay at the last prices. */
  stayPrice(i: number, hospital: number, day: number): number {
    const { days, hospitals, nights, gender } = this.facts
    const last = day + nights[i]! < days ? day + nights[i]! : days
    const beds = (gender[i]! * hospitals + hospital) * (days + 1)
    const ofBeds = this.bedsUpTo[beds + last]! - this.bedsUpTo[beds + day]!
    return ofBeds + this.nurses.priceOf(i, hospital, day, last)
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
  private theatresOpened(price: Float64Array, blur: number, isElsewhere: (hospital: number) => boolean): number {
    const { theatres, days, hospitalOfTheatre, weights } = this.facts
    const { theatre, theatreMinutes } = this.capacities
    let total = 0
    for (let t = 0; t < theatres; t++) {
      if (isElsewhere(hospitalOfTheatre[t]!)) continue
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
}
