/** What a column of a table is: what it is called, what its cells say, and how it is sorted. */
import type { ReactNode } from 'react'
import type { Missing } from './format.ts'

export type SortOrder = 'ascending' | 'descending'

export type Column<Row> = {
  readonly heading: string
  /** What the cell says. Nothing (null, undefined, '' or false) is written as `whenEmpty`. */
  readonly cell: (row: Row) => ReactNode
  /** Numbers line up on the right. */
  readonly numeric?: boolean
  /** The cell that names its row. One column of each table has it. */
  readonly rowHeading?: boolean
  /** Why a cell of this column has no value. "No data" unless said. */
  readonly whenEmpty?: Missing
  /** For a column of links, whose heading would only repeat them. It is still read aloud. */
  readonly headingHidden?: boolean
  /** For NHS numbers, dates and codes that must stay on one line. */
  readonly nowrap?: boolean
  /** For sentences: keeps enough width to be read, and lets the table scroll instead. */
  readonly sentences?: boolean
  /**
   * What a table of one page is sorted by, once the NHS script has made a button of the heading: a number, a day or
   * plain words; nothing for a missing value, which is less than all others.
   */
  readonly sortValue?: (row: Row) => string | number | null | undefined
  /** How a list of several pages can be ordered by this column, in words: "Longest wait first". */
  readonly sort?: { readonly by: string } & Readonly<Record<SortOrder, string>> & { readonly first?: SortOrder }
}

/** The order a list is in, and the address of the same list in another order, back at page 1. */
export type Sorting = {
  readonly by: string
  readonly order: SortOrder
  readonly href: (by: string, order: SortOrder) => string
}
