/** Everything that the rows of one list say about it, against the wait it is to keep. */
import { epochDay } from '#nhs/day.ts'
import { type CapacityNeeded, capacityNeeded, usualReliefWeeks } from './capacity-needed.ts'
import { isWaiting, type ListRow, type ListWindow } from './list-rows.ts'
import { type ReferralStatistics, referralStatistics } from './referral-statistics.ts'
import { type RemovalStatistics, removalStatistics } from './removal-statistics.ts'
import { load, pressure, targetListSize, usualFactor } from './targets.ts'

export type ListStatistics = {
  readonly referral: ReferralStatistics
  readonly removal: RemovalStatistics
  /** Null when no capacity could be told and somebody comes. */
  readonly load: number | null
  /** Of those who wait at the end of the window. */
  readonly listSize: number
  /** How long they have waited by then; 0 when nobody waits. */
  readonly meanWaitWeeks: number
  readonly targetListSize: number
  readonly pressure: number
  /** A week. */
  readonly needed: CapacityNeeded
}

export type ListTarget = {
  readonly targetWaitWeeks: number
  readonly factor?: number
  readonly reliefWeeks?: number
}

/** As chance would have it, where too few events say better. */
const unknownIrregularity = 1

export function listStatistics(
  rows: readonly ListRow[],
  window: ListWindow,
  { targetWaitWeeks, factor = usualFactor, reliefWeeks = usualReliefWeeks }: ListTarget,
): ListStatistics {
  const referral = referralStatistics(rows, window)
  const removal = removalStatistics(rows, window)
  const waiting = rows.filter((row) => isWaiting(row, window.to))
  const end = epochDay(window.to)
  const daysWaited = waiting.reduce((sum, { referred }) => sum + end - epochDay(referred), 0)
  const meanWaitWeeks = waiting.length === 0 ? 0 : daysWaited / waiting.length / 7
  const demand = referral.perWeek
  return {
    referral,
    removal,
    load: removal.perWeek === null && demand > 0 ? null : load(demand, removal.perWeek ?? 0),
    listSize: waiting.length,
    meanWaitWeeks,
    targetListSize: targetListSize(demand, targetWaitWeeks, factor),
    pressure: pressure(meanWaitWeeks, targetWaitWeeks),
    needed: capacityNeeded({
      demand,
      listSize: waiting.length,
      targetWait: targetWaitWeeks,
      factor,
      reliefWeeks,
      cvDemand: referral.cv ?? unknownIrregularity,
      cvCapacity: removal.cv ?? unknownIrregularity,
    }),
  }
}
