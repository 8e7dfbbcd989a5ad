/**
 * Strict comma-separated rows (RFC 4180) out of text that arrives in pieces.
 *
 * Written by hand because an import must keep up with COPY: a row without a quote, which is nearly every row, is cut at
 * its commas and nothing else is looked at. What other readers guess at is refused here: a quote in the middle of a
 * cell, words after a closing quote, a quote that is never closed.
 */
import { FileRefused } from './file-refused.ts'

/** A row's cells, its number and what is wrong with its quotes. */
export type OnRow = (cells: readonly string[], rowNo: number, mistake?: string) => void

/** Longer than any honest row, so that a quote that is never closed does not swallow the file into memory. */
export const LONGEST_ROW = 1_000_000
const QUOTE = 34
const COMMA = 44
const LINE_FEED = 10
const CARRIAGE_RETURN = 13

export class CsvRows {
  readonly #onRow: OnRow
  #pending = ''
  #rowNo = 0

  constructor(onRow: OnRow) {
    this.#onRow = onRow
  }

  /** Rows handed over so far, the heading among them; as a spreadsheet numbers them. */
  get rowNo(): number {
    return this.#rowNo
  }

  /** Takes the next piece. It may break off anywhere, also within a cell. */
  push(piece: string): void {
    const text = this.#pending === '' ? piece : this.#pending + piece
    this.#pending = this.#rows(text, false)
    if (this.#pending.length > LONGEST_ROW) throw tooLong(this.#rowNo + 1)
  }

  /** The file has ended. A last row needs no line end. */
  end(): void {
    const rest = this.#rows(this.#pending, true)
    this.#pending = ''
    if (rest !== '') throw neverClosed(this.#rowNo + 1)
  }

  /** Hands over every whole row, and returns what is left of the text. */
  #rows(text: string, isLast: boolean): string {
    const quote = text.indexOf('"')
    if (quote === -1) return this.#plainRows(text, isLast)
    // Up to the row of the first quote, everything is plain.
    const start = text.lastIndexOf('\n', quote) + 1
    this.#plainRows(text.slice(0, start), false)
    for (let at = start; at < text.length; ) {
      const next = this.#quotedRow(text, at, isLast)
      if (next === -1) return text.slice(at)
      at = next
    }
    return ''
  }

  /** Splitting is several times as fast as looking for one comma after another. */
  #plainRows(text: string, isLast: boolean): string {
    const lines = text.split('\n')
    const rest = lines.pop()!
    for (const line of lines) this.#plainRow(line)
    if (!isLast) return rest
    if (rest !== '') this.#plainRow(rest)
    return ''
  }

  #plainRow(line: string): void {
    this.#rowNo += 1
    const isReturned = line.charCodeAt(line.length - 1) === CARRIAGE_RETURN
    const plain = isReturned ? line.slice(0, -1) : line
    // A blank line is no row.
    if (plain === '') return
    const cells = plain.split(',')
    this.#onRow(cells, this.#rowNo)
  }

  /** Reads one row that has quotes in it. Returns where the next begins, or -1 when the row is not all here. */
  #quotedRow(text: string, from: number, isLast: boolean): number {
    const cells: string[] = []
    let at = from
    let mistake: string | undefined
    for (;;) {
      let cell = ''
      const isQuoted = text.charCodeAt(at) === QUOTE
      if (isQuoted) {
        at += 1
        for (;;) {
          const quote = text.indexOf('"', at)
          if (quote === -1) return -1
          cell += text.substring(at, quote)
          at = quote + 1
          if (text.charCodeAt(at) !== QUOTE) break
          cell += '"'
          at += 1
        }
        // Whether a second quote follows is not known at the end of a piece.
        if (at === text.length && !isLast) return -1
      }
      const start = at
      while (at < text.length && text.charCodeAt(at) !== COMMA && text.charCodeAt(at) !== LINE_FEED) at += 1
      if (at === text.length && !isLast) return -1
      const isLineEnd = at === text.length || text.charCodeAt(at) === LINE_FEED
      const end = isLineEnd && at > start && text.charCodeAt(at - 1) === CARRIAGE_RETURN ? at - 1 : at
      const rest = text.substring(start, end)
      if (isQuoted && rest !== '') mistake = `words follow the closing quote of cell ${cells.length + 1}`
      else if (rest.includes('"'))
        mistake = `there is a quote inside cell ${cells.length + 1}, which is not quoted as a whole`
      cells.push(cell + rest)
      at += 1
      if (!isLineEnd) continue
      this.#rowNo += 1
      this.#onRow(cells, this.#rowNo, mistake)
      return Math.min(at, text.length)
    }
  }
}

const tooLong = (rowNo: number) =>
  new FileRefused(
    `Row ${rowNo} is longer than a million characters.`,
    'A quote may be open that is never closed, or the line ends may be missing: look at that row, and at the one before it.',
  )

const neverClosed = (rowNo: number) =>
  new FileRefused(
    `A quote that opens in row ${rowNo} is never closed, so the file breaks off there.`,
    'Export the file again: it may have been cut short. Inside a quoted cell a quote is written twice.',
  )
