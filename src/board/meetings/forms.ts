/** What was sent, as answers or as mistakes that say what to do. */
import { type MatterCode, matterCodes } from '#alliance'
import type { Day } from '#nhs/day.ts'
import type { TrustCode } from '#nhs/trust-code.ts'
import { dateAnswer, parseDate } from '#web/date-field.tsx'
import type { FieldError } from '#web/field-errors.ts'
import * as format from '#web/format.ts'
import { unprintable } from '#web/print/print-font.ts'
import type { SentForm } from '#web/sent-form.ts'
import { londonMoment } from './moment.ts'
import type { Committee, ItemKind, Meeting } from './record.ts'
import type { NewItem } from './store.ts'

export type Read<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly errors: readonly FieldError[] }

/** A heading of a page holds no more. */
const LONGEST_TITLE = 60

/** A text that is printed in minutes, so that it has to be one that can be. */
function textFault(field: string, text: string, what: string, longest: number): readonly FieldError[] {
  if (text === '') return [{ field, message: `Enter ${what}` }]
  return longTextFault(field, text, what, longest)
}

function longTextFault(field: string, text: string, what: string, longest: number): readonly FieldError[] {
  if (text.length > longest)
    return [{ field, message: `Enter ${what} in ${format.number(longest)} characters or fewer` }]
  const missing = unprintable([text.replaceAll(/[\r\n\t]/g, ' ')])
  return missing.length === 0
    ? []
    : [{ field, message: `Enter ${what} without these characters, which cannot be printed: ${missing.join(' ')}` }]
}

const oneOf = (form: SentForm, field: string, all: readonly string[], message: string): readonly FieldError[] =>
  all.includes(form.one(field)) ? [] : [{ field, message }]

/** "9:30am", "11am", "14:00" → "09:30", "11:00", "14:00"; nothing when it is no time of day. */
export function timeOf(text: string): string | undefined {
  const [, hour = '', minute = '00', half = ''] = /^(\d{1,2})(?:[:.](\d{2}))? ?([ap]m)?$/i.exec(text.trim()) ?? []
  const isMorning = half.toLowerCase() === 'am'
  if (hour === '' || Number(minute) > 59 || (half === '' && !/[:.]/.test(text))) return undefined
  if (half !== '' && (Number(hour) < 1 || Number(hour) > 12)) return undefined
  const hours = half === '' ? Number(hour) : (Number(hour) % 12) + (isMorning ? 0 : 12)
  return hours > 23 ? undefined : `${String(hours).padStart(2, '0')}:${minute}`
}

export function readMeeting(
  form: SentForm,
  committees: readonly Committee[],
): Read<Omit<Meeting, 'id' | 'state' | 'edition'>> {
  const day = parseDate(dateAnswer(form.values, 'day'), 'day', 'the day of the meeting')
  const [from, to] = [timeOf(form.one('from')), timeOf(form.one('to'))]
  const errors = [
    ...oneOf(
      form,
      'committee',
      committees.map(({ id }) => id),
      'Select a committee',
    ),
    ...textFault('title', form.one('title'), 'the name of the meeting', LONGEST_TITLE),
    ...oneOf(form, 'way', ['at-a-meeting', 'in-writing'], 'Select how members decide'),
    ...(day.ok ? [] : [day.error]),
    ...(from ? [] : [{ field: 'from', message: 'Enter when it begins, such as 9:30am' }]),
    ...(to && (!from || from < to)
      ? []
      : [{ field: 'to', message: 'Enter when it ends, later than it begins, such as 11am' }]),
    ...longTextFault('place', form.one('place'), 'the place', 200),
  ]
  if (errors.length > 0 || !day.ok || !from || !to) return { ok: false, errors }
  const way = form.one('way') as Meeting['way']
  return {
    ok: true,
    value: {
      committee: form.one('committee'),
      title: form.one('title'),
      way,
      startsAt: londonMoment(day.day, from),
      endsAt: londonMoment(day.day, to),
      place: form.one('place'),
    },
  }
}

