import type { Database } from '#platform/database.ts'
import type { Viewer } from '#platform/viewer.ts'
import type { CsvColumn } from '#web/csv.ts'
import { checks } from './check.ts'
import { importStore, type KeptFault } from './store.ts'

const ROWS_AT_ONCE = 2_000

export const faultColumns: readonly CsvColumn<KeptFault>[] = [
  { heading: 'Row', cell: ({ row }) => row },
  { heading: 'Column', cell: ({ columnName }) => columnName },
  { heading: 'Value', cell: ({ value }) => value },
  { heading: 'What is wrong', cell: ({ problem }) => problem },
  { heading: 'What to do', cell: ({ remedy }) => remedy },
  { heading: 'Check', cell: ({ check }) => checks[check].title },
  { heading: 'Row left out', cell: ({ weight }) => (weight === 'refuses' ? 'yes' : 'no') },
]

/** Every fault that was kept, in the order of the file. */
export async function* keptFaults(db: Database, viewer: Viewer, id: string): AsyncGenerator<KeptFault> {
  for (let offset = 0; ; offset += ROWS_AT_ONCE) {
    const some = await db.reading(viewer, (tx) => importStore(tx).faults(id, { limit: ROWS_AT_ONCE, offset }))
    yield* some
    if (some.length < ROWS_AT_ONCE) return
  }
}
