import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ExtractLine, fullExtract } from '../../tests/full-extract.ts'
import { zipOf } from '../../tests/zip.ts'
import { dispatch } from './dispatch.ts'
import { command } from './rtt.ts'
import { runWith } from './test-io.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'accord-rtt-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const lines: readonly ExtractLine[] = [
  { provider: 'RAA', treatmentFunction: 'C_110', waits: { 3: 30, 20: 20 } },
  { provider: 'RAA', treatmentFunction: 'X05', waits: { 104: 40 } },
  { provider: 'RAA', treatmentFunction: 'C_999', waits: { 3: 30, 20: 20, 104: 40 } },
  { provider: 'RBB', treatmentFunction: 'C_110', waits: { 60: 12 } },
  { provider: 'RBB', treatmentFunction: 'C_999', waits: { 60: 12 } },
  { provider: 'RBB', treatmentFunction: 'C_110', parent: '', commissioner: 'NONC', waits: { 80: 3 } },
  { provider: 'RBB', treatmentFunction: 'C_999', parent: '', commissioner: 'NONC', waits: { 80: 3 } },
]
const csv = fullExtract(lines)

const rtt = (args: string[]) =>
  runWith((io) => dispatch(['rtt', ...args], io, { rtt: async () => ({ command }) }, '1'), { cwd: folder })

function save(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content)
  return name
}

async function json(file: string, ...options: string[]) {
  const { status, stdout, stderr } = await rtt([file, '--json', ...options])
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  return JSON.parse(stdout)
}

const nation = {
  scope: 'ENG',
  treatmentFunction: '999',
  total: 102,
  within18: 30,
  share: 30 / 102,
  median: 60 + 1 / 12,
  p92: 104,
  over52: 52,
  over65: 40,
  over78: 40,
}

describe('accord rtt', () => {
  it.each([
    ['the zip as published', () => zipOf([{ name: '20260131-full-extract.csv', content: csv }])],
    ['a zip that does not compress', () => zipOf([{ name: 'x.csv', content: csv, isStored: true }])],
    [
      'a zip with a shadow file of Apple',
      () =>
        zipOf([
          { name: '__MACOSX/._x.csv', content: '' },
          { name: 'x.CSV', content: csv },
        ]),
    ],
    ['the CSV by itself', () => csv],
    ['the CSV packed by gzip', () => gzipSync(csv)],
  ])('reads %s, whatever its name', async (_, content) => {
    const rows = await json(save('full-extract', content()))
    expect(rows.at(-1)).toEqual(nation)
    expect(Object.keys(rows[0])).toEqual(Object.keys(nation))
  })

  it('prints providers under their codes, hidden figures being null', async () => {
    const rows = await json(save('x.csv', csv), '--by', 'provider')
    expect(rows.map((row: typeof nation) => [row.scope, row.treatmentFunction, row.total, row.median])).toEqual([
      ['RAA', '110', 50, 3 + 25 / 30],
      ['RAA', 'X05', 40, 104],
      ['RAA', '999', 90, 20.75],
      ['RBB', '110', 12, null],
      ['RBB', '999', 12, null],
    ])
  })

  it('prints only the scopes and treatment functions that are asked for', async () => {
    const options = ['--by', 'provider', '--scope', 'rbb', '--treatment-function', 'C_110', '--only-non-english']
    expect(await json(save('x.csv', csv), ...options)).toMatchObject([
      { scope: 'RBB', treatmentFunction: '110', total: 3 },
    ])
  })

  it('prints a table for people, with nations side by side when the non-English are included', async () => {
    const { status, stdout } = await rtt([save('x.csv', csv), '--include-non-english'])
    expect(status).toBe(0)
    expect(stdout).toContain('RTT-January-2026: incomplete pathways (Part_2), all commissioners')
    expect(stdout).toContain('from 7 rows of x.csv')
    expect(stdout).toContain('  Within 18 weeks  30  29.4118%\n  Median           60.083333\n  92nd percentile  104+')
    expect(stdout).toMatch(/^NONC {3}999 All +3 +0 +0\.00% +- +- +3 +3 +3$/m)
    expect(stdout).toMatch(/^ALL {4}999 All +105 /m)
    expect(stdout).toContain('104+  in the last weekly band')
  })

  it('says on stderr where the file contradicts itself, and prints the sums of the bands', async () => {
    const file = save('doubt.csv', fullExtract([{ waits: { 3: 30 }, totalAll: 31 }]))
    const { status, stdout, stderr } = await rtt([file, '--json'])
    expect(status).toBe(0)
    expect(stderr).toContain('accord rtt: warning: doubt.csv: 1 row has weekly bands that do not add up')
    expect(JSON.parse(stdout).at(-1)).toMatchObject({ total: 30 })
  })
})

