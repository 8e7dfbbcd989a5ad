/** Where a patient's page is, and where clerks give it. Short, because people type it; no address holds a code. */

import { transferHref, transferPath } from '../addresses.ts'
import type { TransferKey } from '../life/transfer-row.ts'

export const my = {
  start: '/my',
  birthDate: '/my/birth-date',
  offer: '/my/offer',
  easyRead: '/my/offer/easy-read',
  yes: '/my/yes',
  no: '/my/no',
  noToDate: '/my/no/date',
  checkNo: '/my/no/check',
  changeMind: '/my/change-mind',
  call: '/my/call',
  leave: '/my/leave',
} as const

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
export const patientPagePath = `${transferPath}{${uuid}}/patient-page` as const
export const patientPageHref = (which: TransferKey): string => `${transferHref(which)}/patient-page`
export const callsHref = '/transfers/calls'
export const bookingTeamHref = '/transfers/booking-team'
