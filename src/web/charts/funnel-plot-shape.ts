/** What a funnel plot is drawn from, which the answers of `proportionFunnel` and `ratioFunnel` fit, and its rows. */
import type { CsvColumn } from '../csv.ts'
import * as format from '../format.ts'
import type { Column } from '../table-column.ts'
import type { DrawnJudgement } from './mark.tsx'

type Interval = { readonly lower: number; readonly upper: number }
export type DrawnLimits = { readonly warning: Interval; readonly alarm: Interval }
type Position = 'very-low' | 'low' | 'usual' | 'high' | 'very-high'

export type FunnelRow = {
  readonly name: string
  readonly size: number
  readonly value: number
  readonly limits: DrawnLimits
  readonly position: Position
}

export type DrawnFunnel = {
  readonly target: number
  readonly isAdjusted: boolean
  readonly units: readonly FunnelRow[]
  readonly leftOut: readonly string[]
}

export type Better = 'higher' | 'lower' | 'neither'

export const positionWords: Record<Position, string> = {
  'very-low': 'Below the 99.8% limits',
  low: 'Below the 95% limits',
  usual: 'Usual variation',
  high: 'Above the 95% limits',
  'very-high': 'Above the 99.8% limits',
}

/** Only what lies beyond the outer limits is judged: 1 in 20 lies beyond the inner ones by chance. */
export function judgementOf(position: Position, better: Better): DrawnJudgement {
  if (position !== 'very-low' && position !== 'very-high') return 'usual'
  if (better === 'neither') return 'noJudgement'
  return (position === 'very-high') === (better === 'higher') ? 'improvement' : 'concern'
}

export type FunnelSays = { readonly value: (value: number) => string; readonly size: (size: number) => string }

export function funnelColumns(says: FunnelSays, unit: string, sizeName: string): readonly Column<FunnelRow>[] {
  const figure = (heading: string, of: (row: FunnelRow) => number): Column<FunnelRow> => ({
    heading,
    numeric: true,
    cell: (row) => says.value(of(row)),
  })
  return [
    { heading: unit, rowHeading: true, cell: ({ name }) => name },
    { heading: sizeName, numeric: true, cell: ({ size }) => says.size(size) },
    figure('Value', ({ value }) => value),
    figure('Lower 95% limit', ({ limits }) => limits.warning.lower),
    figure('Upper 95% limit', ({ limits }) => limits.warning.upper),
    figure('Lower 99.8% limit', ({ limits }) => limits.alarm.lower),
    figure('Upper 99.8% limit', ({ limits }) => limits.alarm.upper),
    { heading: 'Variation', cell: ({ position }) => positionWords[position] },
  ]
}

/** The same numbers as a file, unrounded. */
export const funnelCsv: readonly CsvColumn<FunnelRow>[] = [
  { heading: 'unit', cell: ({ name }) => name },
  { heading: 'size', cell: ({ size }) => size },
  { heading: 'value', cell: ({ value }) => value },
  { heading: 'lower_95', cell: ({ limits }) => limits.warning.lower },
  { heading: 'upper_95', cell: ({ limits }) => limits.warning.upper },
  { heading: 'lower_99_8', cell: ({ limits }) => limits.alarm.lower },
  { heading: 'upper_99_8', cell: ({ limits }) => limits.alarm.upper },
  { heading: 'variation', cell: ({ position }) => positionWords[position] },
]

/** The drawing in a sentence. */
export function funnelName({ units, target }: DrawnFunnel, say: (value: number) => string): string {
  const outside = units.filter(({ position }) => position === 'very-low' || position === 'very-high')
  const who =
    outside.length === 0
      ? 'None lies outside the 99.8% limits'
      : `Outside the 99.8% limits: ${format.list(outside.map(({ name, value }) => `${name} at ${say(value)}`))}`
  return `Funnel plot of ${format.count(units.length, 'unit')} around ${say(target)}. ${who}.`
}
