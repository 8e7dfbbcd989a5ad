/**
 * Code lists about referrals. Source: NHS Data Model and Dictionary (2023-24; content Open Government Licence v3.0),
 * shortened: where a list says "consultant", it means the consultant responsible for the episode.
 */
import { codeList } from './code-list.ts'

export const sourceOfReferral = codeList('SOURCE OF REFERRAL FOR OUT-PATIENTS', [
  ['01', 'Consultant, after an emergency admission'],
  ['02', 'Consultant, after a domiciliary consultation'],
  ['03', 'General medical practitioner'],
  ['04', 'Emergency care department'],
  ['05', 'Another consultant, outside an emergency care department'],
  ['06', 'Self-referral'],
  ['07', 'Prosthetist'],
  ['10', 'Consultant, after an emergency care attendance'],
  ['11', 'Consultant, other'],
  ['12', 'GP with an extended role, or dentist with enhanced skills'],
  ['13', 'Specialist nurse in secondary care'],
  ['14', 'Allied health professional'],
  ['15', 'Optometrist'],
  ['16', 'Orthoptist'],
  ['17', 'National screening programme'],
  ['92', 'General dental practitioner'],
  ['93', 'Community dental service'],
  ['97', 'Other'],
])

/** How soon the referrer asks for the patient to be seen. Not the surgical priority, which is `priority.ts`. */
export const priorityType = codeList('PRIORITY TYPE', [
  ['1', 'Routine'],
  ['2', 'Urgent'],
  ['3', 'Urgent suspected cancer'],
])
