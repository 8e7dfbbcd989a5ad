/**
 * A table of data: caption, row and column headings, numbers to the right, no cell left empty, and the order in words.
 *
 * Plain elements and no component inside a row, because the NHS one costs three times as much on a long list.
 */
import type { ReactNode } from 'react'
import { cell, heading } from './table-cells.tsx'
import type { Column, Sorting } from './table-column.ts'

export type { Column, Sorting, SortOrder } from './table-column.ts'

export type DataTableProps<Row> = {
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row, index: number) => string | number
  /** Said in place of the table when there are no rows. */
  readonly whenNone: ReactNode
  readonly sorting?: Sorting
  readonly captionSize?: 's' | 'm' | 'l'
  /** When a heading just above already says the caption. It is still read aloud. */
  readonly captionHidden?: boolean
  /** Less space in each row, for long lists read by the same people every day. */
  readonly compact?: boolean
  /** Wider than a phone: scrolls inside its own region, named by the caption. On unless said. */
  readonly scroll?: boolean
  /** Rows that add up the others. They stay below, however the others are sorted. */
  readonly isTotal?: (row: Row) => boolean
  readonly id?: string
}

/** Fewer rows than this are seen at a glance, in whatever order, and buttons in their headings would only be in the way. */
const FEWEST_SORTED = 4

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, sorting, scroll = true } = props
  if (rows.length === 0) return <p className="accord-none">{props.whenNone}</p>
  const id = props.id ?? `table-${slug(caption)}`
  const sortable = sorting !== undefined && columns.some((column) => column.sort)
  const [others, totals] = [rows.filter((row) => !props.isTotal?.(row)), rows.filter((row) => props.isTotal?.(row))]
  const sortsHere = !sorting && others.length >= FEWEST_SORTED && columns.some((column) => column.sortValue)
  const classes = `nhsuk-table${props.compact ? ' nhsuk-table--compact' : ''}${sortable || sortsHere ? ' nhsuk-table--sortable' : ''}`
  const drawn = (row: Row, index: number, kind?: string) => (
    <tr key={props.rowKey(row, index)} className={kind ? `nhsuk-table__row ${kind}` : 'nhsuk-table__row'}>
      {columns.map((column) => cell(column, row, sortsHere))}
    </tr>
  )
  const table = (
    <table className={classes} id={id} data-module={sortsHere ? 'nhsuk-table' : undefined}>
      <caption
        className={`nhsuk-table__caption nhsuk-table__caption--${props.captionSize ?? 'm'}`}
        id={`${id}-caption`}
      >
        {props.captionHidden ? <span className="nhsuk-u-visually-hidden">{caption}</span> : caption}
        {sortable && <span className="nhsuk-u-visually-hidden"> (column headings are sortable)</span>}
      </caption>
      <thead className="nhsuk-table__head">
        <tr>{columns.map((column) => heading(column, sorting, sortsHere))}</tr>
      </thead>
      <tbody className="nhsuk-table__body">{others.map((row, n) => drawn(row, n))}</tbody>
      {totals.length > 0 && <tfoot>{totals.map((row, n) => drawn(row, others.length + n, 'accord-total'))}</tfoot>}
    </table>
  )
  return (
    <>
      {sortable && <p className="accord-order">{inWords(columns, sorting)}</p>}
      {scroll ? (
        <div className="nhsuk-scroll" data-module="nhsuk-scroll">
          <section className="nhsuk-scroll__content" aria-labelledby={`${id}-caption`}>
            {table}
          </section>
        </div>
      ) : (
        table
      )}
    </>
  )
}

function inWords<Row>(columns: readonly Column<Row>[], { by, order }: Sorting): string {
  const column = columns.find(({ sort }) => sort?.by === by)
  // A list in an order that its table cannot name would leave people guessing: our bug.
  if (!column?.sort) throw new Error(`The table is sorted by ${by} but no column of it sorts by that`)
  return column.sort[order]
}

export const slug = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
