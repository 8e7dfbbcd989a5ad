import { crc32, inflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { type SheetColumn, workbook } from './spreadsheet.ts'

type Row = { readonly who: string; readonly day: string; readonly pence: number }
const columns: readonly SheetColumn<Row>[] = [
  { heading: 'Who', kind: 'text', cell: ({ who }) => who },
  { heading: 'Day', kind: 'day', cell: ({ day }) => day },
  { heading: 'Owed', kind: 'pounds', cell: ({ pence }) => pence },
]

/** The files in a zip, by the directory at its end. */
function unzipped(file: Buffer): Map<string, string> {
  const found = new Map<string, string>()
  const end = file.lastIndexOf('PK\x05\x06')
  let at = file.readUInt32LE(end + 16)
  for (let n = 0; n < file.readUInt16LE(end + 10); n++) {
    const [packed, size, name] = [file.readUInt32LE(at + 20), file.readUInt32LE(at + 24), file.readUInt16LE(at + 28)]
    const local = file.readUInt32LE(at + 42)
    const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28)
    const plain = inflateRawSync(file.subarray(start, start + packed))
    expect([plain.length, crc32(plain)]).toEqual([size, file.readUInt32LE(at + 16)])
    found.set(file.subarray(at + 46, at + 46 + name).toString(), plain.toString())
    at += 46 + name + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
  return found
}

const sheet = (...rows: Row[]) => unzipped(workbook('Owed', columns, rows)).get('xl/worksheets/sheet1.xml')!

describe('a workbook', () => {
  it('has the parts that a spreadsheet program looks for, whole', () => {
    expect([...unzipped(workbook('Owed', columns, [])).keys()]).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'xl/workbook.xml',
      'xl/_rels/workbook.xml.rels',
      'xl/styles.xml',
      'xl/worksheets/sheet1.xml',
    ])
  })

  it('holds sums of money as pounds and days as days', () => {
    const found = sheet({ who: 'Ash', day: '2026-02-28', pence: -123_456 })
    // 46081 is 28 February 2026 in Excel.
    expect(found).toContain('<c r="B2" s="3"><v>46081</v></c><c r="C2" s="2"><v>-1234.56</v></c>')
    expect(sheet({ who: 'Ash', day: '1900-03-01', pence: 0 })).toContain('<v>61</v>')
    expect(sheet({ who: 'Ash', day: '', pence: 0 })).toContain('<c r="B2" s="3" t="inlineStr">')
  })

  it('takes no text for a formula or for markup', () => {
    expect(sheet({ who: '=1+1 <b>&\u0000', day: '2026-02-28', pence: 0 })).toContain(
      't="inlineStr"><is><t xml:space="preserve">=1+1 &lt;b&gt;&amp;</t>',
    )
  })
})
