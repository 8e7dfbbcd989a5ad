/**
 * The waiting-time statistics that NHS England publishes each month, worked out from weekly bands as it does.
 * Source: the monthly RTT publication (commissioner and provider tables), whose January 2026 figures these reproduce.
 */
import { openEndedBand } from '#nhs/rtt/week-band.ts'
import { bandCount, type WaitBands } from './wait-bands.ts'

/** Weeks are numbers with their fraction; `null` is a figure that the publication hides or that does not exist. */
export type PublishedStatistics = {
  readonly total: number
  /** Waits of 18 weeks exactly count as within. */
  readonly within18: number
  /** Of the total, from 0 to 1; null when nobody waits. */
  readonly share: number | null
  readonly median: number | null
  /** The 92nd percentile, because 92% within 18 weeks is the standard. */
  readonly p92: number | null
  /** Over 52 weeks, and likewise the next two: each includes those after it. */
  readonly over52: number
  readonly over65: number
  readonly over78: number
}

/** A median or percentile of fewer waits than this is hidden, because it would say little and could point at people. */
export const fewestForPercentile = 20

export function publishedStatistics(bands: WaitBands): PublishedStatistics {
  if (bands.length !== bandCount) throw new Error(`There are ${bandCount} week bands, not ${bands.length}`)
  const total = countFrom(bands, 0)
  const within18 = total - countFrom(bands, 18)
  return {
    total,
    within18,
    share: total === 0 ? null : within18 / total,
    median: percentileWeeks(bands, 50),
    p92: percentileWeeks(bands, 92),
    over52: countFrom(bands, 52),
    over65: countFrom(bands, 65),
    over78: countFrom(bands, 78),
  }
}

/**
 * The wait, in weeks, that `percent` of 100 pathways do not exceed, spread evenly within its band; null when there are
 * fewer than 20. The open band has no upper end to spread towards, so a percentile that falls there is 104, meaning
 * "104 or more": see `isOpenEnded`.
 */
export function percentileWeeks(bands: WaitBands, percent: number): number | null {
  const total = countFrom(bands, 0)
  if (total < fewestForPercentile) return null
  const target = (total * percent) / 100
  let before = 0
  for (let band = 0; band < openEndedBand; band++) {
    const count = bands[band]!
    if (count > 0 && before + count >= target) return band + (target - before) / count
    before += count
  }
  return openEndedBand
}

/** Whether a percentile is to be shown as "104+": the bands say that it is no less, and cannot say more. */
export function isOpenEnded(weeks: number): boolean {
  return weeks >= openEndedBand
}

/** How many waits lie in a band and all after it: those over that number of weeks. */
function countFrom(bands: WaitBands, first: number): number {
  let count = 0
  for (let band = first; band < bandCount; band++) count += bands[band]!
  return count
}
