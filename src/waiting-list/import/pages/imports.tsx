import { trustName } from '#nhs/organisations.ts'
import type { Viewer } from '#platform/viewer.ts'
import { Breadcrumbs } from '#web/back-link.tsx'
import { ButtonLink } from '#web/buttons.tsx'
import { EmptyState } from '#web/empty-state.tsx'
import * as format from '#web/format.ts'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { Pagination, showing } from '#web/pagination.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import type { Answer } from '../may-import.ts'
import type { Import } from '../store.ts'
import { ImportTag } from './import-tag.tsx'

type View = {
  readonly frame: Frame
  readonly viewer: Viewer
  readonly imports: readonly Import[]
  readonly total: number
  readonly page: number
  readonly pages: number
  readonly pageSize: number
  readonly may: Answer
}

const ifDone = (value: (each: Import) => number) => (each: Import) =>
  each.state === 'done' ? format.number(value(each)) : null

const columns: Column<Import>[] = [
  {
    heading: 'File',
    rowHeading: true,
    cell: ({ id, fileName, at }) => (
      <a href={`/waiting-list/imports/${id}`}>
        <span data-quoted>{fileName}</span>
        {/* In the link, because the same file may be sent again. */}
        <span className="accord-under">sent {format.dateTime(at)}</span>
      </a>
    ),
  },
  { heading: 'List of', nowrap: true, cell: ({ asOf }) => format.date(asOf) },
  { heading: 'State', cell: ({ state }) => <ImportTag state={state} /> },
  { heading: 'Rows', numeric: true, cell: ifDone(({ rowsIn }) => rowsIn), whenEmpty: format.missing.notApplicable },
  {
    heading: 'New or changed',
    numeric: true,
    cell: ifDone(({ inserted, updated }) => inserted + updated),
    whenEmpty: format.missing.notApplicable,
  },
  {
    heading: 'Left out',
    numeric: true,
    cell: ifDone(({ rejected, duplicate }) => rejected + duplicate),
    whenEmpty: format.missing.notApplicable,
  },
]

/** What a trust has sent, newest first. */
export function ImportsPage({ frame, viewer, imports, total, page, pages, pageSize, may }: View) {
  return (
    <Page
      frame={frame}
      heading="Imports"
      section="Waiting list"
      width={total > 0 ? 'wide' : 'standard'}
      paged={{ page, pages }}
      before={<Breadcrumbs items={[{ text: 'Waiting list', href: '/waiting-list' }]} />}
    >
      <p>
        The files that {trustName(viewer.trust)} has sent, with what became of every row. Other trusts do not see them.
      </p>
      {may.allowed ? <ButtonLink href="/waiting-list/imports/new">Send a list</ButtonLink> : <p>{may.because}</p>}
      {total === 0 ? (
        <EmptyState says="No list has been sent yet" />
      ) : (
        <DataTable
          caption="Newest first"
          columns={columns}
          rows={imports}
          rowKey={({ id }) => id}
          whenNone="There are no imports on this page."
        />
      )}
      {total > pageSize && <p>{showing(page, pageSize, total)}</p>}
      <Pagination page={page} pages={pages} href={(number) => `/waiting-list/imports?page=${number}`} />
    </Page>
  )
}
