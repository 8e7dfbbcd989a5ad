/**
 * What a control chart is drawn from: the answer of `controlChart` in measures fits it as it is. And its rows, which the
 * drawing, the table and the file all take, so that they cannot differ.
 */
import type { CsvColumn } from '../csv.ts'
import * as format from '../format.ts'
import type { Column } from '../table-column.ts'
import type { DrawnJudgement } from './mark.tsx'

type Side = 'high' | 'low'
type Judgement = 'usual' | 'improvement' | 'concern' | 'unusual-high' | 'unusual-low'
type Signal = { readonly kind: 'outside' | 'trend' | 'two-of-three' | 'shift'; readonly side: Side }
type NotTold = { readonly told: false; readonly because: string }
type Limits = { readonly mean: number; readonly lower: number; readonly upper: number; readonly isTrial: boolean }

export type DrawnChart = {
  readonly rules: {
    readonly name: string
    readonly shift: number
    readonly trend: number
    readonly screenRanges: boolean
  }
  readonly points: readonly {
    readonly on: string
    readonly value: number
    readonly stretch: number
    readonly target: number | null
    readonly signal: Signal | null
    readonly judgement: Judgement | null
  }[]
  readonly stretches: readonly {
    readonly from: string
    readonly until: string
    readonly because: string | null
    readonly limits: (Limits & { readonly told: true }) | NotTold
  }[]
  readonly missing: readonly string[]
  readonly variation: { readonly told: true; readonly judgement: Judgement; readonly signal: Signal | null } | NotTold
  readonly assurance:
    | { readonly told: true; readonly outlook: 'will-meet' | 'may-or-may-not' | 'will-miss'; readonly target: number }
    | NotTold
}

export type ControlRow = {
  readonly on: string
  /** Null for a period without a figure. */
  readonly value: number | null
  readonly mean: number | null
  readonly lower: number | null
  readonly upper: number | null
  readonly target: number | null
  readonly what: string
}

/** How its values and its days are said, from format.ts: `format.shareToOneDecimal` and `format.month`. */
export type ControlSays = { readonly value: (value: number) => string; readonly day: (day: string) => string }

/** In order of time, periods without a figure among them. */
export function controlRows({ points, stretches, missing }: DrawnChart): readonly ControlRow[] {
  const rows = points.map(({ on, value, stretch, target, signal, judgement }): ControlRow => {
    const limits = stretches[stretch]!.limits
    const { mean, lower, upper } = limits.told ? limits : { mean: null, lower: null, upper: null }
    return { on, value, mean, lower, upper, target, what: judgedInWords(judgement, signal) }
  })
  const none = { value: null, mean: null, lower: null, upper: null, target: null, what: format.missing.noData }
  return [...rows, ...missing.map((on) => ({ on, ...none }))].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}

export function controlColumns({ value, day }: ControlSays): readonly Column<ControlRow>[] {
  const figure = (heading: string, of: (row: ControlRow) => number | null): Column<ControlRow> => ({
    heading,
    numeric: true,
    cell: (row) => format.orMissing(of(row), value),
  })
  return [
    { heading: 'Period', rowHeading: true, cell: ({ on }) => day(on) },
    figure('Value', (row) => row.value),
    figure('Mean', (row) => row.mean),
    figure('Lower limit', (row) => row.lower),
    figure('Upper limit', (row) => row.upper),
    figure('Target', (row) => row.target),
    { heading: 'Variation', cell: ({ what }) => what },
  ]
}

/** The same numbers as a file, unrounded. */
export const controlCsv: readonly CsvColumn<ControlRow>[] = [
  { heading: 'period', cell: ({ on }) => on },
  { heading: 'value', cell: ({ value }) => value },
  { heading: 'mean', cell: ({ mean }) => mean },
  { heading: 'lower_limit', cell: ({ lower }) => lower },
  { heading: 'upper_limit', cell: ({ upper }) => upper },
  { heading: 'target', cell: ({ target }) => target },
  { heading: 'variation', cell: ({ what }) => what },
]

export const drawn = (judgement: Judgement | null): DrawnJudgement =>
  judgement === 'unusual-high' || judgement === 'unusual-low' ? 'noJudgement' : (judgement ?? 'usual')

const kinds: Record<Signal['kind'], (side: Side) => string> = {
  outside: (side) => (side === 'high' ? 'above the upper limit' : 'below the lower limit'),
  trend: (side) => (side === 'high' ? 'part of a rise' : 'part of a fall'),
  'two-of-three': (side) => `one of two in three near the ${side === 'high' ? 'upper' : 'lower'} limit`,
  shift: (side) => `part of a run ${side === 'high' ? 'above' : 'below'} the mean`,
}

export const judgementWords: Record<Judgement, string> = {
  usual: 'Usual variation',
  improvement: 'Improvement',
  concern: 'Concern',
  'unusual-high': 'Unusually high',
  'unusual-low': 'Unusually low',
}

export function judgedInWords(judgement: Judgement | null, signal: Signal | null): string {
  if (judgement === null) return 'Not judged'
  return signal === null
    ? judgementWords[judgement]
    : `${judgementWords[judgement]}: ${kinds[signal.kind](signal.side)}`
}

export const outlookWords = {
  'will-meet': 'Will usually meet the target',
  'will-miss': 'Will usually miss the target',
  'may-or-may-not': 'May or may not meet the target',
} as const
