/** The figures as files: one row a trust and service, and one row a week. */
import { bandCount, isOpenEnded, type PublishedStatistics } from '#measures'
import { trustName } from '#nhs/organisations.ts'
import { bandLabel } from '#nhs/rtt/week-band.ts'
import { reportedGroupLabel } from '#nhs/treatment-function.ts'
import type { CsvColumn } from '#web/csv.ts'
import { missing } from '#web/format.ts'
import type { WaitCount } from './wait-counts.ts'
import { figuresOf, type WaitFigures } from './wait-figures.ts'

export type FigureRow = {
  readonly nation: string
  readonly trust: string
  readonly service: string
  readonly asOf: string
  readonly figures: PublishedStatistics
}

/** Each trust's services and then all of them, trust by trust. Rows of totals say "All services". */
export function figureRows(counts: readonly WaitCount[], nation: string): readonly FigureRow[] {
  return [...new Set(counts.map(({ trust }) => trust))].flatMap((trust) => {
    const own = counts.filter((count) => count.trust === trust)
    const { asOf } = own[0]!
    const row = (service: string, of: readonly WaitCount[]) => {
      return { nation, trust, service, asOf, figures: figuresOf(service, of).figures }
    }
    const groups = [...new Set(own.map(({ group }) => group))]
    return [
      ...groups.map((group) =>
        row(
          group,
          own.filter((count) => count.group === group),
        ),
      ),
      row('all', own),
    ]
  })
}

const weeks = (value: number | null): string | number =>
  value === null ? missing.notShown : isOpenEnded(value) ? '104 or more' : value

export const figureColumns: readonly CsvColumn<FigureRow>[] = [
  { heading: 'Patients of', cell: ({ nation }) => nation },
  { heading: 'Trust', cell: ({ trust }) => trust },
  { heading: 'Trust name', cell: ({ trust }) => trustName(trust) },
  { heading: 'Reported group', cell: ({ service }) => (service === 'all' ? undefined : service) },
  {
    heading: 'Service',
    cell: ({ service }) => (service === 'all' ? 'All services' : (reportedGroupLabel(service) ?? service)),
  },
  { heading: 'Counted to', cell: ({ asOf }) => asOf },
  { heading: 'Waiting', cell: ({ figures }) => figures.total },
  { heading: 'Within 18 weeks', cell: ({ figures }) => figures.within18 },
  { heading: 'Share within 18 weeks', cell: ({ figures }) => figures.share },
  { heading: 'Median weeks', cell: ({ figures }) => weeks(figures.median) },
  { heading: '92nd percentile weeks', cell: ({ figures }) => weeks(figures.p92) },
  { heading: 'Over 52 weeks', cell: ({ figures }) => figures.over52 },
  { heading: 'Over 65 weeks', cell: ({ figures }) => figures.over65 },
  { heading: 'Over 78 weeks', cell: ({ figures }) => figures.over78 },
]

export type WeekRow = { readonly band: number; readonly counts: readonly number[] }

export const weekRows = ({ byTrust }: WaitFigures): readonly WeekRow[] =>
  Array.from({ length: bandCount }, (_, band) => ({ band, counts: byTrust.map(({ bands }) => bands[band]!) }))

export const weekColumns = ({ byTrust }: WaitFigures): readonly CsvColumn<WeekRow>[] => [
  { heading: 'Weeks', cell: ({ band }) => bandLabel(band) },
  ...byTrust.map(({ of }, n) => ({ heading: trustName(of), cell: ({ counts }: WeekRow) => counts[n]! })),
  { heading: 'All', cell: ({ counts }) => counts.reduce((sum, count) => sum + count, 0) },
]
