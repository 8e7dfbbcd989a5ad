/** A case and a discussion as they are typed. */
import type { Day } from '#nhs/day.ts'
import { type DateAnswer, dateAnswer, parseDate } from '#web/date-field.tsx'
import type { FieldError } from '#web/field-errors.ts'
import type { SentForm } from '#web/sent-form.ts'
import type { SiteService } from '../catalogue/catalogue.ts'
import type { NetworkRules } from './routing-rules.ts'

export type CaseAnswers = {
  readonly reference: string
  readonly site: string
  readonly grade: string
  readonly features: readonly string[]
}

export const caseAnswers = (form: SentForm): CaseAnswers => ({
  reference: form.one('reference'),
  site: form.one('site'),
  grade: form.one('grade'),
  features: form.all('feature'),
})

/** Ten figures, however they are grouped: an NHS number, or taken for one. */
const tenFigures = /\d[ -]*(\d[ -]*){8}\d/

export function caseMistakes(
  { reference, site, grade, features }: CaseAnswers,
  network: NetworkRules,
  own: readonly SiteService[],
  taken: readonly string[],
): readonly FieldError[] {
  const errors: FieldError[] = []
  const refuse = (field: string, message: string) => errors.push({ field, message })
  if (reference.length < 2 || reference.length > 20) refuse('reference', 'Enter a reference of 2 to 20 characters')
  else if (tenFigures.test(reference)) refuse('reference', 'Enter a reference that is not an NHS number')
  else if (taken.includes(reference)) refuse('reference', 'Enter another reference: this one has been noted before')
  if (!own.some((each) => each.site === site)) refuse('site', 'Select where the patient is now')
  if (!network.grades.some(({ code }) => code === grade)) refuse('grade', 'Select how complex it is')
  if (features.some((feature) => !network.features.some(({ code }) => code === feature))) {
    refuse('feature', 'Select what of this there is')
  }
  return errors
}

export type DiscussionAnswers = {
  readonly onDay: DateAnswer
  readonly outcome: string
  readonly toSite: string
  readonly who: string
}

export const discussionAnswers = (form: SentForm): DiscussionAnswers => ({
  onDay: dateAnswer(form.values, 'on-day'),
  outcome: form.one('outcome'),
  toSite: form.one('toSite'),
  who: form.one('who'),
})

export const noDiscussion: DiscussionAnswers = {
  onDay: { day: '', month: '', year: '' },
  outcome: '',
  toSite: '',
  who: '',
}

/** The day, and what is missing; whether the meeting may say so is for `judge-outcome.ts`. */
export function readDiscussion({ onDay, outcome, who }: DiscussionAnswers): {
  readonly day: Day | undefined
  readonly errors: readonly FieldError[]
} {
  const parsed = parseDate(onDay, 'on-day', 'the day of the meeting')
  const errors: FieldError[] = parsed.ok ? [] : [parsed.error]
  if (outcome === '') errors.push({ field: 'outcome', message: 'Select what was said' })
  if (who === '' || who.length > 200) {
    errors.push({ field: 'who', message: 'Enter who discussed it, by their posts, in up to 200 characters' })
  }
  return { day: parsed.ok ? parsed.day : undefined, errors }
}
