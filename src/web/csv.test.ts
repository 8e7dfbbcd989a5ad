import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CsvColumn, csvBytes, csvCell, csvLines } from './csv.ts'

const whole = async <Row>(columns: readonly CsvColumn<Row>[], rows: Iterable<Row> | AsyncIterable<Row>) => {
  let text = ''
  for await (const piece of csvLines(columns, rows)) text += piece
  return text
}

describe('a cell of a CSV file', () => {
  it.each(['=1+1', '+44', '-2', '@SUM(A1)', '\tx', '＝1'])(
    '%j is disarmed, because a spreadsheet would run it',
    (text) => {
      expect(csvCell(text).replace(/^"/, '')).toBe(`'${text}`)
    },
  )

  it('leaves numbers as numbers, even those below nought', () => expect(csvCell(-2.5)).toBe('-2.5'))
  it('quotes commas, quotation marks and line ends', () => expect(csvCell('a,"b"\n')).toBe('"a,""b""\n"'))
  it('writes nothing for nothing', () => expect(csvCell(null)).toBe(''))
})

describe('a CSV file', () => {
  const columns: CsvColumn<string[]>[] = [
    { heading: 'First', cell: (row) => row[0] },
    { heading: 'Second', cell: (row) => row[1] },
  ]

  it('begins with a byte order mark, then its headings', async () => {
    expect(await whole(columns, [['a', 'b']])).toBe('\uFEFFFirst,Second\r\na,b\r\n')
  })

  it('has its headings when there are no rows', async () => {
    expect(await whole(columns, [])).toBe('\uFEFFFirst,Second\r\n')
  })

  it('can be read back: every text as it was, but for the apostrophe that disarms it', async () => {
    const text = fc.string({ unit: 'binary' }).filter((each) => each !== '')
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(text, text)), async (rows) => {
        const read = parse(await whole(columns, rows), { bom: true, relax_column_count: false }) as string[][]
        const disarmed = rows.map((row) => row.map((cell) => (/^[=+\-@\t\r\n＝＋－＠]/.test(cell) ? `'${cell}` : cell)))
        expect(read.slice(1)).toEqual(disarmed)
      }),
    )
  })

  it('is made row by row, so a long one is never held whole', async () => {
    let made = 0
    function* rows() {
      for (; made < 100_000; made += 1) yield ['a', 'b']
    }
    const pieces = csvLines(columns, rows())
    await pieces.next()
    expect(made).toBeLessThan(1000)
    await pieces.return(undefined)
  })

  it('says how many bytes it has', async () => {
    expect(await csvBytes(columns, [['é', 'b']])).toBe(Buffer.byteLength('\uFEFFFirst,Second\r\né,b\r\n'))
  })
})
