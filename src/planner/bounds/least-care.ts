/**
 * What the nurses of one person's stay cost at the least, whoever else is in the hospital.
 *
 * Each shift of the stay must have a nurse on duty who may work there. A nurse who is new to the person costs continuity
 * (S3), one below the level needed costs skill (S2). Which nurses to take is the uncapacitated facility location problem: nurses are facilities, shifts are clients. Dual ascent
 * (Erlenkotter 1978) bounds it from below; branching on one nurse closes what is left, as far as a number of nodes allows.
 */
import type { Facts } from '../search/facts.ts'
import { greatestDivisor } from './greatest-divisor.ts'

/** Nodes for one stay, by how closely it is looked at. What is still open then is bounded by dual ascent alone. */
const NODES = [0, 1, 300] as const
const NEVER = 1e9
const EXACT = 1e-7

export class LeastCare {
  private readonly facts: Facts
  /** hospital × shift: who may be on duty there, the most skilled first. */
  private readonly onDuty: readonly Int32Array[]
  /** What every cost is a multiple of: no true cost lies between two multiples. */
  private readonly unit: number
  private readonly placeOfNurse: Int32Array
  /** What anybody's nurses cost at the least: one for each shift of a day, if nobody works two of one day. */
  readonly ofAnybody: number
  // The stay at hand: its nurses, their costs by nurse × shift, and by shift the nurses in order of cost.
  private nurseAt: Int32Array = new Int32Array(0)
  private cost = new Float64Array(0)
  private byCost = new Int32Array(0)
  private byCostFrom = new Int32Array(1)
  private order = new Int32Array(0)
  private shifts = 0
  private nurses = 0
  private status = new Uint8Array(0)
  private slack = new Float64Array(0)
  private value = new Float64Array(0)
  private isDone = new Uint8Array(0)
  private nodes = 0
  private cheapest = 0

  constructor(facts: Facts) {
    this.facts = facts
    const { hospitals, shifts, nurses, maxLoad, nurseSkill, floaters, weights } = facts
    const onDuty: Int32Array[] = []
    for (let hospital = 0; hospital < hospitals; hospital++) {
      for (let shift = 0; shift < shifts; shift++) {
        const who: number[] = []
        for (let n = 0; n < nurses; n++) {
          if (floaters.mayWork[n * hospitals + hospital] === 1 && maxLoad[n * shifts + shift]! >= 0) who.push(n)
        }
        onDuty.push(Int32Array.from(who.sort((a, b) => nurseSkill[b]! - nurseSkill[a]! || a - b)))
      }
    }
    this.onDuty = onDuty
    this.unit = greatestDivisor(weights.continuity, weights.nurseSkill)
    this.placeOfNurse = new Int32Array(nurses).fill(-1)
    this.ofAnybody = weights.continuity * fewestNurses(facts)
  }

  /** Whether every shift of a stay has somebody who may be on duty. */
  isNursed(hospital: number, from: number, to: number): boolean {
    const { shiftsADay, shifts } = this.facts
    for (let shift = from * shiftsADay; shift < to * shiftsADay; shift++) {
      if (this.onDuty[hospital * shifts + shift]!.length === 0) return false
    }
    return true
  }

  /** The nurses who may be on duty in a hospital's shift. */
  duty(hospital: number, shift: number): Int32Array {
    return this.onDuty[hospital * this.facts.shifts + shift]!
  }

  /**
   * At the least what person i costs in a hospital from a day on. Shifts that nobody can cover cost nothing.
   *
   * @param level how closely to look
   */
  of(i: number, hospital: number, day: number, level: 1 | 2 = 2): number {
    this.lookAt(i, hospital, day)
    if (this.nurses === 0) return 0
    this.nodes = NODES[level]
    this.cheapest = NEVER
    this.status.fill(0, 0, this.nurses)
    return this.branch(0)
  }

