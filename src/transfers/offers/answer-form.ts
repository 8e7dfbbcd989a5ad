/** What a patient answered, as somebody writes it down: read from the form, and what is missing in words that say what to do. */
import { type Day, daysBetween, isDay, londonDay } from '#nhs/day.ts'
import { answerOf, type DateAnswer, dateAnswer, parseDate } from '#web/date-field.tsx'
import type { FieldError } from '#web/field-errors.ts'
import type { SentForm } from '#web/sent-form.ts'
import { type Answer, type Speaker, speakers, type WayToAnswer, waysToAnswer } from './answer.ts'
import { type DeclineReason, declineReasons } from './decline-reason.ts'
import type { Offer } from './offer.ts'

export type AnswerForm = {
  readonly on: DateAnswer
  readonly way: string
  readonly speaker: string
  readonly reason: string
}

export type UnderstoodAnswer =
  | {
      readonly ok: true
      readonly answer: Pick<Answer, 'on'> & {
        readonly way: WayToAnswer
        readonly speaker: Speaker
        /** Where one is asked for. */
        readonly reason: DeclineReason | undefined
      }
    }
  | { readonly ok: false; readonly errors: readonly FieldError[] }

const LONGEST_SAID = 2000

/** Answers through the patient's own page are written down by that page. */
export const waysToHear = waysToAnswer.all.filter(({ code }) => code !== 'page')

/** In an address: none of it says who the patient is. What they said is never in one. */
export const answerInAddress = (one: (name: string) => string | undefined, today: Day): AnswerForm => {
  const on = one('on') ?? ''
  return {
    on: answerOf(isDay(on) ? on : today),
    way: one('way') ?? '',
    speaker: one('speaker') ?? '',
    reason: one('reason') ?? '',
  }
}

export const answerIn = (form: SentForm): AnswerForm => ({
  on: dateAnswer(form.values, 'on'),
  way: form.one('way'),
  speaker: form.one('speaker'),
  reason: form.one('reason'),
})

type Understood = Extract<UnderstoodAnswer, { ok: true }>['answer']

export const answerQuery = ({ on, way, speaker, reason }: Understood): string =>
  new URLSearchParams({ on, way, speaker, ...(reason && { reason }) }).toString()

/** What the patient said, in their words; what is too long for the evidence is a mistake. */
export const saidMistakes = (said: string): readonly FieldError[] =>
  said.length > LONGEST_SAID ? [{ field: 'said', message: 'Enter 2,000 characters or fewer' }] : []

export function understandAnswer(
  form: AnswerForm,
  {
    offer,
    today,
    asksReason,
  }: { readonly offer: Pick<Offer, 'offeredOn'>; readonly today: Day; readonly asksReason: boolean },
): UnderstoodAnswer {
  const { way, speaker, reason } = form
  const on = parseDate(form.on, 'on', 'the day of the answer')
  const errors: FieldError[] = []
  const add = (field: string, message: string) => errors.push({ field, message })
  if (asksReason && !declineReasons.has(reason)) add('reason', 'Select why, as the patient put it')
  if (!waysToHear.some(({ code }) => code === way)) add('way', 'Select how they answered')
  if (!speakers.has(speaker)) add('speaker', 'Select who answered')
  if (!on.ok) errors.push(on.error)
  else if (on.day > today) add('on', 'Enter a day of the answer that is not in the future')
  else if (on.day < offer.offeredOn) add('on', 'Enter a day of the answer on which the offer had been made')
  if (errors.length > 0 || !on.ok || !waysToAnswer.has(way) || !speakers.has(speaker)) return { ok: false, errors }
  const given = asksReason && declineReasons.has(reason) ? reason : undefined
  return { ok: true, answer: { on: on.day, way, speaker, reason: given } }
}

/**
 * The moment of an answer that is written down now. Of an earlier day it is the end, so that it follows what was recorded on
 * that day; days are counted back from now, because the database's clock goes on where the program's day stands still.
 */
export function momentOf(on: Day, { today, now }: { readonly today: Day; readonly now: Date }): Date {
  const ago = daysBetween(on, today)
  if (ago === 0) return now
  const then = new Date(now.getTime() - ago * 86_400_000)
  return endOf(londonDay(then))
}

/** Late in the evening in London, in summer as in winter. */
const endOf = (day: Day): Date => new Date(`${day}T22:59:00Z`)
