/** How fast lists are run forward, and how near the forecast of the national waits came to what was published. */
import { readOptions } from '#cli/command.ts'
import { startThread } from '#platform/thread.ts'
import {
  type BackTest,
  type BackTested,
  backTest,
  type Replication,
  type Score,
  type SimulationProblem,
  summarise,
} from '#simulation'
import type { Benchmark, BenchmarkRow, BenchmarkTable } from './benchmark.ts'
import { publishedMonths } from './published-months.ts'
import type { SeedsOfAProblem } from './simulation-thread-entry.ts'
import { wholeNumber } from './whole-number.ts'

/** For one list, on two processors. */
const targetSeconds = 20

const trainTo = '2025-03'

export const benchmark: Benchmark = {
  name: 'simulation',
  summary: 'lists run forward a year, and the forecast of national waits held to what came',
  options: '--replications NUMBER (1000), --threads NUMBER (2)',
  async run(args, progress) {
    const options = {
      replications: { type: 'string', default: '1000' },
      threads: { type: 'string', default: '2' },
    } as const
    const { values } = readOptions({ args, options })
    const replications = wholeNumber('replications', values.replications)
    const threads = wholeNumber('threads', values.threads)
    const rows: BenchmarkRow[] = []
    for (const task of [oneList, twoTrusts]) {
      progress(`${task.what}: ${replications} replications on ${threads} threads`)
      rows.push(await measure(task, replications, threads))
    }
    progress('the forecast of national waits, held to what came')
    return { rows, tables: [scoresTable(backTest(publishedMonths, trainTo)), earlierTable()] }
  },
}

/** As many referrals as the open-source simulator was timed with, on top of a list that is there. */
const patientsAYear = 52_000

type Task = { readonly what: string; readonly problem: SimulationProblem; readonly target?: number }

const oneList: Task = {
  what: `a year of ${patientsAYear.toLocaleString('en-GB')} referrals to one list of 12,000, three priorities, a position each week`,
  problem: problemOf(1, 'week'),
  target: targetSeconds,
}

const twoTrusts: Task = {
  what: 'the same people on 20 lists of two trusts, each service pooled, 40 patients moving a month, a position each month',
  problem: problemOf(20, 'month'),
}

/** So many lists that share the referrals, a list of 12,000 and 95% of the capacity that referrals would need. */
function problemOf(lists: number, report: 'week' | 'month'): SimulationProblem {
  const perWeek = patientsAYear / 52 / lists
  const priorities = ['P2', 'P3', 'P4']
  const shares = { P2: 0.1, P3: 0.2, P4: 0.7 }
  const ids = Array.from({ length: lists }, (_, n) => `list ${n + 1}`)
  const waiting = priorities.flatMap((priority, n) =>
    Array.from({ length: 300 }, (_, daysWaited) => ({
      priority,
      daysWaited,
      people: Math.round(([4, 8, 28][n]! * (300 - daysWaited)) / 150 / lists),
    })),
  )
  return {
    startsOn: '2026-03-31',
    months: 12,
    report,
    priorities: priorities.map((id) => ({ id })),
    order: 'urgent first',
    lists: ids.map((id, n) => ({
      id,
      trust: n % 2 === 0 ? 'one' : 'other',
      service: String(n >> 1),
      waiting,
      referrals: { perWeek, shares, uncertainty: 0.03, monthToMonth: 0.03 },
      removedAWeek: 0.002,
    })),
    capacities: ids.map((id, n) => ({
      id: `theatres ${n + 1}`,
      // The two trusts' lists of a service are neighbours.
      serves: lists === 1 ? [id] : [ids[n - (n % 2)]!, ids[n - (n % 2) + 1]!],
      periods: [{ from: '2026-04-01', treatmentsPerWeek: perWeek * 0.95 }],
    })),
    moves: lists === 1 ? [] : [{ from: ids[0]!, to: ids[1]!, perMonth: 40 }],
  }
}

/** Threads, their start and the summing up included. */
async function measure({ what, problem, target }: Task, replications: number, threads: number): Promise<BenchmarkRow> {
  const used = process.cpuUsage()
  const started = performance.now()
  const parts = Array.from({ length: threads }, (_, thread) =>
    seedsOf(replications).filter((seed) => seed % threads === thread),
  )
  summarise(problem, (await Promise.all(parts.map((seeds) => onAThread({ problem, seeds })))).flat())
  const figure = (performance.now() - started) / 1000
  const { user, system } = process.cpuUsage(used)
  return {
    what: `${replications.toLocaleString('en-GB')} replications of ${what}, summed up, ${threads} threads`,
    figure,
    unit: 's',
    ...(target === undefined ? {} : { target }),
    peakMegabytes: process.resourceUsage().maxRSS / 1024,
    processorSeconds: (user + system) / 1e6,
  }
}

const seedsOf = (replications: number) => Array.from({ length: replications }, (_, n) => n + 1)

function onAThread(workerData: SeedsOfAProblem): Promise<readonly Replication[]> {
  const entry = new URL('./simulation-thread-entry.ts', import.meta.url)
  return new Promise((resolve, reject) => {
    startThread('simulation-thread', entry, { workerData }).on('message', resolve).on('error', reject)
  })
}

const right = (heading: string) => ({ heading, align: 'right' }) as const

function scoresTable({ figures, trainedOn, scored, interval }: BackTest): BenchmarkTable {
  return {
    title: `simulation, the national waits forecast from ${trainedOn} months to March 2025 for the ${scored} after`,
    columns: [
      { heading: 'Mean absolute error of' },
      right('Ours'),
      right('As last month'),
      right('As the same month last year'),
      right(`Months inside the ${interval * 100} % interval`),
    ],
    cells: figures.map((one) => [
      one.figure,
      ...[one.ours, one.lastMonth, one.sameMonthLastYear].map((score) => inWords(one.figure, score)),
      `${one.inside} of ${scored}`,
    ]),
  }
}

/** From every month from which the whole procedure can be tried and a year of months follows. */
function earlierTable(): BenchmarkTable {
  const tests = publishedMonths
    .map(({ month }) => month)
    .filter((month) => month >= '2024-07' && month <= trainTo)
    .map((month) => ({ month, test: backTest(publishedMonths, month) }))
  const [first] = tests
  return {
    title: 'simulation, the same from each month before: our error as a part of that of last month',
    columns: [
      { heading: 'Known to' },
      ...first!.test.figures.map(({ figure }) => right(figure)),
      right('Months inside their intervals'),
    ],
    cells: tests.map(({ month, test }) => [
      month,
      ...test.figures.map(({ ours, lastMonth }) => (ours.meanAbsoluteError / lastMonth.meanAbsoluteError).toFixed(2)),
      `${test.figures.reduce((sum, { inside }) => sum + inside, 0)} of ${test.figures.length * test.scored}`,
    ]),
  }
}

function inWords(figure: BackTested['figure'], { meanAbsoluteError, meanAbsolutePercentageError }: Score): string {
  const part = `${(meanAbsolutePercentageError * 100).toFixed(1)} %`
  if (figure === 'share within 18 weeks') return `${(meanAbsoluteError * 100).toFixed(2)} points (${part})`
  if (figure === '92nd percentile') return `${meanAbsoluteError.toFixed(2)} weeks (${part})`
  return `${Math.round(meanAbsoluteError).toLocaleString('en-GB')} (${part})`
}
