/** docs/benchmarks.md: one table, a row a measurement, only ever added to, so that a slower version shows. */
import { execFileSync } from 'node:child_process'
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import type { BenchmarkRow } from '#bench'
import { projectRoot } from '#platform/project-root.ts'
import type { Column } from './aligned-table.ts'

/** When, what and on what a benchmark ran. */
export type BenchmarkRun = { readonly date: string; readonly version: string; readonly machine: string }

export const benchmarkColumns: readonly Column[] = [
  { heading: 'What' },
  { heading: 'Figure', align: 'right' },
  { heading: 'Target', align: 'right' },
  { heading: 'Peak memory', align: 'right' },
  { heading: 'Processor time', align: 'right' },
]

const beginning = `# Benchmarks

What \`npm run bench\` measured: a row a measurement, newest last. Figures are of the machine that is named and of how
busy it was: compare rows of one machine. Peak memory and processor time are of all the processes that did the work.
A target is the most that is wanted.

| Date | Version | Machine | What | Figure | Target | Peak memory | Processor time |
| --- | --- | --- | --- | ---: | ---: | ---: | ---: |
`

export function cellsOf({ what, figure, unit, target, peakMegabytes, processorSeconds }: BenchmarkRow): string[] {
  return [
    what,
    `${threeDigits(figure)} ${unit}`,
    target === undefined ? '' : `≤ ${target} ${unit}`,
    peakMegabytes === null ? '' : `${Math.round(peakMegabytes)} MB`,
    processorSeconds === null ? '' : `${threeDigits(processorSeconds)} s`,
  ]
}

/** Adds the rows at the end of the file, and gives its path. */
export function appendBenchmarks(
  rows: readonly BenchmarkRow[],
  { date, version, machine }: BenchmarkRun,
  file = join(projectRoot(), 'docs', 'benchmarks.md'),
): string {
  if (!existsSync(file)) writeFileSync(file, beginning)
  const newline = readFileSync(file, 'utf8').endsWith('\n') ? '' : '\n'
  const lines = rows.map((row) => `| ${[date, version, machine, ...cellsOf(row)].join(' | ')} |\n`)
  appendFileSync(file, newline + lines.join(''))
  return file
}

export function describeMachine(): string {
  const processors = cpus()
  const model = (processors[0]?.model ?? 'unknown processor').replace(/\s+/g, ' ').trim()
  return `${processors.length} × ${model}, ${Math.round(totalmem() / 1024 ** 3)} GB, Node ${process.versions.node}`
}

/** The version of package.json and the commit, with a plus when files have changed since; no commit outside git. */
export function describeVersion(): string {
  const { version } = JSON.parse(readFileSync(join(projectRoot(), 'package.json'), 'utf8')) as { version: string }
  try {
    const git = ['describe', '--always', '--dirty=+', '--exclude=*']
    return `${version} ${execFileSync('git', git, { cwd: projectRoot(), encoding: 'utf8', stdio: 'pipe' }).trim()}`
  } catch {
    return version
  }
}

const threeDigits = (number: number) => (number >= 100 ? number.toFixed(0) : number.toPrecision(3))
