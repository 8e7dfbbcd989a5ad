/**
 * A list as an Excel workbook (Office Open XML, ECMA-376) of one sheet: bold headings that stay in sight, sums of money
 * and days as such and not as text. As much of the format as that takes, and no more: six small files in a zip.
 */
import { crc32, deflateRawSync } from 'node:zlib'
import type { Context } from 'hono'

/** `pounds` are given in pence, `day` as 'YYYY-MM-DD' or '' for none. */
export type SheetColumn<Row> =
  | {
      readonly heading: string
      readonly width?: number
      readonly kind: 'text' | 'day'
      readonly cell: (row: Row) => string
    }
  | {
      readonly heading: string
      readonly width?: number
      readonly kind: 'number' | 'pounds'
      readonly cell: (row: Row) => number
    }

const CONTENT_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
/** Places in `cellXfs` below. */
const styles = { text: 0, heading: 1, pounds: 2, day: 3, number: 0 } as const

/** The file. `name` is the sheet's: 31 characters at most. */
export function workbook<Row>(name: string, columns: readonly SheetColumn<Row>[], rows: readonly Row[]): Buffer {
  if (!/^[A-Za-z0-9 ]{1,31}$/.test(name))
    throw new Error(`"${name}" is no name for a sheet: 31 letters and figures at most`)
  return zip([
    ['[Content_Types].xml', contentTypes],
    ['_rels/.rels', relations([['rId1', 'officeDocument', 'xl/workbook.xml']])],
    ['xl/workbook.xml', bookOf(name)],
    [
      'xl/_rels/workbook.xml.rels',
      relations([
        ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
        ['rId2', 'styles', 'styles.xml'],
      ]),
    ],
    ['xl/styles.xml', styleSheet],
    ['xl/worksheets/sheet1.xml', sheetOf(columns, rows)],
  ])
}

/** Answers with the file. `fileName` without its ending. */
export function workbookDownload(c: Context, fileName: string, file: Buffer): Response {
  if (!/^[a-z0-9-]+$/.test(fileName))
    throw new Error(`"${fileName}" is no name for a file: small letters, figures and dashes`)
  c.header('content-type', CONTENT_TYPE)
  c.header('content-disposition', `attachment; filename="${fileName}.xlsx"`)
  return c.body(new Uint8Array(file))
}

const xml = (body: string) => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${body}`
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

const contentTypes = xml(
  `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${CONTENT_TYPE}.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`,
)

const relations = (all: readonly (readonly [id: string, type: string, target: string])[]) =>
  xml(
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all
      .map(([id, type, target]) => `<Relationship Id="${id}" Type="${relationships}/${type}" Target="${target}"/>`)
      .join('')}</Relationships>`,
  )

const bookOf = (name: string) =>
  xml(
    `<workbook xmlns="${main}" xmlns:r="${relationships}"><sheets><sheet name="${name}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  )

const cellFormat = (numberFormat: number, font: number) =>
  `<xf numFmtId="${numberFormat}" fontId="${font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>`

const styleSheet = xml(
  `<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="&quot;£&quot;#,##0.00"/><numFmt numFmtId="165" formatCode="d mmmm yyyy"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Arial"/></font><font><b/><sz val="11"/><name val="Arial"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4">${cellFormat(0, 0)}${cellFormat(0, 1)}${cellFormat(164, 0)}${cellFormat(165, 0)}</cellXfs></styleSheet>`,
)

function sheetOf<Row>(columns: readonly SheetColumn<Row>[], rows: readonly Row[]): string {
  const row = (cells: readonly string[], n: number) => `<row r="${n + 1}">${cells.join('')}</row>`
  const heading = columns.map(({ heading }, at) => textCell(`${letter(at)}1`, heading, styles.heading))
  const body = rows.map((each, n) =>
    row(
      columns.map((column, at) => cellOf(column, each, `${letter(at)}${n + 2}`)),
      n + 1,
    ),
  )
  const widths = columns.map(
    ({ width = 18 }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  )
  return xml(
    `<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>${row(heading, 0)}${body.join('')}</sheetData></worksheet>`,
  )
}

function cellOf<Row>(column: SheetColumn<Row>, row: Row, place: string): string {
  const style = styles[column.kind]
  if (column.kind === 'text' || (column.kind === 'day' && column.cell(row) === '')) {
    return textCell(place, column.cell(row), style)
  }
  const value =
    column.kind === 'day'
      ? serialDay(column.cell(row))
      : column.kind === 'pounds'
        ? column.cell(row) / 100
        : column.cell(row)
  return `<c r="${place}" s="${style}"><v>${value}</v></c>`
}

/** Text is never run as a formula, because it is said to be text. */
const textCell = (place: string, text: string, style: number) =>
  `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`

// XML has no way to write most control characters.
const escaped = (text: string) =>
  text
    .replace(/(?![\t\n\r])\p{Cc}/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')

/** Days since 30 December 1899: Excel believes that 1900 was a leap year, so from March 1900 on this is right. */
const serialDay = (day: string) => Date.parse(`${day}T00:00Z`) / 86_400_000 + 25_569

const letter = (at: number): string => {
  if (at > 25) throw new Error('A sheet of more than 26 columns was never needed')
  return String.fromCharCode(65 + at)
}

/** Names are ASCII and files small, so neither ZIP64 nor streaming is needed. */
function zip(files: readonly (readonly [name: string, text: string])[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, text] of files) {
    const plain = Buffer.from(text)
    const packed = deflateRawSync(plain)
    const about = Buffer.alloc(26)
    about.writeUInt16LE(20, 0)
    about.writeUInt16LE(8, 4)
    // The first day that the format can say: the same rows make the same file.
    about.writeUInt16LE(0x21, 8)
    about.writeUInt32LE(crc32(plain), 10)
    about.writeUInt32LE(packed.length, 14)
    about.writeUInt32LE(plain.length, 18)
    about.writeUInt16LE(name.length, 22)
    const part = Buffer.concat([Buffer.from('PK\x03\x04'), about, Buffer.from(name), packed])
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), about, place, Buffer.from(name)]))
    parts.push(part)
    offset += part.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(files.length, 4)
  end.writeUInt16LE(files.length, 6)
  end.writeUInt32LE(listed.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...parts, listed, Buffer.from('PK\x05\x06'), end])
}
