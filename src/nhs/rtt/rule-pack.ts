/**
 * The rules of consultant-led referral to treatment waiting times, in the order in which they are asked.
 *
 * Source: Recording and reporting referral to treatment (RTT) waiting times for consultant-led elective care, NHS
 * England, PRN01045, v5.0, 11 February 2025, restated; and the rules suite of October 2022 that it explains. When
 * guidance changes, a rule is closed with `until` and its successor added with `from`, so that a wait of last year is
 * still judged, and explained, by the rules of last year.
 */
import type { ClockRule } from './clock-rule.ts'
import { activeMonitoring } from './rules/active-monitoring.ts'
import { clockStarts } from './rules/clock-starts.ts'
import { didNotAttend } from './rules/did-not-attend.ts'
import { nonTreatmentStops } from './rules/non-treatment-stops.ts'
import { statusCodes } from './rules/status-codes.ts'
import { transfers } from './rules/transfers.ts'
import { treatmentStops } from './rules/treatment-stops.ts'
import { whileRunning } from './rules/while-running.ts'

export type RulePack = { readonly name: string; readonly rules: readonly ClockRule[] }

export const recordingAndReporting: RulePack = {
  name: 'Recording and reporting RTT waiting times, NHS England, v5.0 (11 February 2025)',
  rules: [
    ...clockStarts,
    ...treatmentStops,
    ...didNotAttend,
    ...activeMonitoring,
    ...nonTreatmentStops,
    ...transfers,
    ...statusCodes,
    ...whileRunning,
  ],
}
