/**
 * docs/benchmarks.md, only ever added to, so that a slower version shows: one table with a row a measurement at its end, and
 * before it tables of their own for figures that belong together.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import type { BenchmarkRow, BenchmarkTable, Findings } from '#bench'
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

/** Tables of their own stand before this heading, rows after it. */
const ROWS = '## Measurement by measurement'

const beginning = `# Benchmarks

What \`npm run bench\` measured: a row a measurement, newest last, and tables of what belongs together. Figures are of the machine that is named and of how
busy it was: compare rows of one machine. Peak memory and processor time are of all the processes that did the work.
A target is the most that is wanted.

${ROWS}

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

/** Adds tables before the rows that are there and rows at the end of the file, and gives its path. */
export function appendBenchmarks(
  { rows, tables }: Findings,
  { date, version, machine }: BenchmarkRun,
  file = join(projectRoot(), 'docs', 'benchmarks.md'),
): string {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : beginning
  const place = text.indexOf(`${ROWS}\n`)
  if (place < 0) throw new Error(`${file} has no line "${ROWS}", before which tables would stand`)
  const own = tables.map((table) => tableText(table, `${date}, version ${version}, ${machine}.`))
  const lines = rows.map((row) => `${line([date, version, machine, ...cellsOf(row)])}\n`)
  const before = text.slice(0, place) + own.map((one) => `${one}\n`).join('')
  writeFileSync(file, `${before}${text.slice(place).trimEnd()}\n${lines.join('')}`)
  return file
}

function tableText({ title, columns, cells }: BenchmarkTable, run: string): string {
  const rules = columns.map(({ align }) => (align === 'right' ? '---:' : '---'))
  const table = [columns.map(({ heading }) => heading), rules, ...cells].map(line).join('\n')
  return `### ${title}\n\n${run}\n\n${table}\n`
}

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

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

/** Counts as they are, and measurements to three digits. */
const threeDigits = (number: number) =>
  Number.isInteger(number) || Math.abs(number) >= 100 ? number.toFixed(0) : number.toPrecision(3)
