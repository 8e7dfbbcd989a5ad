/**
 * What can happen on a patient's pathway, as far as a referral to treatment clock cares.
 *
 * An event is a fact, not a judgement: it says "the patient did not attend", never "the clock stopped". Whether a clock
 * starts, runs or stops is for the rules. `kind` and the names inside `detail` are stored (`pathway_event.kind`,
 * `pathway_event.detail`), so a name once given stays.
 */
import type { Day } from '../day.ts'
import type { RttStatus } from '../rtt-status.ts'

/** The ODS code of whoever held the event: a trust, an independent provider, an interface service or a health board. */
export type ProviderCode = string

/** What a provider must be able to show before a patient who did not attend may be discharged. Rule 5f. */
export type DischargeEvidence = {
  readonly clearlyCommunicated: boolean
  /** A clinician judged that discharge is not against the patient's best interests. */
  readonly inBestInterests: boolean
  readonly underPublishedPolicy: boolean
  /** The policy protects vulnerable patients and is agreed with clinicians, commissioners and patients. */
  readonly policyProtectsVulnerable: boolean
}

/** What must hold before the sender goes on reporting a patient whom another provider treats. Section 11.2. */
export type SubcontractTerms = {
  readonly reportedBy: 'sender' | 'receiver'
  readonly commissionerAgreed: boolean
  readonly clinicallyAppropriate: boolean
  readonly nhsEnglandTold: boolean
  readonly namedInContract: boolean
}

/** A date offered to a patient. It is reasonable when it was offered at least three weeks ahead. */
export type OfferedDate = {
  readonly offeredOn: Day
  readonly forDay: Day
  readonly provider?: ProviderCode
  readonly team?: string
  /** For a date at another provider: somebody judged beforehand that it suits the patient clinically and socially. */
  readonly judgedSuitable?: boolean
  /** The patient had said beforehand that they cannot come on that day: an offer of it is no offer. */
  readonly unavailable?: boolean
}

type EventOf<Kind extends string, Detail = Record<never, never>> = {
  readonly on: Day
  readonly kind: Kind
  readonly provider: ProviderCode
  /** The status that the lead care professional recorded with the event, where one was. */
  readonly rttStatus?: RttStatus
} & (Record<never, never> extends Detail ? { readonly detail?: Detail } : { readonly detail: Detail })

export type PathwayEvent =
  // What can start a clock
  | EventOf<'referral-received', { readonly ubrn?: string }>
  | EventOf<'self-referral-received', { readonly agreedLocally: boolean; readonly ratified: boolean }>
  /** The date on which the patient converts the booking reference, or on which it appears on the slot-issue list. */
  | EventOf<'ubrn-converted', { readonly ubrn?: string; readonly onSlotIssueList?: boolean }>
  | EventOf<'interface-referral-received'>
  /** A provider or a file states when the period began; the events behind it are not held. `on` is that day. */
  | EventOf<'start-stated', { readonly by?: string }>
  | EventOf<'rebooked', { readonly by: 'patient' | 'provider' }>
  | EventOf<'bilateral-second-ready'>
  | EventOf<'new-treatment', { readonly inAgreedPlan?: boolean; readonly atProvider?: ProviderCode }>
  | EventOf<'decision-to-treat'>
  | EventOf<'patient-resumed'>
  | EventOf<'planned-due', { readonly what: 'treatment' | 'diagnostic-test' | 'follow-up' }>
  | EventOf<'moved-to-england', { readonly from?: 'Wales' | 'Scotland' | 'Northern Ireland' }>
  // What happens while it runs
  | EventOf<'emergency-presentation'>
  | EventOf<'first-attendance'>
  | EventOf<'attendance', { readonly purpose?: 'consultation' | 'diagnostic-test' | 'pre-operative-assessment' }>
  /** An activity of which only the status is known, as in a trust's extract. */
  | (EventOf<'activity'> & { readonly rttStatus: RttStatus })
  | EventOf<'did-not-attend', { readonly clearlyCommunicated?: boolean; readonly discharge?: DischargeEvidence }>
  | EventOf<'decision-to-admit'>
  | EventOf<'offer-made', OfferedDate>
  | EventOf<'offer-declined', OfferedDate>
  | EventOf<'cancelled-by-provider', { readonly afterAdmission?: boolean }>
  | EventOf<'cancelled-by-patient'>
  | EventOf<'unfit'>
  | EventOf<'thinking-time', { readonly days: number }>
  | EventOf<'added-to-planned-list'>
  | EventOf<'specialty-changed', { readonly toTreatmentFunction: string }>
  | EventOf<'separate-condition', { readonly newPathway?: string }>
  | EventOf<'validated'>
  // Who holds the patient. `on` is the day that the other provider received the request.
  | EventOf<
      'transferred',
      { readonly to: ProviderCode; readonly clinicalResponsibility: boolean; readonly subcontract?: SubcontractTerms }
    >
  | EventOf<'opinion-requested', { readonly of: ProviderCode }>
  | EventOf<'patient-chose-provider', { readonly to: ProviderCode; readonly freshReferral: boolean }>
  // What can stop it
  | EventOf<'admitted', { readonly purpose: AdmissionPurpose }>
  | EventOf<'procedure-not-carried-out', { readonly decisionNotToTreat?: boolean }>
  | EventOf<'treated', { readonly where?: 'outpatients' | 'interface-service' | 'therapy' | 'admission' }>
  | EventOf<'transplant-listed', { readonly matched: boolean }>
  | EventOf<
      'active-monitoring',
      {
        readonly by: 'patient' | 'clinician'
        readonly because?: 'clinical' | 'patient-delay'
        /** Whether it followed a clinical conversation with the patient, who agreed. */
        readonly agreed?: boolean
        /** The patient said when they cannot come, and two reasonable dates could have been offered in that time. */
        readonly twoDatesCouldHaveBeenOffered?: boolean
      }
    >
  | EventOf<'returned-to-primary-care', { readonly afterNotAttending?: DischargeEvidence }>
  | EventOf<'decision-not-to-treat'>
  | EventOf<'patient-declined'>
  | EventOf<'died'>

export type AdmissionPurpose = 'treatment' | 'diagnostic-test' | 'pre-treatment' | 'pre-operative-assessment'

export type EventKind = PathwayEvent['kind']
