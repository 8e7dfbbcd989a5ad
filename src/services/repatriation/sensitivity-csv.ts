import type { CsvColumn } from '#web/csv.ts'
import type { Tried } from './find-repatriation.ts'

const rounded = (value: number): number => Number(value.toFixed(2))

export const sensitivityCsv: readonly CsvColumn<Tried>[] = [
  { heading: 'Assumption', cell: ({ what }) => what },
  { heading: 'As assumed', cell: ({ from }) => rounded(from) },
  { heading: 'Tried', cell: ({ to }) => rounded(to) },
  { heading: 'Returning, fewest', cell: ({ found }) => rounded(found.returning.low) },
  { heading: 'Returning, most', cell: ({ found }) => rounded(found.returning.high) },
  { heading: 'Minimum met', cell: ({ found }) => found.meetsMinimum },
  { heading: 'Income less cost, least', cell: ({ found }) => rounded(found.netPounds.low) },
  { heading: 'Income less cost, most', cell: ({ found }) => rounded(found.netPounds.high) },
  { heading: 'Changes the answer', cell: ({ flips }) => flips },
]
