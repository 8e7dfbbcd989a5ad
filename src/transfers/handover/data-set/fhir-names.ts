/**
 * The names by which a FHIR R4 bundle says what it holds. Systems of the NHS where they are published; where none was
 * found, URNs of our own, which claim no meaning elsewhere.
 */
export const system = {
  nhsNumber: 'https://fhir.nhs.uk/Id/nhs-number',
  organisation: 'https://fhir.nhs.uk/Id/ods-organization-code',
  treatmentFunction: 'https://fhir.hl7.org.uk/CodeSystem/UKCore-PracticeSettingCode',
  localNumber: 'urn:accord:local-patient-identifier',
  pathway: 'urn:accord:patient-pathway-identifier',
  referrer: 'urn:accord:referrer-code',
  reason: 'urn:accord:referral-raised-reason',
} as const

/** What a service request has no element of its own for. */
export const extension = {
  status: 'urn:accord:referral-to-treatment-period-status',
  clockStart: 'urn:accord:referral-to-treatment-period-start-date',
  decidedToReferOn: 'urn:accord:decision-to-refer-date',
  organisation: 'urn:accord:organisation-on-pathway',
  receivedOn: 'urn:accord:referral-request-received-date',
} as const
