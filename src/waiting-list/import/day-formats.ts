/** Days as files write them, to days since 1 January 1970. A time behind the day is left out. */
import { epochDay, isDay } from '#nhs/day.ts'
import type { DateFormat } from './mapping.ts'

/** How each format lies in the text: where year, month and day of the month stand. */
const layouts: Readonly<
  Record<DateFormat, { readonly shape: RegExp; readonly order: readonly [number, number, number] }>
> = {
  'YYYY-MM-DD': { shape: /^(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}.*)?$/, order: [1, 2, 3] },
  'DD/MM/YYYY': { shape: /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: \d{1,2}:\d{2}.*)?$/, order: [3, 2, 1] },
  'DD-MM-YYYY': { shape: /^(\d{1,2})-(\d{1,2})-(\d{4})(?: \d{1,2}:\d{2}.*)?$/, order: [3, 2, 1] },
  'DD.MM.YYYY': { shape: /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?: \d{1,2}:\d{2}.*)?$/, order: [3, 2, 1] },
  'DD-MON-YYYY': { shape: /^(\d{1,2})[- ]([A-Za-z]{3})[- ](\d{4})(?: \d{1,2}:\d{2}.*)?$/, order: [3, 2, 1] },
  YYYYMMDD: { shape: /^(\d{4})(\d{2})(\d{2})$/, order: [1, 2, 3] },
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** `undefined` when the text is no day in that format. */
export function readDay(text: string, format: DateFormat): number | undefined {
  const { shape, order } = layouts[format]
  const found = shape.exec(text)
  if (!found) return undefined
  const [year, month, dayOfMonth] = order.map((group) => found[group]!) as [string, string, string]
  const monthNumber = format === 'DD-MON-YYYY' ? months.indexOf(month.toLowerCase()) + 1 : Number(month)
  const day = `${year}-${String(monthNumber).padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`
  return isDay(day) ? epochDay(day) : undefined
}