describe('accord rtt, called wrongly', () => {
  it.each([
    ['no file', [], 'needs the file'],
    ['two files', ['a', 'b'], 'reads one file'],
    ['an unknown group', ['a', '--by', 'providers'], 'Did you mean provider?'],
    ['an unknown part', ['a', '--part', '9'], '--part is "9"; it can be 1A, 1B, 2, 2A, 3'],
    ['two wishes that exclude each other', ['a', '--include-non-english', '--only-non-english'], 'exclude each other'],
  ])('says so and exits with 2 for %s', async (_, args, message) => {
    const { status, stdout, stderr } = await rtt(args)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toContain(message)
    expect(stderr).toContain('Try: accord rtt --help')
  })

  it('answers no, not nothing, for a provider that the file does not have', async () => {
    const { status, stdout, stderr } = await rtt([save('x.csv', csv), '--by', 'provider', '--scope', 'RBC'])
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(stderr).toContain('no rows for --scope RBC; the nearest that it has is RBB')
  })
})

describe('accord rtt, given a file that cannot be used', () => {
  const packed = () => zipOf([{ name: 'x.csv', content: csv }])
  const damaged = () => {
    const bytes = packed()
    bytes.fill(0xff, 40, 60)
    return bytes
  }
  // A hundred megabytes of noughts in a hundred kilobytes, said to be ten bytes.
  const bomb = () => zipOf([{ name: 'x.csv', content: Buffer.alloc(100 * 1024 ** 2, '0'), claimedSize: 10 }])
  const huge = () => zipOf([{ name: 'x.csv', content: csv, claimedSize: 3 * 1024 ** 3 }])

  it.each<[string, () => string | Uint8Array, string]>([
    ['nothing in it', () => '', 'f: the file is empty'],
    ['a web page', () => '<!doctype html><title>404</title>', 'this is a web page'],
    ['another CSV', () => 'name,age\nA,1\n', 'this is not the full extract'],
    ['UTF-16', () => Buffer.from(`\uFEFF${csv}`, 'utf16le'), 'UTF-16'],
    [
      'words for a number',
      () => csv.replace(',30,', ',thirty,'),
      'f, row 2, column "Gt 03 To 04 Weeks SUM 1", value "thirty"',
    ],
    ['a zip cut short', () => packed().subarray(0, 300), 'the zip is damaged or was cut short'],
    ['a damaged zip', damaged, 'damaged'],
    ['a zip whose checksum is wrong', () => zipOf([{ name: 'x.csv', content: csv, claimedChecksum: 1 }]), 'checksum'],
    ['a zip that holds more than it says', bomb, 'holds more than it says'],
    ['a zip that says it holds gigabytes', huge, 'would unpack to 3072 MB'],
    [
      'two CSV files',
      () =>
        zipOf([
          { name: 'a.csv', content: csv },
          { name: 'b.csv', content: csv },
        ]),
      'several CSV files: a.csv, b.csv',
    ],
    ['no CSV file', () => zipOf([{ name: 'readme.txt', content: 'x' }]), 'holds no CSV file'],
    ['a workbook', () => zipOf([{ name: 'xl/workbook.xml', content: '<x/>' }]), 'this is an Excel workbook'],
    ['an old workbook', () => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'this is an Excel workbook'],
    ['a gzip cut short', () => gzipSync(csv).subarray(0, 200), 'ends in the middle'],
    ['a damaged gzip', () => Buffer.concat([gzipSync(csv).subarray(0, 30), Buffer.alloc(200, 7)]), 'damaged'],
    ['a part that is not there', () => csv.replaceAll('Part_2', 'Part_3'), 'no rows of Part_2'],
  ])('prints nothing but why, and exits with 1, for %s', async (_, content, message) => {
    const { status, stdout, stderr } = await rtt([save('f', content()), '--json'])
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(stderr).toContain(message)
    expect(stderr).toContain('What to do: ')
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
  })

  it.each([
    ['nowhere.zip', 'there is no such file'],
    ['.', 'this is a folder'],
    ['/dev/null', 'this is not a file'],
  ])('names the place when %s is given', async (file, message) => {
    const { status, stderr } = await rtt([file])
    expect(status).toBe(1)
    expect(stderr).toContain(`${file}: ${message}`)
  })

  it('stops when it is told to', async () => {
    const file = save('x.csv', csv)
    const world = { cwd: folder, signal: AbortSignal.abort() }
    const stopped = await runWith((io) => dispatch(['rtt', file], io, { rtt: async () => ({ command }) }, '1'), world)
    expect(stopped).toMatchObject({ status: 130, stdout: '' })
  })
})
