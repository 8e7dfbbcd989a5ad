/**
 * Whom a surgeon gains most by operating on in one day, whole operations only: a knapsack, solved exactly.
 *
 * Each patient has a price, what one treatment of theirs is worth; each choice costs what it costs, with beds, nurses and,
 * where theatres are not opened whole, theatre minutes at their prices.
 */
import type { Facts } from '../search/facts.ts'
import type { Choices } from './choices.ts'
import type { LeastCare } from './least-care.ts'
import type { SurgeonDay } from './list-surgeon-days.ts'
import type { Capacities } from './prices.ts'
import type { Supply } from './supply.ts'

/** What the bound that splits operations has too. */
export type Shared = { readonly supply: Supply; readonly leastCare: LeastCare }

export class SurgeonDays {
  private readonly facts: Facts
  private readonly capacities: Capacities
  private readonly choices: Choices
  private readonly shared: Shared
  /** Minutes. */
  private readonly unit: number
  /** Hospitals that open their theatres whole: there their minutes have no price. */
  private readonly isWhole: readonly boolean[]
  /** Per patient: how often they are treated, less once. */
  readonly surplus: Float64Array
  /** Stays that may still be looked at closely. */
  private left = 0
  /** What so many units cost at the least, of the days filled at the moment one after the other. */
  gain = new Float64Array(0)
  private taken: Uint8Array = new Uint8Array(0)

  constructor(
    facts: Facts,
    capacities: Capacities,
    choices: Choices,
    shared: Shared,
    unit: number,
    isWhole: readonly boolean[],
  ) {
    this.facts = facts
    this.capacities = capacities
    this.choices = choices
    this.shared = shared
    this.unit = unit
    this.isWhole = isWhole
    this.surplus = new Float64Array(facts.patients)
  }

  /**
   * Before a round: what each patient pays who is left, or is worth who is treated, the cheaper of the two.
   *
   * @param worth by patient
   * @param looks how many stays may be looked at closely
   */
  begin(worth: Float64Array, looks: number): number {
    const { out } = this.choices
    let total = 0
    for (let i = 0; i < this.facts.patients; i++) {
      const isOut = out[i]! < worth[i]!
      total += isOut ? out[i]! : worth[i]!
      this.surplus[i] = isOut ? 0 : -1
    }
    this.left = looks
    return total
  }

  /** The knapsack of a surgeon's day: what so many units cost at the least, from place `gainFrom` on. */
  fill(one: SurgeonDay, price: Float64Array, worth: Float64Array, gainFrom: number, takenFrom: number): void {
    const { minutes } = this.facts
    const { units, patient, choice } = one
    const width = units + 1
    if (this.gain.length < gainFrom + width) this.gain = grown(this.gain, gainFrom + width)
    if (this.taken.length < takenFrom + patient.length * width) {
      const taken = new Uint8Array(2 * (takenFrom + patient.length * width))
      taken.set(this.taken)
      this.taken = taken
    }
    const { gain, taken } = this
    gain.fill(0, gainFrom, gainFrom + width)
    for (let k = 0; k < patient.length; k++) {
      const i = patient[k]!
      const row = takenFrom + k * width
      taken.fill(0, row, row + width)
      let cost = this.priceOf(i, choice[k]!, one, price) - worth[i]!
      if (cost >= 0) continue
      if (this.left > 0 && this.choices.level[choice[k]!]! < 2) {
        this.left--
        cost += this.lookCloser(i, choice[k]!, one)
        if (cost >= 0) continue
      }
      const needed = Math.floor(minutes[i]! / this.unit)
      for (let unit = units; unit >= needed; unit--) {
        const then = gain[gainFrom + unit - needed]! + cost
        if (then < gain[gainFrom + unit]!) {
          gain[gainFrom + unit] = then
          taken[row + unit] = 1
        }
      }
    }
  }

  private priceOf(i: number, choice: number, { hospital, day }: SurgeonDay, price: Float64Array): number {
    const { days, minutes } = this.facts
    const theatre = this.isWhole[hospital] ? 0 : minutes[i]! * price[this.capacities.theatre + hospital * days + day]!
    return (
      this.choices.cost[choice]! + this.choices.care[choice]! + theatre + this.shared.supply.stayPrice(i, hospital, day)
    )
  }

  /** How much dearer the choice is when its nurses are looked at closely. */
  private lookCloser(i: number, choice: number, { hospital, day }: SurgeonDay): number {
    const before = this.choices.care[choice]!
    const care = Math.max(before, this.shared.leastCare.of(i, hospital, day, 2))
    this.choices.care[choice] = care
    this.choices.level[choice] = 2
    return care - before
  }

  /** Notes whom the knapsack at `takenFrom` holds when it is given so many units. */
  take(one: SurgeonDay, units: number, takenFrom: number, excess: Float64Array): void {
    const { days, minutes, nights, gender } = this.facts
    const { theatre, bed, bedFor, load } = this.capacities
    const { hospital, day, patient } = one
    const width = one.units + 1
    let unit = units
    for (let k = patient.length - 1; k >= 0; k--) {
      if (this.taken[takenFrom + k * width + unit] === 0) continue
      const i = patient[k]!
      this.surplus[i]!++
      unit -= Math.floor(minutes[i]! / this.unit)
      if (!this.isWhole[hospital]) excess[theatre + hospital * days + day]! += minutes[i]!
      for (let night = day; night < Math.min(days, day + nights[i]!); night++) {
        excess[bed + hospital * days + night]!++
        excess[bedFor[gender[i]! as 0 | 1] + hospital * days + night]!++
      }
      this.shared.supply.nurses.use(excess, load, i, hospital, day, 1)
    }
  }
}

function grown(array: Float64Array, length: number): Float64Array<ArrayBuffer> {
  const longer = new Float64Array(2 * length)
  longer.set(array)
  return longer
}
