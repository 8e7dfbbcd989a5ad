/**
 * Runs the lists forward, once for each seed. A replication depends on the problem and its seed alone, so a caller may
 * divide seeds among threads as it likes, and more of them never change those it has.
 *
 * The order of a day: people who leave untreated leave, referrals are redirected from today, patients are moved, those
 * who joined before today are treated, today's referrals join. Then, on some days, positions are taken.
 */
import { bandCount, publishedStatistics } from '#measures'
import { weekBand } from '#nhs/rtt/week-band.ts'
import { type Compiled, type CompiledRedirection, compile } from './compiled.ts'
import { Draws, evenNumber } from './draws.ts'
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

const flows = ['referred', 'treated', 'daysOfTreated', 'removed', 'movedIn', 'movedOut'] as const

class Run {
  private readonly compiled: Compiled
  private readonly queues: Queues
  private readonly treating: readonly Treating[]
  private readonly flow: Record<(typeof flows)[number], Float64Array>
  private readonly treatedOnLine: Int32Array
  private readonly bands: readonly Float64Array[]
  private readonly scopeBands = new Float64Array(bandCount)

  constructor(compiled: Compiled) {
    this.compiled = compiled
    this.queues = new Queues(compiled)
    this.treating = compiled.capacities.map((capacity) => new Treating(capacity, compiled, this.queues))
    const none = () => new Float64Array(compiled.lists.length)
    this.flow = {
      referred: none(),
      treated: none(),
      daysOfTreated: none(),
      removed: none(),
      movedIn: none(),
      movedOut: none(),
    }
    this.treatedOnLine = new Int32Array(compiled.capacities.reduce((sum, { lineOfList }) => sum + lineOfList.size, 0))
    this.bands = compiled.lists.map(() => new Float64Array(bandCount))
  }

  replicate(seed: number): Replication {
    const { compiled, queues, treating, flow } = this
    const { calendar, capacities, lists, priorities, scopes } = compiled
    const draws = new Draws(seed)
    queues.clear()
    for (const name of flows) flow[name].fill(0)
    this.treatedOnLine.fill(0)
    for (const one of treating) one.start(draws)
    const rates = this.ratesOf(draws)
    this.joinThoseWhoWait(draws)
    const reports = calendar.reports.length
    const replication: Replication = {
      seed,
      positions: new Float64Array(scopes.length * reports * measures.length),
      treatments: new Float64Array(this.treatedOnLine.length * reports),
      bedNights: new Float64Array(capacities.length * reports),
    }
    const redirected: (CompiledRedirection | undefined)[] = lists.map(() => undefined)
    let nextRedirection = 0
    let report = 0
    const tellRemoved = (queue: number) => add(flow.removed, Math.floor(queue / priorities))
    for (let day = 1; day <= calendar.lastDay; day++) {
      queues.remove(day, tellRemoved)
      for (; compiled.redirections[nextRedirection]?.day === day; nextRedirection++) {
        const redirection = compiled.redirections[nextRedirection]!
        redirected[redirection.list] = redirection
        if (redirection.takesWaiting) this.takeElsewhere(redirection, day, draws)
      }
      this.move(day)
      treating.forEach((one, n) => {
        const { lineOfList } = capacities[n]!
        one.treat(day, draws, (list, daysWaited) => {
          add(flow.treated, list)
          add(flow.daysOfTreated, list, daysWaited)
          add(this.treatedOnLine, lineOfList.get(list)!)
        })
      })
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
    const { removedADay, removedWithin } = this.compiled.lists[list]!
    if (removedADay === 0) return 0
    const share = draws.share()
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
        draws.open(labels.removals[priority]!, day)
        for (let person = 0; person < people; person++) {
          const to = joined ? joined[person]! : list
          add(this.flow.referred, to)
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
        add(this.flow.movedOut, list)
        add(this.flow.movedIn, to)
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
        add(this.flow.movedOut, from)
        add(this.flow.movedIn, to)
      }
    }
  }

  private takePositions(day: number, report: number, { positions, treatments, bedNights }: Replication): void {
    const { queues, bands, scopeBands, flow } = this
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
      const sums = { referred: 0, treated: 0, daysOfTreated: 0, removed: 0, movedIn: 0, movedOut: 0 }
      for (const list of lists) {
        for (let band = 0; band < bandCount; band++) add(scopeBands, band, bands[list]![band]!)
        for (const name of flows) sums[name] += flow[name][list]!
      }
      const { total, within18, over52, over65, over78, median, p92 } = publishedStatistics(scopeBands)
      const hidden = Number.NaN
      const told = {
        ...sums,
        waiting: total,
        within18,
        over52,
        over65,
        over78,
        median: median ?? hidden,
        p92: p92 ?? hidden,
      }
      measures.forEach((measure, n) => {
        positions[(scope * reports + report) * measures.length + n] = told[measure]
      })
    })
    this.treatedOnLine.forEach((count, line) => {
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

function add(counts: Int32Array | Float64Array, at: number, more = 1): void {
  counts[at] = counts[at]! + more
}
