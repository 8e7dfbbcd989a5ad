/** `accord bench`: runs a benchmark of bench/, prints its rows and adds them to docs/benchmarks.md. */
import { benchmarks, type Findings } from '#bench'
import { alignedTable } from './aligned-table.ts'
import { appendBenchmarks, benchmarkColumns, cellsOf, describeMachine, describeVersion } from './benchmark-log.ts'
import { BadUse, type Command, type Io } from './command.ts'
import { nearest } from './nearest.ts'

export const command: Command = {
  name: 'bench',
  summary: 'Run a benchmark, print its figures and add them to docs/benchmarks.md',
  help: `Use: accord bench [NAME] [options of that benchmark] [--no-record]
     npm run bench -- [NAME] [options]

Runs a benchmark, prints a table and adds its rows to docs/benchmarks.md; without a name, lists the benchmarks and
their options. Figures are of this machine as busy as it is now: run nothing else beside it.

Options
  --no-record   print the table only

Exit status: 0 done, 1 a figure misses its target or the benchmark could not run, 2 bad use.
`,
  async run([name, ...args], io) {
    if (name === undefined) return listBenchmarks(io)
    const load = Object.hasOwn(benchmarks, name) ? benchmarks[name] : undefined
    if (!load) {
      const guess = nearest(name, Object.keys(benchmarks))
      throw new BadUse(`there is no benchmark "${name}"${guess ? `; did you mean ${guess}?` : ''}`)
    }
    const { benchmark } = await load()
    const isRecorded = !args.includes('--no-record')
    const own = args.filter((arg) => arg !== '--no-record')
    const found = await benchmark.run(own, (line) => io.stderr.write(`${line}\n`), io.signal)
    const findings = 'rows' in found ? found : { rows: found, tables: [] }
    report(findings, io, isRecorded)
    return findings.rows.some(({ figure, target }) => target !== undefined && figure > target) ? 1 : 0
  },
}

async function listBenchmarks(io: Io): Promise<number> {
  const loaded = await Promise.all(Object.values(benchmarks).map((load) => load()))
  const rows = loaded.map(({ benchmark }) => [benchmark.name, benchmark.summary, benchmark.options])
  io.stdout.write(`${alignedTable([{ heading: 'Name' }, { heading: 'Measures' }, { heading: 'Options' }], rows)}\n`)
  return 0
}

function report(findings: Findings, io: Io, isRecorded: boolean): void {
  const run = { date: new Date().toISOString().slice(0, 10), version: describeVersion(), machine: describeMachine() }
  io.stdout.write(`${run.date}  version ${run.version}  ${run.machine}\n\n`)
  for (const { title, columns, cells } of findings.tables) {
    io.stdout.write(`${title}\n\n${alignedTable(columns, cells)}\n\n`)
  }
  io.stdout.write(`${alignedTable(benchmarkColumns, findings.rows.map(cellsOf))}\n`)
  if (isRecorded) io.stderr.write(`Added to ${appendBenchmarks(findings, run)}\n`)
}
