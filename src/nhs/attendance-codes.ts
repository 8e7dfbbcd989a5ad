/**
 * Code lists about outpatient attendances.
 * Source: NHS Data Model and Dictionary (2023-24; content Open Government Licence v3.0), shortened.
 */
import { codeList } from './code-list.ts'

export const attendedOrDidNotAttend = codeList('ATTENDED OR DID NOT ATTEND', [
  ['0', 'Appointment is in the future'],
  ['2', 'Cancelled by the patient'],
  ['3', 'Did not attend, no warning given'],
  ['4', 'Cancelled or postponed by the provider'],
  ['5', 'Attended'],
  ['6', 'Arrived late but was seen'],
  ['7', 'Arrived late and could not be seen'],
])

export const outcomeOfAttendance = codeList('OUTCOME OF ATTENDANCE', [
  ['1', 'Discharged from the consultant’s care'],
  ['2', 'Another appointment given'],
  ['3', 'Appointment to be made later'],
])

/** Code 5 carries a clock stop that happened outside any attendance: with status 31, 32, 34, 35 or 36. */
export const firstAttendance = codeList('FIRST ATTENDANCE', [
  ['1', 'First attendance, face to face'],
  ['2', 'Follow-up, face to face'],
  ['3', 'First attendance, by telephone or video'],
  ['4', 'Follow-up, by telephone or video'],
  ['5', 'Clock stop recorded administratively'],
])
