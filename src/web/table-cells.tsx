/** The headings and cells of a table of data, with what the NHS script needs to sort a table of one page. */
import type { ReactNode } from 'react'
import { missing } from './format.ts'
import type { Column, Sorting, SortOrder } from './table-column.ts'

const missingWords: ReadonlySet<ReactNode> = new Set<ReactNode>(Object.values(missing))

export function heading<Row>(column: Column<Row>, sorting: Sorting | undefined, sortsHere: boolean) {
  const classes = `nhsuk-table__header${column.numeric ? ' nhsuk-table__header--numeric' : ''}`
  const { sort } = column
  if (!sort || !sorting) {
    return (
      <th
        key={column.heading}
        className={classes}
        scope="col"
        {...(sortsHere && column.sortValue && { 'data-sort': true, 'data-sort-next': firstOrder(column) })}
      >
        {column.headingHidden ? <span className="nhsuk-u-visually-hidden">{column.heading}</span> : column.heading}
      </th>
    )
  }
  const sorted = sorting.by === sort.by ? sorting.order : undefined
  const next = sorted ? opposite(sorted) : (sort.first ?? firstOrder(column))
  return (
    <th key={column.heading} className={classes} scope="col" data-sort aria-sort={sorted}>
      <a className="nhsuk-link" href={sorting.href(sort.by, next)}>
        {column.heading}
        <span className="nhsuk-u-visually-hidden">, change order to {sort[next].toLowerCase()}</span>
      </a>
    </th>
  )
}

/** Of numbers people look for the largest first. */
const firstOrder = <Row,>({ numeric }: Column<Row>): SortOrder => (numeric ? 'descending' : 'ascending')

export function cell<Row>(column: Column<Row>, row: Row, sortsHere: boolean) {
  const given = column.cell(row)
  const empty = given === null || given === undefined || given === '' || given === false
  const content = empty ? (column.whenEmpty ?? missing.noData) : given
  const absent = empty || missingWords.has(content)
  const classes = cellClasses(column, absent)
  const sortValue = sortsHere && column.sortValue ? sortText(column.sortValue(row)) : undefined
  return column.rowHeading ? (
    <th key={column.heading} className={classes} scope="row" data-sort-value={sortValue}>
      {content}
    </th>
  ) : (
    <td key={column.heading} className={classes} data-sort-value={sortValue}>
      {content}
    </td>
  )
}

/**
 * The NHS script compares without punctuation, so a point or a minus would be lost: numbers are written in thousandths,
 * far above nought.
 */
const sortText = (value: string | number | null | undefined): string =>
  typeof value === 'number' ? String(Math.round(value * 1000) + 5 * 10 ** 13) : (value ?? '')

function cellClasses<Row>({ rowHeading, numeric, nowrap, sentences }: Column<Row>, absent: boolean): string {
  let classes = rowHeading ? 'nhsuk-table__header' : 'nhsuk-table__cell'
  if (numeric) classes += absent ? ' nhsuk-u-text-align-right' : ' nhsuk-table__cell--numeric'
  if (absent) classes += ' nhsuk-u-secondary-text-colour'
  if (nowrap) classes += ' accord-nowrap'
  if (sentences) classes += ' accord-sentences'
  return classes
}

const opposite = (order: SortOrder): SortOrder => (order === 'ascending' ? 'descending' : 'ascending')
