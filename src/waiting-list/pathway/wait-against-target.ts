/** Where one wait stands against the weeks of a target. Pure. */
import { addDays, type Day } from '#nhs/day.ts'
import type { WaitingTimeTarget } from '#nhs/waiting-time-target.ts'

export type WaitAgainstTarget = {
  readonly weeks: number
  /** The last day that is still within: 18 weeks are 126 days, and 126 days are within 18 weeks. */
  readonly lastDayWithin: Day
  readonly isWithin: boolean
}

/** A target of many patients says how long each may wait: that is what one wait is measured by. */
export function waitAgainstTarget({ measure }: WaitingTimeTarget, clockStart: Day, asOf: Day): WaitAgainstTarget {
  const lastDayWithin = addDays(clockStart, measure.weeks * 7)
  return { weeks: measure.weeks, lastDayWithin, isWithin: asOf <= lastDayWithin }
}
