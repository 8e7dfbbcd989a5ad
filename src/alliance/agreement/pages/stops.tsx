/** What a change stops and what goes on in spite of it, before it is made and afterwards. */
import { trustName } from '#nhs/organisations.ts'
import * as format from '#web/format.ts'
import { type Column, DataTable } from '#web/table.tsx'
import type { Stop } from '../consequence.ts'

const columns: Column<Stop>[] = [
  { heading: 'What', cell: ({ what }) => what, rowHeading: true },
  { heading: 'Number', cell: ({ count }) => format.number(count), numeric: true },
  { heading: 'At which trust', cell: byTrust, whenEmpty: format.missing.notApplicable },
  { heading: 'What becomes of them', cell: ({ says }) => says, sentences: true },
]

function byTrust({ byTrust: all = [] }: Stop): string {
  return format.list(all.map(({ trust, count }) => `${trustName(trust)} ${format.number(count)}`))
}

/** `isDone`: it has been stopped; else it would be. `id` tells two pairs of tables on one page apart. */
export function StopTables({
  stops,
  isDone = false,
  about = '',
}: {
  readonly stops: readonly Stop[]
  readonly isDone?: boolean
  readonly about?: string
}) {
  const table = (effect: Stop['effect'], caption: string, whenNone: string) => (
    <DataTable
      caption={about === '' ? caption : `${caption}: ${about}`}
      captionSize="s"
      columns={columns}
      rows={stops.filter((stop) => stop.effect === effect && stop.count > 0)}
      rowKey={({ what }) => what}
      whenNone={whenNone}
    />
  )
  return (
    <>
      {table(
        'stops',
        isDone ? 'What it stopped' : 'What it would stop',
        isDone ? 'It stopped nothing.' : 'It would stop nothing.',
      )}
      {table('goes-on', isDone ? 'What went on' : 'What would go on', 'Nothing is under way.')}
    </>
  )
}
