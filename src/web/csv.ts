/**
 * A list as a CSV file to download, sent row by row, so that a long list is never held whole.
 *
 * Text that a spreadsheet would run as a formula is disarmed with an apostrophe; numbers stay numbers. The file begins
 * with a byte order mark, because without one Excel reads UTF-8 as the old Windows alphabet and spoils every name with
 * an accent. Readers of ours drop the mark; others' should be told that the file is "UTF-8 with BOM".
 */
import type { Context } from 'hono'
import { framingOf } from './frame.ts'

export type CsvCell = string | number | boolean | null | undefined

export type CsvColumn<Row> = { readonly heading: string; readonly cell: (row: Row) => CsvCell }

const BYTE_ORDER_MARK = '\uFEFF'
/** Enough rows to make each write worth its while, few enough to be a small fraction of memory. */
const ROWS_A_WRITE = 500

/** One cell: quoted where RFC 4180 asks for it, disarmed where a spreadsheet would run it. Nothing is empty. */
export function csvCell(value: CsvCell): string {
  if (value === null || value === undefined) return ''
  if (typeof value !== 'string') return String(value)
  // OWASP's list: what spreadsheets take for the start of a formula, with the full-width forms that some also take.
  const text = /^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

const line = (cells: readonly CsvCell[]): string => `${cells.map(csvCell).join(',')}\r\n`

/** The file as text, in pieces. Rows may come from memory or from a cursor in the database. */
export async function* csvLines<Row>(
  columns: readonly CsvColumn<Row>[],
  rows: Iterable<Row> | AsyncIterable<Row>,
): AsyncGenerator<string> {
  let piece = BYTE_ORDER_MARK + line(columns.map(({ heading }) => heading))
  let waiting = 0
  for await (const row of rows) {
    piece += line(columns.map(({ cell }) => cell(row)))
    waiting += 1
    if (waiting === ROWS_A_WRITE) {
      yield piece
      piece = ''
      waiting = 0
    }
  }
  if (piece !== '') yield piece
}

/**
 * Answers with the file. `name` without its ending: "waiting-list". Rows are read as fast as they are sent, and no
 * further when the reader goes away. When reading them fails half way the connection is cut, so that half a file is
 * never taken for a whole one.
 */
export function csvDownload<Row>(
  c: Context,
  name: string,
  columns: readonly CsvColumn<Row>[],
  rows: Iterable<Row> | AsyncIterable<Row>,
): Response {
  if (!/^[a-z0-9-]+$/.test(name)) throw new Error(`"${name}" is no name for a file: small letters, figures and dashes`)
  const { report } = framingOf(c)
  const pieces = csvLines(columns, rows)
  const bytes = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await pieces.next()
        if (done) controller.close()
        else controller.enqueue(bytes.encode(value))
      } catch (error) {
        report(error)
        // Cuts the connection. The reason is in the log; the reader is told nothing of it.
        controller.error(new Error('The file could not be finished'))
      }
    },
    async cancel() {
      await pieces.return(undefined)
    },
  })
  c.header('content-type', 'text/csv; charset=utf-8')
  c.header('content-disposition', `attachment; filename="${name}.csv"`)
  return c.body(body)
}

/** How large the file will be, for the link that leads to it. For lists that are in memory. */
export async function csvBytes<Row>(columns: readonly CsvColumn<Row>[], rows: Iterable<Row>): Promise<number> {
  let bytes = 0
  for await (const piece of csvLines(columns, rows)) bytes += Buffer.byteLength(piece)
  return bytes
}
