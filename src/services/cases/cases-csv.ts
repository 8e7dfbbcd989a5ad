/** What was computed and what would change a ranking, for spreadsheets. */
import type { CsvColumn } from '#web/csv.ts'
import type { OptionEffect, ShownPosition } from './effect.ts'
import type { Flip } from './ranking.ts'

export type EffectRow = {
  readonly option: string
  readonly kind: string
  readonly id: string
  readonly position: ShownPosition
}

export const effectRows = (options: readonly OptionEffect[]): EffectRow[] =>
  options.flatMap(({ title, scopes }) =>
    scopes.flatMap(({ kind, id, positions }) => positions.map((position) => ({ option: title, kind, id, position }))),
  )

const shown = (value: number | null): number | string => value ?? 'not shown'
const rounded = (value: number | undefined, digits: number): number | undefined =>
  value === undefined ? undefined : Number(value.toFixed(digits))

export const effectCsv: readonly CsvColumn<EffectRow>[] = [
  { heading: 'Option', cell: ({ option }) => option },
  { heading: 'Of', cell: ({ kind }) => kind },
  { heading: 'Which', cell: ({ id }) => id },
  { heading: 'Day', cell: ({ position }) => position.on },
  { heading: 'Waiting', cell: ({ position }) => shown(position.waiting.middle) },
  { heading: 'Waiting, low', cell: ({ position }) => shown(position.waiting.low) },
  { heading: 'Waiting, high', cell: ({ position }) => shown(position.waiting.high) },
  { heading: '92nd percentile in weeks', cell: ({ position }) => rounded(position.p92?.middle, 2) },
  { heading: '92nd percentile, low', cell: ({ position }) => rounded(position.p92?.low, 2) },
  { heading: '92nd percentile, high', cell: ({ position }) => rounded(position.p92?.high, 2) },
  { heading: 'Share within 18 weeks', cell: ({ position }) => rounded(position.shareWithin18?.middle, 4) },
  { heading: 'Over 52 weeks', cell: ({ position }) => shown(position.over52.middle) },
]

export const flipsCsv = (title: (id: string) => string): readonly CsvColumn<Flip>[] => [
  { heading: 'Now ahead', cell: ({ ahead }) => title(ahead) },
  { heading: 'Now behind', cell: ({ behind }) => title(behind) },
  { heading: 'What moves', cell: ({ kind }) => kind },
  { heading: 'Criterion', cell: (flip) => (flip.kind === 'tie' ? undefined : flip.criterion) },
  { heading: 'Option whose score moves', cell: (flip) => (flip.kind === 'score' ? title(flip.option) : undefined) },
  { heading: 'Weight now', cell: (flip) => (flip.kind === 'weight' ? flip.from : undefined) },
  { heading: 'Level at weight', cell: (flip) => (flip.kind === 'weight' ? Number(flip.at.toFixed(4)) : undefined) },
  {
    heading: 'Level when the score moves by',
    cell: (flip) => (flip.kind === 'score' ? Number(flip.by.toFixed(4)) : undefined),
  },
]
