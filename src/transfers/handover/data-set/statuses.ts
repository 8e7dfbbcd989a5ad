/**
 * The status of a pathway that moves is written twice and differs: 20 on the form, because more activity is expected, and
 * 21 in the sender's own record, because it is expected elsewhere.
 * Source: Recording and reporting RTT waiting times v5.0 (11 February 2025), inter-provider transfers; DSCN 44/2007.
 */
import type { RttStatus } from '#nhs/rtt-status.ts'

export const statusOnForm: RttStatus = '20'
export const statusInSendersRecord: RttStatus = '21'
