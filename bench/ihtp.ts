/** How good the planner's plans are on the competition's files, against the best costs known, and how fast it searches. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { describeVersion } from '#cli/benchmark-log.ts'
import { BadUse, readOptions } from '#cli/command.ts'
import { projectRoot } from '#platform/project-root.ts'
import type { Benchmark } from './benchmark.ts'
import { keepRecord } from './ihtp-records.ts'
import { type IhtpRun, instanceTable, type Limits, summaryRows } from './ihtp-summary.ts'
import { count, searchLimit } from './limits.ts'
import { measuredRun } from './measured-run.ts'
import { openRecord } from './run-record.ts'

const options = {
  instances: { type: 'string' },
  only: { type: 'string' },
  'best-known': { type: 'string' },
  peer: { type: 'string' },
  seconds: { type: 'string' },
  'processor-seconds': { type: 'string' },
  threads: { type: 'string', default: '2' },
  seeds: { type: 'string', default: '1' },
  records: { type: 'string' },
  resume: { type: 'string' },
} as const

export const benchmark: Benchmark = {
  name: 'ihtp',
  summary: 'plans for the timetabling competition, against the best known',
  options:
    '--instances DIR, --only i05,i16 (all iNN), --best-known FILE (DIR/../best-known.csv), --peer FILE ' +
    '(DIR/../peer-60s.csv), --seconds NUMBER (60) or --processor-seconds NUMBER of each thread, --threads NUMBER (2), ' +
    '--seeds NUMBER (1), --records FOLDER for plans below the best known, --resume FILE of an interrupted run',
  async run(args, progress, signal) {
    const { values } = readOptions({ args, options })
    if (!values.instances) throw new BadUse('the benchmark needs --instances, the folder of the instance files')
    const folder = resolve(values.instances)
    const limits = {
      ...searchLimit(values),
      threads: count('--threads', values.threads),
      seeds: count('--seeds', values.seeds),
    }
    const bestKnown = readCosts(values['best-known'], join(folder, '..', 'best-known.csv'))
    const peer = readCosts(values.peer, join(folder, '..', 'peer-60s.csv'))
    const names = values.only?.split(',') ?? namesIn(folder)
    const missing = names.find((name) => !existsSync(join(folder, `${name}.json`)))
    if (missing) throw new BadUse(`${folder} has no file ${missing}.json`)
    const record = openRecord<IhtpRun>('ihtp', values.resume, progress)
    const plans = mkdtempSync(join(tmpdir(), 'accord-bench-plans-'))
    const runs: IhtpRun[] = []
    let failed = 0
    try {
      for (let seed = 1; seed <= limits.seeds; seed++) {
        for (const instance of names) {
          const instanceFile = join(folder, `${instance}.json`)
          const planFile = join(plans, `${instance}.json`)
          const key = `${instance} seed ${seed}, ${limits.time}, ${limits.threads} threads, ${describeVersion()}`
          try {
            const run = await record.once(key, signal, async () => {
              const found = await solved(instance, seed, limits, instanceFile, planFile)
              const isRecord = found.feasible && found.cost < (bestKnown.get(instance) ?? 0)
              if (isRecord && values.records !== undefined) {
                const kept = keepRecord(values.records, { instance, instanceFile, planFile, cost: found.cost })
                if (kept) progress(`kept ${kept}`)
              }
              return found
            })
            runs.push(run)
            progress(describeRun(run, bestKnown.get(instance)))
          } catch (error) {
            if (signal.aborted) throw error
            // One run that fails is no reason to lose hours of others; the summary counts it.
            failed++
            progress(`${instance}, seed ${seed}, failed: ${(error as Error).message}`)
          }
        }
      }
    } finally {
      rmSync(plans, { recursive: true, force: true })
    }
    if (runs.length === 0) throw new Error('every run failed')
    const rivals = { bestKnown, peer }
    const title = `ihtp, ${limits.time}, ${limits.threads} threads, seeds 1 to ${limits.seeds}`
    return { rows: summaryRows(runs, rivals, limits, failed), tables: [instanceTable(runs, rivals, title)] }
  },
}

type Answer = {
  readonly feasible: boolean
  readonly cost: number
  readonly lowerBound: number
  readonly moves: number
  readonly seconds: number
}

async function solved(
  instance: string,
  seed: number,
  limits: Limits,
  file: string,
  planFile: string,
): Promise<IhtpRun> {
  const command = [join(projectRoot(), 'bin', 'accord.js'), 'ihtp', 'solve', file, '--json', '--out', planFile]
  const time = [limits.wallSeconds === undefined ? '--processor-seconds' : '--seconds', String(limits.seconds)]
  // Status 1 is a plan that breaks a must: a result like another, and counted as not feasible.
  const run = await measuredRun(
    [...command, ...time, '--threads', String(limits.threads), '--seed', String(seed)],
    {},
    [0, 1],
  )
  const { feasible, cost, lowerBound, moves, seconds } = JSON.parse(run.stdout) as Answer
  if (feasible && lowerBound > cost)
    throw new Error(`its bound of ${lowerBound} is above its cost of ${cost}: one is wrong`)
  const { processorSeconds, peakMegabytes } = run
  return { instance, seed, feasible, cost, lowerBound, moves, seconds, processorSeconds, peakMegabytes }
}

function describeRun(
  { instance, seed, feasible, cost, lowerBound, seconds }: IhtpRun,
  best: number | undefined,
): string {
  const against = best === undefined ? '' : `, best known ${best}, gap ${((100 * (cost - best)) / best).toFixed(2)} %`
  const found = feasible ? `cost ${cost}${against}, bound ${lowerBound}` : 'not feasible'
  return `${instance}, seed ${seed}: ${found}, ${seconds.toFixed(2)} s on the wall`
}

function namesIn(folder: string): string[] {
  const names = readdirSync(folder).map((file) => basename(file, '.json'))
  const found = names.filter((name) => /^i\d\d$/.test(name)).sort()
  if (found.length === 0) throw new BadUse(`${folder} has no files i01.json, i02.json, …`)
  return found
}

/** Costs by instance, from the first two columns of a CSV file; none if nothing was named and the usual file is not there. */
function readCosts(named: string | undefined, usual: string): Map<string, number> {
  if (named === undefined && !existsSync(usual)) return new Map()
  const file = named ?? usual
  if (!existsSync(file)) throw new BadUse(`there is no file ${file}`)
  const lines = readFileSync(file, 'utf8').trim().split('\n').slice(1)
  return new Map(lines.map((line) => [line.split(',')[0]!, Number(line.split(',')[1])]))
}
