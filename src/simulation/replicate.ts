/**
 * Runs the lists forward, once for each seed. A replication depends on the problem and its seed alone, so a caller may
 * divide seeds among threads as it likes, and more of them never change those it has.
 *
 * The order of a day: people who leave untreated leave, referrals are redirected from today, patients are moved, those
 * who joined before today are treated, today's referrals join. Then, on some days, positions are taken.
 */
import { addBands, bandCount, publishedStatistics } from '#measures'
import { weekBand } from '#nhs/rtt/week-band.ts'
import { type Compiled, type CompiledRedirection, compile } from './compiled.ts'
import { Draws, evenNumber } from './draws.ts'
import { add, Flows } from './flows.ts'
import type { SimulationProblem } from './problem.ts'
import { Queues } from './queues.ts'
import { Treating } from './treating.ts'

/** What is told of each scope on each day of report. Flows are of all days since the start; days are those waited. */
export const measures = [
  'waiting',
  'within18',
  'over52',
  'over65',
  'over78',
  'median',
  'p92',
  // The flows, as `Flows` has them.
  'referred',
  'treated',
  'daysOfTreated',
  'removed',
  'movedIn',
  'movedOut',
] as const
export type Measure = (typeof measures)[number]

export type Replication = {
  readonly seed: number
  /** [scope][report][measure] in a row. NaN is a percentile that is hidden, because fewer than 20 wait. */
  readonly positions: Float64Array
  /** [line][report]: treatments since the start, a line for each list that each capacity serves, in the problem's order. */
  readonly treatments: Float64Array
  /** [capacity][report]: nights that beds were occupied since the start. */
  readonly bedNights: Float64Array
}

/** Throws for a problem with mistakes (`problemMistakes`). */
export function replicate(problem: SimulationProblem, seeds: readonly number[]): Replication[] {
  const compiled = compile(problem)
  const run = new Run(compiled)
  return seeds.map((seed) => run.replicate(seed))
}

const firstFlow = measures.indexOf('referred')

class Run {
  private readonly compiled: Compiled
  private readonly queues: Queues
  private readonly treating: readonly Treating[]
  private readonly flows: Flows
  private readonly hasRemovals: boolean
  private readonly bands: readonly Float64Array[]
  private readonly scopeBands = new Float64Array(bandCount)

  constructor(compiled: Compiled) {
    this.compiled = compiled
    this.queues = new Queues(compiled)
    this.flows = new Flows(compiled)
    this.treating = compiled.capacities.map((capacity) => new Treating(capacity, compiled, this.queues, this.flows))
    this.hasRemovals = compiled.lists.some(({ removedADay }) => removedADay > 0)
    this.bands = compiled.lists.map(() => new Float64Array(bandCount))
  }

  replicate(seed: number): Replication {
    const { compiled, queues, treating, flows } = this
    const { calendar, capacities, lists, scopes } = compiled
    const draws = new Draws(seed)
    queues.clear()
    flows.clear()
    for (const one of treating) one.start(draws)
    const rates = this.ratesOf(draws)
    this.joinThoseWhoWait(draws)
    const reports = calendar.reports.length
    const replication: Replication = {
      seed,
      positions: new Float64Array(scopes.length * reports * measures.length),
      treatments: new Float64Array(flows.treatedOnLine.length * reports),
      bedNights: new Float64Array(capacities.length * reports),
    }
    const redirected: (CompiledRedirection | undefined)[] = lists.map(() => undefined)
    let nextRedirection = 0
    let report = 0
    for (let day = 1; day <= calendar.lastDay; day++) {
      queues.remove(day, flows.removed)
      for (; compiled.redirections[nextRedirection]?.day === day; nextRedirection++) {
        const redirection = compiled.redirections[nextRedirection]!
        redirected[redirection.list] = redirection
        if (redirection.takesWaiting) this.takeElsewhere(redirection, day, draws)
      }
      this.move(day)
      for (const one of treating) one.treat(day, draws)
      this.refer(day, rates, redirected, draws)
      if (calendar.reports[report]?.day === day) this.takePositions(day, report++, replication)
    }
    return replication
  }

  /** By list and month: what this replication's true rates are of those given. */
  private ratesOf(draws: Draws): Float64Array[] {
    return this.compiled.lists.map(({ perDay, uncertainty, monthToMonth, labels }) => {
      const rate = uncertainty > 0 ? draws.open(labels.rate, 0).around1(uncertainty) : 1
      return Float64Array.from(perDay, (aDay, month) => {
        const ofMonth = monthToMonth > 0 ? draws.open(labels.month, month).around1(monthToMonth) : 1
        return aDay * rate * ofMonth
      })
    })
  }

