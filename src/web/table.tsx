/**
 * A table of data: caption, row and column headings, numbers to the right, no cell left empty, and the order in words.
 *
 * Plain elements and no component inside a row, because the NHS one costs three times as much on a long list.
 */
import type { ReactNode } from 'react'
import { type Missing, missing } from './format.ts'

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
  /** How the list can be ordered by this column, in words: "Longest wait first". */
  readonly sort?: { readonly by: string } & Readonly<Record<SortOrder, string>> & { readonly first?: SortOrder }
}

/** The order a list is in, and the address of the same list in another order, back at page 1. */
export type Sorting = {
  readonly by: string
  readonly order: SortOrder
  readonly href: (by: string, order: SortOrder) => string
}

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
  /** Rows that add up the others. */
  readonly isTotal?: (row: Row) => boolean
  readonly id?: string
}

const missingWords: ReadonlySet<ReactNode> = new Set<ReactNode>(Object.values(missing))

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, sorting, scroll = true } = props
  if (rows.length === 0) return <p className="accord-none">{props.whenNone}</p>
  const id = props.id ?? `table-${slug(caption)}`
  const sortable = sorting !== undefined && columns.some((column) => column.sort)
  const classes = `nhsuk-table${props.compact ? ' nhsuk-table--compact' : ''}${sortable ? ' nhsuk-table--sortable' : ''}`
  const table = (
    <table className={classes} id={id}>
      <caption
        className={`nhsuk-table__caption nhsuk-table__caption--${props.captionSize ?? 'm'}`}
        id={`${id}-caption`}
      >
        {props.captionHidden ? <span className="nhsuk-u-visually-hidden">{caption}</span> : caption}
        {sortable && <span className="nhsuk-u-visually-hidden"> (column headings are sortable)</span>}
      </caption>
      <thead className="nhsuk-table__head">
        <tr>{columns.map((column) => heading(column, sorting))}</tr>
      </thead>
      <tbody className="nhsuk-table__body">
        {rows.map((row, index) => (
          <tr
            key={props.rowKey(row, index)}
            className={props.isTotal?.(row) ? 'nhsuk-table__row accord-total' : 'nhsuk-table__row'}
          >
            {columns.map((column) => cell(column, row))}
          </tr>
        ))}
      </tbody>
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

function heading<Row>(column: Column<Row>, sorting: Sorting | undefined) {
  const classes = `nhsuk-table__header${column.numeric ? ' nhsuk-table__header--numeric' : ''}`
  const { sort } = column
  if (!sort || !sorting) {
    return (
      <th key={column.heading} className={classes} scope="col">
        {column.headingHidden ? <span className="nhsuk-u-visually-hidden">{column.heading}</span> : column.heading}
      </th>
    )
  }
  const sorted = sorting.by === sort.by ? sorting.order : undefined
  const next = sorted ? opposite(sorted) : (sort.first ?? (column.numeric ? 'descending' : 'ascending'))
  return (
    <th key={column.heading} className={classes} scope="col" data-sort aria-sort={sorted}>
      <a className="nhsuk-link" href={sorting.href(sort.by, next)}>
        {column.heading}
        <span className="nhsuk-u-visually-hidden">, change order to {sort[next].toLowerCase()}</span>
      </a>
    </th>
  )
}

function cell<Row>(column: Column<Row>, row: Row) {
  const given = column.cell(row)
  const empty = given === null || given === undefined || given === '' || given === false
  const content = empty ? (column.whenEmpty ?? missing.noData) : given
  const absent = empty || missingWords.has(content)
  const classes = cellClasses(column, absent)
  return column.rowHeading ? (
    <th key={column.heading} className={classes} scope="row">
      {content}
    </th>
  ) : (
    <td key={column.heading} className={classes}>
      {content}
    </td>
  )
}

function cellClasses<Row>({ rowHeading, numeric, nowrap }: Column<Row>, absent: boolean): string {
  let classes = rowHeading ? 'nhsuk-table__header' : 'nhsuk-table__cell'
  if (numeric) classes += absent ? ' nhsuk-u-text-align-right' : ' nhsuk-table__cell--numeric'
  if (absent) classes += ' nhsuk-u-secondary-text-colour'
  if (nowrap) classes += ' accord-nowrap'
  return classes
}

function inWords<Row>(columns: readonly Column<Row>[], { by, order }: Sorting): string {
  const column = columns.find(({ sort }) => sort?.by === by)
  // A list in an order that its table cannot name would leave people guessing: our bug.
  if (!column?.sort) throw new Error(`The table is sorted by ${by} but no column of it sorts by that`)
  return column.sort[order]
}

const opposite = (order: SortOrder): SortOrder => (order === 'ascending' ? 'descending' : 'ascending')

export const slug = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
