/** What survival curves are drawn from, which the answer of `kaplanMeier` in measures fits, and their rows. */
import type { CsvColumn } from '../csv.ts'
import * as format from '../format.ts'
import type { Column } from '../table-column.ts'

export type DrawnCurve = {
  readonly name: string
  readonly people: number
  readonly steps: readonly {
    readonly weeks: number
    readonly atRisk: number
    readonly waiting: number
    readonly lower: number | null
    readonly upper: number | null
  }[]
  readonly seenUntil: number
}

export type SurvivalRow = {
  readonly name: string
  readonly weeks: number
  /** The share who wait still; null where nobody was seen so long. */
  readonly waiting: number | null
  readonly lower: number | null
  readonly upper: number | null
}

/** Weeks that are asked about. */
export const usualWeeks = [6, 18, 26, 52, 65, 78] as const

/** Where each curve stands after each of these weeks, what happened in that very week included. */
export function survivalRows(curves: readonly DrawnCurve[], weeks: readonly number[]): readonly SurvivalRow[] {
  return curves.flatMap((curve) => weeks.map((at) => ({ name: curve.name, ...standingAt(curve, at) })))
}

function standingAt({ steps, seenUntil }: DrawnCurve, weeks: number): Omit<SurvivalRow, 'name'> {
  const step = steps.findLast((each) => each.weeks <= weeks)
  // Once nobody waits nobody will; before that, nothing is known of weeks that nobody was seen to wait.
  if (weeks > seenUntil && step?.waiting !== 0) return { weeks, waiting: null, lower: null, upper: null }
  return { weeks, waiting: step?.waiting ?? 1, lower: step?.lower ?? null, upper: step?.upper ?? null }
}

const share = (value: number | null) => format.orMissing(value, format.share)

export const survivalColumns: readonly Column<SurvivalRow>[] = [
  { heading: 'Group and time', rowHeading: true, cell: ({ name, weeks }) => `${name}, ${format.weeks(weeks)}` },
  { heading: 'Still waiting', numeric: true, cell: ({ waiting }) => share(waiting), whenEmpty: 'Not known' },
  { heading: 'Lower 95%', numeric: true, cell: ({ lower }) => share(lower) },
  { heading: 'Upper 95%', numeric: true, cell: ({ upper }) => share(upper) },
]

/** The same numbers as a file, unrounded. */
export const survivalCsv: readonly CsvColumn<SurvivalRow>[] = [
  { heading: 'group', cell: ({ name }) => name },
  { heading: 'weeks', cell: ({ weeks }) => weeks },
  { heading: 'still_waiting', cell: ({ waiting }) => waiting },
  { heading: 'lower_95', cell: ({ lower }) => lower },
  { heading: 'upper_95', cell: ({ upper }) => upper },
]
