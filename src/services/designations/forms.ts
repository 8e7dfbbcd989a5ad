/** What is typed to put a site forward, and to write down what the board decided. */
import { addDays, type Day } from '#nhs/day.ts'
import { type DateAnswer, dateAnswer, parseDate } from '#web/date-field.tsx'
import type { FieldError } from '#web/field-errors.ts'
import type { SentForm } from '#web/sent-form.ts'
import { criteria, type Shown } from './criteria.ts'
import type { DecidedItem } from './decided-item.ts'
import { type Designation, type DesignationEvent, type StepCode, whyNot } from './designation.ts'

const LONGEST = 300

export const shownBy = (form: SentForm): Shown =>
  Object.fromEntries(criteria.flatMap(({ code }) => (form.one(code) === '' ? [] : [[code, form.one(code)]])))

export function proposalMistakes(site: string, shown: Shown, sites: readonly string[]): readonly FieldError[] {
  return [
    ...(sites.includes(site) ? [] : [{ field: 'site', message: 'Select which site' }]),
    ...criteria.flatMap(({ code, name }) =>
      (shown[code]?.length ?? 0) > LONGEST
        ? [{ field: code, message: `Enter what shows "${name.toLowerCase()}" in up to ${LONGEST} characters` }]
        : [],
    ),
  ]
}

export type DecisionAnswers = {
  readonly what: string
  readonly onDay: DateAnswer
  readonly reviewOn: DateAnswer
  readonly decision: string
  readonly said: string
}

export const decisionAnswers = (form: SentForm): DecisionAnswers => ({
  what: form.one('what'),
  onDay: dateAnswer(form.values, 'on-day'),
  reviewOn: dateAnswer(form.values, 'review'),
  decision: form.one('decision'),
  said: form.one('said'),
})

const noDay: DateAnswer = { day: '', month: '', year: '' }
export const noDecision: DecisionAnswers = { what: '', onDay: noDay, reviewOn: noDay, decision: '', said: '' }

type Understood =
  | { readonly ok: true; readonly event: Omit<DesignationEvent, 'trust'> }
  | { readonly ok: false; readonly errors: readonly FieldError[] }

/** A review is asked within three years, of what is designated or renewed. */
export function understandDecision(
  answers: DecisionAnswers,
  designation: Designation,
  decided: readonly DecidedItem[],
  today: Day,
): Understood {
  const errors: FieldError[] = []
  const refuse = (field: string, message: string) => errors.push({ field, message })
  const what = answers.what as StepCode
  const why = answers.what === '' ? 'Select what the board decided' : whyNot(designation, what, today)
  if (why) refuse('what', why)
  const on = parseDate(answers.onDay, 'on-day', 'the day when it was decided')
  if (!on.ok) errors.push(on.error)
  else if (on.day > today) refuse('on-day', 'Enter a day that is not in the future')
  else if (on.day < (designation.events.at(-1)?.onDay ?? designation.proposedOn)) {
    refuse('on-day', 'Enter a day that is not before what happened last')
  }
  let reviewOn: Day | null = null
  if (what === 'designated' || what === 'renewed') {
    const review = parseDate(answers.reviewOn, 'review', 'the day of the review')
    if (!review.ok) errors.push(review.error)
    else if (on.ok && (review.day <= on.day || review.day > addDays(on.day, 3 * 366))) {
      refuse('review', 'Enter a day of the review within 3 years of the decision')
    } else reviewOn = review.day
  }
  const decision = answers.decision === '' ? null : answers.decision
  if (decision !== null && !decided.some(({ item }) => item === decision))
    refuse('decision', 'Select a decision of the board')
  if (answers.said === '' || answers.said.length > 500) refuse('said', 'Enter why, in up to 500 characters')
  if (errors.length > 0 || !on.ok) return { ok: false, errors }
  return { ok: true, event: { what, onDay: on.day, reviewOn, decision, said: answers.said } }
}
