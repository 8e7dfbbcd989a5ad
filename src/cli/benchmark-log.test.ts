import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { appendBenchmarks, cellsOf } from './benchmark-log.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'accord-benchmarks-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const run = { date: '2026-11-21', version: '0.1.0 abc', machine: '2 × Some processor' }

it('a measurement is a row of the table with its target, memory and processor time, after those before it', () => {
  const file = join(folder, 'benchmarks.md')
  const row = {
    what: 'reads a file',
    figure: 0.9123,
    unit: 's',
    target: 5,
    peakMegabytes: 95.4,
    processorSeconds: 1.01,
  }
  appendBenchmarks({ rows: [row], tables: [] }, run, file)
  const another = { ...row, what: 'reads another', figure: 1234, processorSeconds: null }
  appendBenchmarks({ rows: [another], tables: [] }, run, file)
  const [heading, , first, second] = readFileSync(file, 'utf8').trimEnd().split('\n').slice(-4)
  expect(heading).toBe('| Date | Version | Machine | What | Figure | Target | Peak memory | Processor time |')
  expect(first).toBe(
    '| 2026-11-21 | 0.1.0 abc | 2 × Some processor | reads a file | 0.912 s | ≤ 5 s | 95 MB | 1.01 s |',
  )
  expect(second).toContain('| reads another | 1234 s | ≤ 5 s | 95 MB |  |')
})

it('a count is said as it is, a measurement to three digits', () => {
  const said = (figure: number) =>
    cellsOf({ what: '', figure, unit: 'x', peakMegabytes: null, processorSeconds: null })[1]
  expect([0, 30, 1234, -1234.5, 0.98765].map(said)).toEqual(['0 x', '30 x', '1234 x', '-1235 x', '0.988 x'])
})

it('figures that belong together have a table of their own, after those before it and before the rows', () => {
  const file = join(folder, 'benchmarks.md')
  const row = { what: 'reads a file', figure: 1, unit: 's', peakMegabytes: null, processorSeconds: null }
  const columns = [{ heading: 'File' }, { heading: 'Cost', align: 'right' as const }]
  for (const title of ['first', 'second']) {
    appendBenchmarks({ rows: [row], tables: [{ title, columns, cells: [['i01', '9']] }] }, run, file)
  }
  const text = readFileSync(file, 'utf8')
  expect(text).toContain(
    '### first\n\n2026-11-21, version 0.1.0 abc, 2 × Some processor.\n\n| File | Cost |\n| --- | ---: |\n| i01 | 9 |\n\n### second\n',
  )
  expect(text.indexOf('### second')).toBeLessThan(text.indexOf('## Measurement by measurement'))
  expect(text.match(/reads a file/g)).toHaveLength(2)
  expect(text.trimEnd().split('\n').at(-1)).toContain('reads a file')
})
