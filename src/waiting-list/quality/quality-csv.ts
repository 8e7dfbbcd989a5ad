import type { CsvColumn } from '#web/csv.ts'
import { qualityCheck } from './quality-checks.ts'
import type { QualityLine } from './quality-store.ts'

export const qualityColumns: readonly CsvColumn<QualityLine>[] = [
  { heading: 'Check', cell: ({ check }) => qualityCheck(check).title },
  { heading: 'Definition', cell: ({ check }) => qualityCheck(check).definition },
  { heading: 'Pathways', cell: ({ now }) => now.count },
  { heading: 'Of', cell: ({ now }) => now.of },
  { heading: 'Of what', cell: ({ check }) => qualityCheck(check).of },
  { heading: 'Share', cell: ({ now }) => shareOf(now) },
  { heading: 'Share before', cell: ({ before }) => before && shareOf(before) },
]

/** To four places; nothing where there is nothing to have a share of. */
const shareOf = ({ count, of }: QualityLine['now']): number | null =>
  of === 0 ? null : Math.round((count / of) * 10_000) / 10_000
