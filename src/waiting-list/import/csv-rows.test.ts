import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CsvRows, LONGEST_ROW } from './csv-rows.ts'

type Read = { readonly cells: readonly string[]; readonly rowNo: number; readonly mistake?: string | undefined }

function read(...pieces: string[]): Read[] {
  const found: Read[] = []
  const rows = new CsvRows((cells, rowNo, mistake) => found.push({ cells: [...cells], rowNo, mistake }))
  for (const piece of pieces) rows.push(piece)
  rows.end()
  return found
}
const cellsOf = (...pieces: string[]) => read(...pieces).map(({ cells }) => cells)

const written = (rows: readonly (readonly string[])[], lineEnd: string) =>
  rows
    .map((cells) => cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(','))
    .join(lineEnd)

describe('rows of a CSV file', () => {
  it('are cut at line ends of either kind and at commas, with or without a last line end', () => {
    const expected = [
      ['a', 'b'],
      ['1', ''],
      ['', '2'],
    ]
    expect(cellsOf('a,b\n1,\n,2\n')).toEqual(expected)
    expect(cellsOf('a,b\r\n1,\r\n,2')).toEqual(expected)
  })

  it('keep commas, quotes and line ends within quotes', () => {
    expect(cellsOf('a,"b, ""c""\nd",e\n"",x\n')).toEqual([
      ['a', 'b, "c"\nd', 'e'],
      ['', 'x'],
    ])
  })

  it('are numbered as a spreadsheet numbers them, blank lines too, though a blank line is no row', () => {
    expect(read('a\n\nb\n"c"\n').map(({ rowNo }) => rowNo)).toEqual([1, 3, 4])
  })

  it('say where a quote stands in the wrong place, and go on with the next row', () => {
    const [first, second, third] = read('a,b"c,d\n"x"y,z\nfine,"also ""fine"""\n')
    expect(first!.mistake).toContain('inside cell 2')
    expect(second!.mistake).toContain('closing quote of cell 1')
    expect(third).toMatchObject({ mistake: undefined, cells: ['fine', 'also "fine"'] })
  })

  it('end with the row of a quote that is never closed', () => {
    expect(() => read('a\nb\n"c,d\ne,f\n')).toThrow('opens in row 3 is never closed')
  })

  it('do not swallow the file into memory after such a quote', () => {
    const rows = new CsvRows(() => {})
    rows.push('a\n"')
    expect(() => {
      for (let n = 0; n < 100; n++) rows.push('x'.repeat(LONGEST_ROW / 10))
    }).toThrow('Row 2 is longer than a million characters')
  })

  it('come back as they were written, wherever the pieces of the file break off', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', ',', '"', '\n', '\r', ' ', '1'), maxLength: 5 })
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n'), fc.array(fc.nat(60), { maxLength: 4 }), (rows, end, cuts) => {
        const text = written(rows, end)
        const places = [0, ...cuts.map((cut) => Math.min(cut, text.length)).sort((a, b) => a - b), text.length]
        const pieces = places.slice(1).map((place, n) => text.slice(places[n]!, place))
        expect(cellsOf(...pieces)).toEqual(rows)
      }),
      { numRuns: 500 },
    )
  })
})
