/** Whether everything that has to go with a patient is there and will still hold on the day of surgery. Pure. */
import { addDays, type Day } from '#nhs/day.ts'
import type { Answer, Answers } from './checklist-answer.ts'
import { type ChecklistItem, type ChecklistRules, itemsFor, type TransferCase } from './checklist-rules.ts'

export type Lack = {
  readonly item: ChecklistItem
  /** What is wrong, as a sentence. */
  readonly because: string
  /** What to do, as a sentence. */
  readonly remedy: string
}

export type Gate = { readonly complete: true } | { readonly complete: false; readonly lacks: readonly Lack[] }

export type GateAsked = {
  readonly transfer: TransferCase
  readonly dayOfSurgery: Day
  readonly answers: Answers
  readonly today: Day
}

export function handoverGate(rules: ChecklistRules, asked: GateAsked): Gate {
  const lacks = itemsFor(rules, asked.transfer).flatMap((item) => {
    const lack = lackOf(item, asked.answers.get(item.code), asked)
    return lack ? [{ item, ...lack }] : []
  })
  return lacks.length === 0 ? { complete: true } : { complete: false, lacks }
}

/** What is wrong with one answer; nothing when it will do. */
export function lackOf(
  item: ChecklistItem,
  answer: Answer | undefined,
  { dayOfSurgery, today }: Pick<GateAsked, 'dayOfSurgery' | 'today'>,
): Pick<Lack, 'because' | 'remedy'> | undefined {
  if (!answer || answer.state === 'missing') return { because: 'It is missing.', remedy: 'Get it, and record it here.' }
  if (answer.state === 'not-needed') {
    if (!item.mayBeNotNeeded)
      return { because: 'Every patient who moves needs it.', remedy: 'Get it, and record it here.' }
    return answer.reason.trim() === ''
      ? { because: 'It is not said why it is not needed.', remedy: 'Give the reason.' }
      : undefined
  }
  if (answer.datedOn > today) return { because: 'Its date is in the future.', remedy: 'Enter the day it was made.' }
  if (item.needsDocument && answer.document === null)
    return { because: 'The document itself is not attached.', remedy: 'Attach the document.' }
  if (answer.document === null && !answer.note?.trim())
    return { because: 'Nothing says what there is.', remedy: 'Attach a document or write a note.' }
  const last = lastDay(item, answer.datedOn)
  return last !== undefined && last < dayOfSurgery
    ? { because: 'It will be out of date on the day of surgery.', remedy: 'Have it done again before then.' }
    : undefined
}

/** The last day on which it holds; nothing when it holds as long as the wait. */
export const lastDay = ({ weeks }: ChecklistItem, datedOn: Day): Day | undefined =>
  weeks === undefined ? undefined : addDays(datedOn, weeks * 7)
