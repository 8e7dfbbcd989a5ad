import { type RawBuilder, sql } from 'kysely'
import type { Column } from './columns.ts'

/** Between texts, and for null: characters that no value of ours may contain. */
const BETWEEN = '\x1f'
const NULL = '\x1a'

/** Texts and codes, as one text that the database splits. */
export class TextColumn implements Column {
  readonly name: string
  readonly #values: (string | null)[] = []
  #count = 0
  #isConstant = true

  constructor(name: string) {
    this.name = name
  }

  push(value: string | null): void {
    if (this.#isConstant && this.#count > 0 && value !== this.#values[0]) this.#isConstant = false
    this.#values[this.#count++] = value
  }

  at(row: number): string | null {
    return this.#values[row]!
  }

  /** For what is worked out of some rows only. It differs from row to row. */
  set(row: number, value: string): void {
    this.#isConstant = false
    this.#values[row] = value
    if (row >= this.#count) this.#count = row + 1
  }

  array(rows?: readonly number[]): RawBuilder<unknown> | undefined {
    if (this.#isConstant) return undefined
    const values = rows ? rows.map((row) => this.#values[row]!) : this.#values.slice(0, this.#count)
    const text = (values.includes(null) ? values.map((value) => value ?? NULL) : values).join(BETWEEN)
    // One empty text would be read as no values at all.
    return text === '' ? sql`array['']` : sql`string_to_array(${text}, ${BETWEEN}, ${NULL})`
  }

  constant(): RawBuilder<unknown> {
    return sql`${this.#count === 0 ? null : this.#values[0]!}::text`
  }

  clear(): void {
    this.#count = 0
    this.#isConstant = true
  }
}
