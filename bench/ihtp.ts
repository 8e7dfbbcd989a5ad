/** How good the planner's plans are on the competition's files, against the best costs known, and how fast it searches. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { BadUse, readOptions } from '#cli/command.ts'
import { projectRoot } from '#platform/project-root.ts'
import type { Benchmark, BenchmarkRow } from './benchmark.ts'
import { measuredRun } from './measured-run.ts'

const options = {
  instances: { type: 'string' },
  only: { type: 'string' },
  'best-known': { type: 'string' },
  seconds: { type: 'string', default: '60' },
  threads: { type: 'string', default: '2' },
  seeds: { type: 'string', default: '1' },
} as const

type Solved = {
  readonly cost: number
  readonly lowerBound: number
  readonly movesPerSecond: number
  readonly seconds: number
}

export const benchmark: Benchmark = {
  name: 'ihtp',
  summary: 'plans for the timetabling competition, against the best known',
  options:
    '--instances DIR, --only i05,i16 (all iNN), --best-known FILE (DIR/../best-known.csv), --seconds NUMBER (60), ' +
    '--threads NUMBER (2), --seeds NUMBER (1)',
  async run(args, progress) {
    const { values } = readOptions({ args, options })
    if (!values.instances) throw new BadUse('the benchmark needs --instances, the folder of the instance files')
    if (!/^[1-9]\d*$/.test(values.seeds)) throw new BadUse(`--seeds is "${values.seeds}", and must be 1 or more`)
    const folder = resolve(values.instances)
    const bestKnown = readBestKnown(values['best-known'] ?? join(folder, '..', 'best-known.csv'))
    const names = values.only?.split(',') ?? namesIn(folder)
    const rows: BenchmarkRow[] = []
    const gaps: number[] = []
    for (const name of names) {
      for (let seed = 1; seed <= Number(values.seeds); seed++) {
        const command = [
          join(projectRoot(), 'bin', 'accord.js'),
          'ihtp',
          'solve',
          join(folder, `${name}.json`),
          '--json',
        ]
        const limits = ['--seconds', values.seconds, '--threads', values.threads, '--seed', String(seed)]
        // A plan that breaks a must ends the run with a status that ends the benchmark.
        const run = await measuredRun([...command, ...limits])
        const solved = JSON.parse(run.stdout) as Solved
        const best = bestKnown.get(name)
        const gap = best === undefined ? undefined : (100 * (solved.cost - best)) / best
        if (gap !== undefined) gaps.push(gap)
        const what = describeRun(name, seed, values, solved, best)
        progress(`${what}: ${gap === undefined ? '' : `${gap.toFixed(2)} %`}`)
        const { peakMegabytes, processorSeconds } = run
        rows.push({
          what,
          figure: gap ?? solved.cost,
          unit: gap === undefined ? 'cost' : '%',
          peakMegabytes,
          processorSeconds,
        })
      }
    }
    const what = `ihtp, mean gap to best known of ${gaps.length} runs, all feasible`
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / Math.max(1, gaps.length)
    return [...rows, { what, figure: mean, unit: '%', peakMegabytes: null, processorSeconds: null }]
  },
}

function describeRun(
  name: string,
  seed: number,
  { seconds, threads }: { readonly seconds: string; readonly threads: string },
  solved: Solved,
  best: number | undefined,
): string {
  const known = best === undefined ? '' : `, best known ${best}`
  const speed = `${(solved.movesPerSecond / 1e6).toFixed(1)} million moves/s`
  const time = `${solved.seconds.toFixed(2)} of ${seconds} s`
  return `ihtp ${name}, ${time}, ${threads} threads, seed ${seed}: cost ${solved.cost}${known}, bound ${solved.lowerBound}, ${speed}`
}

function namesIn(folder: string): string[] {
  const names = readdirSync(folder).map((file) => basename(file, '.json'))
  const found = names.filter((name) => /^i\d\d$/.test(name)).sort()
  if (found.length === 0) throw new BadUse(`${folder} has no files i01.json, i02.json, …`)
  return found
}

function readBestKnown(file: string): Map<string, number> {
  if (!existsSync(file)) return new Map()
  const lines = readFileSync(file, 'utf8').trim().split('\n').slice(1)
  return new Map(lines.map((line) => [line.split(',')[0]!, Number(line.split(',')[1])]))
}
