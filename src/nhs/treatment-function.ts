/**
 * Treatment functions, and the 23 groups in which referral to treatment figures are published.
 * A code without a group (retired, or of a provider outside the United Kingdom) is reported as unmapped, never guessed.
 */
import { treatmentFunctionList } from './treatment-function-list.ts'

export type TreatmentFunction = {
  /** Three digits, such as "110". */
  readonly code: string
  readonly label: string
  /** The reported group's code, such as "110" or "X05"; absent when the code belongs to none. */
  readonly group?: string
  readonly isRetired: boolean
}

export type ReportedGroup = { readonly code: string; readonly label: string }

/** The groups in the order of the published tables. Source: Recording and reporting RTT v5.0, section 10.1.4. */
export const reportedGroups: readonly ReportedGroup[] = [
  { code: '100', label: 'General Surgery' },
  { code: '101', label: 'Urology' },
  { code: '110', label: 'Trauma and Orthopaedic' },
  { code: '120', label: 'Ear Nose and Throat' },
  { code: '130', label: 'Ophthalmology' },
  { code: '140', label: 'Oral Surgery' },
  { code: '150', label: 'Neurosurgical' },
  { code: '160', label: 'Plastic Surgery' },
  { code: '170', label: 'Cardiothoracic Surgery' },
  { code: '300', label: 'General Internal Medicine' },
  { code: '301', label: 'Gastroenterology' },
  { code: '320', label: 'Cardiology' },
  { code: '330', label: 'Dermatology' },
  { code: '340', label: 'Respiratory Medicine' },
  { code: '400', label: 'Neurology' },
  { code: '410', label: 'Rheumatology' },
  { code: '430', label: 'Elderly Medicine' },
  { code: '502', label: 'Gynaecology' },
  { code: 'X02', label: 'Other medical services' },
  { code: 'X03', label: 'Other mental health services' },
  { code: 'X04', label: 'Other paediatric services' },
  { code: 'X05', label: 'Other surgical services' },
  { code: 'X06', label: 'Other services' },
]

export const treatmentFunctions: readonly TreatmentFunction[] = treatmentFunctionList
  .trim()
  .split('\n')
  .map((line) => {
    const [code = '', group = '-', ...words] = line.split(' ')
    const label = words.join(' ')
    return { code, label, ...(group === '-' ? {} : { group }), isRetired: label === 'Retired' }
  })

const byCode: ReadonlyMap<string, TreatmentFunction> = new Map(treatmentFunctions.map((each) => [each.code, each]))
const groupLabels: ReadonlyMap<string, string> = new Map(reportedGroups.map(({ code, label }) => [code, label]))

export function treatmentFunction(code: string): TreatmentFunction | undefined {
  return byCode.get(code)
}

/** The group under which a treatment function is reported: "108" gives "110". `undefined` means unmapped. */
export function reportedGroup(code: string): string | undefined {
  return byCode.get(code)?.group
}

/** The name of a reported group, such as "Trauma and Orthopaedic" for "110". */
export function reportedGroupLabel(group: string): string | undefined {
  return groupLabels.get(group)
}

/** What people call a treatment function: "Trauma and Orthopaedic" for 110. The code itself when it is not known. */
export function treatmentFunctionName(code: string): string {
  return treatmentFunction(code)?.label.replace(/ Service$/, '') ?? code
}
