/**
 * A data set as CSV (RFC 4180): one row of headings in the order of the form, one row of values. The providers of the
 * pathway stand in one cell with a space between them. Faults name a row and a column, counted from 1.
 *
 * What a spreadsheet would run as a formula is disarmed with an apostrophe and armed again when read, so that every value
 * comes back as it was.
 */
import { csvCell } from '#web/csv.ts'
import { type CsvRow, csvRows } from './csv-rows.ts'
import { type DataSet, dataSetFrom, valuesOf } from './data-set.ts'
import type { Fault } from './fault.ts'
import { type ItemKey, itemOf, items } from './items.ts'
import { type Reading, unreadable } from './reading.ts'

const BYTE_ORDER_MARK = '\uFEFF'
/** The first characters that spreadsheets take for a formula: the same as in #web/csv.ts. */
const formula = '[=+\\-@\\t\\r\\n＝＋－＠]'

/** Apostrophes in front of a formula are counted, so that taking one away always gives back what was written. */
const disarmed = (value: string): string => (new RegExp(`^'*${formula}`).test(value) ? `'${value}` : value)
const armed = (value: string): string => (new RegExp(`^'+${formula}`).test(value) ? value.slice(1) : value)

export function writeCsv(set: DataSet): string {
  const line = (cells: readonly string[]) => `${cells.map(csvCell).join(',')}\r\n`
  const headings = items.map(({ element }) => element)
  return BYTE_ORDER_MARK + line(headings) + line(items.map(({ key }) => disarmed(valuesOf(set, key).join(' '))))
}

export function readCsv(text: string): Reading {
  const read = csvRows(text.replace(/^\uFEFF/, ''))
  if (!read.ok) return unreadable(read.why, 'Save the file again as CSV', read.where)
  const [headings = [], ...rows] = read.rows
  const faults = [...headingFaults(headings), ...rowFaults(headings, rows)]
  if (faults.length > 0) return { set: {}, faults, where: whereIn }
  const cells = rows[0]!.map(armed)
  const set = dataSetFrom((key) => {
    const cell = cells[columnOf(key)] ?? ''
    if (cell === '') return []
    return key === 'organisations' ? cell.split(' ') : [cell]
  })
  return { set, faults: [], where: whereIn }
}

const columnOf = (key: ItemKey): number => items.findIndex((item) => item.key === key)
const whereIn = (key: ItemKey): string => `row 2, column ${columnOf(key) + 1} (${itemOf(key).element})`

function headingFaults(headings: CsvRow): Fault[] {
  const wrong = items.flatMap(({ element }, n) =>
    headings[n] === element
      ? []
      : [
          {
            where: `row 1, column ${n + 1}`,
            value: headings[n] ?? '',
            why: `the heading here is ${element}`,
            remedy: `Give this column the heading ${element}`,
          },
        ],
  )
  const more = headings.slice(items.length).map((value, n) => ({
    where: `row 1, column ${items.length + n + 1}`,
    value,
    why: `the data set has ${items.length} columns`,
    remedy: 'Take this column out',
  }))
  return [...wrong, ...more]
}

function rowFaults(headings: CsvRow, rows: readonly CsvRow[]): Fault[] {
  if (rows.length === 0)
    return [{ where: 'row 2', why: 'there is no row of values', remedy: 'Send the row below the headings too' }]
  if (rows.length > 1)
    return [
      {
        where: 'row 3',
        why: `there are ${rows.length} rows of values, and a file is about one patient`,
        remedy: 'Send a file for each patient',
      },
    ]
  return rows[0]!.length === headings.length
    ? []
    : [
        {
          where: 'row 2',
          why: `it has ${rows[0]!.length} cells and there are ${headings.length} headings`,
          remedy: 'Check for a comma in a value without quotation marks around it',
        },
      ]
}
