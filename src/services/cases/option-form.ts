/** An option as it is typed, by what it changes. Pure. */
import { type DateAnswer, parseDate } from '#web/date-field.tsx'
import type { FieldError } from '#web/field-errors.ts'
import { type Change, type OptionPlan, optionMistakes, type Stays } from './option.ts'

export const optionKinds = ['move', 'pool', 'hub'] as const
export type OptionKind = (typeof optionKinds)[number]

export type ReadOption =
  | { readonly ok: true; readonly title: string; readonly plan: OptionPlan }
  | { readonly ok: false; readonly errors: readonly FieldError[] }

type Answers = {
  readonly values: Readonly<Record<string, string>>
  readonly chosen: readonly string[]
  readonly from: DateAnswer
}

export function readOption(kind: OptionKind, { values, chosen, from }: Answers, sites: readonly string[]): ReadOption {
  const errors: FieldError[] = []
  const say = (field: string, message: string): void => void errors.push({ field, message })
  const words = (field: string, most: number, message: string): string => {
    const typed = values[field] ?? ''
    if (typed === '' || typed.length > most) say(field, message)
    return typed
  }
  const place = (field: string, message: string): string => {
    const typed = values[field] ?? ''
    if (!sites.includes(typed)) say(field, message)
    return typed
  }
  const whole = (field: string, least: number, most: number, message: string): number => {
    const typed = values[field] ?? ''
    const value = /^\d{1,9}$/.test(typed) ? Number(typed) : Number.NaN
    if (!(value >= least && value <= most)) say(field, message)
    return value
  }
  const stays = (field: string, message: string): Stays => {
    const typed = values[field] === 'go too' ? 'go too' : 'stay'
    if (values[field] !== 'go too' && values[field] !== 'stay') say(field, message)
    return typed
  }
  const title = words('title', 50, 'Enter what the option is called, in up to 50 characters')
  const change = ((): Change => {
    if (kind === 'move')
      return {
        kind,
        from: place('moveFrom', 'Select the site that it moves from'),
        to: place('moveTo', 'Select the site that it moves to'),
        share: whole('share', 1, 100, 'Enter how many of every 100 go there, from 1 to 100') / 100,
        waiting: stays('waiting', 'Select whether those who wait go too'),
        theatres: stays('theatres', 'Select whether theatre time and beds go too'),
      }
    const at = kind === 'hub' ? place('at', 'Select where the hub is') : ''
    const known = chosen.filter((site) => sites.includes(site))
    if (known.length < (kind === 'pool' ? 2 : 1))
      say('sites', kind === 'pool' ? 'Select two sites or more' : 'Select the sites that send to the hub')
    if (kind === 'pool') return { kind, sites: known }
    return {
      kind,
      at,
      sites: known,
      share: whole('share', 1, 100, 'Enter how many of every 100 go there, from 1 to 100') / 100,
      addedMinutesAWeek: whole('addedMinutes', 0, 20_000, 'Enter minutes a week, from 0 to 20,000'),
      addedBeds: whole('addedBeds', 0, 500, 'Enter beds, from 0 to 500'),
    }
  })()
  const day = parseDate(from, 'from', 'the day from which it holds')
  if (!day.ok) errors.push(day.error)
  const oneOffPounds = whole('oneOff', 0, 999_999_999, 'Enter what it costs once, in whole pounds')
  const runningPoundsAYear = whole('running', 0, 999_999_999, 'Enter what it costs each year, in whole pounds')
  const source = words('source', 300, 'Enter where these costs come from, in up to 300 characters')
  if (errors.length > 0 || !day.ok) return { ok: false, errors }
  const [mistake] = optionMistakes({ changes: [change] }, sites)
  if (mistake)
    return { ok: false, errors: [{ field: kind === 'move' ? 'moveTo' : 'sites', message: 'Select another site' }] }
  return { ok: true, title, plan: { from: day.day, changes: [change], oneOffPounds, runningPoundsAYear, source } }
}
