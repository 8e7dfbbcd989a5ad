/** Reads a money table from its CSV file: all of its rows, or everything that is wrong, by row and column. Pure. */
import { CsvRows, FileRefused } from '#waiting-list'
import type { Cell } from './cell-readers.ts'
import { type ReadRow, type TableKind, tableKinds } from './table-kinds.ts'

export type TableFault = {
  /** As a spreadsheet numbers them: the heading is row 1. */
  readonly row: number
  readonly column: string
  readonly value: string
  readonly why: string
  readonly remedy: string
}

export type ReadTable =
  | { readonly ok: true; readonly rows: readonly ReadRow[] }
  | { readonly ok: false; readonly faults: readonly TableFault[] }

const UTF_8 = new TextDecoder('utf-8', { fatal: true })

/** @param owner the trust whose table it is: recharges have to be its own */
export function readTable(kind: TableKind, bytes: Uint8Array, owner: string): ReadTable {
  const faults: TableFault[] = []
  const rows: ReadRow[] = []
  const rowOfKey = new Map<string, number>()
  let headings: readonly string[] | undefined
  const atFile = (why: string, remedy: string) => faults.push({ row: 1, column: 'the file', value: '', why, remedy })
  const onRow = (raw: readonly string[], rowNo: number, mistake?: string) => {
    const cells = raw.map((cell) => cell.trim())
    if (mistake) faults.push({ row: rowNo, column: 'the row', value: '', why: mistake, remedy: 'Write the row again' })
    else if (!headings) {
      headings = cells
      faults.push(...headingFaults(kind, cells))
    } else if (faults.some(({ row }) => row === 1)) return
    else if (cells.every((cell) => cell === '')) return
    else if (cells.length !== headings.length) {
      const why = `It has ${cells.length} cells, and the heading has ${headings.length}`
      faults.push({ row: rowNo, column: 'the row', value: '', why, remedy: 'Check for commas outside quotes' })
    } else {
      const read = readRow(kind, headings, cells, rowNo, owner)
      faults.push(...read.faults)
      if (!read.row) return
      const first = rowOfKey.get(read.row.key)
      if (first !== undefined) {
        const why = `It says again what row ${first} says`
        faults.push({ row: rowNo, column: headings[0] ?? '', value: cells[0] ?? '', why, remedy: 'Keep one of them' })
      } else rowOfKey.set(read.row.key, rowNo)
      rows.push(read.row)
    }
  }
  try {
    const csv = new CsvRows(onRow)
    csv.push(UTF_8.decode(bytes))
    csv.end()
  } catch (error) {
    if (error instanceof FileRefused) atFile(error.message, error.remedy)
    else if (error instanceof TypeError) atFile('It is not text in UTF-8', 'Save it as "CSV UTF-8"')
    else throw error
  }
  if (faults.length === 0 && rows.length === 0)
    atFile('There is no row in it', 'Write a row for each thing below the heading')
  return faults.length > 0 ? { ok: false, faults } : { ok: true, rows }
}

function headingFaults(kind: TableKind, headings: readonly string[]): TableFault[] {
  const { columns } = tableKinds[kind]
  const fault = (column: string, why: string, remedy: string) => ({ row: 1, column, value: '', why, remedy })
  return [
    ...columns
      .filter(({ heading, isOptional }) => !isOptional && !headings.includes(heading))
      .map(({ heading }) => fault(heading, 'The column is not there', `Add a column "${heading}"`)),
    ...headings
      .filter((heading) => !columns.some((column) => column.heading === heading))
      .map((heading) =>
        fault(heading, 'The column is not known', `Columns are: ${columns.map((c) => c.heading).join(', ')}`),
      ),
    ...headings
      .filter((heading, at) => headings.indexOf(heading) !== at)
      .map((heading) => fault(heading, 'The column is there twice', 'Keep one of them')),
  ]
}

function readRow(
  kind: TableKind,
  headings: readonly string[],
  cells: readonly string[],
  row: number,
  owner: string,
): { readonly row?: ReadRow; readonly faults: readonly TableFault[] } {
  const faults: TableFault[] = []
  const textOf = (heading: string) => cells[headings.indexOf(heading)] ?? ''
  const refuse = (column: string, why: string, remedy: string) =>
    faults.push({ row, column, value: textOf(column), why, remedy })
  const { columns, readRow: read } = tableKinds[kind]
  const cell = <Value>(heading: string, readCell: (text: string) => Cell<Value>): Value | undefined => {
    const text = textOf(heading)
    if (text === '' && columns.find((column) => column.heading === heading)?.isOptional) return undefined
    const found = readCell(text)
    if (found.ok) return found.value
    refuse(heading, found.why, found.remedy)
    return undefined
  }
  const found = read(cell, refuse, owner)
  return found && faults.length === 0 ? { row: found, faults } : { faults }
}
