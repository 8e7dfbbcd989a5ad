import { Breadcrumbs } from '#web/back-link.tsx'
import * as format from '#web/format.ts'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import type { Import, KeptFault } from '../store.ts'
import { FaultTables } from './fault-tables.tsx'
import { importCrumbs } from './import-at-work.tsx'
import { ImportFacts } from './import-facts.tsx'
import { ListAfter } from './list-after.tsx'

type View = { readonly frame: Frame; readonly sent: Import; readonly examples: readonly KeptFault[] }
type Line = { readonly what: string; readonly says: string; readonly rows: number; readonly isTotal?: true }

const columns: Column<Line>[] = [
  { heading: 'Rows that are', rowHeading: true, cell: ({ what }) => what },
  { heading: 'What happened', cell: ({ says }) => says },
  { heading: 'Rows', numeric: true, cell: ({ rows }) => format.number(rows) },
]

/** Every row of the file, accounted for. */
export function ImportReportPage({ frame, sent, examples }: View) {
  return (
    <Page
      frame={frame}
      heading={`List of ${format.date(sent.asOf)}: imported`}
      section="Waiting list"
      width="wide"
      before={<Breadcrumbs items={importCrumbs} />}
    >
      <p className="nhsuk-body-l">{inOneSentence(sent)}</p>
      <DataTable
        caption="Every row of the file"
        columns={columns}
        rows={linesOf(sent)}
        rowKey={({ what }) => what}
        isTotal={({ isTotal = false }) => isTotal}
        whenNone="The file has no rows."
      />
      {sent.notListed > 0 && <p>{notListed(sent)}</p>}
      <FaultTables sent={sent} examples={examples} />
      <ListAfter sent={sent} />
      <h2 className="nhsuk-heading-m">What was sent</h2>
      <ImportFacts sent={sent} />
    </Page>
  )
}

const are = (count: number): string => (count === 1 ? 'is' : 'are')
const were = (count: number): string => (count === 1 ? 'was' : 'were')

function inOneSentence({ rowsIn, rejected, duplicate }: Import): string {
  const leftOut = rejected + duplicate
  const used = rowsIn - leftOut
  return leftOut === 0
    ? rowsIn === 1
      ? 'The only row of the file is in the list.'
      : `All ${format.count(rowsIn, 'row')} of the file are in the list.`
    : `${format.number(used)} of ${format.count(rowsIn, 'row')} ${are(used)} in the list, and ${format.number(leftOut)} ${were(leftOut)} left out.`
}

function linesOf({ inserted, updated, unchanged, rejected, duplicate, rowsIn }: Import): Line[] {
  return [
    { what: 'New', says: 'Put on the list', rows: inserted },
    { what: 'Changed', says: 'On the list already, and changed', rows: updated },
    { what: 'As before', says: 'On the list already, with nothing to change', rows: unchanged },
    { what: 'Refused', says: 'Left out, because a check refused the row', rows: rejected },
    { what: 'Repeated', says: 'Left out, because an earlier row has the pathway', rows: duplicate },
    { what: 'All', says: 'In the file', rows: rowsIn, isTotal: true },
  ]
}

function notListed({ notListed, closed }: Import): string {
  const missing = `${format.count(notListed, 'open pathway')} of the same system ${notListed === 1 ? 'is' : 'are'} not in the file.`
  if (closed === notListed) return `${missing} ${notListed === 1 ? 'It was' : 'They were'} closed.`
  return closed === 0
    ? `${missing} Nothing was changed about them.`
    : `${missing} Of these, ${format.number(closed)} were closed.`
}
