/** The forward plan for a spreadsheet, a row each. */
import { matters } from '#alliance'
import { trustName } from '#nhs/organisations.ts'
import type { CsvColumn } from '#web/csv.ts'
import { type PointRow, standingWords } from './pages/plan.tsx'

export const planCsv: readonly CsvColumn<PointRow>[] = [
  { heading: 'Due', cell: ({ point }) => point.dueOn },
  { heading: 'First declared for', cell: ({ point }) => point.firstDueOn },
  { heading: 'Decision', cell: ({ point }) => point.title },
  { heading: 'Why', cell: ({ point }) => point.why },
  { heading: 'Class of matter', cell: ({ point }) => matters[point.matter] },
  { heading: 'Committee', cell: ({ committee }) => committee },
  { heading: 'Trust', cell: ({ point }) => trustName(point.ownerTrust) },
  { heading: 'Person', cell: ({ point }) => point.ownerName },
  { heading: 'Standing', cell: ({ standing }) => standingWords[standing][1] },
  { heading: 'Why moved or dropped', cell: ({ point }) => point.reason },
  { heading: 'Item', cell: ({ point }) => point.item },
]
