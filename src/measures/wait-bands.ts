/**
 * Waits counted in the weekly bands of the referral to treatment returns: 105 counts, band 0 holding waits of up to
 * a week and band 104 everything over 104 weeks. Source: Recording and reporting RTT waiting times, NHS England,
 * v5.0 (11 February 2025), section 10.1.7.
 */
import { openEndedBand, weekBand } from '#nhs/rtt/week-band.ts'

/** How many pathways waited so long, by week band; always `bandCount` long. */
export type WaitBands = Int32Array | Float64Array

export const bandCount = openEndedBand + 1

/** Nobody waiting yet: counts to be added to. */
export function noWaits(): Float64Array {
  return new Float64Array(bandCount)
}

/** The bands of a list of waits in days, 0 or more each. */
export function bandsFromDays(daysWaited: Iterable<number>): Float64Array {
  const bands = noWaits()
  for (const days of daysWaited) {
    const band = weekBand(days)
    bands[band] = bands[band]! + 1
  }
  return bands
}

/** Adds one set of counts into another. */
export function addBands(into: WaitBands, counts: WaitBands): void {
  for (let band = 0; band < bandCount; band++) into[band] = into[band]! + counts[band]!
}
