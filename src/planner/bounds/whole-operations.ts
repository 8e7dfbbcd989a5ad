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
import { listSurgeonDays, type SurgeonDay, unitOf } from './list-surgeon-days.ts'
import type { Capacities } from './prices.ts'
import { type Shared, SurgeonDays } from './surgeon-days.ts'

export class WholeOperations {
  private readonly facts: Facts
  private readonly capacities: Capacities
  private readonly days: SurgeonDays
  private readonly unit: number
  /**
   * What is decided by itself: a surgeon's day in one of several hospitals, or all days of a hospital's surgeons with what
   * opening theatres for so many units costs at the least.
   */
  private readonly parts: readonly (readonly [SurgeonDay[], Float64Array | undefined])[]
  private readonly isWhole: readonly boolean[]

  constructor(facts: Facts, capacities: Capacities, choices: Choices, shared: Shared) {
    this.facts = facts
    this.capacities = capacities
    this.unit = unitOf(facts, capacities)
    this.isWhole = opensWhole(facts, choices)
    this.days = new SurgeonDays(facts, capacities, choices, shared, this.unit, this.isWhole)
    this.parts = this.listParts(listSurgeonDays(facts, capacities, choices, this.unit))
  }

  /** Per patient, after `at`: how often they are treated, less once. */
  get surplus(): Float64Array {
    return this.days.surplus
  }

  /** Whether hospital h has its theatres opened whole: then their minutes' price is not asked for. */
  opensWhole(hospital: number): boolean {
    return this.isWhole[hospital]!
  }

  private listParts(all: readonly SurgeonDay[]): [SurgeonDay[], Float64Array | undefined][] {
    const { days, hospitals } = this.facts
    const together: SurgeonDay[][] = Array.from({ length: hospitals * days }, () => [])
    const apart: SurgeonDay[][] = Array.from({ length: this.facts.surgeons * days }, () => [])
    for (const one of all) {
      const { hospital, day, surgeon } = one
      if (this.isWhole[hospital]) together[hospital * days + day]!.push(one)
      else apart[surgeon * days + day]!.push(one)
    }
    const parts: [SurgeonDay[], Float64Array | undefined][] = apart.map((own) => [own, undefined])
    together.forEach((own, at) => {
      if (own.length > 0) parts.push([own, this.openingCosts(at)])
    })
    return parts.filter(([own]) => own.length > 0)
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
    let total = this.days.begin(worth, looks)
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

  private bestApart(
    days: readonly SurgeonDay[],
    price: Float64Array,
    worth: Float64Array,
    excess: Float64Array,
  ): number {
    let least = 0
    let best: SurgeonDay | undefined
    for (const one of days) {
      this.days.fill(one, price, worth, 0, 0)
      const cost = this.days.gain[one.units]!
      if (cost >= least) continue
      least = cost
      best = one
    }
    if (!best) return 0
    this.days.fill(best, price, worth, 0, 0)
    this.days.take(best, best.units, 0, excess)
    return least
  }

  /** The surgeons' days one after the other, by the units that they use together. */
  private bestTogether(
    days: readonly SurgeonDay[],
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
      this.days.fill(one, price, worth, gainFrom, takenFrom)
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
          const cost = best[total - units]! + this.days.gain[from + units]!
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
      if (own > 0) this.days.take(days[k]!, own, starts[k]!.taken, excess)
      units -= own
    }
    return least
  }
}

/** By hospital: whether whoever operates there operates nowhere else. */
function opensWhole({ surgeons, hospitals, ways, patients }: Facts, { from, cost }: Choices): boolean[] {
  const hospitalsOf = Array.from({ length: surgeons }, () => new Set<number>())
  for (let way = 0; way < ways.from[patients]!; way++) {
    const own = cost.subarray(from[way]!, from[way + 1]!)
    if (own.some((one) => one !== NEVER)) hospitalsOf[ways.surgeon[way]!]!.add(ways.hospital[way]!)
  }
  return Array.from({ length: hospitals }, (_, h) => hospitalsOf.every((own) => !own.has(h) || own.size === 1))
}
