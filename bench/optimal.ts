/** Ten small instances: the best plan proven again by a solver, and how soon the search finds one that costs as little. */
import { readOptions } from '#cli/command.ts'
import { wholeNumber } from '#cli/whole-number.ts'
import {
  knownOptima,
  type Problem,
  proveOptimum,
  readOrThrow,
  readProblem,
  type SmallInstance,
  type SolveOptions,
  smallInstances,
  smallProblem,
  solve,
} from '#planner'
import { Unusable } from '#platform/errors.ts'
import type { Benchmark, BenchmarkRow } from './benchmark.ts'
import { type SearchLimit, searchLimit, solveLimit } from './limits.ts'
import { peakOf } from './process-use.ts'

/** Of the search, in seconds; it may go on for one more, so that what misses it shows. */
const WANTED = 10
const options = {
  only: { type: 'string' },
  seconds: { type: 'string' },
  'processor-seconds': { type: 'string' },
  threads: { type: 'string', default: '2' },
  seed: { type: 'string', default: '1' },
} as const

export const benchmark: Benchmark = {
  name: 'optimal',
  summary: 'small instances: optima proven by HiGHS, and the time the search takes to reach them',
  options:
    '--only NUMBER (1 to 10; all), --seconds NUMBER (10) or --processor-seconds NUMBER of each thread, --threads NUMBER ' +
    '(2), --seed NUMBER (1)',
  async run(args, progress, signal) {
    const { values } = readOptions({ args, options })
    const threads = wholeNumber('--threads', values.threads, 1, 64)
    const seed = wholeNumber('--seed', values.seed, 0, 2 ** 31 - 1)
    const only = values.only === undefined ? undefined : wholeNumber('--only', values.only, 1, smallInstances.length)
    const names = only === undefined ? smallInstances : [smallInstances[only - 1]!]
    const limit = searchLimit(values, String(WANTED))
    const rows: BenchmarkRow[] = []
    for (const name of names) {
      const row = await measured(name, limit, threads, seed, signal)
      if (signal.aborted) throw new Unusable('stopped before every optimum was proven: nothing is recorded')
      progress(row.what)
      rows.push(row)
    }
    return rows
  },
}

async function measured(
  name: SmallInstance,
  limit: SearchLimit,
  threads: number,
  seed: number,
  signal: AbortSignal,
): Promise<BenchmarkRow> {
  const problem = readOrThrow(readProblem(smallProblem(name)))
  const optimum = knownOptima[name]
  const search = await searchFor(problem, optimum, { ...solveLimit(limit), threads, seed, signal })
  const before = processorSeconds()
  const proof = await proveOptimum(problem, search.plan, signal)
  const proving = processorSeconds() - before
  if (!signal.aborted && (proof.status !== 'optimal' || proof.cost !== optimum)) {
    throw new Error(
      `${name}: the optimum is said to be ${optimum}, and what is found is ${proof.status}: ${proof.cost}`,
    )
  }
  const end = search.cost === optimum ? 'reached it' : `missed it by ${search.cost - optimum}`
  const moves = `${(search.moves / 1e6).toFixed(1)} million moves`
  const isWall = limit.wallSeconds !== undefined
  return {
    what:
      `optimal, ${name}, ${problem.patients.length} patients: ${optimum} proven in ${proving.toFixed(1)} processor s; ` +
      `search, ${limit.time}, ${threads} threads, seed ${seed}, ${end}, ${moves}`,
    figure:
      search.cost > optimum ? Number.POSITIVE_INFINITY : isWall ? search.seconds : search.processorSeconds / threads,
    unit: isWall ? 's' : 'processor s a thread',
    target: WANTED,
    peakMegabytes: peakOf(process.pid),
    processorSeconds: search.processorSeconds,
  }
}

/** Stops as soon as a plan costs as little as the best. */
async function searchFor(problem: Problem, optimum: number, limits: SolveOptions & { readonly signal: AbortSignal }) {
  const reached = new AbortController()
  const before = processorSeconds()
  const { plan, judgement, moves, seconds } = await solve(problem, {
    ...limits,
    signal: AbortSignal.any([reached.signal, limits.signal]),
    onProgress: ({ cost, broken }) => {
      if (broken === 0 && cost <= optimum) reached.abort()
    },
  })
  const cost = judgement.feasible ? judgement.cost : Number.POSITIVE_INFINITY
  return { plan, cost, moves, seconds, processorSeconds: processorSeconds() - before }
}

function processorSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}
