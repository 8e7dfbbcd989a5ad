/** A work list for a spreadsheet: the same rows and no more fields than the page shows. */
import { site as siteOf, trustName } from '#nhs/organisations.ts'
import { treatmentFunctionName } from '#nhs/treatment-function.ts'
import type { CsvColumn } from '#web/csv.ts'
import { stateNames } from '../life/states.ts'
import { stepName } from './step-words.ts'
import type { WorkItem } from './work-item.ts'

export const workCsv: readonly CsvColumn<WorkItem>[] = [
  { heading: 'Family name', cell: ({ person }) => person?.familyName },
  { heading: 'Given name', cell: ({ person }) => person?.givenName },
  { heading: 'NHS number', cell: ({ person }) => person?.nhsNumber },
  { heading: 'Procedure', cell: ({ person }) => person?.procedure },
  { heading: 'Service', cell: ({ row }) => treatmentFunctionName(row.treatmentFunction) },
  { heading: 'From', cell: ({ row }) => trustName(row.sender) },
  { heading: 'To', cell: ({ row }) => trustName(row.receiver) },
  { heading: 'Site', cell: ({ row }) => siteOf(row.site)?.name ?? row.site },
  { heading: 'State', cell: ({ row }) => stateNames[row.state] },
  { heading: 'Next step', cell: ({ steps }) => steps.map(stepName).join('; ') },
  { heading: 'Waits for', cell: ({ steps, waitsFor }) => (steps.length > 0 ? '' : waitsFor) },
  { heading: 'Missing', cell: ({ missing }) => missing.join('; ') },
  { heading: 'Time limit', cell: ({ limit }) => limit?.says },
  { heading: 'Days on the clock', cell: ({ days }) => days },
  { heading: 'Targets', cell: ({ targets }) => targets },
  { heading: 'Day of surgery', cell: ({ row }) => row.day },
]
