/** What an event holds besides its name, in a sentence; nothing when there is no more to say. Pure. */
import { trustName } from '#nhs/organisations.ts'
import type { PathwayEvent } from '#nhs/rtt/pathway-event.ts'
import { treatmentFunctionName } from '#nhs/treatment-function.ts'
import * as format from '#web/format.ts'

export function eventInFull(event: PathwayEvent): string | undefined {
  switch (event.kind) {
    case 'offer-made':
    case 'offer-declined':
      return `For ${format.date(event.detail.forDay)}, offered on ${format.date(event.detail.offeredOn)}${at(event.detail.provider)}.`
    case 'attendance':
      return event.detail?.purpose && purposes[event.detail.purpose]
    case 'admitted':
      return purposes[event.detail.purpose]
    case 'treated':
      return event.detail?.where && places[event.detail.where]
    case 'rebooked':
      return event.detail.by === 'patient' ? 'The patient asked for it.' : 'The hospital offered it.'
    case 'did-not-attend':
      return event.detail?.clearlyCommunicated ? 'The appointment had been clearly communicated.' : undefined
    case 'cancelled-by-provider':
      return event.detail?.afterAdmission ? 'After the patient was admitted.' : undefined
    case 'thinking-time':
      return `${format.count(event.detail.days, 'day')} to think.`
    case 'specialty-changed':
      return `To ${treatmentFunctionName(event.detail.toTreatmentFunction)}.`
    case 'transferred':
      return `To ${trustName(event.detail.to)}, ${event.detail.clinicalResponsibility ? 'with' : 'without'} clinical responsibility.`
    case 'opinion-requested':
      return `Of ${trustName(event.detail.of)}.`
    case 'patient-chose-provider':
      return `${trustName(event.detail.to)}${event.detail.freshReferral ? ', by a fresh referral' : ''}.`
    case 'active-monitoring':
      return event.detail.by === 'patient' ? 'At the wish of the patient.' : 'By decision of the clinician.'
    case 'moved-to-england':
      return event.detail?.from && `From ${event.detail.from}.`
    case 'start-stated':
      return event.detail?.by && `By ${trustName(event.detail.by)}.`
    case 'planned-due':
      return dues[event.detail.what]
    case 'new-treatment':
      return event.detail?.inAgreedPlan ? 'Part of the plan already agreed.' : undefined
    default:
      return undefined
  }
}

const at = (provider: string | undefined): string => (provider ? `, at ${trustName(provider)}` : '')

const purposes = {
  consultation: 'For a consultation.',
  'diagnostic-test': 'For a diagnostic test.',
  'pre-operative-assessment': 'For an assessment before the operation.',
  treatment: 'For treatment.',
  'pre-treatment': 'To prepare for treatment.',
} as const
const places = {
  outpatients: 'As an outpatient.',
  'interface-service': 'By an interface service.',
  therapy: 'By a therapist.',
  admission: 'In hospital.',
} as const
const dues = {
  treatment: 'For treatment.',
  'diagnostic-test': 'For a diagnostic test.',
  'follow-up': 'For a follow-up.',
}
