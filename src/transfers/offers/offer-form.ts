/** An offer as somebody fills it in, a question a page: what is in the address of each page, and what is still missing. */
import { type Day, isDay } from '#nhs/day.ts'
import { answerOf, type DateAnswer, dateAnswer, parseDate } from '#web/date-field.tsx'
import type { FieldError } from '#web/field-errors.ts'
import type { SentForm } from '#web/sent-form.ts'
import type { Offer, WayToOffer } from './offer.ts'
import { waysToOffer } from './offer.ts'
import { type OfferDraft, offerMistakes } from './offer-draft.ts'

/** As they are in the address. None of it says who the patient is. Nothing answered yet is ''. */
export type OfferAnswers = {
  readonly day: string
  readonly site: string
  readonly team: string
  readonly way: string
  readonly replyBy: string
}

/** The questions, in the order of their pages. */
export const offerQuestions = [
  { page: 'day', fields: ['day'] },
  { page: 'place', fields: ['site', 'team'] },
  { page: 'answer-by', fields: ['way', 'reply-by'] },
] as const
export type OfferQuestion = (typeof offerQuestions)[number]['page']

const LONGEST_TEAM = 200

export const offerAnswersIn = (one: (name: string) => string | undefined): OfferAnswers => ({
  day: one('day') ?? '',
  site: one('site') ?? '',
  team: (one('team') ?? '').trim(),
  way: one('way') ?? '',
  replyBy: one('replyBy') ?? '',
})

export const offerQuery = (answers: OfferAnswers): string =>
  new URLSearchParams(Object.entries(answers).filter(([, value]) => value !== '')).toString()

export type UnderstoodOffer =
  | { readonly ok: true; readonly draft: OfferDraft & { readonly wayMade: WayToOffer } }
  | { readonly ok: false; readonly errors: readonly FieldError[] }

/** @param provider the trust that would treat: a transfer has one */
export function understandOffer(answers: OfferAnswers, provider: string, today: Day): UnderstoodOffer {
  const { day, site, team, way, replyBy } = answers
  const draft = { day, provider, site, team, replyBy }
  const errors = [...offerMistakes(draft, today)]
  if (team.length > LONGEST_TEAM) errors.push({ field: 'team', message: 'Enter 200 characters or fewer' })
  if (!waysToOffer.has(way)) errors.unshift({ field: 'way', message: 'Select how the offer is made' })
  return errors.length === 0 && waysToOffer.has(way)
    ? { ok: true, draft: { ...draft, wayMade: way } }
    : { ok: false, errors }
}

/** The mistakes of one page, in its order. A date that cannot be read is one mistake, whatever else would follow. */
export function mistakesOn(
  question: OfferQuestion,
  errors: readonly FieldError[],
  misread: readonly FieldError[] = [],
): readonly FieldError[] {
  const { fields } = offerQuestions.find(({ page }) => page === question)!
  return fields.flatMap((name) => {
    const unread = misread.filter(({ field }) => field.startsWith(name))
    return unread.length > 0 ? unread : errors.filter(({ field }) => field === name)
  })
}

/** The first page on which something is missing or wrong; nothing when all is answered. */
export const firstToAnswer = (errors: readonly FieldError[]): OfferQuestion | undefined =>
  offerQuestions.find(({ page }) => mistakesOn(page, errors).length > 0)?.page

/** With dates as they stand in their boxes. */
export type TypedOffer = Omit<OfferAnswers, 'day' | 'replyBy'> & {
  readonly day: DateAnswer
  readonly replyBy: DateAnswer
}

const inBoxes = (day: string): DateAnswer => (isDay(day) ? answerOf(day) : { day: '', month: '', year: '' })
export const asTyped = (answers: OfferAnswers): TypedOffer => ({
  ...answers,
  day: inBoxes(answers.day),
  replyBy: inBoxes(answers.replyBy),
})

/** What was sent from one page, put to what the address says of the others. */
export function readQuestion(
  question: OfferQuestion,
  form: SentForm,
  before: OfferAnswers,
): { readonly typed: TypedOffer; readonly answers: OfferAnswers; readonly misread: readonly FieldError[] } {
  const typed = asTyped(before)
  if (question === 'place') {
    const place = { site: form.one('site'), team: form.one('team') }
    return { typed: { ...typed, ...place }, answers: { ...before, ...place }, misread: [] }
  }
  const [name, what] =
    question === 'day' ? ['day', 'the day of the operation'] : ['reply-by', 'the last day for an answer']
  const boxes = dateAnswer(form.values, name)
  const parsed = parseDate(boxes, name, what)
  const day = parsed.ok ? parsed.day : ''
  const misread = parsed.ok ? [] : [parsed.error]
  if (question === 'day') return { typed: { ...typed, day: boxes }, answers: { ...before, day }, misread }
  const way = form.one('way')
  return { typed: { ...typed, way, replyBy: boxes }, answers: { ...before, way, replyBy: day }, misread }
}

/** What a page begins with: what was answered, what was said the last time, or what the plan proposes. */
export function firstOfferAnswers(
  answers: OfferAnswers,
  { day, site }: { readonly day: Day; readonly site: string },
  { last, planned }: { readonly last: Pick<Offer, 'team'> | undefined; readonly planned: string | undefined },
): OfferAnswers {
  return {
    day: isDay(answers.day) ? answers.day : day,
    site: answers.site || site,
    team: answers.team || last?.team || (planned ?? ''),
    way: answers.way,
    replyBy: answers.replyBy,
  }
}
