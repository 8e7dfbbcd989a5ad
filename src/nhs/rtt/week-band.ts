/**
 * Weekly bands of the referral to treatment returns.
 * Source: Recording and reporting RTT waiting times, NHS England, v5.0 (11 February 2025), section 10.1.7.
 * The first band holds eight days (0 to 7); 18 weeks exactly is 126 days and is within 18 weeks.
 */

/** The last band, "more than 104 weeks", which has no upper end. */
export const openEndedBand = 104

/** Days waited to band: 0 to 7 days are band 0, then seven days a band; 729 days and more are band 104. */
export function weekBand(days: number): number {
  if (days < 0) throw new Error(`A wait cannot be ${days} days`)
  return days <= 7 ? 0 : Math.min(openEndedBand, Math.ceil(days / 7) - 1)
}

/** The band's heading in the published file: "Gt 17 To 18 Weeks", and "Gt 104 Weeks" for the last. */
export function bandLabel(band: number): string {
  if (band === openEndedBand) return 'Gt 104 Weeks'
  return `Gt ${String(band).padStart(2, '0')} To ${String(band + 1).padStart(2, '0')} Weeks`
}

/** Whether a wait of so many days counts as within 18 weeks: 126 days does, 127 does not. */
export function isWithin18Weeks(days: number): boolean {
  return days <= 126
}

/** Whether a wait is over a number of weeks: over 52 weeks begins at 365 days. */
export function isOver(weeks: number, days: number): boolean {
  return days > weeks * 7
}
