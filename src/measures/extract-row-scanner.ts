/**
 * Finds the cells of one CSV row (RFC 4180) in bytes, and reads those that are counts at once.
 * Hand-written over bytes because there are 22 million cells in a month's extract, nearly all of them "0".
 */
import { countColumns, type ExtractColumns, firstCount, skipped, textColumns, totalAllSlot } from './extract-columns.ts'
import { downloadAgain, type ExtractMistake } from './extract-mistake.ts'

const comma = 0x2c
const quote = 0x22
const lineFeed = 0x0a
const carriageReturn = 0x0d
const zero = 0x30

/** The row goes on beyond the bytes that are here. */
export const incomplete = -1
/** The row cannot be read: see `mistake`. */
export const mistaken = -2

/** What `counts` holds for a total that the file leaves empty. Empty bands are nought: so the file writes many of them. */
export const notGiven = -1
/** A count of more digits than this is not of people. */
const mostDigits = 9

/** Digits and letters, which most bytes are, come after all three. */
const endsCell = (byte: number) => byte <= comma && (byte === comma || byte === lineFeed || byte === carriageReturn)

const utf8 = new TextDecoder()

export class RowScanner {
  /** The counts of the row last scanned, by their slot. */
  readonly counts = new Int32Array(countColumns.length)
  /** Nothing stood between this line's end and the one before. */
  isEmptyLine = false
  mistake: ExtractMistake | undefined

  readonly #columns: ExtractColumns
  readonly #from = new Int32Array(textColumns.length)
  readonly #to = new Int32Array(textColumns.length)
  /** Where the words of the quoted cell last read begin and end, without its quotes. */
  #quotedFrom = 0
  #quotedTo = 0
  #bytes: Uint8Array = new Uint8Array()

  constructor(columns: ExtractColumns) {
    this.#columns = columns
  }

  /** Scans the row at `start`; gives where the next begins, `incomplete` or `mistaken`. `isLast`: no bytes will follow. */
  scan(bytes: Uint8Array, start: number, isLast: boolean, row: number): number {
    const { roles, headings } = this.#columns
    const end = bytes.length
    this.#bytes = bytes
    let at = start
    let column = 0
    let byte = 0
    for (;;) {
      const role = column < roles.length ? roles[column]! : skipped
      let from = at
      let to: number
      if (at < end && bytes[at] === quote) {
        at = this.#scanQuoted(bytes, at, isLast, row, column)
        if (at < 0) return at
        from = this.#quotedFrom
        to = this.#quotedTo
      } else {
        while (at < end && !endsCell(bytes[at]!)) at++
        to = at
      }
      if (at >= end && !isLast) return incomplete
      if (role >= firstCount) {
        const count = this.#readCount(from, to, role - firstCount)
        if (count < notGiven) return this.#refuseCount(row, column, from, to)
        this.counts[role - firstCount] = count
      } else if (role >= 0) {
        this.#from[role] = from
        this.#to[role] = to
      } else if (column >= roles.length && to > from) {
        return this.#refuse({ row, why: `the row has more cells than the ${headings.length} of the heading` })
      }
      byte = at < end ? bytes[at]! : lineFeed
      if (byte !== comma) break
      at++
      column++
    }
    this.isEmptyLine = column === 0 && at === start
    if (column + 1 < roles.length && !this.isEmptyLine) {
      const why = `the row has ${column + 1} cells and the heading ${headings.length}: the file may have been cut short`
      return this.#refuse({ row, why })
    }
    if (byte === carriageReturn) {
      if (at + 1 >= end && !isLast) return incomplete
      if (bytes[at + 1] === lineFeed) at++
    }
    return at + 1
  }

  /** The words in a slot of the row last scanned, or `before` when it says the same: rows repeat their neighbours. */
  text(slot: number, before: string): string {
    const from = this.#from[slot]!
    const length = this.#to[slot]! - from
    if (length === before.length) {
      let n = 0
      while (n < length && before.charCodeAt(n) === this.#bytes[from + n]) n++
      if (n === length) return before
    }
    return this.#decode(from, from + length)
  }

  #readCount(from: number, to: number, slot: number): number {
    if (from === to) return slot === totalAllSlot ? notGiven : 0
    if (to - from > mostDigits) return mistaken
    const bytes = this.#bytes
    let count = 0
    for (let at = from; at < to; at++) {
      const digit = bytes[at]! - zero
      if (digit < 0 || digit > 9) return mistaken
      count = count * 10 + digit
    }
    return count
  }

  /** Steps over a quoted cell, and gives where it is followed by a comma or a line's end. */
  #scanQuoted(bytes: Uint8Array, start: number, isLast: boolean, row: number, column: number): number {
    const end = bytes.length
    let at = start + 1
    for (;;) {
      while (at < end && bytes[at] !== quote) at++
      if (at >= end)
        return isLast ? this.#refuseQuote(row, column, 'opens a quotation and never closes it') : incomplete
      // Two quotation marks in a quoted cell stand for one.
      if (bytes[at + 1] !== quote) break
      at += 2
    }
    this.#quotedFrom = start + 1
    this.#quotedTo = at
    at++
    const after = at < end ? bytes[at]! : lineFeed
    if (endsCell(after)) return at
    return this.#refuseQuote(row, column, 'goes on after its closing quotation mark')
  }

  #decode(from: number, to: number): string {
    return utf8.decode(this.#bytes.subarray(from, to)).replaceAll('""', '"')
  }

  #refuseCount(row: number, column: number, from: number, to: number): number {
    const value = this.#decode(from, Math.min(to, from + 40))
    return this.#refuse({
      row,
      column: this.#columns.headings[column]!,
      value,
      why: 'this is not a number of pathways',
    })
  }

  #refuseQuote(row: number, column: number, what: string): number {
    return this.#refuse({
      row,
      column: this.#columns.headings[column] ?? `number ${column + 1}`,
      why: `the cell ${what}`,
    })
  }

  #refuse(mistake: Omit<ExtractMistake, 'remedy'>): number {
    this.mistake = { ...mistake, remedy: downloadAgain }
    return mistaken
  }
}
