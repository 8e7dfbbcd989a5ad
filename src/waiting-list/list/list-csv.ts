/** The list as a file: the same rows as the pages, read a thousand at a time. */
import type { Day } from '#nhs/day.ts'
import { trustName } from '#nhs/organisations.ts'
import { treatmentFunctionName } from '#nhs/treatment-function.ts'
import type { Database } from '#platform/database.ts'
import type { Viewer } from '#platform/viewer.ts'
import type { CsvColumn } from '#web/csv.ts'
import { type KeptOrders, type OrderQuestion, pageOf, withOrder } from './kept-orders.ts'
import { daysWaited } from './list-columns.tsx'
import { type ListRow, laneRows } from './list-store.ts'

const ROWS_AT_ONCE = 1_000

export type ExportRow = ListRow & { readonly asOf: Day }

/**
 * Rows of the whole answer, in its order, each once. The order is taken at the start; its rows are read a thousand at a
 * time, each thousand in a transaction of its own, audited: an agreement that ends while the file is being sent ends
 * the rows it gave.
 */
export async function* exportRows(
  db: Database,
  viewer: Viewer,
  kept: KeptOrders,
  question: OrderQuestion,
): AsyncGenerator<ExportRow> {
  const found = await withOrder(db, viewer, kept, question, async (_tx, order, { asOf }) => ({ order, asOf }))
  if (!found) return
  const { order, asOf } = found
  for (let from = 0; from < order.count; from += ROWS_AT_ONCE) {
    const pseudonyms = pageOf(order, from, ROWS_AT_ONCE)
    const rows = await db.withViewer(viewer, (tx) => laneRows(tx, viewer, pseudonyms, 'export of the list'))
    for (const row of rows) yield { ...row, asOf }
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
  { heading: 'Days waited', cell: ({ clockStart, asOf }) => daysWaited(clockStart, asOf) },
  { heading: 'Counted to', cell: ({ asOf }) => asOf },
  { heading: 'Decision to admit', cell: ({ decidedToAdmitOn }) => decidedToAdmitOn },
  { heading: 'To come in', cell: ({ toComeInOn }) => toComeInOn },
  { heading: 'Nation', cell: ({ nation }) => nation },
  { heading: 'Site', cell: ({ site }) => site },
  { heading: 'Expected minutes', cell: ({ expectedMinutes }) => expectedMinutes },
  { heading: 'Expected nights', cell: ({ expectedNights }) => expectedNights },
  { heading: 'Willing to travel, minutes', cell: ({ willingMinutes }) => willingMinutes },
]
