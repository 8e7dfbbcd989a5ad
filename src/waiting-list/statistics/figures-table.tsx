import { isOpenEnded, type PublishedStatistics } from '#measures'
import * as format from '#web/format.ts'
import { type Column, DataTable } from '#web/table.tsx'
import type { FiguresOf } from './wait-figures.ts'

type FiguresTableProps<Key extends string> = {
  readonly caption: string
  /** What each row is of. */
  readonly heading: string
  readonly rows: readonly FiguresOf<Key>[]
  readonly name: (of: Key) => string
  /** Everything together, as a last row. */
  readonly all?: FiguresOf<'all'>
}

/** A row of published statistics a trust or service, and all of them together below. */
export function FiguresTable<Key extends string>({ caption, heading, rows, name, all }: FiguresTableProps<Key>) {
  type Row = FiguresOf<Key | 'all'>
  const numbers = (heading: string, of: (figures: PublishedStatistics) => number): Column<Row> => ({
    heading,
    numeric: true,
    cell: ({ figures }) => format.number(of(figures)),
    sortValue: ({ figures }) => of(figures),
  })
  const columns: Column<Row>[] = [
    {
      heading,
      rowHeading: true,
      cell: ({ of }) => (of === 'all' ? 'All together' : name(of as Key)),
      sortValue: ({ of }) => (of === 'all' ? '' : name(of as Key)),
    },
    numbers('Waiting', ({ total }) => total),
    numbers('Within 18 weeks', ({ within18 }) => within18),
    {
      heading: 'Share within 18 weeks',
      numeric: true,
      whenEmpty: format.missing.notApplicable,
      cell: ({ figures }) => figures.share !== null && format.shareToOneDecimal(figures.share),
      sortValue: ({ figures }) => figures.share,
    },
    {
      heading: 'Median weeks',
      numeric: true,
      cell: ({ figures }) => weeks(figures.median),
      sortValue: ({ figures }) => figures.median,
    },
    {
      heading: '92nd percentile weeks',
      numeric: true,
      cell: ({ figures }) => weeks(figures.p92),
      sortValue: ({ figures }) => figures.p92,
    },
    numbers('Over 52 weeks', ({ over52 }) => over52),
    numbers('Over 65 weeks', ({ over65 }) => over65),
    numbers('Over 78 weeks', ({ over78 }) => over78),
  ]
  const shown: readonly Row[] = all ? [...rows, all] : rows
  return (
    <>
      <DataTable
        caption={caption}
        compact
        columns={columns}
        rows={shown}
        rowKey={({ of }) => of}
        isTotal={({ of }) => of === 'all'}
        whenNone="Nobody waits here."
      />
      {shown.some(({ figures }) => figures.median === null) && (
        <p className="nhsuk-u-secondary-text-colour">
          Not shown: a median or percentile of fewer than 20 pathways says little and could point at people.
        </p>
      )}
    </>
  )
}

const weeks = (value: number | null): string =>
  value === null ? format.missing.notShown : isOpenEnded(value) ? '104 or more' : format.decimal(value)