export function readItem(form: SentForm, meeting: string, trusts: readonly TrustCode[]): Read<NewItem> {
  const kind = form.one('kind') as ItemKind
  const decides = kind === 'decision'
  const pounds = form.one('pounds').replaceAll(',', '')
  const errors = [
    ...textFault('title', form.one('title'), 'the name of the item', LONGEST_TITLE),
    ...oneOf(form, 'kind', ['decision', 'discussion', 'information'], 'Select what the item is for'),
    ...(decides ? oneOf(form, 'matter', matterCodes, 'Select the class of matter') : []),
    ...(decides ? textFault('motion', form.one('motion'), 'the words to vote on', 2000) : []),
    ...(pounds === '' || /^\d{1,10}$/.test(pounds)
      ? []
      : [{ field: 'pounds', message: 'Enter the money in whole pounds, such as 250,000' }]),
  ]
  if (errors.length > 0) return { ok: false, errors }
  return {
    ok: true,
    value: {
      meeting,
      title: form.one('title'),
      kind,
      matter: decides ? (form.one('matter') as MatterCode) : null,
      motion: decides ? form.one('motion') : '',
      amountPence: decides && pounds !== '' ? Number(pounds) * 100 : null,
      affected: trusts.filter((trust) => form.all('affected').includes(trust)),
      takesEffectOn: null as Day | null,
      isPublic: form.one('public') === 'yes',
    },
  }
}

export function readPaper(form: SentForm): Read<{ title: string; body: string; isPublic: boolean }> {
  const errors = [
    ...textFault('title', form.one('title'), 'the name of the paper', LONGEST_TITLE),
    ...textFault('body', form.one('body'), 'the paper', 40_000),
    ...oneOf(form, 'audience', ['private', 'public'], 'Select who may see it'),
  ]
  if (errors.length > 0) return { ok: false, errors }
  const isPublic = form.one('audience') === 'public'
  return { ok: true, value: { title: form.one('title'), body: form.one('body'), isPublic } }
}

export function readMinutes(form: SentForm): Read<string> {
  const errors = textFault('body', form.one('body'), 'the minutes', 60_000)
  return errors.length > 0 ? { ok: false, errors } : { ok: true, value: form.one('body') }
}

export type VoteAnswer = {
  readonly forTrust: TrustCode | null
  readonly choice: 'for' | 'against' | 'abstain'
  readonly reason: string
}

export function readVote(form: SentForm): Read<VoteAnswer> {
  const errors = [
    ...(form.one('forTrust') === '' ? [{ field: 'forTrust', message: 'Select for which trust you vote' }] : []),
    ...oneOf(form, 'choice', ['for', 'against', 'abstain'], 'Select your vote'),
    ...longTextFault('reason', form.one('reason'), 'your reason', 1000),
  ]
  if (errors.length > 0) return { ok: false, errors }
  const [forTrust, choice] = [form.one('forTrust'), form.one('choice') as VoteAnswer['choice']]
  const reason = form.one('reason')
  return { ok: true, value: { forTrust: forTrust === 'none' ? null : (forTrust as TrustCode), choice, reason } }
}

export function readDeclaration(form: SentForm): Read<{ kind: 'organisational' | 'personal'; what: string }> {
  const errors = [
    ...oneOf(form, 'kind', ['organisational', 'personal'], 'Select the kind of interest'),
    ...textFault('what', form.one('what'), 'what the interest is', 500),
  ]
  if (errors.length > 0) return { ok: false, errors }
  return { ok: true, value: { kind: form.one('kind') as 'organisational' | 'personal', what: form.one('what') } }
}

/** One that holds for whatever comes, from a day until the first day on which it does not hold any more. */
export function readStanding(
  form: SentForm,
): Read<{ kind: 'organisational' | 'personal'; what: string; from: Day; until: Day }> {
  const declared = readDeclaration(form)
  const from = parseDate(dateAnswer(form.values, 'from'), 'from', 'the day from which it holds')
  const until = parseDate(dateAnswer(form.values, 'until'), 'until', 'the day on which it ends')
  const errors = [
    ...(declared.ok ? [] : declared.errors),
    ...(from.ok ? [] : [from.error]),
    ...(until.ok ? [] : [until.error]),
    ...(from.ok && until.ok && until.day <= from.day
      ? [{ field: 'until', message: 'Enter a day on which it ends that is after the day from which it holds' }]
      : []),
  ]
  if (errors.length > 0 || !declared.ok || !from.ok || !until.ok) return { ok: false, errors }
  return { ok: true, value: { ...declared.value, from: from.day, until: until.day } }
}

export function readWord(form: SentForm): Read<{ choice: 'ratified' | 'refused'; reason: string }> {
  const errors = [
    ...oneOf(form, 'choice', ['ratified', 'refused'], 'Select what your board decided'),
    ...longTextFault('reason', form.one('reason'), 'the reason', 1000),
  ]
  if (errors.length > 0) return { ok: false, errors }
  return { ok: true, value: { choice: form.one('choice') as 'ratified' | 'refused', reason: form.one('reason') } }
}
