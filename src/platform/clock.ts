import { type Day, isDay, londonDay } from '#nhs/day.ts'

/** What day it is for people in the service, and what moment it is for machines. */
export type Clock = { today(): Day; now(): Date }

/**
 * The clock of the program. With `fixedDay` (ACCORD_TODAY) the day stands still: the demonstration
 * lives on the day of the figures it reproduces, whenever somebody looks at it.
 */
export function clock(fixedDay?: Day): Clock {
  if (fixedDay !== undefined && !isDay(fixedDay)) throw new Error(`${fixedDay} is not a day`)
  return { today: () => fixedDay ?? londonDay(new Date()), now: () => new Date() }
}
