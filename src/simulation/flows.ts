/** What has happened on each list since the start, while one replication runs. */
import type { Compiled } from './compiled.ts'

export class Flows {
  readonly referred: Float64Array
  readonly treated: Float64Array
  /** Days that those who were treated had waited. */
  readonly daysOfTreated: Float64Array
  readonly removed: Float64Array
  readonly movedIn: Float64Array
  readonly movedOut: Float64Array
  /** Of each line, a list that a capacity serves. */
  readonly treatedOnLine: Float64Array
  private readonly ofLists: readonly Float64Array[]

  constructor({ lists, capacities }: Compiled) {
    const none = () => new Float64Array(lists.length)
    this.referred = none()
    this.treated = none()
    this.daysOfTreated = none()
    this.removed = none()
    this.movedIn = none()
    this.movedOut = none()
    this.treatedOnLine = new Float64Array(capacities.reduce((sum, { lists: served }) => sum + served.length, 0))
    this.ofLists = [this.referred, this.treated, this.daysOfTreated, this.removed, this.movedIn, this.movedOut]
  }

  clear(): void {
    for (const flow of this.ofLists) flow.fill(0)
    this.treatedOnLine.fill(0)
  }

  /** The sums over some lists, in the order of the fields above, put where they belong in positions. */
  sum(lists: readonly number[], into: Float64Array, at: number): void {
    this.ofLists.forEach((flow, n) => {
      let sum = 0
      for (const list of lists) sum += flow[list]!
      into[at + n] = sum
    })
  }
}

export function add(counts: Float64Array, at: number, more = 1): void {
  counts[at] = counts[at]! + more
}
