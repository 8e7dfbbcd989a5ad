/**
 * Whether the rows of a full extract can all be true together. Two months in one file, or the same row twice, would
 * double the figures silently, so they end the reading; lesser contradictions are doubts that go with the figures.
 */
import { type Part, partWithoutWaits } from './extract-choices.ts'
import { downloadAgain, type ExtractMistake } from './extract-mistake.ts'
import type { ExtractRow } from './extract-row.ts'

export class ExtractChecks {
  readonly #part: Part
  readonly #rowNumbers = new Map<string, number>()
  #period: string | undefined
  #wrongTotals = 0
  #firstWrongTotal = ''

  constructor(part: Part) {
    this.#part = part
  }

  get period(): string | undefined {
    return this.#period
  }

  get doubts(): string[] {
    if (this.#wrongTotals === 0) return []
    const rows = this.#wrongTotals === 1 ? '1 row has' : `${this.#wrongTotals} rows have`
    return [`${rows} weekly bands that do not add up to their "Total All", first ${this.#firstWrongTotal}`]
  }

  check(row: ExtractRow): ExtractMistake | undefined {
    this.#period ??= row.period
    if (row.period !== this.#period) return twoMonths(row, this.#period)
    if (row.part !== this.#part) return undefined
    const earlier = this.#enter(row)
    if (earlier !== undefined) return repeated(row, earlier)
    if (this.#part !== partWithoutWaits) this.#compareWithTotal(row)
    return undefined
  }

  /** Remembers the row by what it is about, and gives the number of an earlier one about the same. */
  #enter(row: ExtractRow): number | undefined {
    const subject = `${row.provider} ${row.commissionerParent} ${row.commissioner} ${row.treatmentFunction}`
    const earlier = this.#rowNumbers.get(subject)
    this.#rowNumbers.set(subject, row.number)
    return earlier
  }

  #compareWithTotal({ bands, unknownStart, totalAll, number }: ExtractRow): void {
    if (totalAll === null) return
    let sum = unknownStart
    for (let band = 0; band < bands.length; band++) sum += bands[band]!
    if (sum === totalAll) return
    this.#wrongTotals++
    if (this.#wrongTotals === 1) this.#firstWrongTotal = `row ${number}: ${sum}, and it says ${totalAll}`
  }
}

function twoMonths(row: ExtractRow, period: string): ExtractMistake {
  const why = `the rows before are of "${period}": figures of two months cannot be added up`
  return { row: row.number, column: 'Period', value: row.period, why, remedy: 'give each month a file of its own' }
}

function repeated(row: ExtractRow, earlier: number): ExtractMistake {
  const subject = `${row.treatmentFunction} at ${row.provider} for commissioner ${row.commissioner}`
  return { row: row.number, why: `this is ${subject} in ${row.part}, as row ${earlier} was`, remedy: downloadAgain }
}
