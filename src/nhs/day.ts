/**
 * Calendar days. A day is the text 'YYYY-MM-DD' in Europe/London and never a Date: waits are counted in calendar days,
 * so an hour of summer time must not be able to make one longer. Moments are Dates; `londonDay` is the only bridge.
 */

/** A calendar day as 'YYYY-MM-DD', checked with `isDay` where it enters the program. */
export type Day = string

const shape = /^\d{4}-\d{2}-\d{2}$/

/** Whether the text is a real calendar day of the years 1600 to 9999 (so '2026-02-29' is not). */
export function isDay(text: string): boolean {
  if (!shape.test(text) || text < '1600') return false
  const month = Number(text.slice(5, 7))
  const dayOfMonth = Number(text.slice(8, 10))
  return month >= 1 && month <= 12 && dayOfMonth >= 1 && dayOfMonth <= daysInMonth(Number(text.slice(0, 4)), month)
}

/** Days since 1 January 1970, which is day 0. Trusts its argument to be a day: call `isDay` at the edge. */
export function epochDay(day: Day): number {
  return daysFromCivil(digits(day, 0, 4), digits(day, 5, 7), digits(day, 8, 10))
}

/** The day that is `n` days after 1 January 1970. */
export function fromEpochDay(n: number): Day {
  // Howard Hinnant's civil_from_days: whole-number arithmetic on 400-year eras, no Date object, no time zone.
  const shifted = Math.trunc(n) + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const dayOfMonth = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(dayOfMonth)}`
}

/** The day `n` days later; earlier when `n` is negative. */
export function addDays(day: Day, n: number): Day {
  return fromEpochDay(epochDay(day) + n)
}

/** Calendar days from one day to another: 0 for the same day, negative when `to` is the earlier. */
export function daysBetween(from: Day, to: Day): number {
  return epochDay(to) - epochDay(from)
}

/** 1 for Monday to 7 for Sunday. */
export function weekday(day: Day): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  const sinceMonday = (((epochDay(day) + 3) % 7) + 7) % 7
  return (sinceMonday + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7
}

const london = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** The calendar day that a moment falls on in London. */
export function londonDay(moment: Date): Day {
  return london.format(moment)
}

/** Whole years lived on a day. Somebody born on 29 February is a year older on 1 March of a common year. */
export function ageOn(birthDate: Day, day: Day): number {
  const years = digits(day, 0, 4) - digits(birthDate, 0, 4)
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** Howard Hinnant's days_from_civil: the year begins in March, so that the leap day is its last. */
function daysFromCivil(year: number, month: number, dayOfMonth: number): number {
  const marchYear = month <= 2 ? year - 1 : year
  const era = Math.floor(marchYear / 400)
  const yearOfEra = marchYear - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + dayOfMonth - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

function digits(text: string, from: number, to: number): number {
  let value = 0
  for (let at = from; at < to; at++) value = value * 10 + text.charCodeAt(at) - 48
  return value
}

const two = (n: number): string => (n < 10 ? `0${n}` : String(n))
