/**
 * Who waits, while one replication runs: people as numbers in arrays, so that a year of 52,000 costs milliseconds.
 *
 * A cohort is the people of one queue whose clocks started on the same day, in the order in which they joined it. Who is
 * removed leaves their cohort's count at once and its chain when the chain is next walked.
 */
import type { Compiled } from './compiled.ts'
import { add } from './flows.ts'

const nobody = -1

export class Queues {
  /** How many wait in each queue. */
  readonly size: Int32Array
  /** How many wait on each list of each clock day: list × width + day + earliest. */
  readonly inCohort: Int32Array
  /** Days from the earliest clock start to the last day. */
  readonly width: number
  /** The earliest clock start, as days before the start. */
  readonly earliest: number
  /** The list of each queue. */
  readonly listOf: Int32Array
  private readonly heads: Int32Array
  private readonly tails: Int32Array
  /** The first cohort of each queue that may hold somebody. */
  private readonly oldest: Int32Array
  private readonly removedOn: Int32Array
  private people = 0
  private clock: Int32Array
  private queue: Int32Array
  private next: Int32Array
  private nextRemoved: Int32Array

  constructor({ calendar, lists, priorities, longestWaitToday, waitingToday, expectedReferrals }: Compiled) {
    const queues = lists.length * priorities
    this.listOf = Int32Array.from({ length: queues }, (_, queue) => Math.floor(queue / priorities))
    this.earliest = longestWaitToday
    this.width = longestWaitToday + calendar.lastDay + 1
    this.size = new Int32Array(queues)
    this.inCohort = new Int32Array(lists.length * this.width)
    this.heads = new Int32Array(queues * this.width)
    this.tails = new Int32Array(queues * this.width)
    this.oldest = new Int32Array(queues)
    this.removedOn = new Int32Array(calendar.lastDay + 1)
    const room = Math.ceil((waitingToday + expectedReferrals) * 1.1) + 1000
    this.clock = new Int32Array(room)
    this.queue = new Int32Array(room)
    this.next = new Int32Array(room)
    this.nextRemoved = new Int32Array(room)
  }

  clear(): void {
    this.people = 0
    this.size.fill(0)
    this.inCohort.fill(0)
    this.heads.fill(nobody)
    this.oldest.fill(this.width)
    this.removedOn.fill(nobody)
  }

  /** @param removedOn the day on which they leave if they wait still; 0 for a day after the last, or never */
  join(queue: number, clock: number, removedOn: number): void {
    if (this.people === this.clock.length) this.makeRoom()
    const person = this.people++
    this.clock[person] = clock
    if (removedOn > 0) {
      this.nextRemoved[person] = this.removedOn[removedOn]!
      this.removedOn[removedOn] = person
    }
    this.put(person, queue)
  }

  /** At the end of a queue's cohort, with the clock they have. */
  put(person: number, queue: number): void {
    const day = this.clock[person]! + this.earliest
    const cohort = queue * this.width + day
    this.queue[person] = queue
    this.next[person] = nobody
    if (this.heads[cohort] === nobody) this.heads[cohort] = person
    else this.next[this.tails[cohort]!] = person
    this.tails[cohort] = person
    if (day < this.oldest[queue]!) this.oldest[queue] = day
    this.count(queue, day, 1)
  }

  /** The clock start of whoever has waited longest in a queue that is not empty. */
  firstClock(queue: number): number {
    return this.clock[this.first(queue)]!
  }

  /** Takes whoever has waited longest out of a queue that is not empty. */
  takeFirst(queue: number): number {
    const person = this.first(queue)
    const day = this.oldest[queue]!
    this.heads[queue * this.width + day] = this.next[person]!
    this.queue[person] = nobody
    this.count(queue, day, -1)
    return person
  }

  /** Takes out whoever was to be removed on a day and waits still, and adds them up by list. */
  remove(day: number, removed: Float64Array): void {
    for (let person = this.removedOn[day]!; person !== nobody; person = this.nextRemoved[person]!) {
      const queue = this.queue[person]!
      if (queue === nobody) continue
      this.queue[person] = nobody
      this.count(queue, this.clock[person]! + this.earliest, -1)
      add(removed, this.listOf[queue]!)
    }
  }

  private first(queue: number): number {
    if (this.size[queue] === 0) throw new Error(`Nobody waits in queue ${queue}`)
    for (let day = this.oldest[queue]!; ; day++) {
      const cohort = queue * this.width + day
      let person = this.heads[cohort]!
      while (person !== nobody && this.queue[person] !== queue) person = this.next[person]!
      this.heads[cohort] = person
      if (person === nobody) continue
      this.oldest[queue] = day
      return person
    }
  }

  private count(queue: number, day: number, change: number): void {
    this.size[queue] = this.size[queue]! + change
    const at = this.listOf[queue]! * this.width + day
    this.inCohort[at] = this.inCohort[at]! + change
  }

  private makeRoom(): void {
    const larger = (from: Int32Array) => {
      const to = new Int32Array(from.length * 2)
      to.set(from)
      return to
    }
    this.clock = larger(this.clock)
    this.queue = larger(this.queue)
    this.next = larger(this.next)
    this.nextRemoved = larger(this.nextRemoved)
  }
}
