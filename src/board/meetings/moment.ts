/**
 * The moment as the service lives it. Where the day stands still, as in the demonstration, what people do now is done on that
 * day, at this time of day: a vote must not fall ten months after the meeting at which it was given.
 */
import { type Day, daysBetween, londonDay } from '#nhs/day.ts'
import type { Clock } from '#platform/clock.ts'

const HOUR_MILLISECONDS = 3_600_000
const DAY_MILLISECONDS = 24 * HOUR_MILLISECONDS

const offsets = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', timeZoneName: 'shortOffset' })
const offsetOf = (at: Date): number =>
  offsets.formatToParts(at).some(({ value }) => value === 'GMT+1') ? HOUR_MILLISECONDS : 0

export function momentOf(clock: Clock): Date {
  const now = clock.now()
  const then = new Date(now.getTime() + daysBetween(londonDay(now), clock.today()) * DAY_MILLISECONDS)
  return new Date(then.getTime() + offsetOf(now) - offsetOf(then))
}

/** A time of day in London. @param time "09:30" */
export function londonMoment(day: Day, time: string): Date {
  const asUtc = new Date(`${day}T${time}:00Z`)
  return new Date(asUtc.getTime() - offsetOf(asUtc))
}
