/** Columns that travel in PostgreSQL's binary form of an array (src/backend/utils/adt/arrayfuncs.c, array_recv). */
import { type RawBuilder, sql } from 'kysely'
import type { Column } from './columns.ts'

/** PostgreSQL counts days from 1 January 2000. */
const POSTGRES_EPOCH_DAY = 10_957

/** Days since 1970, or small whole numbers. */
export class NumberColumn implements Column {
  readonly name: string
  readonly #type: 'date' | 'smallint'
  /** The number that means that there is none. */
  readonly #none: number
  readonly #values: Int32Array
  #count = 0
  #isConstant = true

  constructor(name: string, type: 'date' | 'smallint', rows: number, none: number) {
    this.name = name
    this.#type = type
    this.#none = none
    this.#values = new Int32Array(rows)
  }

  push(value: number): void {
    if (this.#isConstant && this.#count > 0 && value !== this.#values[0]) this.#isConstant = false
    this.#values[this.#count++] = value
  }

  array(rows?: readonly number[]): RawBuilder<unknown> | undefined {
    if (this.#isConstant) return undefined
    const count = rows?.length ?? this.#count
    const [oid, bytes, from] = this.#type === 'date' ? [1082, 4, POSTGRES_EPOCH_DAY] : [21, 2, 0]
    const sent = arrayOf(oid, count, bytes)
    let at = HEADER_BYTES
    for (let n = 0; n < count; n++) {
      const value = this.#values[rows ? rows[n]! : n]!
      if (value === this.#none) {
        at = sent.writeInt32BE(NULL_LENGTH, at)
      } else {
        at = sent.writeInt32BE(bytes, at)
        at = bytes === 4 ? sent.writeInt32BE(value - from, at) : sent.writeInt16BE(value - from, at)
      }
    }
    return sql`${sent.subarray(0, at)}::${sql.raw(this.#type)}[]`
  }

  constant(): RawBuilder<unknown> {
    const value = this.#values[0]!
    if (value === this.#none) return sql`null::${sql.raw(this.#type)}`
    return this.#type === 'date' ? sql`date '1970-01-01' + ${value}::integer` : sql`${value}::smallint`
  }

  clear(): void {
    this.#count = 0
    this.#isConstant = true
  }
}

/** Values of 64 bits in two halves; what differs from row to row by its nature, and never travels once. */
export class BigintColumn implements Column {
  readonly name: string
  readonly #high: Int32Array
  readonly #low: Int32Array
  #count = 0

  constructor(name: string, rows: number) {
    this.name = name
    this.#high = new Int32Array(rows)
    this.#low = new Int32Array(rows)
  }

  push(high: number, low: number): void {
    this.#high[this.#count] = high
    this.#low[this.#count++] = low
  }

  array(rows?: readonly number[]): RawBuilder<unknown> {
    const count = rows?.length ?? this.#count
    const sent = arrayOf(20, count, 8)
    let at = HEADER_BYTES
    for (let n = 0; n < count; n++) {
      const row = rows ? rows[n]! : n
      at = sent.writeInt32BE(8, at)
      at = sent.writeInt32BE(this.#high[row]!, at)
      at = sent.writeInt32BE(this.#low[row]!, at)
    }
    return sql`${sent}::bigint[]`
  }

  constant(): never {
    throw new Error(`${this.name} differs from row to row`)
  }

  clear(): void {
    this.#count = 0
  }
}

/** Ids of 16 bytes, which differ from row to row. */
export class UuidColumn implements Column {
  readonly name: string
  readonly #ids: Buffer
  #count = 0

  constructor(name: string, rows: number) {
    this.name = name
    this.#ids = Buffer.alloc(rows * 16)
  }

  /** As 32 hexadecimal digits. */
  push(id: string): void {
    this.#ids.write(id, 16 * this.#count++, 'hex')
  }

  set(row: number, id: string): void {
    this.#ids.write(id, 16 * row, 'hex')
  }

  at(row: number): string {
    return this.#ids.toString('hex', 16 * row, 16 * row + 16)
  }

  array(rows?: readonly number[]): RawBuilder<unknown> {
    const count = rows?.length ?? this.#count
    const sent = arrayOf(2950, count, 16)
    let at = HEADER_BYTES
    for (let n = 0; n < count; n++) {
      const row = rows ? rows[n]! : n
      at = sent.writeInt32BE(16, at)
      at += this.#ids.copy(sent, at, row * 16, row * 16 + 16)
    }
    return sql`${sent}::uuid[]`
  }

  constant(): never {
    throw new Error(`${this.name} differs from row to row`)
  }

  clear(): void {
    this.#count = 0
  }
}

const HEADER_BYTES = 20
const NULL_LENGTH = -1

/** Room for an array in PostgreSQL's binary form, with its heading written: one dimension, counted from 1. */
function arrayOf(oid: number, count: number, bytes: number): Buffer {
  const sent = Buffer.allocUnsafe(HEADER_BYTES + count * (4 + bytes))
  sent.writeInt32BE(1, 0)
  sent.writeInt32BE(1, 4)
  sent.writeInt32BE(oid, 8)
  sent.writeInt32BE(count, 12)
  sent.writeInt32BE(1, 16)
  return sent
}
