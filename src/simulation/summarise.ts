/** What many replications say together: the middle one, and between which values most of them lie. */

import type { Day } from '#nhs/day.ts'
import { calendarOf } from './calendar.ts'
import type { SimulationProblem } from './problem.ts'
import { type Measure, measures, type Replication, replicate } from './replicate.ts'
import { type Scope, scopesOf } from './scopes.ts'

/** `middle` is the median; `low` and `high` leave out equal shares of replications below and above. */
export type Estimate = { readonly middle: number; readonly low: number; readonly high: number }

export type Position = {
  readonly on: Day
  readonly waiting: Estimate
  /** Of those waiting; null when nobody waits in most replications. */
  readonly shareWithin18: Estimate | null
  readonly over52: Estimate
  readonly over65: Estimate
  readonly over78: Estimate
  /** In weeks; null when fewer than 20 wait in most replications. 104 means 104 or more. */
  readonly median: Estimate | null
  readonly p92: Estimate | null
  /** Since the start, likewise those below. */
  readonly referred: Estimate
  readonly treated: Estimate
  /** In weeks, of those treated; null when nobody was in most replications. */
  readonly meanWaitOfTreated: Estimate | null
  /** Left without treatment. */
  readonly removed: Estimate
  readonly movedIn: Estimate
  readonly movedOut: Estimate
}

export type SimulationSummary = {
  readonly replications: number
  /** How many of them lie between `low` and `high`: 0.95 is 19 in 20. */
  readonly interval: number
  readonly scopes: readonly (Scope & { readonly positions: readonly Position[] })[]
  /** Treatments of each list by each capacity since the start, on the days of the positions. */
  readonly treatments: readonly {
    readonly capacity: string
    readonly list: string
    readonly treated: readonly Estimate[]
  }[]
  readonly capacities: readonly { readonly id: string; readonly bedNights: readonly Estimate[] }[]
}

const usualInterval = 0.95

/** Replications may come in any order, from any threads; they must be of this problem. Throws when there are none. */
export function summarise(
  problem: SimulationProblem,
  replications: readonly Replication[],
  interval = usualInterval,
): SimulationSummary {
  if (replications.length === 0) throw new Error('There are no replications to sum up')
  const { reports } = calendarOf(problem)
  const estimates = (values: (replication: Replication) => number) => estimate(replications.map(values), interval)
  return {
    replications: replications.length,
    interval,
    scopes: scopesOf(problem).map((scope, n) => ({
      ...scope,
      positions: reports.map(({ on }, report) => {
        const first = (n * reports.length + report) * measures.length
        const of = (measure: Measure) => (replication: Replication) =>
          replication.positions[first + measures.indexOf(measure)]!
        const always = (measure: Measure) => estimates(of(measure))!
        return {
          on,
          waiting: always('waiting'),
          // Of nobody there is no share: 0 ÷ 0 is left out, as a hidden percentile is.
          shareWithin18: estimates((one) => of('within18')(one) / of('waiting')(one)),
          over52: always('over52'),
          over65: always('over65'),
          over78: always('over78'),
          median: estimates(of('median')),
          p92: estimates(of('p92')),
          referred: always('referred'),
          treated: always('treated'),
          meanWaitOfTreated: estimates((one) => of('daysOfTreated')(one) / of('treated')(one) / 7),
          removed: always('removed'),
          movedIn: always('movedIn'),
          movedOut: always('movedOut'),
        }
      }),
    })),
    treatments: problem.capacities
      .flatMap(({ id, serves }) => serves.map((list) => ({ capacity: id, list })))
      .map((line, n) => ({
        ...line,
        treated: reports.map((_, report) => estimates(({ treatments }) => treatments[n * reports.length + report]!)!),
      })),
    capacities: problem.capacities.map(({ id }, n) => ({
      id,
      bedNights: reports.map((_, report) => estimates(({ bedNights }) => bedNights[n * reports.length + report]!)!),
    })),
  }
}

/** All in one thread: so many replications with the seeds `firstSeed`, `firstSeed` + 1 and so on, summed up. */
export function simulate(
  problem: SimulationProblem,
  { replications, firstSeed = 1, interval = usualInterval }: SimulationChoices,
): SimulationSummary {
  const seeds = Array.from({ length: replications }, (_, n) => firstSeed + n)
  return summarise(problem, replicate(problem, seeds), interval)
}

export type SimulationChoices = {
  readonly replications: number
  readonly firstSeed?: number
  readonly interval?: number
}

/** Of the values that are there; null when that is fewer than half of them. */
function estimate(values: readonly number[], interval: number): Estimate | null {
  const known = Float64Array.from(values.filter((value) => !Number.isNaN(value))).sort()
  if (known.length * 2 < values.length || known.length === 0) return null
  const outside = (1 - interval) / 2
  return { middle: quantile(known, 0.5), low: quantile(known, outside), high: quantile(known, 1 - outside) }
}

/** Of sorted values, between neighbours in proportion (type 7 of Hyndman and Fan, 1996). */
function quantile(sorted: Float64Array, share: number): number {
  const at = share * (sorted.length - 1)
  const below = Math.floor(at)
  const above = Math.min(below + 1, sorted.length - 1)
  return sorted[below]! + (at - below) * (sorted[above]! - sorted[below]!)
}
