import { Download } from '#web/download.tsx'
import * as format from '#web/format.ts'
import { type Column, DataTable } from '#web/table.tsx'
import { type CheckId, checkIds, checks } from '../check.ts'
import { KEPT_PER_CHECK } from '../fault-ledger.ts'
import type { Import, KeptFault } from '../store.ts'

type CheckLine = { readonly check: CheckId; readonly count: number }

const checkColumns: Column<CheckLine>[] = [
  { heading: 'Check', rowHeading: true, cell: ({ check }) => checks[check].title },
  { heading: 'What follows', cell: ({ check }) => checks[check].sentence },
  {
    heading: 'Row',
    cell: ({ check }) => (checks[check].weight === 'refuses' ? 'Left out' : 'Used'),
  },
  { heading: 'Times', numeric: true, cell: ({ count }) => format.number(count) },
]

const exampleColumns: Column<KeptFault>[] = [
  { heading: 'Row of the file', rowHeading: true, cell: ({ row }) => format.number(row) },
  { heading: 'Column', cell: ({ columnName }) => <code>{columnName}</code>, whenEmpty: format.missing.notApplicable },
  { heading: 'Value', cell: ({ value }) => (value === '' ? 'Empty' : <samp>“{value}”</samp>) },
  { heading: 'What is wrong', cell: ({ problem }) => <span data-quoted>{sentence(problem)}</span> },
  { heading: 'What to do', cell: ({ remedy }) => <span data-quoted>{remedy}</span> },
]

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

type View = { readonly sent: Import; readonly examples: readonly KeptFault[] }

/** Which checks found something, how often, and a few examples of each. */
export function FaultTables({ sent, examples }: View) {
  const lines = checkIds.map((check) => ({ check, count: sent.faults[check] ?? 0 })).filter(({ count }) => count > 0)
  if (lines.length === 0) return <p>No check found anything in this file.</p>
  const kept = lines.reduce((sum, { count }) => sum + Math.min(count, KEPT_PER_CHECK), 0)
  const all = lines.reduce((sum, { count }) => sum + count, 0)
  return (
    <>
      <DataTable
        caption="What the checks found"
        columns={checkColumns}
        rows={lines}
        rowKey={({ check }) => check}
        whenNone="No check found anything."
      />
      {kept < all && (
        <p>
          Of each check the first {format.number(KEPT_PER_CHECK)} are kept with their row and value. The others are
          counted.
        </p>
      )}
      <Download
        href={`/waiting-list/imports/${sent.id}/faults.csv`}
        what="what was found"
        about={format.count(kept, 'row')}
      />
      <h2 className="nhsuk-heading-m">Examples</h2>
      {lines.map(({ check }) => (
        <DataTable
          key={check}
          caption={checks[check].title}
          captionSize="s"
          id={`examples-${check}`}
          columns={exampleColumns}
          rows={examples.filter((each) => each.check === check)}
          rowKey={({ row, column }) => `${row}-${column}`}
          whenNone="No example was kept."
          compact
        />
      ))}
    </>
  )
}
