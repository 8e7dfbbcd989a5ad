/**
 * What a file of open pathways can tell us, field by field. The column names are those of the Waiting List Minimum Data
 * Set as public queries on it use them (2025-26; its own specification was not reached); a trust's own names are
 * declared in a mapping.
 */

/** How a cell is read. See cell-readers.ts. */
export type FieldKind =
  | 'text'
  | 'day'
  | 'NHS number'
  | 'postcode'
  | 'whole number'
  | 'organisation'
  | 'site'
  | 'commissioner'
  | 'practice'
  | 'pathway identifier'
  | 'procedure'
  | 'small area'
  | 'sex'
  | 'ethnic category'
  | 'NHS number status'
  | 'waiting list type'
  | 'treatment function'
  | 'RTT status'
  | 'priority'
  | 'intended management'
  | 'subspecialty'

export type FieldMeaning = {
  readonly kind: FieldKind
  /** The name of its column when no mapping is given. */
  readonly column: string
  readonly label: string
  /** In every row: a row without it is refused. The file must have the column, or the mapping a value for all. */
  readonly isNeeded?: true
  /** Of a text, in characters. */
  readonly longest?: number
}

export const fields = {
  provider: {
    kind: 'organisation',
    column: 'organisation_identifier_code_of_provider',
    label: 'Provider',
    isNeeded: true,
  },
  localPatientId: {
    kind: 'text',
    column: 'local_patient_identifier',
    label: 'Local patient number',
    isNeeded: true,
    longest: 30,
  },
  pathwayIdentifier: {
    kind: 'pathway identifier',
    column: 'patient_pathway_identifier',
    label: 'Patient pathway identifier',
    isNeeded: true,
    longest: 20,
  },
  pathwayIssuer: {
    kind: 'organisation',
    column: 'organisation_code_patient_pathway_identifier_issuer',
    label: 'Issuer of the pathway identifier',
  },
  referralIdentifier: { kind: 'text', column: 'referral_identifier', label: 'Referral identifier', longest: 50 },
  waitingListType: {
    kind: 'waiting list type',
    column: 'waiting_list_type',
    label: 'Waiting list type',
    isNeeded: true,
  },
  treatmentFunction: {
    kind: 'treatment function',
    column: 'activity_treatment_function_code',
    label: 'Treatment function',
    isNeeded: true,
  },
  commissioner: {
    kind: 'commissioner',
    column: 'organisation_identifier_code_of_commissioner',
    label: 'Commissioner',
    isNeeded: true,
  },
  rttStatus: {
    kind: 'RTT status',
    column: 'referral_to_treatment_period_status',
    label: 'Referral to treatment status',
    isNeeded: true,
  },
  clockStart: {
    kind: 'day',
    column: 'referral_to_treatment_period_start_date',
    label: 'Referral to treatment period start',
  },
  clockStop: {
    kind: 'day',
    column: 'referral_to_treatment_period_end_date',
    label: 'Referral to treatment period end',
  },
  referralReceived: { kind: 'day', column: 'referral_request_received_date', label: 'Referral received' },
  originalReferralReceived: {
    kind: 'day',
    column: 'original_referral_request_received_date',
    label: 'Original referral received',
  },
  site: { kind: 'site', column: 'organisation_site_identifier_of_treatment', label: 'Site of treatment' },
  consultant: { kind: 'text', column: 'consultant_code', label: 'Consultant', longest: 20 },
  firstActivity: { kind: 'day', column: 'first_activity_date', label: 'First activity' },
  lastAttended: { kind: 'day', column: 'date_last_attended', label: 'Last attended' },
  lastMissed: { kind: 'day', column: 'last_dna_date', label: 'Last appointment not attended' },
  cancelled: { kind: 'day', column: 'cancellation_date', label: 'Cancelled' },
  decidedToTreat: { kind: 'day', column: 'decision_to_treat_date', label: 'Decision to treat' },
  decidedToAdmit: { kind: 'day', column: 'decision_to_admit_date', label: 'Decision to admit' },
  toComeIn: { kind: 'day', column: 'tci_date', label: 'To come in' },
  priority: { kind: 'priority', column: 'procedure_priority_code', label: 'Procedure priority' },
  diagnosticPriority: { kind: 'priority', column: 'diagnostic_priority_code', label: 'Diagnostic priority' },
  prioritised: { kind: 'day', column: 'date_of_last_priority_review', label: 'Last priority review' },
  validated: { kind: 'day', column: 'last_pas_validation_date', label: 'Last validation' },
  procedureCode: { kind: 'procedure', column: 'proposed_procedure_opcs_code', label: 'Proposed procedure (OPCS-4)' },
  procedureName: {
    kind: 'text',
    column: 'proposed_procedure_name',
    label: 'Proposed procedure in words',
    longest: 200,
  },
  intendedManagement: {
    kind: 'intended management',
    column: 'intended_management_code',
    label: 'Intended management',
  },
  nhsNumber: { kind: 'NHS number', column: 'nhs_number', label: 'NHS number' },
  nhsNumberStatus: {
    kind: 'NHS number status',
    column: 'nhs_number_status_indicator_code',
    label: 'NHS number status',
  },
  familyName: { kind: 'text', column: 'person_family_name', label: 'Family name', longest: 70 },
  givenName: { kind: 'text', column: 'person_given_name', label: 'Given name', longest: 70 },
  birthDate: { kind: 'day', column: 'person_birth_date', label: 'Date of birth' },
  sex: { kind: 'sex', column: 'person_stated_gender_code', label: 'Stated gender' },
  ethnicCategory: { kind: 'ethnic category', column: 'ethnic_category', label: 'Ethnic category' },
  postcode: { kind: 'postcode', column: 'postcode_of_usual_address', label: 'Postcode' },
  smallArea: { kind: 'small area', column: 'lsoa', label: 'Lower layer super output area (2021)' },
  practice: { kind: 'practice', column: 'general_medical_practice_code', label: 'GP practice' },
  interpreterLanguage: {
    kind: 'text',
    column: 'interpreter_language',
    label: 'Interpreter needed for',
    longest: 50,
  },
  subspecialty: { kind: 'subspecialty', column: 'subspecialty', label: 'Orthopaedic subspecialty' },
  willingMinutes: { kind: 'whole number', column: 'willing_to_travel_minutes', label: 'Willing to travel, minutes' },
  expectedMinutes: { kind: 'whole number', column: 'expected_theatre_minutes', label: 'Expected theatre minutes' },
  expectedNights: { kind: 'whole number', column: 'expected_nights', label: 'Expected nights in hospital' },
} as const satisfies Readonly<Record<string, FieldMeaning>>

export type FieldName = keyof typeof fields

export const fieldNames = Object.keys(fields) as FieldName[]

export const fieldMeaning = (name: FieldName): FieldMeaning => fields[name]

/** The field's place in a row's values. */
export const placeOf = Object.fromEntries(fieldNames.map((name, place) => [name, place])) as Readonly<
  Record<FieldName, number>
>
