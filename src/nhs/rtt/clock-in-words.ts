/** Short names, for pages, of what can happen on a pathway and of how a clock can end. */
import type { ClockState, StopReason } from './clock-period.ts'
import type { EventKind } from './pathway-event.ts'

const events: Readonly<Record<EventKind, string>> = {
  'referral-received': 'Referral received',
  'self-referral-received': 'Self-referral received',
  'ubrn-converted': 'Booking reference converted',
  'interface-referral-received': 'Referral received by an interface service',
  'start-stated': 'Clock start stated by the provider',
  rebooked: 'Missed first appointment rebooked',
  'bilateral-second-ready': 'Fit and ready for the second side',
  'new-treatment': 'New treatment decided',
  'decision-to-treat': 'Decision to treat',
  'patient-resumed': 'Patient decided to go ahead',
  'planned-due': 'Planned date reached',
  'moved-to-england': 'Became the responsibility of an English commissioner',
  'emergency-presentation': 'Came as an emergency',
  'first-attendance': 'First appointment attended',
  attendance: 'Appointment attended',
  activity: 'Activity recorded',
  'did-not-attend': 'Did not attend',
  'decision-to-admit': 'Decision to admit',
  'offer-made': 'Date offered',
  'offer-declined': 'Date declined',
  'cancelled-by-provider': 'Cancelled by the hospital',
  'cancelled-by-patient': 'Cancelled by the patient',
  unfit: 'Unfit for treatment for a time',
  'thinking-time': 'Time to think',
  'added-to-planned-list': 'Put on a planned list',
  'specialty-changed': 'Moved to another specialty',
  'separate-condition': 'Separate condition found',
  validated: 'Record checked',
  transferred: 'Transferred to another provider',
  'opinion-requested': 'Opinion asked of another provider',
  'patient-chose-provider': 'Patient chose another provider',
  admitted: 'Admitted',
  'procedure-not-carried-out': 'Procedure not carried out',
  treated: 'Treated',
  'transplant-listed': 'Put on a transplant list',
  'active-monitoring': 'Active monitoring began',
  'returned-to-primary-care': 'Returned to primary care',
  'decision-not-to-treat': 'Decision not to treat',
  'patient-declined': 'Patient declined treatment',
  died: 'Died',
}

const stops: Readonly<Record<StopReason, string>> = {
  treated: 'First definitive treatment',
  'transplant-list': 'Put on a transplant list',
  'returned-to-primary-care': 'Returned to primary care',
  'active-monitoring': 'Active monitoring',
  declined: 'Patient declined treatment',
  'not-treated': 'Decision not to treat',
  'did-not-attend-first': 'First appointment missed: not counted',
  'discharged-after-not-attending': 'Discharged after a missed appointment',
  died: 'Died',
  'left-for-fresh-referral': 'Left for a fresh referral elsewhere',
  'responsibility-moved-to-england': 'Became an English responsibility: not counted before',
}

const states: Readonly<Record<ClockState, string>> = {
  'not-started': 'No clock',
  running: 'Waiting',
  stopped: 'Stopped',
  'active-monitoring': 'Active monitoring',
  nullified: 'First appointment missed',
  died: 'Died',
}

export const eventInWords = (kind: EventKind): string => events[kind]
export const stopInWords = (reason: StopReason): string => stops[reason]
export const stateInWords = (state: ClockState): string => states[state]
