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
