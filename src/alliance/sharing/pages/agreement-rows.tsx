/** What an agreement or a proposal says, key by key: the same wherever somebody reads, checks or approves it. */
import { site, trustName } from '#nhs/organisations.ts'
import { treatmentFunctionName } from '#nhs/treatment-function.ts'
import * as format from '#web/format.ts'
import type { SummaryRow } from '#web/summary-list.tsx'
import type { Question } from '../draft.ts'
import {
  confidentialityBases,
  fieldName,
  type Ground,
  lawfulBases,
  purposeName,
  purposes,
  type SharingPurpose,
  specialBases,
} from '../purposes.ts'

type Said = {
  readonly owner: string
  readonly recipient: string
  readonly purpose: SharingPurpose
  readonly fields: readonly string[]
  readonly treatmentFunctions: readonly string[]
  readonly sites: readonly string[] | null
  /** In words, because an agreement has moments and a proposal has days. */
  readonly days: string
  readonly reason: string | null
  readonly lawfulBasis: string | null
  readonly specialBasis: string | null
  readonly confidentialityBasis: string | null
  readonly dpiaReference: string | null
  readonly rights: string | null
  readonly retention: string | null
  readonly reviewOn: string | null
}

export function scopeRows(said: Said, change?: (question: Question) => string): SummaryRow[] {
  const { owner, recipient, purpose, fields, treatmentFunctions, sites, days } = said
  return rowsWith(change, [
    ['between', { key: 'Owner of the records', value: trustName(owner) }],
    [undefined, { key: 'Who may see them', value: trustName(recipient) }],
    ['purpose', { key: 'For', value: purposeName(purpose) }],
    [undefined, { key: 'Whose records', value: purposes[purpose].rows }],
    ['fields', { key: 'What may be seen', value: <Lines items={fields.map((field) => fieldName(purpose, field))} /> }],
    ['services', { key: 'Services', value: <Lines items={treatmentFunctions.map(treatmentFunctionName)} /> }],
    ...(purpose === 'planning'
      ? ([['sites', { key: 'Sites', value: sites ? <Lines items={sites.map(siteName)} /> : 'Every site' }]] as const)
      : []),
    ['dates', { key: 'When', value: days }],
  ])
}

export function termRows(said: Said, change?: (question: Question) => string): SummaryRow[] {
  return rowsWith(change, [
    ['reason', { key: 'What it is for', value: said.reason }],
    ['law', { key: 'Lawful basis', value: ground(lawfulBases, said.lawfulBasis) }],
    [undefined, { key: 'Condition for data about health', value: ground(specialBases, said.specialBasis) }],
    [undefined, { key: 'Duty of confidentiality', value: ground(confidentialityBases, said.confidentialityBasis) }],
    ['assessment', { key: 'Data protection impact assessment', value: said.dpiaReference }],
    ['rights', { key: "People's rights", value: said.rights }],
    ['retention', { key: 'How long it is kept', value: said.retention }],
    [undefined, { key: 'Review', value: said.reviewOn && format.date(said.reviewOn) }],
  ])
}

function rowsWith(
  change: ((question: Question) => string) | undefined,
  rows: readonly (readonly [Question | undefined, SummaryRow])[],
): SummaryRow[] {
  return rows.map(([question, row]) => ({
    ...row,
    whenEmpty: format.missing.noData,
    ...(question && change && { changeHref: change(question) }),
  }))
}

const ground = (all: readonly Ground[], code: string | null): string | null => {
  const found = all.find((each) => each.code === code)
  if (!found) return code
  return /^\d/.test(found.code) ? `${found.says}, Article ${found.code}` : found.says
}

const siteName = (code: string): string => site(code)?.name ?? code

export function Lines({ items }: { readonly items: readonly string[] }) {
  return (
    <ul className="nhsuk-list">
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  )
}
