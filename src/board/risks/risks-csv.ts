/** Risks for a spreadsheet, a row each. */
import { trustName } from '#nhs/organisations.ts'
import type { CsvColumn } from '#web/csv.ts'
import { bandNames, bandOf, type Risk, scoreOf } from './risk.ts'

export const risksCsv: readonly CsvColumn<Risk>[] = [
  { heading: 'Risk', cell: ({ title }) => title },
  { heading: 'Cause', cell: ({ cause }) => cause },
  { heading: 'Event', cell: ({ event }) => event },
  { heading: 'Effect', cell: ({ effect }) => effect },
  { heading: 'Likelihood before', cell: ({ before }) => before.likelihood },
  { heading: 'Consequence before', cell: ({ before }) => before.consequence },
  { heading: 'Score before', cell: ({ before }) => scoreOf(before) },
  { heading: 'What is done about it', cell: ({ mitigation }) => mitigation },
  { heading: 'Likelihood now', cell: ({ now }) => now.likelihood },
  { heading: 'Consequence now', cell: ({ now }) => now.consequence },
  { heading: 'Score now', cell: ({ now }) => scoreOf(now) },
  { heading: 'Band now', cell: ({ now }) => bandNames[bandOf(now)] },
  { heading: 'Borne by', cell: ({ borneBy }) => borneBy.map(trustName).join('; ') },
  { heading: 'Why the alliance', cell: ({ whyAlliance }) => whyAlliance },
  { heading: 'Trust', cell: ({ trust }) => trustName(trust) },
  { heading: 'Person', cell: ({ name }) => name },
  { heading: 'Review', cell: ({ reviewOn }) => reviewOn },
  { heading: 'State', cell: ({ state }) => state },
  { heading: 'Closed', cell: ({ closedOn }) => closedOn },
]
