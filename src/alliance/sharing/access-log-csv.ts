/** The owner's log for a spreadsheet, an entry a row, read a thousand at a time. */
import { trustName } from '#nhs/organisations.ts'
import type { Database } from '#platform/database.ts'
import type { Viewer } from '#platform/viewer.ts'
import type { CsvColumn } from '#web/csv.ts'
import { accessLog, type LogEntry, type LogFilter } from './access-log-store.ts'

const ENTRIES_AT_ONCE = 1_000

export async function* wholeLog(db: Database, viewer: Viewer, filter: LogFilter): AsyncGenerator<LogEntry> {
  let before: number | undefined
  do {
    const entries = await db.reading(viewer, (tx) => accessLog(tx, filter, { before, limit: ENTRIES_AT_ONCE }))
    yield* entries
    before = entries.length === ENTRIES_AT_ONCE ? entries.at(-1)!.seq : undefined
  } while (before !== undefined)
}

export const accessLogCsv: readonly CsvColumn<LogEntry>[] = [
  { heading: 'Entry', cell: ({ seq }) => seq },
  { heading: 'When', cell: ({ at }) => at.toISOString() },
  { heading: 'Person', cell: ({ person }) => person },
  { heading: 'Trust', cell: ({ personTrust }) => personTrust },
  { heading: 'Trust name', cell: ({ personTrust }) => trustName(personTrust) },
  { heading: 'Purpose', cell: ({ purpose }) => purpose },
  { heading: 'Action', cell: ({ action }) => action },
  { heading: 'Of what', cell: ({ object }) => object },
  { heading: 'Rows', cell: ({ detail }) => (typeof detail.rows === 'number' ? detail.rows : undefined) },
  { heading: 'Outcome', cell: ({ outcome }) => outcome },
]
