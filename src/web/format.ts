/**
 * The only place that turns values into words, so that every page says them the NHS way.
 * Rules: service-manual.nhs.uk/content/numbers-measurements-dates-time
 *
 * Each function's comment is its example, and format.test.ts runs those examples.
 */

const utc = { timeZone: 'UTC' } as const
const dayMonthYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', ...utc })
const weekdayToo = new Intl.DateTimeFormat('en-GB', { weekday: 'long', ...dayMonthYearParts(), ...utc })
const dayAndMonth = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', ...utc })
const monthYear = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', ...utc })
const inLondon = { timeZone: 'Europe/London' } as const
const clock = new Intl.DateTimeFormat('en-GB', { hour: 'numeric', minute: '2-digit', hourCycle: 'h23', ...inLondon })
const londonDay = new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', ...inLondon })
const grouped = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 })
const oneDecimal = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 })
const upToOneDecimal = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 })
const pounds = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP', minimumFractionDigits: 0 })
const poundsAndPence = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' })

function dayMonthYearParts() {
  return { day: 'numeric', month: 'long', year: 'numeric' } as const
}

const noon = (day: string): Date => new Date(`${day}T12:00Z`)

/** Days in words, as they were said before: a list says the same few thousand over and over. */
const saidBefore = new Map<string, string>()
const MOST_SAID = 20_000

/** "2026-11-05" → "5 November 2026" */
export function date(day: string): string {
  const known = saidBefore.get(day)
  if (known !== undefined) return known
  const said = dayMonthYear.format(noon(day))
  if (saidBefore.size >= MOST_SAID) saidBefore.clear()
  saidBefore.set(day, said)
  return said
}

/** "2026-11-05" → "Thursday 5 November 2026", for dates that people plan a day around. */
export const dateWithDay = (day: string): string => weekdayToo.format(noon(day)).replace(',', '')

/** "2026-11-05" → "Thursday 5 November", in a heading or column whose year is already said. */
export const dayOfWeek = (day: string): string => dayAndMonth.format(noon(day)).replace(',', '')

/** "2026-01" or "2026-01-31" → "January 2026" */
export const month = (day: string): string => monthYear.format(noon(`${day.slice(0, 7)}-01`))

/** 17:00 → "5pm", 17:30 → "5:30pm", 12:00 → "midday", 00:00 → "midnight", by the clock in London. */
export const time = (at: Date): string => timeOfDay(clock.format(at))

/** "08:30" → "8:30am", "17:00" → "5pm": a time on a timetable, which has no date. */
export function timeOfDay(hoursAndMinutes: string): string {
  const [hours = 0, minutes = 0] = hoursAndMinutes.split(':').map(Number)
  if (minutes === 0 && hours === 0) return 'midnight'
  if (minutes === 0 && hours === 12) return 'midday'
  const past = minutes === 0 ? '' : `:${String(minutes).padStart(2, '0')}`
  return `${hours % 12 || 12}${past}${hours < 12 ? 'am' : 'pm'}`
}

/** 17:30 on that day → "5 November 2026 at 5:30pm", by the clock in London. */
export const dateTime = (at: Date): string => `${date(londonDay.format(at))} at ${time(at)}`

/** "2pm" and "6pm" → "2pm to 6pm". Never a dash: screen readers skip it. */
export const range = (from: string, to: string): string => `${from} to ${to}`

/** "2026-11-02" and "2026-11-08" → "2 November 2026 to 8 November 2026" */
export const dateRange = (from: string, to: string): string => range(date(from), date(to))

/** 12345.6 → "12,346" */
export const number = (value: number): string =>
  // Most numbers on a page need no comma, and are said 20 times as quickly without asking for one.
  value >= 0 && value < 1000 && Number.isInteger(value) ? String(value) : grouped.format(value)

/** 12.34 → "12.3", only where the measure's definition says that it needs a decimal. */
export const decimal = (value: number): string => oneDecimal.format(value)

/** 1 and "trust" → "1 trust"; 3 → "3 trusts"; 2, "person" and "people" → "2 people" */
export const count = (value: number, one: string, many = `${one}s`): string =>
  `${number(value)} ${value === 1 ? one : many}`

/** 12 → "12 more", -3 → "3 fewer", 0 → "no change": a difference said without an arrow or a sign. */
export function change(by: number): string {
  const rounded = Math.round(by)
  if (rounded === 0) return 'no change'
  return rounded > 0 ? `${number(rounded)} more` : `${number(-rounded)} fewer`
}

/** 12 → "12 higher", -3 → "3 lower", 0 → "no change": the same of what is no number of things, such as a cost. */
export function changeInLevel(by: number): string {
  const rounded = Math.round(by)
  if (rounded === 0) return 'no change'
  return rounded > 0 ? `${number(rounded)} higher` : `${number(-rounded)} lower`
}

