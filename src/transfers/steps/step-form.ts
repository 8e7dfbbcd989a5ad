/** What is asked on the page of a step, and what the answers mean. Pure. */
import type { Day } from '#nhs/day.ts'
import { type DateAnswer, dateAnswer, parseDate } from '#web/date-field.tsx'
import type { FieldError } from '#web/field-errors.ts'
import * as format from '#web/format.ts'
import type { SentForm } from '#web/sent-form.ts'
import { actionOf } from '../life/actions.ts'
import type { Details } from '../life/guards.ts'
import { models, type TransferModel } from '../life/states.ts'
import type { SteppedHere } from './step-words.ts'

export type StepAnswers = {
  readonly model: string
  readonly reason: string
  readonly note: string
  readonly treated: DateAnswer
}

export const LONGEST_NOTE = 1000

export const noAnswers: StepAnswers = { model: '', reason: '', note: '', treated: { day: '', month: '', year: '' } }

export const stepAnswers = (form: SentForm): StepAnswers => ({
  model: form.one('model'),
  reason: form.one('reason'),
  note: form.one('note'),
  treated: dateAnswer(form.values, 'treated'),
})

/** What a step asks besides a yes. */
export type Asks = {
  readonly model: boolean
  readonly reason: boolean
  /** Words of one's own: what both trusts read of it. */
  readonly note: 'no' | 'optional' | 'needed'
  readonly treated: boolean
}

export function asksOf(code: SteppedHere): Asks {
  const reason = actionOf(code).reasons !== undefined
  return {
    model: code === 'screen-clinical',
    reason,
    // A patient who comes home with nothing said of what was done is a patient nobody can follow up.
    note: code === 'hand-back' ? 'needed' : reason || code === 'follow-up' || code === 'close' ? 'optional' : 'no',
    treated: code === 'treat',
  }
}

export type UnderstoodStep =
  | { readonly ok: true; readonly details: Details }
  | { readonly ok: false; readonly errors: readonly FieldError[] }

/** @param since when the patient's wait began, where it is known: nobody is treated before it */
export function understandStep(code: SteppedHere, answers: StepAnswers, today: Day, since?: Day): UnderstoodStep {
  const asks = asksOf(code)
  const errors: FieldError[] = []
  const wrong = (field: string, message: string) => errors.push({ field, message })
  const model = models.find((each) => each.code === answers.model)?.code
  if (asks.model && model === undefined) wrong('model', 'Select how the patient would be treated there')
  const reason = actionOf(code).reasons?.find((each) => each.code === answers.reason)?.code
  if (asks.reason && reason === undefined) wrong('reason', 'Select the reason')
  if (asks.note === 'needed' && answers.note === '') {
    wrong('note', 'Enter what was done and what has to follow')
  } else if (answers.note.length > LONGEST_NOTE) {
    wrong('note', `Enter ${LONGEST_NOTE.toLocaleString('en-GB')} characters or fewer`)
  }
  const treatedOn = asks.treated ? treatedIn(answers.treated, today, since) : undefined
  if (treatedOn && !treatedOn.ok) errors.push(treatedOn.error)
  if (errors.length > 0) return { ok: false, errors }
  return { ok: true, details: detailsOf(model, reason, answers.note, treatedOn?.ok ? treatedOn.day : undefined) }
}

function treatedIn(answer: DateAnswer, today: Day, since: Day | undefined) {
  const parsed = parseDate(answer, 'treated', 'the day of admission')
  if (!parsed.ok) return parsed
  const wrong = (message: string) => ({ ok: false, error: { field: 'treated', message } }) as const
  if (parsed.day > today) return wrong('Enter a day of admission that is not in the future')
  return since !== undefined && parsed.day < since
    ? wrong(`Enter a day of admission on which the patient was waiting: ${format.date(since)} or later`)
    : parsed
}

const detailsOf = (
  model: TransferModel | undefined,
  reason: string | undefined,
  note: string,
  treatedOn: Day | undefined,
): Details => ({
  ...(model && { model }),
  ...(reason && { reason }),
  ...(note !== '' && { note }),
  ...(treatedOn && { treatedOn }),
})