  private joinThoseWhoWait(draws: Draws): void {
    const { compiled, queues } = this
    compiled.lists.forEach(({ waiting, labels }, list) => {
      for (const { queue, daysWaited, people } of waiting) {
        draws.open(labels.removals[queue % compiled.priorities]!, -daysWaited)
        for (let person = 0; person < people; person++) queues.join(queue, -daysWaited, this.removalDay(list, 0, draws))
      }
    })
  }

  /** When somebody who joins a list on a day will be removed, if they are not treated before; 0 for not in our time. */
  private removalDay(list: number, day: number, draws: Draws): number {
    // One draw a person, whichever list they join: those who join after them keep theirs.
    if (!this.hasRemovals) return 0
    const share = draws.share()
    const { removedADay, removedWithin } = this.compiled.lists[list]!
    if (share >= removedWithin[this.compiled.calendar.lastDay - day]!) return 0
    return day + Math.max(1, Math.ceil(Math.log1p(-share) / Math.log1p(-removedADay)))
  }

  private refer(
    day: number,
    rates: readonly Float64Array[],
    redirected: readonly (CompiledRedirection | undefined)[],
    draws: Draws,
  ): void {
    const { calendar, lists, priorities } = this.compiled
    const month = calendar.monthOfDay[day]!
    for (let list = 0; list < lists.length; list++) {
      const { shares, labels } = lists[list]!
      const aDay = rates[list]![month]!
      if (aDay === 0) continue
      for (let priority = 0; priority < priorities; priority++) {
        const mean = aDay * shares[priority]!
        if (mean === 0) continue
        const people = draws.open(labels.referrals[priority]!, day).poisson(mean)
        const redirection = redirected[list]
        if (redirection) draws.open(labels.elsewhere[priority]!, day)
        const joined = redirection
          ? Array.from({ length: people }, () => listFor(redirection, draws.share()))
          : undefined
        if (this.hasRemovals) draws.open(labels.removals[priority]!, day)
        for (let person = 0; person < people; person++) {
          const to = joined ? joined[person]! : list
          add(this.flows.referred, to)
          this.queues.join(to * priorities + priority, day, this.removalDay(to, day, draws))
        }
      }
    }
  }

  private takeElsewhere(redirection: CompiledRedirection, day: number, draws: Draws): void {
    const { lists, priorities } = this.compiled
    const { list } = redirection
    for (let priority = 0; priority < priorities; priority++) {
      draws.open(lists[list]!.labels.elsewhere[priority]!, -day)
      const queue = list * priorities + priority
      const people = Array.from({ length: this.queues.size[queue]! }, () => this.queues.takeFirst(queue))
      for (const person of people) {
        const to = listFor(redirection, draws.share())
        this.queues.put(person, to * priorities + priority)
        if (to === list) continue
        add(this.flows.movedOut, list)
        add(this.flows.movedIn, to)
      }
    }
  }

  private move(day: number): void {
    const { queues } = this
    const { moves, priorities: count } = this.compiled
    for (const { from, to, aDay, firstDay, lastDay, priorities } of moves) {
      if (day < firstDay || day > lastDay) continue
      for (let left = evenNumber(aDay, day); left > 0; left--) {
        let longest = -1
        for (const priority of priorities) {
          const queue = from * count + priority
          if (queues.size[queue] === 0) continue
          if (longest < 0 || queues.firstClock(queue) < queues.firstClock(longest)) longest = queue
        }
        if (longest < 0) break
        queues.put(queues.takeFirst(longest), to * count + (longest % count))
        add(this.flows.movedOut, from)
        add(this.flows.movedIn, to)
      }
    }
  }

  private takePositions(day: number, report: number, { positions, treatments, bedNights }: Replication): void {
    const { queues, bands, scopeBands, flows } = this
    const { scopes, calendar } = this.compiled
    const reports = calendar.reports.length
    bands.forEach((ofList, list) => {
      ofList.fill(0)
      const first = list * queues.width
      for (let clock = 0; clock <= day + queues.earliest; clock++) {
        const people = queues.inCohort[first + clock]!
        if (people > 0) add(ofList, weekBand(day + queues.earliest - clock), people)
      }
    })
    scopes.forEach(({ lists }, scope) => {
      scopeBands.fill(0)
      for (const list of lists) addBands(scopeBands, bands[list]!)
      const { total, within18, over52, over65, over78, median, p92 } = publishedStatistics(scopeBands)
      const at = (scope * reports + report) * measures.length
      positions.set([total, within18, over52, over65, over78, median ?? hidden, p92 ?? hidden], at)
      flows.sum(lists, positions, at + firstFlow)
    })
    flows.treatedOnLine.forEach((count, line) => {
      treatments[line * reports + report] = count
    })
    this.treating.forEach((one, n) => {
      bedNights[n * reports + report] = one.bedNights
    })
  }
}

function listFor({ list, to }: CompiledRedirection, share: number): number {
  return to.find(({ upTo }) => share < upTo)?.list ?? list
}

const hidden = Number.NaN
