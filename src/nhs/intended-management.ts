/**
 * How long a patient is meant to stay, said when they are put on the list for admission.
 * Source: NHS Data Dictionary, INTENDED MANAGEMENT (content Open Government Licence v3.0).
 */
export type IntendedManagement = '1' | '2' | '3' | '4' | '5' | '8' | '9'

export type IntendedManagementMeaning = {
  readonly code: IntendedManagement
  readonly label: string
  /** 'unknown' for codes 8 and 9. Day case for 2 and 4, ordinary admission for 1, 3 and 5. */
  readonly pointOfDelivery: 'day case' | 'ordinary admission' | 'unknown'
}

export const intendedManagements: readonly IntendedManagementMeaning[] = [
  { code: '1', label: 'At least one night', pointOfDelivery: 'ordinary admission' },
  { code: '2', label: 'No night', pointOfDelivery: 'day case' },
  { code: '3', label: 'Planned sequence, each with a night', pointOfDelivery: 'ordinary admission' },
  { code: '4', label: 'Planned sequence, none with a night', pointOfDelivery: 'day case' },
  { code: '5', label: 'Planned sequence of nights, home by day', pointOfDelivery: 'ordinary admission' },
  { code: '8', label: 'Not applicable', pointOfDelivery: 'unknown' },
  { code: '9', label: 'Not known', pointOfDelivery: 'unknown' },
]

const byCode: ReadonlyMap<string, IntendedManagementMeaning> = new Map(
  intendedManagements.map((meaning) => [meaning.code, meaning]),
)

export function intendedManagement(code: string): IntendedManagementMeaning | undefined {
  return byCode.get(code)
}
