/** Disputes for a spreadsheet, a row each. */
import type { Day } from '#nhs/day.ts'
import { trustName } from '#nhs/organisations.ts'
import type { CsvColumn } from '#web/csv.ts'
import { type Dispute, rungOf, standingOfDispute, stepEnds } from './dispute.ts'
import { disputeStandingNames } from './pages/dispute-tag.tsx'

export const disputesCsv = (today: Day): readonly CsvColumn<Dispute>[] => [
  { heading: 'Matter', cell: ({ matter }) => matter },
  { heading: 'Raised by', cell: ({ trust }) => trustName(trust) },
  { heading: 'Concerns', cell: ({ concerns }) => concerns.map(trustName).join('; ') },
  { heading: 'What it is about', cell: ({ what }) => what },
  { heading: 'What would settle it', cell: ({ wanted }) => wanted },
  { heading: 'Standing', cell: (dispute) => disputeStandingNames[standingOfDispute(dispute, today)] },
  { heading: 'Step', cell: ({ step }) => step },
  { heading: 'Who tries to settle it', cell: (dispute) => rungOf(dispute).who },
  { heading: 'Since', cell: ({ stepFrom }) => stepFrom },
  { heading: 'Until', cell: stepEnds },
  { heading: 'Closed', cell: ({ closedOn }) => closedOn },
  { heading: 'Outcome', cell: ({ outcome }) => outcome },
]
