import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { missing } from './format.ts'
import { type Column, DataTable, type Sorting } from './table.tsx'

type Row = { name: string; weeks: number | null; note?: string }
const columns: readonly Column<Row>[] = [
  { heading: 'Person', rowHeading: true, cell: (row) => row.name },
  {
    heading: 'Weeks waited',
    numeric: true,
    cell: (row) => row.weeks,
    whenEmpty: missing.notKnown,
    sort: { by: 'weeks', ascending: 'Shortest wait first', descending: 'Longest wait first' },
  },
  { heading: 'Note', cell: (row) => row.note },
]
const ada: Row = { name: 'Ada', weeks: 40, note: 'Prefers Tuesdays' }

const drawn = (rows: readonly Row[], sorting?: Sorting) =>
  renderToStaticMarkup(
    <DataTable
      caption="People who wait"
      columns={columns}
      rows={rows}
      rowKey={(row) => row.name}
      whenNone="Nobody waits."
      {...(sorting && { sorting })}
    />,
  )

describe('a table of data', () => {
  it('is named by its caption, and so is the region that it scrolls in', () => {
    const html = drawn([ada])
    expect(html).toContain(
      '<caption class="nhsuk-table__caption nhsuk-table__caption--m" id="table-people-who-wait-caption">',
    )
    expect(html).toContain('<section class="nhsuk-scroll__content" aria-labelledby="table-people-who-wait-caption">')
  })

  it('heads its columns and its rows', () => {
    const html = drawn([ada])
    expect(html).toContain('<th class="nhsuk-table__header" scope="col">Person</th>')
    expect(html).toContain('<th class="nhsuk-table__header" scope="row">Ada</th>')
  })

  it('puts numbers on the right', () => {
    expect(drawn([ada])).toContain('<td class="nhsuk-table__cell nhsuk-table__cell--numeric">40</td>')
  })

  it('leaves no cell empty, and says why in secondary text', () => {
    const html = drawn([{ name: 'Bo', weeks: null }])
    expect(html).toContain('nhsuk-u-secondary-text-colour">Not known</td>')
    expect(html).toContain('nhsuk-u-secondary-text-colour">No data</td>')
  })

  it('says a reason that the page gave itself in secondary text too', () => {
    expect(drawn([{ ...ada, note: missing.notShown }])).toContain('nhsuk-u-secondary-text-colour">Not shown</td>')
  })

  it('gives a column of sentences the width to be read', () => {
    const html = renderToStaticMarkup(
      <DataTable
        caption="Notes"
        columns={[{ heading: 'Note', rowHeading: true, sentences: true, cell: ({ note }: Row) => note }]}
        rows={[ada]}
        rowKey={(row) => row.name}
        whenNone="No notes."
      />,
    )
    expect(html).toContain('<th class="nhsuk-table__header accord-sentences" scope="row">Prefers Tuesdays</th>')
  })

  it('keeps a nought, which is a value', () => {
    expect(drawn([{ ...ada, weeks: 0 }])).toContain('nhsuk-table__cell--numeric">0</td>')
  })

  it('says that there is nothing in place of a table without rows', () => {
    expect(drawn([])).toBe('<p class="accord-none">Nobody waits.</p>')
  })
})

describe('a table that the server sorts', () => {
  const sorting: Sorting = { by: 'weeks', order: 'descending', href: (by, order) => `/list?sort=${by}&order=${order}` }

  it('says its order in words above', () => {
    expect(drawn([ada], sorting)).toContain('<p class="accord-order">Longest wait first</p>')
  })

  it('marks the column, and links to the other order in words', () => {
    const html = drawn([ada], sorting)
    expect(html).toContain('aria-sort="descending"')
    expect(html).toContain('href="/list?sort=weeks&amp;order=ascending"')
    expect(html).toContain(', change order to shortest wait first')
  })

  it('is refused when no column can name the order it is in', () => {
    expect(() => drawn([ada], { ...sorting, by: 'age' })).toThrow('sorted by age but no column')
  })
})

describe('a table of one page', () => {
  const sortColumns: readonly Column<Row>[] = [
    { heading: 'Person', rowHeading: true, cell: (row) => row.name, sortValue: (row) => row.name },
    { heading: 'Weeks waited', numeric: true, cell: (row) => row.weeks, sortValue: (row) => row.weeks },
    { heading: 'Note', cell: (row) => row.note },
  ]
  const more: Row[] = [
    { name: 'Bo', weeks: 9.5 },
    { name: 'Cy', weeks: -1 },
    { name: 'Di', weeks: null },
  ]
  const all: Row = { name: 'All', weeks: 49.5 }
  const sorted = (...rows: Row[]) =>
    renderToStaticMarkup(
      <DataTable
        caption="People who wait"
        columns={sortColumns}
        rows={rows}
        rowKey={(row) => row.name}
        whenNone="Nobody waits."
        isTotal={(row) => row.name === 'All'}
      />,
    )

  it('is sorted by the NHS script, by the columns that say what by, the largest number first', () => {
    const html = sorted(ada, ...more)
    expect(html).toContain('<table class="nhsuk-table nhsuk-table--sortable"')
    expect(html).toContain('data-module="nhsuk-table"')
    expect(html).toContain('<th class="nhsuk-table__header" scope="col" data-sort="true" data-sort-next="ascending">')
    expect(html).toContain(' data-sort="true" data-sort-next="descending">Weeks waited</th>')
    expect(html).toContain('<th class="nhsuk-table__header" scope="col">Note</th>')
  })

  it('gives numbers a value that keeps its order without a point, and none to what is missing', () => {
    const values = [...sorted(ada, ...more).matchAll(/<td[^>]* data-sort-value="([^"]*)"/g)].map(([, value]) => value!)
    expect(values.toSorted()).toEqual([values[3], values[2], values[1], values[0]])
    expect(values[3]).toBe('')
    expect(new Set(values.slice(0, 3).map((value) => value.length)).size).toBe(1)
  })

  it('keeps the row that adds up the others below them, out of the sorting', () => {
    expect(sorted(ada, ...more, all)).toMatch(/<\/tbody><tfoot><tr class="nhsuk-table__row accord-total">/)
  })

  it('has nothing to sort when its few rows are seen at a glance', () => {
    expect(sorted(ada, ...more.slice(1), all)).not.toContain('data-sort')
  })
})
