/**
 * One row of the file to values that may go into the database, or the reasons why not.
 *
 * The reader keeps one set of values and writes the next row over them: a hundred thousand rows make no garbage.
 */
import { type Day, epochDay } from '#nhs/day.ts'
import { trustCode } from '#nhs/trust-code.ts'
import { cellReader } from './cell-readers.ts'
import { type CheckId, checks, type Fault } from './check.ts'
import { type FieldName, fieldMeaning, placeOf } from './field.ts'
import { Fingerprint } from './fingerprint.ts'
import type { Heading } from './heading.ts'
import { type CellFault, type CellReader, NONE, nothing } from './reading.ts'
import { checkRow } from './row-checks.ts'

export type RowContext = { readonly trust: string; readonly asOf: Day }

type PlannedCell = {
  readonly field: FieldName
  readonly slot: number
  readonly place: number
  readonly columnName: string
  readonly read: CellReader
  readonly isNeeded: boolean
}

export class RowReader {
  /** By `placeOf`: texts and codes; null where there is none. */
  readonly texts: (string | null)[]
  /** By `placeOf`: days since 1970 and whole numbers; NONE where there is none. */
  readonly numbers: Int32Array
  readonly asOfDay: number
  readonly context: RowContext
  /** Of everything that was read of the row. Left open: what else the row's meaning hangs on is still to be added. */
  readonly fingerprint = new Fingerprint()
  rowNo = 0
  isRefused = false
  faults: Fault[] = []
  readonly #columns: number
  readonly #cells: readonly PlannedCell[]

  constructor(heading: Heading, context: RowContext) {
    trustCode(context.trust)
    this.context = context
    this.asOfDay = epochDay(context.asOf)
    const places = Object.keys(placeOf).length
    this.texts = Array.from<string | null>({ length: places }).fill(null)
    this.numbers = new Int32Array(places).fill(NONE)
    this.#columns = heading.columns
    this.#cells = heading.placed.map(({ field, mapped, place, columnName }) => {
      const read = cellReader(field, mapped)
      const always = 'always' in mapped ? read(mapped.always) : undefined
      return {
        field,
        slot: placeOf[field],
        place,
        columnName,
        read: always ? () => always : read,
        isNeeded: fieldMeaning(field).isNeeded ?? false,
      }
    })
  }

  /** Reads a row into the values above. Whether it may be used is `isRefused`; what is odd about it, `faults`. */
  read(cells: readonly string[], rowNo: number, mistake?: string): void {
    this.rowNo = rowNo
    this.isRefused = false
    if (this.faults.length > 0) this.faults = []
    if (mistake !== undefined || cells.length !== this.#columns) {
      this.texts.fill(null)
      this.numbers.fill(NONE)
    }
    if (mistake !== undefined) {
      this.#note('quotes', 0, 'row', '', mistake, 'Quote the whole cell, and write a quote within it twice.')
      return
    }
    if (cells.length !== this.#columns) {
      const problem = `it has ${cells.length} cells; the heading has ${this.#columns}`
      this.#note('columns-count', 0, 'row', '', problem, 'Look for a comma in a cell that is not quoted.')
      return
    }
    const { fingerprint } = this
    fingerprint.start()
    for (const { slot, place, read, isNeeded, columnName, field } of this.#cells) {
      const cell = place === -1 ? '' : cells[place]!
      const reading = cell === '' && place !== -1 && field !== 'nhsNumber' ? nothing : read(cell)
      this.texts[slot] = reading.text
      this.numbers[slot] = reading.number
      if (reading.hash !== 0) fingerprint.number(reading.hash + slot)
      else if (reading.text !== null) fingerprint.text(reading.text)
      else fingerprint.number(slot)
      if (reading.fault) this.#noteCell(reading.fault, place, columnName, cell)
      else if (isNeeded && reading.text === null) {
        const problem = `there is no ${fieldMeaning(field).label.toLowerCase()}`
        this.#note('missing', place + 1, columnName, '', problem, 'Fill it in in the source system.')
      }
    }
    if (!this.isRefused) checkRow(this)
  }

  text(field: FieldName): string | null {
    return this.texts[placeOf[field]]!
  }

  number(field: FieldName): number {
    return this.numbers[placeOf[field]]!
  }

  /** Notes a fault of a field, in the column that the field comes from. */
  fault(check: CheckId, field: FieldName, value: string, problem: string, remedy: string): void {
    const cell = this.#cells.find((planned) => planned.field === field)
    this.#note(check, (cell?.place ?? -1) + 1, cell?.columnName ?? field, value, problem, remedy)
  }

  #noteCell({ check, problem, remedy }: CellFault, place: number, columnName: string, cell: string): void {
    this.#note(check, place + 1, columnName, cell, problem, remedy)
  }

  #note(check: CheckId, column: number, columnName: string, value: string, problem: string, remedy: string): void {
    if (checks[check].weight === 'refuses') this.isRefused = true
    this.faults.push({ row: this.rowNo, column, columnName, check, value, problem, remedy })
  }
}
