/** The list of transfers for a spreadsheet: the same rows and no more fields than the page shows. */
import { site as siteOf, trustName } from '#nhs/organisations.ts'
import { treatmentFunctionName } from '#nhs/treatment-function.ts'
import type { OwnPatient } from '#waiting-list'
import type { CsvColumn } from '#web/csv.ts'
import { stateNames } from './life/states.ts'
import type { TransferIn, TransferOut } from './store.ts'

const shared: readonly CsvColumn<TransferOut>[] = [
  { heading: 'Service', cell: ({ treatmentFunction }) => treatmentFunctionName(treatmentFunction) },
  { heading: 'Site', cell: ({ site }) => siteOf(site)?.name ?? site },
  { heading: 'Day of surgery', cell: ({ day }) => day },
  { heading: 'State', cell: ({ state }) => stateNames[state] },
  { heading: 'Plan', cell: ({ planId }) => planId },
]

export const outCsv: readonly CsvColumn<TransferOut & { readonly patient?: OwnPatient }>[] = [
  { heading: 'Family name', cell: ({ patient }) => patient?.familyName },
  { heading: 'Given name', cell: ({ patient }) => patient?.givenName },
  { heading: 'NHS number', cell: ({ patient }) => patient?.nhsNumber },
  { heading: 'To', cell: ({ partner }) => trustName(partner) },
  ...shared,
]

export const inCsv: readonly CsvColumn<TransferIn>[] = [
  { heading: 'Family name', cell: ({ familyName }) => familyName },
  { heading: 'Given name', cell: ({ givenName }) => givenName },
  { heading: 'NHS number', cell: ({ nhsNumber }) => nhsNumber },
  { heading: 'Date of birth', cell: ({ birthDate }) => birthDate },
  { heading: 'From', cell: ({ partner }) => trustName(partner) },
  { heading: 'Procedure', cell: ({ procedure }) => procedure },
  { heading: 'Priority', cell: ({ priority }) => priority },
  { heading: 'Clock start', cell: ({ clockStart }) => clockStart },
  { heading: 'Expected minutes', cell: ({ expectedMinutes }) => expectedMinutes },
  { heading: 'Expected nights', cell: ({ expectedNights }) => expectedNights },
  ...shared,
]
