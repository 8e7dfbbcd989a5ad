/**
 * How many people a list can let go a week, told from those it did let go.
 *
 * A list that is empty treats nobody, and that is no slowness. So capacity is counted over busy days alone: days on
 * which somebody waited from the day before, and days on which somebody was removed. Where each busy day has the same
 * chance of a removal, removals over busy days is the most likely rate.
 */
import { addDays, epochDay } from '#nhs/day.ts'
import { gapStatistics, gapsBetween } from './gaps.ts'
import { type ListRow, type ListWindow, listSizes } from './list-rows.ts'

export type RemovalStatistics = {
  readonly removals: number
  readonly busyDays: number
  /** Null when no day was busy: then nothing shows what the list could have done. */
  readonly perWeek: number | null
  /** Of the busy days between one removal and the next; null for fewer than three removals, or all on one day. */
  readonly cv: number | null
}

export function removalStatistics(rows: readonly ListRow[], window: ListWindow): RemovalStatistics {
  // From the day before the window on, so that its first day is busy if somebody had been left over.
  const sizes = listSizes(rows, { from: addDays(window.from, -1), to: window.to })
  const before = epochDay(window.from) - 1
  const removed = new Int32Array(sizes.length)
  for (const row of rows) {
    if (row.removed === null || row.removed < row.referred) continue
    if (row.removed < window.from || row.removed > window.to) continue
    const day = epochDay(row.removed) - before
    removed[day] = removed[day]! + 1
  }
  let busyDays = 0
  const busyDayOfRemoval: number[] = []
  for (let day = 1; day < sizes.length; day++) {
    const count = removed[day]!
    if (sizes[day - 1]! > 0 || count > 0) busyDays++
    for (let n = 0; n < count; n++) busyDayOfRemoval.push(busyDays)
  }
  const removals = busyDayOfRemoval.length
  return {
    removals,
    busyDays,
    perWeek: busyDays === 0 ? null : (7 * removals) / busyDays,
    cv: gapStatistics(gapsBetween(busyDayOfRemoval)).cv,
  }
}
