/**
 * The cheapest nurses who cover the shifts of one stay between them: each of them costs continuity once, and each shift
 * what its nurse costs there.
 *
 * This is the uncapacitated facility location problem: nurses are facilities, shifts are clients. Dual ascent (Erlenkotter
 * 1978) bounds it from below; branching on one nurse closes what is left, as far as a number of nodes allows.
 */
const NEVER = 1e9
const EXACT = 1e-7

/** Filled anew for each stay: nurses and shifts are places in it. Memory is kept from one stay to the next. */
export class Cover {
  /** What every cost is a multiple of: no true cost lies between two multiples. */
  private readonly unit: number
  private readonly continuity: number
  private nurses = 0
  private shifts = 0
  /** nurse × shift; `NEVER` where they are not on duty. */
  private cost = new Float64Array(0)
  /** By shift, who may have it: those of shift j are from byCostFrom[j] … byCostFrom[j + 1] − 1, the cheapest first. */
  private byCost = new Int32Array(0)
  private byCostFrom = new Int32Array(1)
  /** In which order shifts raise what they pay. */
  private order = new Int32Array(0)
  private readonly status: Uint8Array
  private readonly slack: Float64Array
  private value = new Float64Array(0)
  private isDone = new Uint8Array(0)
  private nodes = 0
  private cheapest = 0

  constructor(mostNurses: number, continuity: number, unit: number) {
    this.status = new Uint8Array(mostNurses)
    this.slack = new Float64Array(mostNurses)
    this.continuity = continuity
    this.unit = unit
  }

  /** Makes room for a stay. `add` and `endShift` then fill it, one shift after the other. */
  begin(nurses: number, shifts: number, pairs: number): void {
    this.nurses = nurses
    this.shifts = shifts
    if (this.byCost.length < pairs) this.byCost = new Int32Array(2 * pairs)
    if (this.order.length < shifts) {
      this.order = new Int32Array(2 * shifts)
      this.byCostFrom = new Int32Array(2 * shifts + 1)
      this.value = new Float64Array(2 * shifts)
      this.isDone = new Uint8Array(2 * shifts)
    }
    if (this.cost.length < nurses * shifts) this.cost = new Float64Array(2 * nurses * shifts)
    this.cost.fill(NEVER, 0, nurses * shifts)
    this.byCostFrom.fill(0, 0, shifts + 1)
  }

  /** The next dearest nurse of shift j, after those of all shifts before it. */
  add(j: number, nurse: number, cost: number): void {
    this.cost[nurse * this.shifts + j] = cost
    this.byCost[this.byCostFrom[j + 1]!++] = nurse
  }

  /** Says that shift j has all its nurses. */
  endShift(j: number): void {
    if (j + 1 < this.shifts) this.byCostFrom[j + 2] = this.byCostFrom[j + 1]!
  }

  /** What the cheapest nurses cost, or a bound of it when the nodes are used up. */
  least(nodes: number, shiftsADay: number): number {
    if (this.nurses === 0) return 0
    this.orderShifts(shiftsADay)
    this.nodes = nodes
    this.cheapest = NEVER
    this.status.fill(0, 0, this.nurses)
    return this.branch(0)
  }

  /**
   * The shifts of the day with the fewest nurses first: nobody works two of them, as a rule, so each finds its own nurse to
   * pay. Then the others, those with the least choice first.
   */
  private orderShifts(shiftsADay: number): void {
    const { order, byCostFrom, shifts } = this
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
    const { continuity } = this
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
    let total = open.length * this.continuity
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
