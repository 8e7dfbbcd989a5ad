/**
 * Code lists about admissions.
 * Source: NHS Data Model and Dictionary (2023-24; content Open Government Licence v3.0), shortened.
 */
import { codeList } from './code-list.ts'

export const admissionMethod = codeList('ADMISSION METHOD', [
  ['11', 'Elective: waiting list'],
  ['12', 'Elective: booked'],
  ['13', 'Elective: planned'],
  ['21', 'Emergency: emergency care department of this provider'],
  ['22', 'Emergency: general practitioner'],
  ['23', 'Emergency: bed bureau'],
  ['24', 'Emergency: consultant clinic'],
  ['25', 'Emergency: mental health crisis team'],
  ['28', 'Emergency: other means'],
  ['2A', 'Emergency: emergency care department of another provider'],
  ['2B', 'Emergency: transfer from another provider'],
  ['2C', 'Emergency: baby born at home as intended'],
  ['2D', 'Emergency: other'],
  ['31', 'Maternity: before birth'],
  ['32', 'Maternity: after birth'],
  ['81', 'Transfer from another provider, not an emergency'],
  ['82', 'Birth at this provider'],
  ['83', 'Baby born elsewhere'],
  ['98', 'Not applicable'],
  ['99', 'Not known'],
])

export const electiveListRemovalReason = codeList('ELECTIVE ADMISSION LIST REMOVAL REASON', [
  ['1', 'Admitted electively'],
  ['2', 'Admitted as an emergency for the same condition'],
  ['3', 'Died'],
  ['4', 'Removed for other reasons'],
])
