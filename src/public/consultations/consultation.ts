/** A question that an alliance asks everybody, from one day to another; and who may ask. */
import type { Day } from '#nhs/day.ts'
import type { Role, Viewer } from '#platform/viewer.ts'

export type Consultation = {
  readonly id: string
  readonly title: string
  /** As papers are written: "# " for a heading, "- " for an item of a list. */
  readonly about: string
  readonly question: string
  readonly opensOn: Day
  /** The last day on which answers are taken. */
  readonly closesOn: Day
}

export type ConsultationStanding = 'coming' | 'open' | 'closed'

export function consultationStanding(
  { opensOn, closesOn }: Pick<Consultation, 'opensOn' | 'closesOn'>,
  today: Day,
): ConsultationStanding {
  if (today < opensOn) return 'coming'
  return today <= closesOn ? 'open' : 'closed'
}

/** In what capacity somebody answers. */
export const capacities = {
  patient: 'A patient',
  carer: 'Somebody who cares for a patient',
  public: 'A member of the public',
  staff: 'Somebody who works for the NHS',
  organisation: 'An organisation',
} as const
export type Capacity = keyof typeof capacities
export const capacityCodes = Object.keys(capacities) as Capacity[]

export const longestAnswer = 2000

/** How often. A library, a ward or a household shares an address. Our own figure. */
export const mostAnswersOfAddressInAnHour = 10

const askers: readonly Role[] = [
  'board-secretary',
  'chair',
  'chief-executive',
  'chief-operating-officer',
  'medical-director',
]

/** Who asks in the alliance's name, and withdraws what was asked. Every member's people read the answers. */
export const mayConsult = ({ roles }: Pick<Viewer, 'roles'>): boolean => roles.some((role) => askers.includes(role))
