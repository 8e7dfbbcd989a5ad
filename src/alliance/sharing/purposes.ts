/**
 * What trusts may share for: the ceiling of each purpose. An agreement narrows it and never widens it. The database holds
 * the same list of fields (private.most_fields in migrations/0024), and a test compares the two.
 */

export type SharingPurpose = 'planning' | 'mutual-aid' | 'booking-safety'

type PurposeRules = {
  readonly name: string
  /** Whose rows: what a services list narrows. */
  readonly rows: string
  /** Somebody can be known by what is shared. */
  readonly isIdentifiable: boolean
  /** It is for the care of the very people whose rows they are, so that the national data opt-out does not apply. */
  readonly isIndividualCare: boolean
  /** Every field that the purpose could ever need. */
  readonly fields: Readonly<Record<string, string>>
  /** What stays with the receiver when it has ended, said plainly before anybody approves. */
  readonly staysWithReceiver: readonly string[]
}

export const purposes: Readonly<Record<SharingPurpose, PurposeRules>> = {
  planning: {
    name: 'Planning, without names',
    rows: 'Everybody who waits for one of the services, under a pseudonym',
    isIdentifiable: false,
    isIndividualCare: false,
    fields: {
      procedure: 'Procedure',
      expected_stay: 'Expected operating minutes and nights',
      travel: 'Willingness to travel and minutes to each site',
      groups: 'Age band, ethnic group and deprivation fifth',
      team: 'Consultant',
      capacity: 'Theatres, beds, surgeons and nurses',
      people_on_both_lists: 'How many people are on both lists, and never who',
    },
    staysWithReceiver: [
      'Files that somebody had downloaded, and what people have read.',
      'Decisions of the alliance that rest on a plan, as totals.',
      'Proposals to move a patient that were sent before. Either trust can withdraw them.',
    ],
  },
  'mutual-aid': {
    name: 'Mutual aid, for proposed transfers',
    rows: 'Patients with a transfer to the other trust under way, and nobody else',
    isIdentifiable: true,
    isIndividualCare: true,
    fields: {
      name: 'Name',
      nhs_number: 'NHS number',
      birth_date: 'Date of birth',
      contact: 'Postcode and interpreter',
    },
    staysWithReceiver: [
      'The records of patients whose care has passed to the receiver. They are its own patients by then.',
      'Files that somebody had downloaded, and what people have read.',
    ],
  },
  'booking-safety': {
    name: 'Safe booking, so that nobody is booked twice',
    rows: 'Patients for whom a theatre is held, compared by a key that nobody can read',
    isIdentifiable: true,
    isIndividualCare: true,
    fields: {
      busy: 'That a patient is busy at a time, and never where or why',
    },
    staysWithReceiver: ['That a booking was refused because the patient was busy.'],
  },
}

export const purposeNames = Object.keys(purposes) as SharingPurpose[]

export const purposeName = (purpose: SharingPurpose): string => purposes[purpose].name

export const fieldsOf = (purpose: SharingPurpose): Readonly<Record<string, string>> => purposes[purpose].fields

export const fieldName = (purpose: SharingPurpose, field: string): string => fieldsOf(purpose)[field] ?? field

type Purposes = Pick<PurposeRules, 'isIdentifiable' | 'isIndividualCare'>

/**
 * Whether people's national data opt-out has to be asked for before a row is shared: it applies to what can be known to be
 * somebody's and is not for their own care. There is no cache of opt-outs here, so no agreement for such a purpose can be
 * made (National data opt-out operational policy guidance).
 */
export const asksForOptOut = ({ isIdentifiable, isIndividualCare }: Purposes): boolean =>
  isIdentifiable && !isIndividualCare

/** Grounds in data protection law, as an agreement names them: code and words. */
export type Ground = { readonly code: string; readonly says: string }

/** UK GDPR Article 6(1), as far as an NHS trust can rest on it. */
export const lawfulBases: readonly Ground[] = [
  { code: '6(1)(e)', says: 'A task in the public interest, or official authority' },
  { code: '6(1)(c)', says: 'A legal obligation' },
  { code: '6(1)(d)', says: 'Vital interests' },
]

/** UK GDPR Article 9(2), for data about health. */
export const specialBases: readonly Ground[] = [
  { code: '9(2)(h)', says: 'Provision of health care, or management of its services' },
  { code: '9(2)(i)', says: 'Public interest in public health' },
  { code: '9(2)(c)', says: 'Vital interests of somebody who cannot consent' },
]

/** What the common law duty of confidentiality is met by. */
export const confidentialityBases: readonly Ground[] = [
  { code: 'implied-consent', says: 'Implied consent, for the care of the patient' },
  { code: 'explicit-consent', says: 'The patient has agreed' },
  { code: 'not-confidential', says: 'Nobody can be known by what is shared' },
  { code: 'section-251', says: 'Support under section 251 of the NHS Act 2006' },
]
