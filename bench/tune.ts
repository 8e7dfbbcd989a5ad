/**
 * A race among parameters of the search (Birattari et al. 2002, F-race): every candidate that is left solves one invented
 * problem after the other, and those that are worse than the best by more than chance drop out. The competition's files
 * are not in it, so that figures reported for them are of problems the parameters were not chosen by.
 */
import { availableParallelism } from 'node:os'
import { BadUse, readOptions } from '#cli/command.ts'
import { wholeNumber } from '#cli/whole-number.ts'
import { generateCompetitionLike, problemFrom, readOrThrow, solve } from '#planner'
import type { Benchmark, BenchmarkRow } from './benchmark.ts'
import { compareByRanks } from './friedman.ts'
import { openRecord } from './run-record.ts'
import { type Candidate, randomNear, singleChanges, togetherChanges } from './tune-candidates.ts'

const options = {
  'processor-seconds': { type: 'string', default: '6' },
  minutes: { type: 'string', default: '25' },
  threads: { type: 'string', default: '1' },
  'at-once': { type: 'string', default: '2' },
  random: { type: 'string', default: '0' },
  only: { type: 'string' },
  patients: { type: 'string', default: '40-200' },
  seed: { type: 'string', default: '1' },
  resume: { type: 'string' },
} as const

/** Problems before anybody may drop out: fewer say nothing about ranks. */
const FIRST_TEST = 5
/** A mandatory patient out outweighs any cost. */
const OUT = 1e7

export const benchmark: Benchmark = {
  name: 'tune',
  summary: 'a race among parameters of the search, on invented problems: which are better than today’s',
  options:
    '--processor-seconds NUMBER a thread (6), --minutes NUMBER of processor time in all (25), --threads NUMBER of each ' +
    'run (1), --at-once NUMBER of threads in all (2), --random NUMBER of random candidates (0), --only NAME,NAME (all), ' +
    '--patients FROM-TO (40-200), --seed NUMBER (1), --resume FILE',
  async run(args, progress, signal) {
    const { values } = readOptions({ args, options })
    const seconds = positive('--processor-seconds', values['processor-seconds'])
    const minutes = positive('--minutes', values.minutes)
    const [fewest, most] = /^(\d+)-(\d+)$/.exec(values.patients)?.slice(1).map(Number) ?? []
    if (!fewest || !most || most < fewest)
      throw new BadUse(`--patients is "${values.patients}", and must be like 40-200`)
    const threads = wholeNumber('--threads', values.threads, 1, 64)
    const cores = Math.min(availableParallelism(), wholeNumber('--at-once', values['at-once'], 1, 64))
    const atOnce = Math.max(1, Math.floor(cores / threads))
    const seed = wholeNumber('--seed', values.seed, 0, 1_000_000)
    const random = wholeNumber('--random', values.random, 0, 1000)
    const together = threads > 1 ? togetherChanges() : []
    const candidates = chosen([...singleChanges(), ...together, ...randomNear(random, seed)], values.only?.split(','))
    const record = openRecord<number>('tune', values.resume, progress)

    const figures: (number | undefined)[][] = []
    let racing = candidates.map((_, c) => c)
    let left = (minutes * 60) / (seconds * threads)
    for (let round = 0; left >= racing.length && racing.length > 1; round++) {
      const instance = seed * 1000 + round
      // Sizes evenly spread, whatever the number of rounds (the golden section's multiples).
      const patients = Math.round(fewest * (most / fewest) ** ((round * 0.618034) % 1))
      const problem = readOrThrow(problemFrom(generateCompetitionLike({ seed: instance, patients })))
      const row: (number | undefined)[] = candidates.map(() => undefined)
      await inTurn(racing, atOnce, async (c) => {
        const { name, portfolio } = candidates[c]!
        row[c] = await record.once(
          `${JSON.stringify(portfolio)} ${threads} threads ${instance} ${patients} ${seconds}`,
          signal,
          async () => {
            const limits = { threads, seed: instance, processorSeconds: seconds, parameters: portfolio, signal }
            const { judgement } = await solve(problem, limits)
            return judgement.cost + OUT * judgement.violations
          },
        )
        progress(`problem ${round + 1}, ${patients} patients, ${name}: ${row[c]}`)
      })
      left -= racing.length
      figures.push(row)
      if (figures.length < FIRST_TEST) continue
      const { isWorse } = compareByRanks(figures.map((one) => racing.map((c) => one[c]!)))
      const dropped = racing.filter((_, n) => isWorse[n])
      if (dropped.length > 0)
        progress(`dropped after ${figures.length}: ${dropped.map((c) => candidates[c]!.name).join(', ')}`)
      racing = racing.filter((_, n) => !isWorse[n])
    }
    return standings(
      candidates,
      racing,
      figures,
      `${seconds} processor seconds on ${threads} ${threads === 1 ? 'thread' : 'threads'}`,
    )
  },
}

/** Each candidate's mean difference from the usual parameters, over the problems that both have solved. */
function standings(
  candidates: readonly Candidate[],
  racing: readonly number[],
  figures: readonly (readonly (number | undefined)[])[],
  budget: string,
): BenchmarkRow[] {
  const usual = candidates.findIndex(({ name }) => name === 'usual')
  const all = candidates.map(({ name }, c) => {
    const both = figures.filter((row) => row[c] !== undefined && row[usual] !== undefined && row[c] < OUT)
    const differences = both.filter((row) => row[usual]! < OUT).map((row) => 100 * (row[c]! / row[usual]! - 1))
    const mean = differences.reduce((sum, one) => sum + one, 0) / Math.max(1, differences.length)
    const squares = differences.reduce((sum, one) => sum + (one - mean) ** 2, 0)
    const error = Math.sqrt(squares / Math.max(1, differences.length - 1) / Math.max(1, differences.length))
    const infeasible = figures.filter((row) => row[c] !== undefined && row[c] >= OUT).length
    return { name, mean, error, infeasible, problems: differences.length, survives: racing.includes(c) }
  })
  return all
    .sort((a, b) => Number(b.survives) - Number(a.survives) || a.mean - b.mean)
    .map(({ name, mean, error, infeasible, problems, survives }) => ({
      what:
        `tune: ${name}, ${survives ? 'survives' : 'dropped'} after ${problems} invented problems of ${budget}, ` +
        `${infeasible} not feasible: cost against the usual, ± ${error.toFixed(2)}`,
      figure: mean,
      unit: '%',
      peakMegabytes: null,
      processorSeconds: null,
    }))
}

function chosen(all: readonly Candidate[], names: readonly string[] | undefined): Candidate[] {
  if (!names) return [...all]
  const unknown = names.filter((name) => !all.some((one) => one.name === name))
  if (unknown.length > 0)
    throw new BadUse(`there is no candidate "${unknown[0]}"; there are ${all.map(({ name }) => name).join(', ')}`)
  return all.filter(({ name }) => name === 'usual' || names.includes(name))
}

async function inTurn<T>(things: readonly T[], atOnce: number, work: (thing: T) => Promise<void>): Promise<void> {
  const queue = [...things]
  const take = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) await work(next)
  }
  await Promise.all(Array.from({ length: atOnce }, take))
}

function positive(option: string, text: string): number {
  const value = Number(text)
  if (value > 0) return value
  throw new BadUse(`${option} is "${text}", and must be a number above 0`)
}
