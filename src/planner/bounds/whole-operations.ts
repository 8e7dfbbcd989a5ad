/**
 * The bound that prices give when surgeons' days and theatres are filled by whole operations.
 *
 * Here each patient has a price too: what one treatment of theirs is worth. A surgeon's day then takes the patients on whom
 * it gains most in its minutes (a knapsack, solved exactly), in one hospital. Where a hospital's surgeons work nowhere else
 * their days are put together with the theatres that they need, and these are opened whole; elsewhere theatres' minutes
 * keep their price. Every patient's price is paid once and earned at most once in a plan, so whatever it is, no plan is
 * cheaper.
 */
import type { Facts } from '../search/facts.ts'
import { BREATH } from './breath.ts'
import { type Choices, NEVER } from './choices.ts'
import { greatestDivisor } from './greatest-divisor.ts'
import type { LeastCare } from './least-care.ts'
import type { Nurses } from './nurses-load.ts'
import type { Capacities } from './prices.ts'

/** Steps of time in the longest surgeon's day at most: finer minutes are rounded in the bound's favour, so it stays one. */
const MOST_UNITS = 48

/** What the bound that splits operations knows of beds, nurses and theatres, and this one shares. */
export type Shared = {
  readonly nurses: Nurses
  readonly leastCare: LeastCare
  /** What beds and load of a stay cost at the last prices. */
  stayPrice(i: number, hospital: number, day: number): number
}

type Day = {
  readonly surgeon: number
  readonly day: number
  readonly hospital: number
  readonly units: number
  /** Choices: patient, place among the choices. */
  readonly patient: Int32Array
  readonly choice: Int32Array
}

export class WholeOperations {
  private readonly facts: Facts
  private readonly capacities: Capacities
  private readonly choices: Choices
  private readonly shared: Shared
  private readonly unit: number
  /**
   * What is decided by itself: a surgeon's day in one of several hospitals, or all days of a hospital's surgeons with what
   * opening theatres for so many units costs at the least.
   */
  private readonly parts: readonly (readonly [Day[], Float64Array | undefined])[]
  private readonly isWhole: boolean[]
  /** Per patient, after `at`: how often they are treated, less once. */
  readonly surplus: Float64Array
  /** Stays that may still be looked at closely. */
  private left = 0
  private gain = new Float64Array(0)
  private taken: Uint8Array = new Uint8Array(0)

  constructor(facts: Facts, capacities: Capacities, choices: Choices, shared: Shared) {
    this.facts = facts
    this.capacities = capacities
    this.choices = choices
    this.shared = shared
    this.surplus = new Float64Array(facts.patients)
    const { days, hospitals, surgeons, ways, patients } = facts
    let longest = 1
    let unit = 0
    for (let at = 0; at < surgeons * days; at++) {
      longest = Math.max(longest, capacities.capacity[at]!)
      unit = greatestDivisor(unit, capacities.capacity[at]!)
    }
    for (const minutes of facts.minutes) unit = greatestDivisor(unit, minutes)
    this.unit = Math.max(1, unit, Math.ceil(longest / MOST_UNITS))
    const hospitalsOf = Array.from({ length: surgeons }, () => new Set<number>())
    for (let way = 0; way < ways.from[patients]!; way++) {
      const own = choices.cost.subarray(choices.from[way]!, choices.from[way + 1]!)
      if (own.some((cost) => cost !== NEVER)) hospitalsOf[ways.surgeon[way]!]!.add(ways.hospital[way]!)
    }
    this.isWhole = Array.from({ length: hospitals }, (_, h) =>
      hospitalsOf.every((own) => !own.has(h) || own.size === 1),
    )
    this.parts = this.listParts()
  }

  /** Whether hospital h has its theatres opened whole: then their minutes' price is not asked for. */
  opensWhole(hospital: number): boolean {
    return this.isWhole[hospital]!
  }

  private listParts(): [Day[], Float64Array | undefined][] {
    const { days, hospitals } = this.facts
    const together: Day[][] = Array.from({ length: hospitals * days }, () => [])
    const apart: Day[][] = Array.from({ length: this.facts.surgeons * days }, () => [])
    for (const one of this.listDays()) {
      const { hospital, day, surgeon } = one
      if (this.isWhole[hospital]) together[hospital * days + day]!.push(one)
      else apart[surgeon * days + day]!.push(one)
    }
    const parts: [Day[], Float64Array | undefined][] = apart.map((own) => [own, undefined])
    together.forEach((own, at) => {
      if (own.length > 0) parts.push([own, this.openingCosts(at)])
    })
    return parts.filter(([own]) => own.length > 0)
  }

  private listDays(): Day[] {
    const { ways, days, patients, hospitals, surgeons } = this.facts
    const { from, cost } = this.choices
    const places = surgeons * days * hospitals
    const placeOf = (way: number, day: number) => (ways.surgeon[way]! * days + day) * hospitals + ways.hospital[way]!
    const count = new Int32Array(places)
    const forEach = (each: (i: number, choice: number, place: number) => void) => {
      for (let i = 0; i < patients; i++) {
        for (let way = ways.from[i]!; way < ways.from[i + 1]!; way++) {
          const list = ways.dayLists[ways.dayList[way]!]!
          for (let k = 0; k < list.length; k++) {
            const choice = from[way]! + k
            if (cost[choice] !== NEVER) each(i, choice, placeOf(way, list[k]!))
          }
        }
      }
    }
    forEach((_i, _choice, place) => {
      count[place]!++
    })
    const lists: (Day | undefined)[] = Array.from(count, (length, place) => {
      if (length === 0) return undefined
      const at = Math.floor(place / hospitals)
      return {
        surgeon: Math.floor(at / days),
        day: at % days,
        hospital: place % hospitals,
        units: Math.ceil(this.capacities.capacity[at]! / this.unit),
        patient: new Int32Array(length),
        choice: new Int32Array(length),
      }
    })
    forEach((i, choice, place) => {
      const one = lists[place]!
      count[place]!--
      one.patient[one.patient.length - 1 - count[place]!] = i
      one.choice[one.choice.length - 1 - count[place]!] = choice
    })
    return lists.filter((one) => one !== undefined)
  }

