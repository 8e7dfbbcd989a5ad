/** A list with filters, an order and pages. */
import { Breadcrumbs } from '#web/back-link.tsx'
import { Download } from '#web/download.tsx'
import { FilteredList } from '#web/filters.tsx'
import * as format from '#web/format.ts'
import { CheckboxField, SelectField, TextField } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { Pagination, showing } from '#web/pagination.tsx'
import { type Column, DataTable, type SortOrder } from '#web/table.tsx'
import { Tag } from '#web/tag.tsx'
import { Day } from '#web/value.tsx'

type Row = { id: number; person: string; trust: string; weeks: number; priority: string | null; decided: string }

export const trusts = ['The Dudley Group', 'Sandwell and West Birmingham', 'Walsall Healthcare']
const rows: Row[] = Array.from({ length: 173 }, (_, n) => ({
  id: n + 1,
  person: `Person ${n + 1}`,
  trust: trusts[n % 3]!,
  weeks: 78 - Math.floor(n / 3),
  priority: n % 7 === 3 ? null : `P${(n % 4) + 1}`,
  decided: `2025-${String((n % 12) + 1).padStart(2, '0')}-14`,
}))

const columns: readonly Column<Row>[] = [
  { heading: 'Person', rowHeading: true, cell: (row) => <a href={`/samples/person/${row.id}`}>{row.person}</a> },
  {
    heading: 'Trust',
    cell: (row) => row.trust,
    sort: { by: 'trust', ascending: 'Trusts from A to Z', descending: 'Trusts from Z to A' },
  },
  { heading: 'Priority', cell: (row) => row.priority, whenEmpty: format.missing.notKnown },
  { heading: 'Decision to admit', nowrap: true, cell: (row) => <Day day={row.decided} /> },
  {
    heading: 'Weeks waited',
    numeric: true,
    cell: (row) => format.number(row.weeks),
    sort: { by: 'weeks', ascending: 'Shortest wait first', descending: 'Longest wait first' },
  },
  {
    heading: 'Wait',
    cell: (row) =>
      row.weeks > 52 ? <Tag meaning="wrong">Over 52 weeks</Tag> : <Tag meaning="waiting">Over 18 weeks</Tag>,
  },
]

const size = 50

export function ListPage({ frame, query }: { frame: Frame; query: Record<string, string> }) {
  const { trust = '', sort = 'weeks', order = 'descending' } = query
  const chosen = rows.filter((row) => trust === '' || row.trust === trust)
  const sorted = chosen.toSorted((a, b) => (sort === 'weeks' ? a.weeks - b.weeks : a.trust < b.trust ? -1 : 1))
  if (order === 'descending') sorted.reverse()
  const pages = Math.max(1, Math.ceil(sorted.length / size))
  const page = Math.min(pages, Number(query.page ?? 1))
  const href = (change: Record<string, string>) =>
    `/samples/list?${new URLSearchParams({ ...(trust && { trust }), sort, order, ...change })}`
  return (
    <Page
      frame={frame}
      heading="Waiting list"
      section="Waiting list"
      width="wide"
      paged={{ page, pages }}
      before={<Breadcrumbs items={[{ text: 'Home', href: '/' }]} />}
    >
      <p>
        {format.count(chosen.length, 'person', 'people')} wait for treatment. The longest wait is {format.weeks(78)}.
      </p>
      <FilteredList
        action="/samples/list"
        found={`${format.count(chosen.length, 'person', 'people')} found`}
        chosen={trust ? [{ name: 'Trust', value: trust, removeHref: '/samples/list' }] : []}
        clearHref="/samples/list"
        keep={{ sort, order }}
        controls={
          <>
            <SelectField
              name="trust"
              label="Trust"
              unchosen="All trusts"
              value={trust}
              options={[...trusts, 'Nowhere'].map((name) => ({ value: name, text: name }))}
            />
            <CheckboxField
              name="priority"
              legend="Priority"
              size="s"
              small
              options={['P1', 'P2', 'P3', 'P4'].map((name) => ({ value: name, text: name }))}
            />
            <TextField name="over" label="Weeks waited, at least" numeric width={3} />
          </>
        }
      >
        <DataTable
          caption="People who wait"
          captionHidden
          columns={columns}
          rows={sorted.slice((page - 1) * size, page * size)}
          rowKey={(row) => row.id}
          whenNone="Nobody waits at the trusts you chose."
          sorting={{
            by: sort,
            order: order as SortOrder,
            href: (by, next) => href({ sort: by, order: next }),
          }}
        />
        {sorted.length > size && <p>{showing(page, size, sorted.length)}</p>}
        <Pagination page={page} pages={pages} href={(number) => href({ page: String(number) })} />
        <Download href="/samples/list.csv" what="this list" about={`${format.number(chosen.length)} rows`} />
      </FilteredList>
    </Page>
  )
}
