/** Actions for a spreadsheet, a row each. */
import type { Day } from '#nhs/day.ts'
import { trustName } from '#nhs/organisations.ts'
import type { CsvColumn } from '#web/csv.ts'
import { type Action, standingOfAction } from './action.ts'
import { standingNames } from './pages/action-standing.tsx'

export const actionsCsv = (today: Day): readonly CsvColumn<Action>[] => [
  { heading: 'Action', cell: ({ what }) => what },
  { heading: 'Trust', cell: ({ trust }) => trustName(trust) },
  { heading: 'Person', cell: ({ name }) => name },
  { heading: 'Due', cell: ({ dueOn }) => dueOn },
  { heading: 'Standing', cell: (action) => standingNames[standingOfAction(action, today)] },
  { heading: 'Closed', cell: ({ closedOn }) => closedOn },
  { heading: 'What came of it', cell: ({ outcome }) => outcome },
]
