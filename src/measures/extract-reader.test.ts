import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { extractCells, extractHeadings, fullExtract } from '../../tests/full-extract.ts'
import { type ExtractMistake, mistakeText } from './extract-mistake.ts'
import { ExtractReader } from './extract-reader.ts'

type Read = { readonly rows: Record<string, unknown>[]; readonly mistake: ExtractMistake | undefined }

/** Reads the bytes in pieces that end where the cuts say. */
function read(bytes: Uint8Array, cuts: readonly number[] = []): Read {
  const rows: Record<string, unknown>[] = []
  const reader = new ExtractReader((row) => {
    rows.push({ ...row, bands: [...row.bands] })
    return undefined
  })
  const ends = [...new Set(cuts.map((cut) => cut % bytes.length))].sort((a, b) => a - b)
  let from = 0
  for (const end of [...ends, bytes.length]) {
    const mistake = reader.push(bytes.slice(from, end))
    if (mistake) return { rows, mistake }
    from = end
  }
  return { rows, mistake: reader.finish() }
}

const utf8 = (text: string) => new TextEncoder().encode(text)
const readText = (text: string) => read(utf8(text))
const quoted = (cells: readonly string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')

const plain = fullExtract([
  { provider: 'RAA', waits: { 0: 1, 17: 12, 104: 345 } },
  { provider: 'RBB', parent: '', commissioner: '13Q', treatmentFunction: 'X02', waits: { 18: 2 }, unknownStart: 4 },
])

describe('a full extract', () => {
  it('is read row by row: codes, names, 105 weekly bands and totals', () => {
    const { rows, mistake } = readText(plain)
    expect(mistake).toBe(undefined)
    expect(rows).toMatchObject([
      { number: 2, period: 'RTT-January-2026', provider: 'RAA', providerName: 'HOSPITAL RAA', totalAll: 358 },
      { number: 3, provider: 'RBB', commissionerParent: '', commissioner: '13Q', treatmentFunction: 'X02' },
    ])
    expect(rows[0]!.bands).toEqual(Array.from({ length: 105 }, (_, band) => ({ 0: 1, 17: 12, 104: 345 })[band] ?? 0))
    expect(rows[1]).toMatchObject({ unknownStart: 4, totalAll: 6 })
  })

  it('says the same wherever the pieces in which it arrives are cut', () => {
    const awkward = `\uFEFF${quoted(extractHeadings)}\r\n${quoted(extractCells({ provider: 'R"A,\nA' }))}\r\n${plain.split('\n')[1]}`
    const bytes = utf8(awkward)
    const whole = read(bytes)
    expect(whole.rows.map((row) => row.provider)).toEqual(['R"A,\nA', 'RAA'])
    fc.assert(
      fc.property(fc.array(fc.nat({ max: bytes.length - 1 }), { maxLength: 40 }), (cuts) => {
        expect(read(bytes, cuts)).toEqual(whole)
      }),
    )
    expect(read(bytes, [...bytes.keys()])).toEqual(whole)
  })

  it('is read from memory that is used again for the next piece', () => {
    const providers: string[] = []
    const reader = new ExtractReader(({ provider }) => void providers.push(provider))
    const piece = new Uint8Array(100)
    const bytes = utf8(plain)
    for (let from = 0; from < bytes.length; from += piece.length) {
      const length = Math.min(piece.length, bytes.length - from)
      piece.set(bytes.subarray(from, from + length))
      expect(reader.push(piece.subarray(0, length))).toBe(undefined)
    }
    expect(reader.finish()).toBe(undefined)
    expect(providers).toEqual(['RAA', 'RBB'])
  })

  it.each([
    ['Windows line ends', fullExtract([{}], { lineEnd: '\r\n' })],
    ['old Macintosh line ends', fullExtract([{}], { lineEnd: '\r' })],
    ['no line end after the last row', fullExtract([{}]).trimEnd()],
    ['a byte order mark', `\uFEFF${fullExtract([{}])}`],
    ['every cell in quotation marks', [extractHeadings, extractCells({})].map(quoted).join('\n')],
    ['commas after the last cell', fullExtract([{}]).replaceAll('\n', ',,\n')],
    ['empty lines', `${fullExtract([{}])}\n\n`],
    ['cleared rows of commas', `${fullExtract([{}])}${','.repeat(120)}\n`],
  ])('is read with %s', (_, text) => {
    const { rows, mistake } = readText(text)
    expect(mistake).toBe(undefined)
    expect(rows).toMatchObject([{ provider: 'RAA', totalAll: 1 }])
  })

  it('is read by its headings, so columns may be moved, added and spelled with other capitals', () => {
    const turn = (cells: string[]) => ['extra', ...cells.toReversed()].join(',')
    const headings = extractHeadings.map((heading) => heading.toUpperCase())
    expect(readText(`${turn(headings)}\n${turn(extractCells({}))}\n`).rows).toEqual(readText(fullExtract([{}])).rows)
  })

  it('has nought in an empty band, as total rows are published, and no total in an empty total', () => {
    const cells = extractCells({ waits: {} }).map((cell, n) => (n >= 13 ? '' : cell))
    const { rows } = readText(`${extractHeadings.join(',')}\n${cells.join(',')}\n`)
    expect(rows[0]).toMatchObject({ bands: Array(105).fill(0), totalAll: null })
  })
})

describe('a file that is not a full extract', () => {
  const withCell = (heading: string, value: string) => {
    const cells = extractCells({ provider: 'RBB' })
    cells[extractHeadings.indexOf(heading)] = value
    return `${fullExtract([{}])}${cells.join(',')}\n`
  }

  it.each([
    ['is empty', '', 'f: the file is empty.'],
    ['has a heading alone', fullExtract([]), 'f: the file has a heading and no rows.'],
    ['is a web page', '\n<!DOCTYPE html><html><body>Not found</body></html>\n', 'this is a web page'],
    [
      'is another CSV',
      'name,age\nA,1\n',
      'heading has no "Period", "Provider Org Code", "Commissioner Parent Org Code" and',
    ],
    [
      'lacks one band',
      plain.replace('Gt 60 To 61 Weeks SUM 1', 'Gt 60 Weeks'),
      'row 1: this is not the full extract: its heading has no "Gt 60 To 61 Weeks SUM 1"',
    ],
    [
      'names a column twice',
      plain.replace('Gt 60 To 61 Weeks SUM 1', 'Gt 61 To 62 Weeks SUM 1'),
      'column "Gt 61 To 62 Weeks SUM 1": the heading names this column twice',
    ],
    [
      'has words where a number belongs',
      withCell('Gt 05 To 06 Weeks SUM 1', 'n/a'),
      'f, row 3, column "Gt 05 To 06 Weeks SUM 1", value "n/a": this is not a number of pathways',
    ],
    ['has a negative number', withCell('Gt 05 To 06 Weeks SUM 1', '-1'), 'value "-1"'],
    ['has a fraction', withCell('Gt 05 To 06 Weeks SUM 1', '1.5'), 'value "1.5"'],
    ['has a number beyond all people', withCell('Total All', '12345678901'), 'value "12345678901"'],
    [
      'has a row without a provider',
      withCell('Provider Org Code', ''),
      'row 3, column "Provider Org Code": the cell is empty',
    ],
    ['ends in the middle of a row', plain.slice(0, -100), 'row 3: the row has'],
    [
      'has a row with more cells',
      `${plain.trimEnd()},1\n`,
      'row 3: the row has more cells than the 121 of the heading',
    ],
    [
      'opens a quotation and never closes it',
      withCell('Provider Org Name', '"HOSP'),
      'row 3, column "Provider Org Name"',
    ],
    ['goes on after a quotation', withCell('Provider Org Name', '"HOSP"ITAL'), 'row 3, column "Provider Org Name"'],
  ])('is refused with the place and the remedy when it %s', (_, text, message) => {
    const { mistake } = readText(text)
    expect(mistakeText('f', mistake!)).toContain(message)
    expect(mistakeText('f', mistake!)).toContain('What to do: ')
  })

  it('is refused as UTF-16, with and without the mark that says so', () => {
    const marked = read(new Uint8Array(Buffer.from(`\uFEFF${plain}`, 'utf16le')))
    const unmarked = read(new Uint8Array(Buffer.from(plain, 'utf16le')))
    for (const { mistake } of [marked, unmarked]) expect(mistake!.why).toContain('UTF-16')
  })

  it('does not fill the memory when a quotation mark is left open in a large file', () => {
    const reader = new ExtractReader(() => undefined)
    let mistake = reader.push(utf8(withCell('Provider Org Name', '"HOSP')))
    let pushed = 0
    while (!mistake && pushed < 100) {
      mistake = reader.push(new Uint8Array(64 * 1024).fill(0x61))
      pushed++
    }
    expect(mistake).toMatchObject({ row: 3 })
    expect(pushed).toBeLessThan(10)
  })
})
