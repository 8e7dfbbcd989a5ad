/** What is known of each item of the data set: its names, its place in the form, and what its values must look like. */

/** How a value is checked, beyond its length. Each check is a function in check-value.ts. */
export type CheckName =
  | 'text'
  | 'address'
  | 'postcode'
  | 'day'
  | 'nhs-number'
  | 'local-number'
  | 'telephone'
  | 'e-mail'
  | 'practice'
  | 'organisation'
  | 'referrer'
  | 'treatment-function'
  | 'pathway-identifier'
  | 'status'
  | 'reason'

export type Group =
  | 'patient'
  | 'contact'
  | 'gp'
  | 'referring-organisation'
  | 'referral-to-treatment'
  | 'pathway-organisations'
  | 'receiving-organisation'
  | 'dates'

export type Item<Key extends string = string> = {
  readonly key: Key
  /** The data element's name in the NHS Data Dictionary; the heading of its column in a CSV file. */
  readonly element: string
  /** What it is called on pages. */
  readonly label: string
  readonly group: Group
  readonly mandatory: boolean
  /** There may be several values: an organisation for each provider on the pathway. */
  readonly repeats?: boolean
  readonly check: CheckName
  /** The most characters of one value. */
  readonly longest: number
}

export const groups: readonly { readonly code: Group; readonly label: string }[] = [
  { code: 'patient', label: 'Patient' },
  { code: 'contact', label: 'How to reach the patient' },
  { code: 'gp', label: 'GP' },
  { code: 'referring-organisation', label: 'Referring organisation' },
  { code: 'referral-to-treatment', label: 'Referral to treatment' },
  { code: 'pathway-organisations', label: 'Organisations on the pathway' },
  { code: 'receiving-organisation', label: 'Receiving organisation' },
  { code: 'dates', label: 'Dates' },
]
