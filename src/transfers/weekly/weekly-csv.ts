/** The position of a week as a file: one with small numbers protected, to send on, and one with exact counts. */
import { addDays, type Day } from '#nhs/day.ts'
import { trustName } from '#nhs/organisations.ts'
import { protectedCount } from '#nhs/small-numbers.ts'
import { treatmentFunctionName } from '#nhs/treatment-function.ts'
import type { CsvCell, CsvColumn } from '#web/csv.ts'
import { type Counts, measures } from './measures.ts'
import type { Position, Side } from './weekly-position.ts'

export type PositionLine = {
  readonly trust: string
  readonly monday: Day
  readonly side: Side
  /** Left out of the line that adds up a side. */
  readonly of?: { readonly partner: string; readonly service: string }
  readonly counts: Counts
}

/** The line of a side's sums comes last, and says "All". */
export function positionLines(trust: string, monday: Day, position: Position): readonly PositionLine[] {
  return (['sender', 'receiver'] as const).flatMap((side) => [
    ...position[side].rows.map(({ partner, service, counts }) => ({
      trust,
      monday,
      side,
      of: { partner, service },
      counts,
    })),
    { trust, monday, side, counts: position[side].total },
  ])
}

export const positionCsv = (isExact: boolean): readonly CsvColumn<PositionLine>[] => [
  { heading: 'Week beginning', cell: ({ monday }) => monday },
  { heading: 'Week ending', cell: ({ monday }) => addDays(monday, 6) },
  { heading: 'Trust code', cell: ({ trust }) => trust },
  { heading: 'Trust', cell: ({ trust }) => trustName(trust) },
  { heading: 'As', cell: ({ side }) => side },
  { heading: 'Other trust code', cell: ({ of }) => of?.partner ?? 'All' },
  { heading: 'Other trust', cell: ({ of }) => (of ? trustName(of.partner) : 'All') },
  { heading: 'Treatment function code', cell: ({ of }) => of?.service ?? 'All' },
  { heading: 'Treatment function', cell: ({ of }) => (of ? treatmentFunctionName(of.service) : 'All') },
  ...measures.map(({ code, name }) => ({
    heading: name,
    cell: ({ counts }: PositionLine): CsvCell => (isExact ? counts[code] : star(counts[code])),
  })),
]

/** As published hospital statistics mark what they do not show. */
function star(count: number): CsvCell {
  const shown = protectedCount(count)
  return shown === 'not shown' ? '*' : shown
}