  private openingCosts(at: number): Float64Array {
    const { days, theatres, hospitalOfTheatre, weights } = this.facts
    const hospital = Math.floor(at / days)
    const lengths: number[] = []
    for (let t = 0; t < theatres; t++) {
      const minutes = this.capacities.theatreMinutes[t * days + (at % days)]!
      if (hospitalOfTheatre[t] === hospital && minutes > 0) lengths.push(Math.ceil(minutes / this.unit))
    }
    const costs = [0]
    for (const length of lengths.sort((a, b) => b - a)) {
      const before = costs.at(-1)!
      for (let unit = 0; unit < length; unit++) costs.push(before + weights.openTheatre)
    }
    return Float64Array.from(costs)
  }

  /**
   * @param worth by patient
   * @param excess is added what the operations chosen use
   */
  *at(price: Float64Array, worth: Float64Array, excess: Float64Array, looks: number): Generator<void, number> {
    const { out } = this.choices
    let total = 0
    for (let i = 0; i < this.facts.patients; i++) {
      const isOut = out[i]! < worth[i]!
      total += isOut ? out[i]! : worth[i]!
      this.surplus[i] = isOut ? 0 : -1
    }
    this.left = looks
    let breath = 0
    for (const [days, opening] of this.parts) {
      for (const { patient } of days) breath += patient.length
      if (breath > BREATH) {
        breath = 0
        yield
      }
      total += opening
        ? this.bestTogether(days, opening, price, worth, excess)
        : this.bestApart(days, price, worth, excess)
    }
    return total
  }

  private bestApart(days: readonly Day[], price: Float64Array, worth: Float64Array, excess: Float64Array): number {
    let least = 0
    let best: Day | undefined
    for (const one of days) {
      this.fill(one, price, worth, 0, 0)
      const cost = this.gain[one.units]!
      if (cost >= least) continue
      least = cost
      best = one
    }
    if (!best) return 0
    this.fill(best, price, worth, 0, 0)
    this.take(best, best.units, 0, excess)
    return least
  }

  /** The surgeons' days one after the other, by the units that they use together. */
  private bestTogether(
    days: readonly Day[],
    opening: Float64Array,
    price: Float64Array,
    worth: Float64Array,
    excess: Float64Array,
  ): number {
    const most = opening.length - 1
    let gainFrom = 0
    let takenFrom = 0
    const starts: { gain: number; taken: number }[] = []
    for (const one of days) {
      starts.push({ gain: gainFrom, taken: takenFrom })
      this.fill(one, price, worth, gainFrom, takenFrom)
      gainFrom += one.units + 1
      takenFrom += one.patient.length * (one.units + 1)
    }
    let best = new Float64Array(most + 1)
    const given: Uint16Array[] = []
    let reach = 0
    days.forEach((one, k) => {
      const next = Float64Array.from(best)
      const own = new Uint16Array(most + 1)
      const from = starts[k]!.gain
      reach = Math.min(most, reach + one.units)
      for (let total = 0; total <= most; total++) {
        const end = Math.min(one.units, total)
        for (let units = 1; units <= end; units++) {
          const cost = best[total - units]! + this.gain[from + units]!
          if (cost < next[total]!) {
            next[total] = cost
            own[total] = units
          }
        }
      }
      best = next
      given.push(own)
    })
    let least = 0
    let units = 0
    for (let total = 0; total <= reach; total++) {
      const cost = best[total]! + opening[total]!
      if (cost < least) {
        least = cost
        units = total
      }
    }
    for (let k = days.length - 1; k >= 0; k--) {
      const own = given[k]![units]!
      if (own > 0) this.take(days[k]!, own, starts[k]!.taken, excess)
      units -= own
    }
    return least
  }

  /** The knapsack of a surgeon's day: what so many units cost at the least, from place `gainFrom` on. */
  private fill(one: Day, price: Float64Array, worth: Float64Array, gainFrom: number, takenFrom: number): void {
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

  private priceOf(i: number, choice: number, { hospital, day }: Day, price: Float64Array): number {
    const { days, minutes } = this.facts
    const theatre = this.isWhole[hospital] ? 0 : minutes[i]! * price[this.capacities.theatre + hospital * days + day]!
    return this.choices.cost[choice]! + this.choices.care[choice]! + theatre + this.shared.stayPrice(i, hospital, day)
  }

  /** How much dearer the choice is when its nurses are looked at closely. */
  private lookCloser(i: number, choice: number, { hospital, day }: Day): number {
    const before = this.choices.care[choice]!
    const care = Math.max(before, this.shared.leastCare.of(i, hospital, day, 2))
    this.choices.care[choice] = care
    this.choices.level[choice] = 2
    return care - before
  }

  private take(one: Day, units: number, takenFrom: number, excess: Float64Array): void {
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
      this.shared.nurses.use(excess, load, i, hospital, day, 1)
    }
  }
}

function grown(array: Float64Array, length: number): Float64Array<ArrayBuffer> {
  const longer = new Float64Array(2 * length)
  longer.set(array)
  return longer
}
