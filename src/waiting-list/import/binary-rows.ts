/**
 * Rows on their way into the database, as an array of a composite type in PostgreSQL's own binary form
 * (array_recv in src/backend/utils/adt/arrayfuncs.c, record_recv in rowtypes.c). COPY is refused under row-level security.
 *
 * Written byte by byte into memory that is kept and that can change threads: no row leaves an object behind.
 */
import { NONE } from './reading.ts'

/** PostgreSQL's numbers for the types of cells (pg_type.dat). */
const BIGINT = 20
const SMALLINT = 21
const TEXT = 25
const DATE = 1082
const UUID = 2950
/** PostgreSQL counts days from 1 January 2000. */
const POSTGRES_EPOCH_DAY = 10_957
/** Of an array: one dimension, no nulls, the type, how many, counted from 1. */
const HEADING_BYTES = 20
/** More than the longest texts of a row in four bytes a character, and its other cells. */
const ROW_BYTES = 16_384

/** What a set of rows is when it changes threads. */
export type PackedRows = { readonly bytes: ArrayBuffer; readonly ends: ArrayBuffer; readonly count: number }

export class BinaryRows {
  count = 0
  #bytes: Buffer
  /** Where each row ends. */
  readonly #ends: Uint32Array
  #at = HEADING_BYTES

  constructor(rows: number, packed?: PackedRows) {
    this.#bytes = Buffer.from(packed?.bytes ?? new ArrayBuffer(rows * 512 + ROW_BYTES))
    this.#ends = packed ? new Uint32Array(packed.ends) : new Uint32Array(rows)
    if (packed === undefined) return
    this.count = packed.count
    this.#at = this.#endOf(this.count - 1)
  }

  /** The same rows without a copy; these are not to be used any more. */
  pack(): PackedRows {
    return { bytes: this.#bytes.buffer as ArrayBuffer, ends: this.#ends.buffer as ArrayBuffer, count: this.count }
  }

  clear(): void {
    this.count = 0
    this.#at = HEADING_BYTES
  }

  /** Begins a row of so many cells, which are then written in their order. */
  startRow(cells: number): void {
    if (this.#at + ROW_BYTES > this.#bytes.length) {
      const longer = Buffer.from(new ArrayBuffer(this.#bytes.length * 2))
      this.#bytes.copy(longer, 0, 0, this.#at)
      this.#bytes = longer
    }
    this.#at += 4
    this.#int(cells)
  }

  endRow(): void {
    const start = this.#endOf(this.count - 1)
    this.#bytes.writeInt32BE(this.#at - start - 4, start)
    this.#ends[this.count++] = this.#at
  }

  text(value: string | null): void {
    this.#int(TEXT)
    if (value === null) this.#int(-1)
    else this.#writeText(value)
  }

  /** A day since 1970. */
  day(value: number): void {
    this.#int(DATE)
    this.#int(value === NONE ? -1 : 4)
    if (value !== NONE) this.#int(value - POSTGRES_EPOCH_DAY)
  }

  small(value: number): void {
    this.#int(SMALLINT)
    this.#int(value === NONE ? -1 : 2)
    if (value === NONE) return
    this.#bytes[this.#at++] = value >> 8
    this.#bytes[this.#at++] = value
  }

  bigint(high: number, low: number): void {
    this.#int(BIGINT)
    this.#int(8)
    this.#int(high)
    this.#int(low)
  }

  /** As 32 hexadecimal digits. */
  uuid(digits: string): void {
    this.#int(UUID)
    this.#int(16)
    const bytes = this.#bytes
    for (let n = 0; n < 32; n += 2) {
      bytes[this.#at++] = (digitOf[digits.charCodeAt(n)]! << 4) | digitOf[digits.charCodeAt(n + 1)]!
    }
  }

  /** All rows, or those picked, as an array of the type with this number. */
  array(type: number, picked?: readonly number[]): Buffer {
    const sent = picked ? this.#picked(picked) : this.#bytes.subarray(0, this.#at)
    sent.writeInt32BE(1, 0)
    sent.writeInt32BE(0, 4)
    sent.writeInt32BE(type, 8)
    sent.writeInt32BE(picked?.length ?? this.count, 12)
    sent.writeInt32BE(1, 16)
    return sent
  }

  /** One cell of every row as an array. Before it there may be none but cells of a fixed length that are never null. */
  column(cell: number, widths: readonly number[]): Buffer {
    const width = widths[cell]!
    const offset = 8 + widths.slice(0, cell).reduce((sum, each) => sum + 8 + each, 0)
    const sent = Buffer.allocUnsafe(HEADING_BYTES + this.count * (4 + width))
    let at = HEADING_BYTES
    for (let row = 0; row < this.count; row++) {
      const from = this.#endOf(row - 1) + offset
      if (row === 0) this.#bytes.copy(sent, 8, from, from + 4)
      at += this.#bytes.copy(sent, at, from + 4, from + 8 + width)
    }
    sent.writeInt32BE(1, 0)
    sent.writeInt32BE(0, 4)
    sent.writeInt32BE(this.count, 12)
    sent.writeInt32BE(1, 16)
    return sent
  }

  /** Writes another id over the first cell of a row, which is one. */
  setFirstId(row: number, digits: string): void {
    this.#bytes.write(digits, this.#endOf(row - 1) + 16, 'hex')
  }

  /** The text in the second cell of a row whose first is an id. */
  textAfterId(row: number): string {
    const start = this.#endOf(row - 1) + 40
    return this.#bytes.toString('utf8', start, start + this.#bytes.readInt32BE(start - 4))
  }

  #picked(rows: readonly number[]): Buffer {
    let length = HEADING_BYTES
    for (const row of rows) length += this.#endOf(row) - this.#endOf(row - 1)
    const sent = Buffer.allocUnsafe(length)
    let at = HEADING_BYTES
    for (const row of rows) at += this.#bytes.copy(sent, at, this.#endOf(row - 1), this.#endOf(row))
    return sent
  }

  #endOf(row: number): number {
    return row < 0 ? HEADING_BYTES : this.#ends[row]!
  }

  /** Nearly every text is ASCII, which takes a byte a character. */
  #writeText(value: string): void {
    const bytes = this.#bytes
    const start = this.#at + 4
    let { length } = value
    for (let n = 0; n < length; n++) {
      const unit = value.charCodeAt(n)
      if (unit > 127) {
        length = bytes.write(value, start, 'utf8')
        break
      }
      bytes[start + n] = unit
    }
    this.#int(length)
    this.#at += length
  }

  #int(value: number): void {
    const bytes = this.#bytes
    const at = this.#at
    bytes[at] = value >> 24
    bytes[at + 1] = value >> 16
    bytes[at + 2] = value >> 8
    bytes[at + 3] = value
    this.#at = at + 4
  }
}

const digitOf = new Uint8Array(128)
for (let digit = 0; digit < 16; digit++) digitOf[digit.toString(16).charCodeAt(0)] = digit
