/** Sharing agreements for a spreadsheet, a row each. */
import { trustName } from '#nhs/organisations.ts'
import type { CsvColumn } from '#web/csv.ts'
import type { Stood } from './agreement.ts'
import { lastDayOf } from './narrow-form.ts'
import { fieldName, purposeName } from './purposes.ts'

export const sharingCsv: readonly CsvColumn<Stood>[] = [
  { heading: 'Agreement', cell: ({ agreement }) => agreement.id },
  { heading: 'Owner', cell: ({ agreement }) => trustName(agreement.owner) },
  { heading: 'Recipient', cell: ({ agreement }) => trustName(agreement.recipient) },
  { heading: 'Purpose', cell: ({ agreement }) => purposeName(agreement.purpose) },
  { heading: 'Standing', cell: ({ standing }) => standing.status },
  {
    heading: 'What may be seen',
    cell: ({ agreement: { purpose, fields } }) => fields.map((field) => fieldName(purpose, field)).join('; '),
  },
  { heading: 'Treatment functions', cell: ({ agreement }) => agreement.treatmentFunctions.join(' ') },
  { heading: 'Sites', cell: ({ agreement }) => agreement.sites?.join(' ') ?? 'Every site' },
  { heading: 'From', cell: ({ agreement }) => agreement.validFrom.toISOString() },
  { heading: 'Last day', cell: ({ agreement }) => lastDayOf(agreement) },
  { heading: 'Approved by the owner', cell: ({ agreement }) => agreement.approvedByOwner.join(' ') },
  { heading: 'Approved by the recipient', cell: ({ agreement }) => agreement.approvedByRecipient },
  { heading: 'Lawful basis', cell: ({ agreement }) => agreement.lawfulBasis },
  { heading: 'Condition for data about health', cell: ({ agreement }) => agreement.specialBasis },
  { heading: 'Duty of confidentiality', cell: ({ agreement }) => agreement.confidentialityBasis },
  { heading: 'Impact assessment', cell: ({ agreement }) => agreement.dpiaReference },
  { heading: 'Review', cell: ({ agreement }) => agreement.reviewOn },
]
