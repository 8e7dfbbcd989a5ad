/** What happened to an agreement, in words. */
import { site, trustName } from '#nhs/organisations.ts'
import { treatmentFunctionName } from '#nhs/treatment-function.ts'
import * as format from '#web/format.ts'
import type { SharingAgreement } from '../agreement.ts'
import { fieldName } from '../purposes.ts'
import type { SharingEvent } from '../store.ts'

export function eventWords({ kind, detail, trust }: SharingEvent, agreement: SharingAgreement): string {
  const { purpose } = agreement
  const reason = typeof detail.reason === 'string' && detail.reason !== '' ? `: ${detail.reason}` : ''
  switch (kind) {
    case 'proposed':
      return `Proposed by ${trustName(trust)}`
    case 'approved':
      return `Approved for ${trustName(trust)}`
    case 'declined':
      return `Declined${reason}`
    case 'suspended':
      return 'Suspended'
    case 'resumed':
      return 'Let go on'
    case 'revoked':
      return `Ended${reason}`
    case 'replaced':
      return 'Another agreement came in its place'
    case 'narrowed': {
      const fields = textsIn(detail.fields).map((field) => fieldName(purpose, field).toLowerCase())
      const services = textsIn(detail.treatment_functions).map(treatmentFunctionName)
      const sites = textsIn(detail.sites).map((code) => site(code)?.name ?? code)
      const end = typeof detail.valid_to === 'string' ? `, until ${format.dateTime(new Date(detail.valid_to))}` : ''
      const at = sites.length > 0 ? `, at ${format.list(sites)}` : ''
      return `Narrowed to ${format.list(fields)}, for ${format.list(services)}${at}${end}`
    }
  }
}

const textsIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []
