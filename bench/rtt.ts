/** How long the published statistics take from a whole month's full extract, started as a person starts it. */
import { join, resolve } from 'node:path'
import { BadUse, readOptions } from '#cli/command.ts'
import { projectRoot } from '#platform/project-root.ts'
import type { Benchmark, BenchmarkRow } from './benchmark.ts'
import { measuredRun, middleOf } from './measured-run.ts'

const targetSeconds = 5

export const benchmark: Benchmark = {
  name: 'rtt',
  summary: "published statistics from NHS England's full extract",
  options: '--file FILE (the zip as published), --runs NUMBER (5)',
  async run(args, progress) {
    const options = { file: { type: 'string' }, runs: { type: 'string', default: '5' } } as const
    const { values } = readOptions({ args, options })
    if (!values.file) throw new BadUse('the benchmark needs --file, the full extract of a month')
    if (!/^[1-9]\d*$/.test(values.runs)) throw new BadUse(`--runs is "${values.runs}", and must be 1 or more`)
    const file = resolve(values.file)
    const rows: BenchmarkRow[] = []
    for (const by of ['national', 'provider'] as const) {
      const command = [join(projectRoot(), 'bin', 'accord.js'), 'rtt', file, '--by', by]
      const runs = []
      for (let n = 0; n < Number(values.runs); n++) {
        const run = await measuredRun(command)
        progress(`rtt --by ${by}: ${run.seconds.toFixed(2)} s`)
        runs.push(run)
      }
      const { seconds, processorSeconds, peakMegabytes, stdout } = middleOf(runs)
      const size = /from ([\d,]+) rows/.exec(stdout)?.[1] ?? 'unknown'
      const what = `accord rtt --by ${by}, full extract of ${size} rows, start included, middle of ${runs.length} runs`
      rows.push({ what, figure: seconds, unit: 's', target: targetSeconds, peakMegabytes, processorSeconds })
    }
    return rows
  },
}
