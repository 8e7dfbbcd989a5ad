/** What a slope of inequality is drawn from, which the answer of `slopeIndex` in measures fits, and its rows. */
import type { CsvColumn } from '../csv.ts'
import type { Column } from '../table-column.ts'

export type SlopeGroup = {
  /** The most deprived first: "1, most deprived". */
  readonly name: string
  readonly value: number
  readonly lower: number
  readonly upper: number
}

export type DrawnSlope = {
  readonly ridits: readonly number[]
  readonly mostDeprived: number
  readonly leastDeprived: number
  readonly sii: number
}

export type SlopeRow = SlopeGroup & { readonly ridit: number }

export function slopeRows(groups: readonly SlopeGroup[], { ridits }: DrawnSlope): readonly SlopeRow[] {
  if (groups.length !== ridits.length)
    throw new Error(`There are ${groups.length} groups and ${ridits.length} places for them`)
  return groups.map((group, n) => ({ ...group, ridit: ridits[n]! }))
}

export function slopeColumns(groupName: string, say: (value: number) => string): readonly Column<SlopeRow>[] {
  return [
    { heading: groupName, rowHeading: true, cell: ({ name }) => name },
    { heading: 'Value', numeric: true, cell: ({ value }) => say(value) },
    { heading: 'Lower 95%', numeric: true, cell: ({ lower }) => say(lower) },
    { heading: 'Upper 95%', numeric: true, cell: ({ upper }) => say(upper) },
  ]
}

/** The same numbers as a file, unrounded, with where each group stands among all people. */
export const slopeCsv: readonly CsvColumn<SlopeRow>[] = [
  { heading: 'group', cell: ({ name }) => name },
  { heading: 'ridit', cell: ({ ridit }) => ridit },
  { heading: 'value', cell: ({ value }) => value },
  { heading: 'lower_95', cell: ({ lower }) => lower },
  { heading: 'upper_95', cell: ({ upper }) => upper },
]
