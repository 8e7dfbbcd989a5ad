/** How the planner does at an alliance's size: on invented lists, as long as is asked for. */
import { BadUse, readOptions } from '#cli/command.ts'
import { generateRealisticAlliance, type Problem, problemFrom, readOrThrow, solveAlliance } from '#planner'
import { Unusable } from '#platform/errors.ts'
import { growth } from './alliance-growth.ts'
import type { Benchmark, BenchmarkRow, Findings } from './benchmark.ts'
import { CostCurve } from './cost-curve.ts'
import { count, limitOf, type SearchLimit, searchLimit, solveLimit } from './limits.ts'
import { peakOf } from './process-use.ts'

const options = {
  patients: { type: 'string', default: '20000' },
  trusts: { type: 'string', default: '3' },
  hospitals: { type: 'string', default: '1' },
  theatres: { type: 'string', default: '40' },
  beds: { type: 'string', default: '400' },
  days: { type: 'string', default: '42' },
  seconds: { type: 'string' },
  'processor-seconds': { type: 'string' },
  threads: { type: 'string', default: '2' },
  seed: { type: 'string', default: '1' },
  growth: { type: 'boolean' },
  against: { type: 'string' },
} as const

const WANTED = { firstSeconds: 5, megabytes: 1536, overrun: 0.2, dearer: 1 }

export const benchmark: Benchmark = {
  name: 'alliance',
  summary: 'a plan for thousands of patients of several trusts: how soon, how good, how much memory',
  options:
    '--patients NUMBER (20000), --trusts NUMBER (3), --hospitals NUMBER of each (1), --theatres NUMBER (40) and --beds ' +
    'NUMBER (400) of all, --days NUMBER (42), --seconds NUMBER (60) or --processor-seconds NUMBER of each thread, ' +
    '--threads NUMBER (2), --seed NUMBER (1), --growth for moves a second at 2,500 to 20,000 patients, --against SECONDS ' +
    'for a comparison with a longer search',
  async run(args, progress, signal) {
    const { values } = readOptions({ args, options })
    const number = (name: 'patients' | 'trusts' | 'hospitals' | 'theatres' | 'beds' | 'days' | 'threads' | 'seed') =>
      count(`--${name}`, values[name])
    const threads = number('threads')
    const size = {
      seed: number('seed'),
      patients: number('patients'),
      trusts: number('trusts'),
      hospitals: number('hospitals'),
      theatres: number('theatres'),
      beds: number('beds'),
      days: number('days'),
    }
    if (size.days > 64) throw new BadUse(`--days is "${values.days}", and a plan is at most 64 days long`)
    const limit = searchLimit(values, values.growth ? '10' : '60')
    if (values.growth) return growth(size, limit, threads, progress, signal)

    const name = (of: SearchLimit) =>
      `alliance, ${size.patients} patients, ${size.trusts} trusts, ${size.theatres} theatres, ${size.beds} beds, ` +
      `${size.days} days, ${of.time}, ${threads} threads, seed ${size.seed}`
    const { hospitals, trusts } = size
    if (Math.min(size.theatres, size.beds) < hospitals * trusts) {
      throw new BadUse(`each of ${hospitals * trusts} hospitals needs a theatre and a bed`)
    }
    progress('inventing the alliance')
    const began = performance.now()
    const problem = readOrThrow(problemFrom(generateRealisticAlliance(size)))
    progress(`invented and read in ${((performance.now() - began) / 1000).toFixed(1)} s`)
    const short = await searched(problem, limit, threads, size.seed, name(limit), progress, signal)
    if (values.against === undefined) return short
    const longer = limitOf(count('--against', values.against), limit.wallSeconds !== undefined)
    const long = await searched(problem, longer, threads, size.seed, name(longer), progress, signal)
    const dearer: BenchmarkRow = {
      what: `${name(limit)}: dearer than after ${longer.time}`,
      figure: (100 * (short.cost - long.cost)) / long.cost,
      unit: '%',
      target: WANTED.dearer,
      peakMegabytes: null,
      processorSeconds: null,
    }
    return { rows: [...short.rows, ...long.rows, dearer], tables: [...short.tables, ...long.tables] }
  },
}

async function searched(
  problem: Problem,
  limit: SearchLimit,
  threads: number,
  seed: number,
  name: string,
  progress: (line: string) => void,
  signal: AbortSignal,
): Promise<Findings & { readonly cost: number }> {
  const curve = new CostCurve()
  const began = performance.now()
  const before = process.cpuUsage()
  const passed = () => (performance.now() - began) / 1000
  const used = () => {
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1e6
  }
  let usedUntilFirst: number | null = null
  let shown = 0
  const { alone, together, acceptable } = await solveAlliance(problem, {
    threads,
    seed,
    ...solveLimit(limit),
    signal,
    onProgress: (told) => {
      curve.add(told, passed())
      if (curve.firstAcceptable !== undefined) usedUntilFirst ??= used()
      if (passed() - shown < 5) return
      shown = passed()
      progress(`${shown.toFixed(0)} s, ${told.stage}, ${Math.round(100 * told.share)} %: cost ${told.cost}`)
    },
  })
  if (signal.aborted) throw new Unusable('stopped before the search was over: nothing is recorded')
  const seconds = passed()
  const processorSeconds = used()
  const moves = together.moves + [...alone.values()].reduce((sum, one) => sum + one.moves, 0)
  const { cost, broken } = together.judgement
  const row = (what: string, figure: number, unit: string, target?: number): BenchmarkRow => ({
    what: `${name}: ${what}`,
    figure,
    unit,
    ...(target !== undefined && { target }),
    peakMegabytes: peakOf(process.pid),
    processorSeconds,
  })
  // A plan of musts that cannot all be kept is never acceptable: then it took longer than all the time there was.
  const none = curve.firstAcceptable === undefined ? ': there was none' : ''
  const first = row(`first acceptable plan${none}`, curve.firstAcceptable ?? seconds, 's', WANTED.firstSeconds)
  const rows = [
    { ...first, processorSeconds: usedUntilFirst },
    row(`cost of the plan, no plan costs less than ${together.lowerBound}`, cost, 'cost'),
    row('mandatory patients out', broken.H5, 'patients', 0),
    row('moves a processor second', moves / processorSeconds / 1e6, 'million'),
    row('peak memory, with the inventing', peakOf(process.pid) ?? Number.NaN, 'MB', WANTED.megabytes),
  ]
  if (limit.wallSeconds !== undefined) {
    rows.push(
      row('overrun of the time limit, report included', Math.max(0, seconds - limit.wallSeconds), 's', WANTED.overrun),
    )
  }
  const final = { seconds, stage: 'done', cost, broken: broken.H5, acceptable, moves }
  return { rows, tables: [curve.table(name, final)], cost }
}
