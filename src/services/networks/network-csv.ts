/** A trust's cases of a network, and how many of each trust's were discussed, for a spreadsheet. */
import { trustName } from '#nhs/organisations.ts'
import type { CsvColumn } from '#web/csv.ts'
import { isAwaited, type NetworkAudit, type NetworkCase, outcomeName } from './network-case.ts'

const last = ({ discussions }: NetworkCase) => discussions.at(-1)

export const casesCsv: readonly CsvColumn<NetworkCase>[] = [
  { heading: 'Reference', cell: ({ reference }) => reference },
  { heading: 'Noted on', cell: ({ notedOn }) => notedOn },
  { heading: 'Site', cell: ({ site }) => site },
  { heading: 'Complexity', cell: ({ grade }) => grade },
  { heading: 'Features', cell: ({ features }) => features.join('; ') },
  { heading: 'To be discussed', cell: ({ isComplex }) => (isComplex ? 'yes' : 'no') },
  { heading: 'Not discussed yet', cell: (row) => (isAwaited(row) ? 'yes' : 'no') },
  { heading: 'Times discussed', cell: ({ discussions }) => discussions.length },
  { heading: 'Last discussed on', cell: (row) => last(row)?.onDay },
  { heading: 'Outcome', cell: (row) => last(row) && outcomeName(last(row)!.outcome) },
  { heading: 'To site', cell: (row) => last(row)?.toSite },
  { heading: 'Who', cell: (row) => last(row)?.who },
]

export const auditCsv: readonly CsvColumn<NetworkAudit>[] = [
  { heading: 'Trust', cell: ({ trust }) => trust },
  { heading: 'Trust name', cell: ({ trust }) => trustName(trust) },
  { heading: 'Year', cell: ({ year }) => year },
  { heading: 'Complex cases', cell: ({ complex }) => complex ?? 'not shown' },
  { heading: 'Discussed', cell: ({ discussed }) => discussed ?? 'not shown' },
  { heading: 'All discussed', cell: ({ isAll }) => (isAll ? 'yes' : 'no') },
]
