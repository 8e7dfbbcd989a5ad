/** The register of decisions for a spreadsheet, a row each. */
import { trustName } from '#nhs/organisations.ts'
import type { CsvColumn } from '#web/csv.ts'
import { conflictedOn } from './conflicted-on.ts'
import type { Decided } from './decided.ts'

const boundTrusts = (decided: Decided, isBound: boolean): string =>
  decided.ok
    ? decided.outcome.trusts
        .filter((one) => one.isBound === isBound)
        .map(({ trust }) => trustName(trust))
        .join('; ')
    : ''

export const registerCsv: readonly CsvColumn<Decided>[] = [
  { heading: 'Item', cell: ({ record }) => record.item.id },
  { heading: 'Meeting', cell: ({ record }) => record.meeting.title },
  { heading: 'Title', cell: ({ record }) => record.item.title },
  { heading: 'Motion', cell: ({ record }) => record.item.motion },
  { heading: 'Class of matter', cell: ({ record }) => record.item.matter },
  { heading: 'Version of the agreement', cell: ({ record }) => record.item.agreement },
  { heading: 'Opened', cell: ({ record }) => record.item.openedAt?.toISOString() },
  { heading: 'Closed', cell: ({ record }) => record.item.closedAt?.toISOString() },
  { heading: 'Outcome', cell: (decided) => (decided.ok ? decided.outcome.status : decided.because) },
  { heading: 'Binds', cell: (decided) => boundTrusts(decided, true) },
  { heading: 'Does not bind', cell: (decided) => boundTrusts(decided, false) },
  { heading: 'Conflicted', cell: (decided) => conflictedOn(decided).join('; ') },
  {
    heading: 'Reasons',
    cell: (decided) => (decided.ok ? decided.outcome.reasons.map(({ says }) => says).join(' ') : ''),
  },
]
