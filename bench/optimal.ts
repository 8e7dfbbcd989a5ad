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
  smallInstances,
  smallProblem,
  solve,
} from '#planner'
import type { Benchmark, BenchmarkRow } from './benchmark.ts'
import { peakOf } from './process-use.ts'

const TARGET_SECONDS = 10
const options = {
  only: { type: 'string' },
  threads: { type: 'string', default: '2' },
  seed: { type: 'string', default: '1' },
} as const

export const benchmark: Benchmark = {
  name: 'optimal',
  summary: 'small instances: optima proven by HiGHS, and the time the search takes to reach them',
  options: '--only NUMBER (1 to 10; all), --threads NUMBER (2), --seed NUMBER (1)',
  async run(args, progress) {
    const { values } = readOptions({ args, options })
    const threads = wholeNumber('--threads', values.threads, 1, 64)
    const seed = wholeNumber('--seed', values.seed, 0, 2 ** 31 - 1)
    const only = values.only === undefined ? undefined : wholeNumber('--only', values.only, 1, smallInstances.length)
    const names = only === undefined ? smallInstances : [smallInstances[only - 1]!]
    const rows: BenchmarkRow[] = []
    for (const name of names) {
      const row = await measured(name, threads, seed)
      progress(row.what)
      rows.push(row)
    }
    return rows
  },
}

async function measured(name: SmallInstance, threads: number, seed: number): Promise<BenchmarkRow> {
  const problem = readOrThrow(readProblem(smallProblem(name)))
  const optimum = knownOptima[name]
  const search = await searchFor(problem, optimum, threads, seed)
  const before = processorSeconds()
  const proof = await proveOptimum(problem, search.plan, {})
  const proving = processorSeconds() - before
  if (proof.status !== 'optimal' || proof.cost !== optimum) {
    throw new Error(`${name}: the optimum is said to be ${optimum}, and the proof says ${JSON.stringify(proof)}`)
  }
  const end = search.cost === optimum ? 'reached it' : `missed it by ${search.cost - optimum}`
  const moves = `${(search.moves / 1e6).toFixed(1)} million moves`
  return {
    what:
      `optimal, ${name}, ${problem.patients.length} patients: ${optimum} proven in ${proving.toFixed(1)} processor s; ` +
      `search, ${threads} threads, seed ${seed}, ${end}, ${moves}`,
    figure: search.seconds,
    unit: 's',
    target: TARGET_SECONDS,
    peakMegabytes: peakOf(process.pid),
    processorSeconds: search.processorSeconds,
  }
}

/** Stops as soon as a plan costs as little as the best: the search itself cannot know that it has got there. */
async function searchFor(problem: Problem, optimum: number, threads: number, seed: number) {
  const reached = new AbortController()
  const before = processorSeconds()
  const { plan, judgement, moves, seconds } = await solve(problem, {
    threads,
    seed,
    // A little over the target, so that what misses it shows.
    seconds: TARGET_SECONDS + 1,
    signal: reached.signal,
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
