/** A plan's patients for a spreadsheet: names of one's own, pseudonyms of others', and no more than the pages show. */
import { site as siteOf, trustName } from '#nhs/organisations.ts'
import { treatmentFunctionName } from '#nhs/treatment-function.ts'
import type { CsvColumn } from '#web/csv.ts'
import type { PlanNames } from './names.ts'
import type { OwnNames } from './own-names.ts'
import type { Placement } from './placement.ts'

export const peopleCsv = (own: OwnNames, { rooms, surgeons, theatres }: PlanNames): readonly CsvColumn<Placement>[] => [
  { heading: 'Trust', cell: ({ homeTrust }) => trustName(homeTrust) },
  { heading: 'Pseudonym', cell: ({ pseudonym }) => pseudonym },
  { heading: 'Family name', cell: ({ pseudonym }) => own.get(pseudonym)?.familyName },
  { heading: 'Given name', cell: ({ pseudonym }) => own.get(pseudonym)?.givenName },
  { heading: 'NHS number', cell: ({ pseudonym }) => own.get(pseudonym)?.nhsNumber },
  { heading: 'Service', cell: ({ treatmentFunction }) => treatmentFunctionName(treatmentFunction) },
  { heading: 'Priority', cell: ({ priority }) => priority },
  { heading: 'Weeks waited', cell: ({ weeksWaited }) => weeksWaited },
  { heading: 'Has to be treated', cell: ({ must }) => (must ? 'Yes' : 'No') },
  { heading: 'Weight', cell: ({ weight }) => weight },
  { heading: 'Minutes', cell: ({ minutes }) => minutes },
  { heading: 'Nights', cell: ({ nights }) => nights },
  { heading: 'Day', cell: ({ placed }) => placed?.day },
  { heading: 'Site', cell: ({ placed }) => placed && (siteOf(placed.site)?.name ?? placed.site) },
  {
    heading: 'Theatre',
    cell: ({ placed }) => placed && (theatres.find(({ id }) => id === placed.theatre)?.name ?? placed.theatre),
  },
  { heading: 'Room', cell: ({ placed }) => placed && (rooms[placed.room] ?? placed.room) },
  { heading: 'Surgeon', cell: ({ placed }) => placed && (surgeons[placed.surgeon] ?? placed.surgeon) },
  { heading: 'Away from their trust', cell: ({ away }) => (away ? 'Yes' : 'No') },
  { heading: 'Minutes further', cell: ({ travelExtraMinutes }) => travelExtraMinutes },
  { heading: 'Reason', cell: ({ reason }) => reason?.says },
]