/**
 * 0.143 → "14%". What is not none is never written "0%", nor what is not all "100%":
 * 0.002 → "less than 1%", 0.998 → "more than 99%".
 */
export function share(part: number): string {
  if (part > 0 && part < 0.005) return 'less than 1%'
  if (part < 1 && part >= 0.995) return 'more than 99%'
  return `${number(part * 100)}%`
}

/**
 * 0.6147 → "61.5%", for measures that the NHS publishes to one decimal, such as the share within 18 weeks. Here too a few
 * are not none, and nearly all are not all: 0.00004 → "less than 0.1%", 0.9998 → "more than 99.9%".
 */
export function shareToOneDecimal(part: number): string {
  if (part > 0 && part < 0.0005) return 'less than 0.1%'
  if (part < 1 && part >= 0.9995) return 'more than 99.9%'
  return `${oneDecimal.format(part * 100)}%`
}

/** 0.143 → "1 in 7", 0 → "none": a small share as the public reads it. */
export const oneIn = (part: number): string => (part === 0 ? 'none' : `1 in ${number(1 / part)}`)

/** 52 → "52 weeks", 1 → "1 week" */
export const weeks = (value: number): string => count(value, 'week')

/** 18 → "over 18 weeks" */
export const overWeeks = (value: number): string => `over ${weeks(value)}`

/** 18 and 24 → "18 to 24 weeks" */
export const weekRange = (from: number, to: number): string => `${number(from)} to ${weeks(to)}`

/** 390 → "6 hours 30 minutes" */
export function minutes(total: number): string {
  const [hours, rest] = [Math.floor(total / 60), total % 60]
  const parts = [hours > 0 ? count(hours, 'hour') : '', rest > 0 ? count(rest, 'minute') : '']
  return parts.filter((part) => part !== '').join(' ') || '0 minutes'
}

/** 80 → "1 minute 20 seconds" */
export function seconds(total: number): string {
  const whole = Math.round(total)
  if (whole < 60) return count(whole, 'second')
  return whole % 60 === 0 ? minutes(whole / 60) : `${minutes(Math.floor(whole / 60))} ${count(whole % 60, 'second')}`
}

/** 31.4 → "31 miles", 0.4 → "less than 1 mile" */
export const miles = (value: number): string =>
  value > 0 && value < 1 ? 'less than 1 mile' : count(Math.round(value), 'mile')

/** 125000 pence → "£1,250"; 1250 → "£12.50"; 120000000 → "£1.2 million" */
export function money(pence: number): string {
  const value = pence / 100
  if (Math.abs(value) >= 1_000_000) {
    const sign = value < 0 ? '-' : ''
    return `${sign}£${upToOneDecimal.format(Math.abs(value) / 1_000_000)} million`
  }
  return pence % 100 === 0 || Math.abs(value) >= 10_000
    ? pounds.format(Math.round(value))
    : poundsAndPence.format(value)
}

/** 123456 → "£1,234.56", 125000 → "£1,250": to the penny, however large, for accounts. */
export const exactMoney = (pence: number): string => (pence % 100 === 0 ? pounds : poundsAndPence).format(pence / 100)

/** "9991234567" → "999 123 4567". `NhsNumber` in value.tsx keeps it on one line. */
export const nhsNumber = (digits: string): string =>
  digits.replace(/\D/g, '').replace(/^(\d{3})(\d{3})(\d{4})$/, '$1 $2 $3')

/** 2345 → "2 kB", 3400000 → "3.4 MB": the size of a download. */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return count(bytes, 'byte')
  return bytes < 1_000_000 ? `${number(bytes / 1000)} kB` : `${upToOneDecimal.format(bytes / 1_000_000)} MB`
}

/** As a heading, which has 65 characters at most (UI-02). */
export const shortened = (title: string): string => (title.length <= 65 ? title : `${title.slice(0, 62).trimEnd()}…`)

/** ["hips", "knees", "feet"] → "hips, knees and feet" */
export const list = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`

/** Why a value is not there. A cell is never blank, and never a dash, "N/A" or a false 0. */
export const missing = {
  /** It was never recorded. */
  noData: 'No data',
  /** It could not have been: the question does not arise. */
  notApplicable: 'Not applicable',
  /** Somebody was asked and does not know. */
  notKnown: 'Not known',
  /** We have it and may not show it, such as a count from 1 to 7. */
  notShown: 'Not shown',
} as const
export type Missing = (typeof missing)[keyof typeof missing]

/** A value in words, or why there is none: orMissing(null, date) → "No data" */
export const orMissing = <Value>(
  value: Value | null | undefined,
  inWords: (value: Value) => string,
  why: Missing = missing.noData,
): string => (value === null || value === undefined ? why : inWords(value))
