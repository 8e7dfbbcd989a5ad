/** What one capacity treats, day by day, while one replication runs. */
import type { Compiled, CompiledCapacity } from './compiled.ts'
import { type Draws, evenNumber } from './draws.ts'
import { add, type Flows } from './flows.ts'
import type { Queues } from './queues.ts'

export class Treating {
  /** Of all days so far. */
  bedNights = 0
  private readonly capacity: CompiledCapacity
  private readonly compiled: Compiled
  private readonly queues: Queues
  private readonly flows: Flows
  /** Of each queue, its own and others: */
  private readonly headStart: Float64Array
  private readonly nights: Float64Array
  private readonly minutesOf: Float64Array
  private readonly line: Int32Array
  private readonly hasStays: boolean
  private readonly freed: Int32Array
  private rate = 1
  private readonly monthRates: Float64Array
  private keptSlots = 0
  private minutes = 0
  private occupied = 0

  constructor(capacity: CompiledCapacity, compiled: Compiled, queues: Queues, flows: Flows) {
    this.capacity = capacity
    this.compiled = compiled
    this.queues = queues
    this.flows = flows
    const { lists, priorities, headStart } = compiled
    this.headStart = Float64Array.from(queues.listOf, (_, queue) => headStart[queue % priorities]!)
    this.nights = Float64Array.from(queues.listOf, (list) => lists[list]!.nights)
    this.minutesOf = Float64Array.from(queues.listOf, (list) => lists[list]!.minutes)
    this.line = Int32Array.from(queues.listOf, (list) => capacity.firstLine + capacity.lists.indexOf(list))
    this.hasStays = capacity.queues.some((queue) => this.nights[queue]! > 0)
    this.freed = new Int32Array(compiled.calendar.lastDay + 1)
    this.monthRates = new Float64Array(compiled.calendar.monthOfYear.length)
  }

  start(draws: Draws): void {
    const { uncertainty, monthToMonth, labels } = this.capacity
    this.bedNights = 0
    this.keptSlots = 0
    this.minutes = 0
    this.occupied = 0
    this.freed.fill(0)
    this.rate = uncertainty > 0 ? draws.open(labels.rate, 0).around1(uncertainty) : 1
    for (let month = 0; month < this.monthRates.length; month++)
      this.monthRates[month] = monthToMonth > 0 ? draws.open(labels.month, month).around1(monthToMonth) : 1
  }

  /** Treats those whose turn it is, of the people who joined before today, and notes it in the flows. */
  treat(day: number, draws: Draws): void {
    const { capacity } = this
    this.occupied -= this.freed[day]!
    const rate = this.rate * this.monthRates[this.compiled.calendar.monthOfDay[day]!]!
    const slotsADay = capacity.treatmentsADay[day]! * rate
    const slots = this.keptSlots + this.slotsOf(slotsADay, day, draws)
    const minutesADay = capacity.minutesADay[day]! * rate
    this.minutes += minutesADay
    if (this.hasStays) draws.open(capacity.labels.nights, day)
    let used = 0
    if (capacity.shares) {
      capacity.queuesOfPriority.forEach((queues, priority) => {
        const part = evenNumber(slots * capacity.shares![priority]!, day + capacity.phase + priority)
        used += this.serve(queues, Math.min(part, slots - used), day, draws)
      })
    }
    used += this.serve(capacity.queues, slots - used, day, draws)
    this.keep(slots - used, slotsADay, minutesADay)
    this.bedNights += this.occupied
  }

  private slotsOf(aDay: number, day: number, draws: Draws): number {
    if (aDay === Number.POSITIVE_INFINITY) return aDay
    const { spread, labels, phase } = this.capacity
    return spread === 'even' ? evenNumber(aDay, day + phase) : draws.open(labels.slots, day).poisson(aDay)
  }

  private keep(slots: number, slotsADay: number, minutesADay: number): void {
    const { keptDays, largestMinutes, queues } = this.capacity
    this.keptSlots =
      slotsADay === Number.POSITIVE_INFINITY ? 0 : Math.min(slots, Math.floor(slotsADay * keptDays + 1e-9))
    // Minutes too few for the next treatment are kept for it: a day's part of a week's sessions is none of its own.
    const kept = minutesADay === Number.POSITIVE_INFINITY ? 0 : minutesADay * keptDays
    const isSomebodyThere = queues.some((queue) => this.queues.size[queue]! > 0)
    this.minutes = Math.min(this.minutes, isSomebodyThere ? Math.max(kept, largestMinutes) : kept)
  }

  /** Treats up to so many of these queues, and answers how many. Whoever is next is not overtaken by a shorter case. */
  private serve(queues: readonly number[], slots: number, day: number, draws: Draws): number {
    const { queues: waiting, flows } = this
    let isBedFree = this.occupied + 1 <= this.capacity.beds[day]!
    let used = 0
    while (used < slots) {
      // The queue whose turn it is, and how far its turn goes: until somebody of another comes first.
      let chosen = -1
      let turn = Number.POSITIVE_INFINITY
      let second = Number.POSITIVE_INFINITY
      // Of those with equal turns the first is taken, and each day begins with another.
      let at = day % queues.length
      for (let n = 0; n < queues.length; n++) {
        const queue = queues[at]!
        at = at + 1 === queues.length ? 0 : at + 1
        if (waiting.size[queue] === 0 || (!isBedFree && this.nights[queue]! > 0)) continue
        const one = this.turnOf(queue)
        if (one < turn) {
          second = turn
          turn = one
          chosen = queue
        } else if (one < second) second = one
      }
      if (chosen < 0) return used
      const list = waiting.listOf[chosen]!
      const minutes = this.minutesOf[chosen]!
      const nights = this.nights[chosen]!
      do {
        if (minutes > this.minutes) return used
        waiting.takeFirst(chosen)
        used++
        this.minutes -= minutes
        if (nights > 0) {
          this.occupy(nights, day, draws)
          isBedFree = this.occupied + 1 <= this.capacity.beds[day]!
        }
        add(flows.treated, list)
        add(flows.daysOfTreated, list, day - (turn - this.headStart[chosen]!))
        add(flows.treatedOnLine, this.line[chosen]!)
        if (used === slots || waiting.size[chosen] === 0 || (!isBedFree && nights > 0)) break
        turn = this.turnOf(chosen)
      } while (turn < second)
    }
    return used
  }

  /** Who goes first: the least. */
  private turnOf(queue: number): number {
    return this.queues.firstClock(queue) + this.headStart[queue]!
  }

  /** A stay of a night or more varies as 1 + a Poisson number; less than a night on average is a night or none. */
  private occupy(nights: number, day: number, draws: Draws): void {
    const stay = nights >= 1 ? 1 + draws.poisson(nights - 1) : draws.share() < nights ? 1 : 0
    if (stay === 0) return
    this.occupied++
    const free = day + stay
    if (free < this.freed.length) this.freed[free] = this.freed[free]! + 1
  }
}
