/**
 * Takes JSON apart and writes down everything that is wrong with it, by path. It never throws and never guesses: where
 * a value is wrong, a stand-in is returned so that the rest can be checked too, and the fault makes the reading fail.
 */
import type { Fault, Reading } from './reading.ts'

/** Enough to see what kind of mistake it is; a file with more has one cause, not a thousand. */
const MOST_FAULTS = 100
/** Keeps every sum of costs far from where whole numbers stop being exact. */
const LARGEST = 10_000_000

type Row = { readonly path: string; readonly has: (field: string) => boolean; readonly get: (field: string) => unknown }

export class JsonCheck {
  readonly faults: Fault[] = []

  fault(path: string, value: unknown, reason: string, remedy: string): void {
    if (this.faults.length < MOST_FAULTS) this.faults.push({ path, value: shortText(value), reason, remedy })
  }

  reading<T>(value: T): Reading<T> {
    return this.faults.length > 0 ? { status: 'refused', faults: this.faults } : { status: 'read', value }
  }

  row(path: string, value: unknown): Row {
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    if (!isObject) this.fault(path, value, 'it is not an object', 'Give an object with named fields')
    const fields = isObject ? (value as Record<string, unknown>) : {}
    const has = (field: string) => Object.hasOwn(fields, field) && fields[field] !== undefined
    return { path, has, get: (field) => (has(field) ? fields[field] : undefined) }
  }

  list<T>(row: Row, field: string, each: (path: string, value: unknown) => T, length?: number): T[] {
    const value = row.get(field)
    const path = at(row, field)
    if (!Array.isArray(value)) {
      this.missingOr(row, field, 'it is not a list', 'Give a list, empty if there is nothing')
      return []
    }
    if (length !== undefined && value.length !== length) {
      this.fault(path, `a list of ${value.length}`, `it must have ${length} entries`, `Give exactly ${length}`)
    }
    return Array.from(value, (item: unknown, n) => each(`${path}[${n}]`, item))
  }

  integers(row: Row, field: string, length: number, to = LARGEST): number[] {
    return this.list(row, field, (path, value) => this.integerAt(path, value, 0, to), length)
  }

  integer(row: Row, field: string, from = 0, to = LARGEST): number {
    if (!row.has(field)) {
      this.missing(row, field)
      return from
    }
    return this.integerAt(at(row, field), row.get(field), from, to)
  }

  integerAt(path: string, value: unknown, from: number, to: number): number {
    if (Number.isInteger(value) && (value as number) >= from && (value as number) <= to) return value as number
    this.fault(
      path,
      value,
      `it is not a whole number from ${from} to ${to}`,
      `Give a whole number from ${from} to ${to}`,
    )
    return from
  }

  text(row: Row, field: string): string {
    return row.has(field) ? this.textAt(at(row, field), row.get(field)) : this.missing(row, field)
  }

  textAt(path: string, value: unknown): string {
    if (typeof value === 'string' && value !== '') return value
    this.fault(path, value, 'it is not a text', 'Give a text that is not empty')
    return ''
  }

  boolean(row: Row, field: string): boolean {
    const value = row.get(field)
    if (typeof value === 'boolean') return value
    this.missingOr(row, field, 'it is neither true nor false', 'Give true or false')
    return false
  }

  /** A reference: the text must be one of `known`. */
  known<T>(row: Row, field: string, known: ReadonlyMap<string, T>, what: string): T | undefined {
    if (row.has(field)) return this.knownAt(at(row, field), row.get(field), known, what)
    this.missing(row, field)
    return undefined
  }

  knownAt<T>(path: string, value: unknown, known: ReadonlyMap<string, T>, what: string): T | undefined {
    if (typeof value === 'string' && known.has(value)) return known.get(value)
    this.fault(path, value, `there is no such ${what}`, `Give the id of a ${what} in this problem, spelled as there`)
    return undefined
  }

  /** A list of references without repeats. */
  knownIds<T>(row: Row, field: string, known: ReadonlyMap<string, T>, what: string): string[] {
    const seen = new Set<string>()
    return this.list(row, field, (path, value) => {
      this.knownAt(path, value, known, what)
      const id = typeof value === 'string' ? value : ''
      if (seen.has(id)) this.fault(path, value, 'it is in this list already', 'List it once')
      seen.add(id)
      return id
    })
  }

  /** Each thing by its id; an id used twice is a fault. */
  byId<T extends { readonly id: string }>(path: string, things: readonly T[]): Map<string, T> {
    const found = new Map<string, T>()
    things.forEach((thing, n) => {
      if (found.has(thing.id)) this.fault(`${path}[${n}].id`, thing.id, 'it is used twice', 'Give each its own id')
      found.set(thing.id, thing)
    })
    return found
  }

  missing(row: Row, field: string): '' {
    this.fault(at(row, field), undefined, 'the field is missing', 'Add it')
    return ''
  }

  private missingOr(row: Row, field: string, reason: string, remedy: string): void {
    if (row.has(field)) this.fault(at(row, field), row.get(field), reason, remedy)
    else this.missing(row, field)
  }
}

export type { Row }

export function at(row: Row, field: string): string {
  return row.path === '' ? field : `${row.path}.${field}`
}

function shortText(value: unknown): string {
  if (value === undefined) return 'not there'
  // Counted, not printed: a list may be the whole file.
  if (Array.isArray(value)) return `a list of ${value.length}`
  if (typeof value === 'object' && value !== null) return 'an object'
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}
