/**
 * The 17 referral to treatment period statuses and what each says about the clock.
 * Source: NHS Data Dictionary, REFERRAL TO TREATMENT PERIOD STATUS; Recording and reporting RTT v5.0, annex E.
 *
 * 10, 11 and 12 mark the first activity of a period: they say that a clock is running, but the day it started is the
 * day that the referral was received or the decision was made, not the day of the activity.
 */
export type RttStatus =
  | '10'
  | '11'
  | '12'
  | '20'
  | '21'
  | '30'
  | '31'
  | '32'
  | '33'
  | '34'
  | '35'
  | '36'
  | '90'
  | '91'
  | '92'
  | '98'
  | '99'

/** 'nullify' ends the period and strikes it out of the figures; 'none' is outside any period; 'unknown' is code 99. */
export type ClockEffect = 'start' | 'running' | 'stop' | 'nullify' | 'none' | 'unknown'

export type RttStatusMeaning = { readonly code: RttStatus; readonly label: string; readonly effect: ClockEffect }

export const rttStatuses: readonly RttStatusMeaning[] = [
  { code: '10', label: 'First activity of the period', effect: 'start' },
  { code: '11', label: 'First activity of a new period after active monitoring', effect: 'start' },
  { code: '12', label: 'First activity of a new period for a separate condition', effect: 'start' },
  { code: '20', label: 'Still waiting, more activity expected', effect: 'running' },
  { code: '21', label: 'Still waiting, moved to another provider', effect: 'running' },
  { code: '30', label: 'First definitive treatment started', effect: 'stop' },
  { code: '31', label: 'Active monitoring started at the patient’s wish', effect: 'stop' },
  { code: '32', label: 'Active monitoring started by the clinician', effect: 'stop' },
  { code: '33', label: 'Did not attend the first activity', effect: 'nullify' },
  { code: '34', label: 'Decision not to treat, or no further contact needed', effect: 'stop' },
  { code: '35', label: 'Patient declined the treatment offered', effect: 'stop' },
  { code: '36', label: 'Died before treatment', effect: 'stop' },
  { code: '90', label: 'After treatment', effect: 'none' },
  { code: '91', label: 'During active monitoring', effect: 'none' },
  { code: '92', label: 'Not yet referred, having tests for the GP', effect: 'none' },
  { code: '98', label: 'Not a referral to treatment activity', effect: 'none' },
  { code: '99', label: 'Not yet known', effect: 'unknown' },
]

const byCode: ReadonlyMap<string, RttStatusMeaning> = new Map(rttStatuses.map((meaning) => [meaning.code, meaning]))

export function rttStatus(code: string): RttStatusMeaning | undefined {
  return byCode.get(code)
}

export function isRttStatus(text: string): text is RttStatus {
  return byCode.has(text)
}