  private lookAt(i: number, hospital: number, day: number): void {
    const { shiftsADay, days, nights, careFrom, skillNeeded, nurseSkill, weights } = this.facts
    const first = day * shiftsADay
    const last = Math.min(days, day + nights[i]!) * shiftsADay
    this.shifts = last - first
    this.nurses = 0
    let pairs = 0
    for (let shift = first; shift < last; shift++) pairs += this.duty(hospital, shift).length
    this.makeRoom(pairs)
    for (let shift = first; shift < last; shift++) {
      for (const n of this.duty(hospital, shift)) {
        if (this.placeOfNurse[n]! >= 0) continue
        this.placeOfNurse[n] = this.nurses
        this.nurseAt[this.nurses++] = n
      }
    }
    if (this.cost.length < this.nurses * this.shifts) this.cost = new Float64Array(2 * this.nurses * this.shifts)
    this.cost.fill(NEVER, 0, this.nurses * this.shifts)
    let at = 0
    for (let j = 0; j < this.shifts; j++) {
      const shift = first + j
      const care = careFrom[i]! + j
      this.byCostFrom[j] = at
      for (const n of this.duty(hospital, shift)) {
        const place = this.placeOfNurse[n]!
        const short = skillNeeded[care]! - nurseSkill[n]!
        this.cost[place * this.shifts + j] = short > 0 ? weights.nurseSkill * short : 0
        // The most skilled come first, so they come in order of cost.
        this.byCost[at++] = place
      }
    }
    this.byCostFrom[this.shifts] = at
    for (let place = 0; place < this.nurses; place++) this.placeOfNurse[this.nurseAt[place]!] = -1
    this.orderShifts()
  }

  /**
   * The shifts of the day with the fewest nurses first: nobody works two of them, as a rule, so each finds its own nurse to
   * pay. Then the others, those with the least choice first.
   */
  private orderShifts(): void {
    const { order, byCostFrom, shifts } = this
    const { shiftsADay } = this.facts
    let tightest = 0
    for (let day = shiftsADay; day < shifts; day += shiftsADay) {
      const nurses = (from: number) => byCostFrom[from + shiftsADay]! - byCostFrom[from]!
      if (nurses(day) < nurses(tightest)) tightest = day
    }
    const size = (j: number) => {
      const own = byCostFrom[j + 1]! - byCostFrom[j]!
      return j >= tightest && j < tightest + shiftsADay ? own - NEVER : own
    }
    for (let j = 0; j < shifts; j++) {
      let to = j
      while (to > 0 && size(order[to - 1]!) > size(j)) {
        order[to] = order[to - 1]!
        to--
      }
      order[to] = j
    }
  }

  private makeRoom(pairs: number): void {
    const nurses = this.facts.nurses
    if (this.status.length < nurses) {
      this.status = new Uint8Array(nurses)
      this.slack = new Float64Array(nurses)
      this.nurseAt = new Int32Array(nurses)
    }
    if (this.byCost.length < pairs) this.byCost = new Int32Array(2 * pairs)
    if (this.order.length < this.shifts) {
      this.order = new Int32Array(2 * this.shifts)
      this.byCostFrom = new Int32Array(2 * this.shifts + 1)
      this.value = new Float64Array(2 * this.shifts)
      this.isDone = new Uint8Array(2 * this.shifts)
    }
  }

  /** The least cost given that some nurses are taken (status 1) and some are not (2), or a bound of it. */
  private branch(taken: number): number {
    this.nodes--
    const bound = this.ascend(taken)
    // Slack that is used up: nurses whom the shifts would pay for. A choice among them is a plan, and its cost an upper bound.
    const open: number[] = []
    for (let n = 0; n < this.nurses; n++) if (this.status[n] !== 2 && this.slack[n]! <= EXACT) open.push(n)
    this.tryChoice(open)
    if (bound >= this.cheapest - EXACT) return Math.min(bound, this.cheapest)
    if (this.nodes <= 0) return bound
    let next = -1
    let most = 0
    for (const n of open) {
      if (this.status[n] !== 0) continue
      let covers = 0
      for (let j = 0; j < this.shifts; j++) if (this.cost[n * this.shifts + j]! < NEVER) covers++
      if (covers > most) {
        most = covers
        next = n
      }
    }
    if (next < 0) return bound
    this.status[next] = 1
    const withThem = this.branch(taken + 1)
    this.status[next] = 2
    const without = this.isCovered() ? this.branch(taken) : NEVER
    this.status[next] = 0
    return Math.max(bound, Math.min(withThem, without))
  }

