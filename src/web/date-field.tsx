/** A date in three boxes (UI-42), and how the three answers become a day or a mistake that says what to do. */
import { DateInput } from 'nhsuk-react-components'
import { type Day, isDay } from '#nhs/day.ts'
import type { FieldError } from './field-errors.ts'
import { type FieldProps, legendAndHint } from './forms.tsx'

export type DateAnswer = { readonly day: string; readonly month: string; readonly year: string }

type DateFieldProps = FieldProps & { readonly legend: string; readonly value?: DateAnswer }

/**
 * Sent as `name-day`, `name-month` and `name-year`. The first box has the field's name as its id, so a mistake about
 * the whole date leads there; one about the month or the year alone leads to its own box.
 */
export function DateField(props: DateFieldProps) {
  const { name, errors = [], value } = props
  const error = errors.find(({ field }) => [name, `${name}-month`, `${name}-year`].includes(field))
  const wrong = (box: string): string | false =>
    error && (error.field === name || error.field === `${name}-${box}`) ? error.message : false
  return (
    <DateInput
      name={name}
      id={`${name}-boxes`}
      {...legendAndHint(props)}
      {...(error && { error: error.message })}
      {...(value && { defaultValue: value })}
    >
      <DateInput.Day id={name} error={wrong('day')} />
      <DateInput.Month id={`${name}-month`} error={wrong('month')} />
      <DateInput.Year id={`${name}-year`} error={wrong('year')} />
    </DateInput>
  )
}

/** What was typed, to be shown again as it was. */
export function dateAnswer(form: Readonly<Record<string, unknown>>, name: string): DateAnswer {
  const box = (part: string): string => {
    const typed = form[`${name}-${part}`]
    return typeof typed === 'string' ? typed.trim().slice(0, 20) : ''
  }
  return { day: box('day'), month: box('month'), year: box('year') }
}

/** "2026-11-05" → the three boxes, for a form that begins with a date in it. */
export function answerOf(day: Day): DateAnswer {
  const [year = '', month = '', dayOfMonth = ''] = day.split('-')
  return { day: String(Number(dayOfMonth)), month: String(Number(month)), year }
}

export type ParsedDate = { readonly ok: true; readonly day: Day } | { readonly ok: false; readonly error: FieldError }

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

/**
 * Reads the three boxes. `what` is the date in words, as it follows "Enter": "the date the plan starts".
 * Months are welcome as numbers or names ("11", "Nov", "november").
 */
export function parseDate(answer: DateAnswer, name: string, what: string): ParsedDate {
  const { day, month, year } = answer
  const refuse = (field: string, message: string): ParsedDate => ({ ok: false, error: { field, message } })
  if (!day && !month && !year) return refuse(name, `Enter ${what}`)
  if (!day) return refuse(name, `Enter the day of ${what}`)
  if (!month) return refuse(`${name}-month`, `Enter the month of ${what}`)
  if (!/^\d{4}$/.test(year)) return refuse(`${name}-year`, `Enter the year of ${what} as 4 numbers`)
  const text = `${year}-${monthNumber(month).padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDay(text) ? { ok: true, day: text } : refuse(name, `Enter ${what} as a real date`)
}

function monthNumber(typed: string): string {
  if (/^\d+$/.test(typed)) return typed
  const named = typed.length >= 3 ? months.findIndex((name) => name.startsWith(typed.toLowerCase())) : -1
  return String(named + 1)
}
