/** How many people join a list, and how irregularly. */
import { epochDay } from '#nhs/day.ts'
import { gapStatistics, gapsBetween } from './gaps.ts'
import { daysIn, type ListRow, type ListWindow } from './list-rows.ts'

export type ReferralStatistics = {
  readonly referrals: number
  readonly perWeek: number
  /** Of the gaps between one referral and the next; null for fewer than three referrals, or all on one day. */
  readonly cv: number | null
}

/**
 * Of the referrals in the window, in whatever order they come. The rate is their number over the days of the window, and
 * the ends of the window make no gaps: nobody came on them for being ends.
 */
export function referralStatistics(rows: readonly ListRow[], window: ListWindow): ReferralStatistics {
  const days = rows
    .filter(({ referred }) => referred >= window.from && referred <= window.to)
    .map(({ referred }) => epochDay(referred))
    .sort((a, b) => a - b)
  return {
    referrals: days.length,
    perWeek: (7 * days.length) / daysIn(window),
    cv: gapStatistics(gapsBetween(days)).cv,
  }
}
