/** The list as a file: the same rows as the pages, read a thousand at a time. */
import { daysBetween } from '#nhs/day.ts'
import { trustName } from '#nhs/organisations.ts'
import { treatmentFunctionName } from '#nhs/treatment-function.ts'
import type { Database } from '#platform/database.ts'
import type { Viewer } from '#platform/viewer.ts'
import type { CsvColumn } from '#web/csv.ts'
import { type KeptOrders, pageOf } from './kept-orders.ts'
import { listVersion } from './list-order.ts'
import type { ListQuestion } from './list-question.ts'
import { type ListRow, laneRows, orderFor } from './list-store.ts'

const ROWS_AT_ONCE = 1_000

export type ExportRow = ListRow & { readonly asOf: string }

/**
 * Rows of the whole answer, in its order. Each thousand is a transaction of its own, audited: an agreement that
 * ends while the file is being sent ends the rows it gave.
 */
export async function* exportRows(
  db: Database,
  viewer: Viewer,
  kept: KeptOrders,
  question: ListQuestion,
): AsyncGenerator<ExportRow> {
  for (let from = 0; ; from += ROWS_AT_ONCE) {
    const part = await db.withViewer(viewer, async (tx) => {
      const version = await listVersion(tx)
      if (!version) return { rows: [], done: true }
      const order = await orderFor(tx, viewer, kept, question, version)
      const rows = await laneRows(tx, viewer, pageOf(order, from, ROWS_AT_ONCE), 'export of the list')
      return { rows: rows.map((row) => ({ ...row, asOf: version.asOf })), done: from + ROWS_AT_ONCE >= order.count }
    })
    yield* part.rows
    if (part.done) return
  }
}

export const exportColumns: readonly CsvColumn<ExportRow>[] = [
  { heading: 'Trust', cell: ({ trust }) => trust },
  { heading: 'Trust name', cell: ({ trust }) => trustName(trust) },
  { heading: 'Pseudonym', cell: ({ pseudonym }) => pseudonym },
  { heading: 'Family name', cell: ({ patient }) => patient?.familyName },
  { heading: 'Given name', cell: ({ patient }) => patient?.givenName },
  { heading: 'NHS number', cell: ({ patient }) => patient?.nhsNumber },
  { heading: 'Treatment function', cell: ({ treatmentFunction }) => treatmentFunction },
  { heading: 'Service', cell: ({ treatmentFunction }) => treatmentFunctionName(treatmentFunction) },
  { heading: 'Part of service', cell: ({ subspecialty }) => subspecialty },
  { heading: 'Procedure', cell: ({ procedureName }) => procedureName },
  { heading: 'Priority', cell: ({ priority }) => priority },
  { heading: 'Clock start', cell: ({ clockStart }) => clockStart },
  { heading: 'Days waited', cell: ({ clockStart, asOf }) => daysBetween(clockStart, asOf) },
  { heading: 'Counted to', cell: ({ asOf }) => asOf },
  { heading: 'Decision to admit', cell: ({ decidedToAdmitOn }) => decidedToAdmitOn },
  { heading: 'To come in', cell: ({ toComeInOn }) => toComeInOn },
  { heading: 'Nation', cell: ({ nation }) => nation },
  { heading: 'Site', cell: ({ site }) => site },
  { heading: 'Expected minutes', cell: ({ expectedMinutes }) => expectedMinutes },
  { heading: 'Expected nights', cell: ({ expectedNights }) => expectedNights },
  { heading: 'Willing to travel, minutes', cell: ({ willingMinutes }) => willingMinutes },
]
