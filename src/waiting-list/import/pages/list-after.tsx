import * as format from '#web/format.ts'
import { type Column, DataTable } from '#web/table.tsx'
import { qualityCheck, qualityCheckIds } from '../../quality/quality-checks.ts'
import { keptScorecard } from '../../quality/scorecard.ts'
import type { Import } from '../store.ts'

type Line = { readonly title: string; readonly of: string; readonly count: number; readonly whole: number }

const columns: Column<Line>[] = [
  { heading: 'Check', rowHeading: true, cell: ({ title }) => title },
  { heading: 'Pathways', numeric: true, cell: ({ count }) => format.number(count) },
  {
    heading: 'Share',
    numeric: true,
    cell: ({ count, whole }) => whole > 0 && format.shareToOneDecimal(count / whole),
    whenEmpty: format.missing.notApplicable,
  },
  { heading: 'Of', cell: ({ whole, of }) => `${format.number(whole)} ${of}` },
]

/** The quality of the whole list as this import left it. */
export function ListAfter({ sent }: { readonly sent: Import }) {
  const kept = keptScorecard(sent.scorecard)
  const lines = qualityCheckIds.flatMap((id) => {
    const counted = kept?.checks[id]
    const { title, of } = qualityCheck(id)
    return counted ? [{ title, of, count: counted.count, whole: counted.of }] : []
  })
  return (
    <>
      <DataTable
        caption="The whole list after this import"
        columns={columns}
        rows={lines}
        rowKey={({ title }) => title}
        whenNone="The list was not counted when this import was done."
      />
      <p>
        <a href="/waiting-list/quality">Data quality</a> says what each check counts, and how the list stands now.
      </p>
    </>
  )
}
