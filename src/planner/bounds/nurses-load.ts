/**
 * What nurses can carry, at a price for each unit of load by hospital and shift (S4).
 *
 * A unit is worth at most what a unit of overload costs: that much is always to be had. Nurses are taken to go where their
 * shift is worth most, of the hospitals that they may work in: so the bound holds wherever a plan sends them.
 */
import type { Facts } from '../search/facts.ts'

export class Nurses {
  private readonly facts: Facts
  /** The prices of the last `atPrices`, hospital × shift, and how many shifts up to each have one. */
  private price: Float64Array = new Float64Array(0)
  private readonly pricedUpTo: Int32Array

  constructor(facts: Facts) {
    this.facts = facts
    this.pricedUpTo = new Int32Array(facts.hospitals * (facts.shifts + 1))
  }

  /**
   * What comes off for the load that nurses can carry, and what occupants pay for theirs. Notes in `excess`, from place
   * `rows` on, the load of occupants less what can be carried.
   */
  atPrices(price: Float64Array, rows: number, excess: Float64Array, blur: number): number {
    const { hospitals, shifts, nurses, maxLoad, patients, nights, days, occupantRoom, hospitalOfRoom } = this.facts
    this.price = price.subarray(rows, rows + hospitals * shifts)
    for (let hospital = 0; hospital < hospitals; hospital++) {
      const from = hospital * (shifts + 1)
      for (let shift = 0; shift < shifts; shift++) {
        const isPriced = this.price[hospital * shifts + shift]! > 0 ? 1 : 0
        this.pricedUpTo[from + shift + 1] = this.pricedUpTo[from + shift]! + isPriced
      }
    }
    const may = this.facts.floaters.hospitalsOf
    let total = 0
    for (let n = 0; n < nurses; n++) {
      for (let shift = 0; shift < shifts; shift++) {
        const load = maxLoad[n * shifts + shift]!
        if (load > 0) total -= load * this.send(may[n]!, shift, load, rows, excess, blur)
      }
    }
    for (let k = 0; k < occupantRoom.length; k++) {
      const i = patients + k
      const hospital = hospitalOfRoom[occupantRoom[k]!]!
      const last = Math.min(days, nights[i]!)
      total += this.priceOf(i, hospital, 0, last)
      this.use(excess, rows, i, hospital, 0, 1)
    }
    return total
  }

  /** The price of a stay's load. */
  priceOf(i: number, hospital: number, day: number, last: number): number {
    const { shifts, shiftsADay, careFrom, workload } = this.facts
    const from = hospital * (shifts + 1)
    const first = day * shiftsADay
    const end = last * shiftsADay
    if (this.pricedUpTo[from + first] === this.pricedUpTo[from + end]) return 0
    const care = careFrom[i]! - first
    const row = hospital * shifts
    let total = 0
    for (let shift = first; shift < end; shift++) total += this.price[row + shift]! * workload[care + shift]!
    return total
  }

  use(excess: Float64Array, rows: number, i: number, hospital: number, day: number, part: number): void {
    const { shifts, shiftsADay, careFrom, workload, days, nights } = this.facts
    const first = day * shiftsADay
    const end = Math.min(days, day + nights[i]!) * shiftsADay
    const care = careFrom[i]! - first
    const row = rows + hospital * shifts
    for (let shift = first; shift < end; shift++) excess[row + shift]! += part * workload[care + shift]!
  }

  /** Where a nurse's shift is worth most; shared out softly where it is worth nearly as much elsewhere. */
  private send(may: Uint8Array, shift: number, load: number, rows: number, excess: Float64Array, blur: number): number {
    const { shifts } = this.facts
    let most = 0
    for (const hospital of may) most = Math.max(most, this.price[hospital * shifts + shift]!)
    if (may.length === 1) {
      excess[rows + may[0]! * shifts + shift]! -= load
      return most
    }
    const worth = (hospital: number) => Math.exp(((this.price[hospital * shifts + shift]! - most) * load) / blur)
    let sum = 0
    for (const hospital of may) sum += worth(hospital)
    for (const hospital of may) excess[rows + hospital * shifts + shift]! -= (load * worth(hospital)) / sum
    return most
  }
}
