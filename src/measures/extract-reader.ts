/**
 * Reads NHS England's full extract of referral to treatment pathways as its bytes arrive, row by row, in little memory.
 * It knows how the file is written; which rows are counted for what is for those to say who are given them.
 */
import { textColumns, totalAllSlot, unknownStartSlot } from './extract-columns.ts'
import { readHeading } from './extract-heading.ts'
import { downloadAgain, type ExtractMistake } from './extract-mistake.ts'
import { blankRow, type ExtractRow } from './extract-row.ts'
import { incomplete, mistaken, notGiven, RowScanner } from './extract-row-scanner.ts'

/** A row or a heading longer than this is not one: a quotation mark was left open, or this is no CSV. */
const mostBytesInRow = 256 * 1024

export class ExtractReader {
  readonly #onRow: (row: ExtractRow) => ExtractMistake | undefined
  #scanner: RowScanner | undefined
  #row: ExtractRow = blankRow(new Int32Array())
  /** Bytes of a row that is not all there yet. */
  #rest: Uint8Array = new Uint8Array()
  #lastRow = 0
  #rowsRead = 0

  /** `onRow` is given one object again and again: take what is needed, keep nothing. A mistake it gives ends the reading. */
  constructor(onRow: (row: ExtractRow) => ExtractMistake | undefined) {
    this.#onRow = onRow
  }

  /** Rows read so far, without the heading and empty rows. */
  get rowsRead(): number {
    return this.#rowsRead
  }

  /** Takes the next bytes, as many or few as there are. After a mistake the reader is not to be used again. */
  push(bytes: Uint8Array): ExtractMistake | undefined {
    return this.#read(joined(this.#rest, bytes), false)
  }

  /** Says that there are no more bytes. */
  finish(): ExtractMistake | undefined {
    const mistake = this.#read(this.#rest, true)
    if (mistake || this.#rowsRead > 0) return mistake
    return { why: 'the file has a heading and no rows', remedy: downloadAgain }
  }

  #read(bytes: Uint8Array, isLast: boolean): ExtractMistake | undefined {
    let at = 0
    if (!this.#scanner) {
      const heading = readHeading(bytes, isLast)
      if (heading === undefined) return this.#keep(bytes, 0)
      if ('why' in heading) return heading
      this.#scanner = new RowScanner(heading.columns)
      this.#row = blankRow(this.#scanner.counts)
      this.#lastRow = 1
      at = heading.end
    }
    const scanner = this.#scanner
    while (at < bytes.length) {
      const next = scanner.scan(bytes, at, isLast, this.#lastRow + 1)
      if (next === incomplete) break
      if (next === mistaken) return scanner.mistake
      at = next
      this.#lastRow++
      const mistake = scanner.isEmptyLine ? undefined : this.#takeRow(scanner, this.#row)
      if (mistake) return mistake
    }
    return this.#keep(bytes, at)
  }

  #keep(bytes: Uint8Array, from: number): ExtractMistake | undefined {
    // A copy, because whoever reads the file may use the same memory for the next bytes.
    this.#rest = bytes.slice(from)
    if (this.#rest.length <= mostBytesInRow) return undefined
    const why = `the row does not end within ${mostBytesInRow / 1024} kB: a quotation mark is left open, or this is no CSV`
    return { row: this.#lastRow + 1, why, remedy: downloadAgain }
  }

  #takeRow(scanner: RowScanner, row: ExtractRow): ExtractMistake | undefined {
    for (let slot = 0; slot < textColumns.length; slot++) {
      const { key } = textColumns[slot]!
      row[key] = scanner.text(slot, row[key])
    }
    row.number = this.#lastRow
    row.unknownStart = scanner.counts[unknownStartSlot]!
    const totalAll = scanner.counts[totalAllSlot]!
    row.totalAll = totalAll === notGiven ? null : totalAll
    // A row of commas alone is what a spreadsheet program leaves of one that was cleared.
    if (filledColumns.every(({ key }) => row[key] === '') && scanner.counts.every((count) => count <= 0))
      return undefined
    const empty = filledColumns.find(({ key }) => row[key] === '')
    if (empty) return { row: row.number, column: empty.heading, why: 'the cell is empty', remedy: downloadAgain }
    this.#rowsRead++
    return this.#onRow(row)
  }
}

const filledColumns = textColumns.filter(({ needs }) => needs === 'cells')

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  if (first.length === 0) return second
  const both = new Uint8Array(first.length + second.length)
  both.set(first)
  both.set(second, first.length)
  return both
}
