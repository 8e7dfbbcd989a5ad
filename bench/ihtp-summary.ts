/** What many runs on the competition's files come to: a row an instance, and how they stand against best known and peer. */
import type { BenchmarkRow, BenchmarkTable } from './benchmark.ts'
import type { SearchLimit } from './limits.ts'

export type IhtpRun = {
  readonly instance: string
  readonly seed: number
  readonly feasible: boolean
  readonly cost: number
  readonly lowerBound: number
  readonly moves: number
  /** On the wall, of the search. */
  readonly seconds: number
  readonly processorSeconds: number
  readonly peakMegabytes: number
}

/** What the runs are held against, by instance. */
export type Rivals = {
  readonly bestKnown: ReadonlyMap<string, number>
  readonly peer: ReadonlyMap<string, number>
}

export type Limits = SearchLimit & { readonly threads: number; readonly seeds: number }

/** Wanted of the whole public set: the mean gap by seconds of search, in per cent. */
const wantedGap: ReadonlyMap<number, number> = new Map([
  [60, 2],
  [600, 0.8],
])
const WHOLE_SET = 30
const MOST_NOT_BELOW_PEER = 1
const MOST_OVERRUN = 0.2

export function instanceTable(runs: readonly IhtpRun[], rivals: Rivals, title: string): BenchmarkTable {
  const right = (heading: string) => ({ heading, align: 'right' as const })
  return {
    title,
    columns: [
      { heading: 'File' },
      right('Best known'),
      right('Peer'),
      { heading: 'Cost by seed' },
      right('Mean gap'),
      right('Bound'),
      right('Above bound'),
      right('Moves a processor second'),
      right('Peak memory'),
      right('Processor time'),
    ],
    cells: instancesOf(runs).map((instance) => {
      const own = runs.filter((run) => run.instance === instance)
      const feasible = own.filter((run) => run.feasible)
      const gaps = feasible.flatMap((run) => gapOf(run, rivals.bestKnown))
      const bound = Math.max(...own.map((run) => run.lowerBound))
      return [
        instance,
        String(rivals.bestKnown.get(instance) ?? ''),
        String(rivals.peer.get(instance) ?? ''),
        own.map((run) => (run.feasible ? String(run.cost) : 'not feasible')).join(' '),
        gaps.length === 0 ? '' : `${mean(gaps).toFixed(2)} %`,
        String(bound),
        feasible.length === 0
          ? ''
          : `${((100 * (mean(feasible.map(({ cost }) => cost)) - bound)) / bound).toFixed(1)} %`,
        `${(mean(own.map((run) => run.moves / run.processorSeconds)) / 1e6).toFixed(1)} million`,
        `${Math.round(Math.max(...own.map((run) => run.peakMegabytes)))} MB`,
        `${mean(own.map((run) => run.processorSeconds)).toFixed(0)} s`,
      ]
    }),
  }
}

/** @param failed runs that gave no plan at all */
export function summaryRows(runs: readonly IhtpRun[], rivals: Rivals, limits: Limits, failed: number): BenchmarkRow[] {
  const instances = instancesOf(runs)
  const name = `ihtp, ${instances.length} files, ${limits.time}, ${limits.threads} threads, seeds 1 to ${limits.seeds}`
  const row = (what: string, figure: number, unit: string, target?: number): BenchmarkRow => ({
    what: `${name}: ${what}`,
    figure,
    unit,
    ...(target !== undefined && { target }),
    peakMegabytes: null,
    processorSeconds: null,
  })
  const isWhole = instances.length >= WHOLE_SET
  const feasible = runs.filter((run) => run.feasible)
  const rows = [
    row(`runs of ${runs.length + failed} without a feasible plan`, runs.length + failed - feasible.length, 'runs', 0),
  ]
  const known = feasible.filter(({ instance }) => rivals.bestKnown.has(instance))
  if (known.length > 0) {
    const gap = (of: readonly IhtpRun[]) => mean(of.flatMap((run) => gapOf(run, rivals.bestKnown)))
    rows.push(row('mean gap to best known', gap(known), '%', isWhole ? wantedGap.get(limits.seconds) : undefined))
    for (const seed of [...new Set(known.map((run) => run.seed))].sort((a, b) => a - b)) {
      rows.push(row(`mean gap, seed ${seed}`, gap(known.filter((run) => run.seed === seed)), '%'))
    }
    const below = instances.filter((one) => costsOf(one, feasible).some((cost) => cost < rivals.bestKnown.get(one)!))
    rows.push(row(`files with a plan below the best known (${below.join(' ') || 'none'})`, below.length, 'files'))
  }
  const rivalled = instances.filter((one) => rivals.peer.has(one))
  if (rivalled.length > 0) {
    const notBelow = (figure: (costs: readonly number[]) => number) =>
      rivalled.filter((one) => {
        const costs = costsOf(one, feasible)
        const hasFailed = costs.length < runs.filter((run) => run.instance === one).length
        return hasFailed || costs.length === 0 || figure(costs) >= rivals.peer.get(one)!
      })
    const target = isWhole ? MOST_NOT_BELOW_PEER : undefined
    for (const [how, figure] of [
      ['mean', mean],
      ['worst seed', (costs: readonly number[]) => Math.max(...costs)],
    ] as const) {
      const those = notBelow(figure)
      rows.push(
        row(`files not below the peer by the ${how} (${those.join(' ') || 'none'})`, those.length, 'files', target),
      )
    }
  }
  if (limits.wallSeconds !== undefined && runs.length > 0) {
    const overrun = Math.max(0, ...runs.map((run) => run.seconds - limits.wallSeconds!))
    rows.push(row('longest overrun of the time limit', overrun, 's', MOST_OVERRUN))
  }
  return rows
}

const instancesOf = (runs: readonly IhtpRun[]): string[] => [...new Set(runs.map(({ instance }) => instance))]
const costsOf = (instance: string, runs: readonly IhtpRun[]): number[] =>
  runs.filter((run) => run.instance === instance).map(({ cost }) => cost)
const mean = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0) / numbers.length

function gapOf({ instance, cost }: IhtpRun, bestKnown: ReadonlyMap<string, number>): number[] {
  const best = bestKnown.get(instance)
  return best === undefined ? [] : [(100 * (cost - best)) / best]
}
