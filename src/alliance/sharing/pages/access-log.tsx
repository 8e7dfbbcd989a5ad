import { trustName } from '#nhs/organisations.ts'
import type { Viewer } from '#platform/viewer.ts'
import { Breadcrumbs } from '#web/back-link.tsx'
import * as format from '#web/format.ts'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import type { LogEntry } from '../store.ts'

type View = {
  readonly frame: Frame
  readonly viewer: Viewer
  readonly entries: readonly LogEntry[]
  /** Where the next page begins, when there are older entries. */
  readonly older?: number
}

const columns: Column<LogEntry>[] = [
  { heading: 'Entry', cell: ({ seq }) => format.number(seq), rowHeading: true, numeric: true },
  { heading: 'When', cell: ({ at }) => format.dateTime(at) },
  { heading: 'Who', cell: ({ person, personTrust }) => `${person}, ${trustName(personTrust)}` },
  { heading: 'For', cell: ({ purpose }) => purpose.replaceAll('-', ' ') },
  { heading: 'What', cell: what },
  {
    heading: 'Rows',
    cell: ({ detail }) => (typeof detail.rows === 'number' ? format.number(detail.rows) : null),
    numeric: true,
    whenEmpty: format.missing.notApplicable,
  },
  { heading: 'Outcome', cell: ({ outcome }) => (outcome === 'done' ? 'Done' : 'Refused') },
]

/** What was done to what. The long id is for machines: its start is enough to tell two apart, and is quoted as code. */
function what({ action, object }: LogEntry) {
  const [words = '', id] = object.split(/([0-9a-f]{8})-[0-9a-f-]{27}$/)
  return (
    <>
      {action.replaceAll('-', ' ')}: {words}
      {id && <code>{id}</code>}
    </>
  )
}

/** The owner's log: each reading of its rows by somebody else, and each command that touched them. */
export function AccessLogPage({ frame, viewer, entries, older }: View) {
  return (
    <Page
      frame={frame}
      heading="Who looked at your records"
      section="Alliance"
      width={entries.length > 0 ? 'wide' : 'standard'}
      before={<Breadcrumbs items={[{ text: 'Alliance', href: '/alliance' }]} />}
    >
      <p>
        Each time somebody at another trust sees records of {trustName(viewer.trust)}, an entry is written before they
        see them. So is each change.
      </p>
      <DataTable
        caption="Newest first"
        columns={columns}
        rows={entries}
        rowKey={({ seq }) => seq}
        whenNone="Nobody has looked yet."
        compact
      />
      {older !== undefined && (
        <p>
          <a href={`/alliance/access-log?before=${older}`}>Older entries</a>
        </p>
      )}
    </Page>
  )
}
