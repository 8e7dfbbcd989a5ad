/** A payment year: 1 April to 31 March, as NHS finance counts it. Written '2025/26'. */
import type { Day } from '#nhs/day.ts'

export type PaymentYear = string

/** The year that a day falls in: '2026-03-31' is in '2025/26', '2026-04-01' in '2026/27'. */
export function paymentYearOf(day: Day): PaymentYear {
  const calendarYear = Number(day.slice(0, 4))
  return yearFrom(day.slice(5) >= '04-01' ? calendarYear : calendarYear - 1)
}

export function isPaymentYear(text: string): boolean {
  return /^\d{4}\/\d{2}$/.test(text) && yearFrom(Number(text.slice(0, 4))) === text
}

/** '2025/26' → 1 April 2025. Trusts its argument: call `isPaymentYear` at the edge. */
export const firstDayOf = (year: PaymentYear): Day => `${year.slice(0, 4)}-04-01`

/** '2025/26' → 31 March 2026. */
export const lastDayOf = (year: PaymentYear): Day => `${Number(year.slice(0, 4)) + 1}-03-31`

/** The payment years that a person may mean today: the one before, this one, and the next. */
export function yearsAround(today: Day): readonly PaymentYear[] {
  const first = Number(paymentYearOf(today).slice(0, 4))
  return [first - 1, first, first + 1].map(yearFrom)
}

const yearFrom = (first: number): PaymentYear => `${first}/${String((first + 1) % 100).padStart(2, '0')}`
