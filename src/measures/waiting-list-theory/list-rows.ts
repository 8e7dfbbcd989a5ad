/** Rows of a waiting list, and how many waited on each day. Days are counted from 1 January 1970, as `epochDay` does. */
import { type Day, epochDay } from '#nhs/day.ts'

/** One pathway: the day it joined the list, and the day it left, for treatment or otherwise; null while it waits. */
export type ListRow = { readonly referred: Day; readonly removed: Day | null }

/** Both days belong to it. */
export type ListWindow = { readonly from: Day; readonly to: Day }

export function daysIn({ from, to }: ListWindow): number {
  const days = epochDay(to) - epochDay(from) + 1
  if (days < 1) throw new Error(`The days from ${from} to ${to} are none`)
  return days
}

/** Whether somebody waits at the end of a day: referred by then, and not removed by then. */
export function isWaiting({ referred, removed }: ListRow, endOf: Day): boolean {
  return referred <= endOf && (removed === null || removed > endOf)
}

/**
 * How many waited at the end of each day of the window, its first day first. A pathway counts only on days on which it
 * was open, so what was opened and closed before the window, or opened after it, counts on none.
 */
export function listSizes(rows: Iterable<ListRow>, window: ListWindow): Int32Array {
  const first = epochDay(window.from)
  const days = daysIn(window)
  const sizes = new Int32Array(days)
  for (const { referred, removed } of rows) {
    const joins = Math.max(0, epochDay(referred) - first)
    const leaves = removed === null ? days : epochDay(removed) - first
    if (joins >= days || leaves <= joins) continue
    sizes[joins] = sizes[joins]! + 1
    if (leaves < days) sizes[leaves] = sizes[leaves]! - 1
  }
  for (let day = 1; day < days; day++) sizes[day] = sizes[day]! + sizes[day - 1]!
  return sizes
}