  /** Raises what each shift is willing to pay, as far as no nurse would be paid more than they cost. */
  private ascend(taken: number): number {
    const { shifts, byCost, byCostFrom, cost, slack, status, value, isDone } = this
    const { continuity } = this.facts.weights
    for (let n = 0; n < this.nurses; n++) slack[n] = status[n] === 1 ? 0 : continuity
    let total = taken * continuity
    for (let j = 0; j < shifts; j++) {
      isDone[j] = 1
      value[j] = 0
      for (let at = byCostFrom[j]!; at < byCostFrom[j + 1]!; at++) {
        const n = byCost[at]!
        if (status[n] === 2) continue
        value[j] = cost[n * shifts + j]!
        isDone[j] = 0
        break
      }
    }
    for (let isRising = true; isRising; ) {
      isRising = false
      for (let k = 0; k < shifts; k++) {
        const j = this.order[k]!
        if (isDone[j] === 1) continue
        let least = NEVER
        let next = NEVER
        let end = byCostFrom[j]!
        for (; end < byCostFrom[j + 1]!; end++) {
          const n = byCost[end]!
          if (status[n] === 2) continue
          const one = cost[n * shifts + j]!
          if (one > value[j]! + EXACT) {
            next = one
            break
          }
          if (slack[n]! < least) least = slack[n]!
        }
        if (least <= EXACT) {
          isDone[j] = 1
          continue
        }
        const rise = Math.min(least, next - value[j]!)
        for (let at = byCostFrom[j]!; at < end; at++) if (status[byCost[at]!] !== 2) slack[byCost[at]!]! -= rise
        value[j]! += rise
        isRising = true
      }
    }
    for (let j = 0; j < shifts; j++) total += value[j]!
    return this.unit === 0 ? total : Math.ceil(total / this.unit - EXACT) * this.unit
  }

  /** The cost of giving each shift the cheapest of the nurses `open`, after leaving out those who can be spared. */
  private tryChoice(open: readonly number[]): void {
    let own = open
    let cost = this.costOf(own)
    for (const n of open) {
      const fewer = own.filter((other) => other !== n)
      const then = this.costOf(fewer)
      if (then <= cost) {
        own = fewer
        cost = then
      }
    }
    this.cheapest = Math.min(this.cheapest, cost)
  }

  private costOf(open: readonly number[]): number {
    let total = open.length * this.facts.weights.continuity
    for (let j = 0; j < this.shifts; j++) {
      if (this.byCostFrom[j] === this.byCostFrom[j + 1]) continue
      let least = NEVER
      for (const n of open) least = Math.min(least, this.cost[n * this.shifts + j]!)
      if (least >= NEVER) return NEVER
      total += least
    }
    return total
  }

  /** Whether each shift that somebody could cover still can be. */
  private isCovered(): boolean {
    for (let j = 0; j < this.shifts; j++) {
      let at = this.byCostFrom[j]!
      const end = this.byCostFrom[j + 1]!
      if (at === end) continue
      while (at < end && this.status[this.byCost[at]!] === 2) at++
      if (at === end) return false
    }
    return true
  }
}

/** How many nurses anybody in bed sees at the least: one for each shift of a day, if nobody works two of one day. */
export function fewestNurses({ problem: { nurses }, shiftsADay }: Facts): number {
  const hasDouble = nurses.some(({ shifts }) => new Set(shifts.map(({ day }) => day)).size < shifts.length)
  return hasDouble ? 1 : shiftsADay
}
