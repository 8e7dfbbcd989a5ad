/**
 * What a patient answered, as evidence: to which offer, when, how, who spoke for them, what was said, and who wrote it
 * down. Answers are added and never changed; a patient who changes their mind gives another answer.
 */
import { codeList } from '#nhs/code-list.ts'
import type { Day } from '#nhs/day.ts'
import type { DeclineReason } from './decline-reason.ts'

/** Our own list. What is said is verbal; a letter and the page are written. */
export const waysToAnswer = codeList('HOW AN ANSWER IS GIVEN', [
  ['phone', 'By phone'],
  ['in-person', 'In person'],
  ['letter', 'By letter'],
  ['page', "On the patient's page"],
])
export type WayToAnswer = (typeof waysToAnswer.all)[number]['code']

export const isWritten = (way: WayToAnswer): boolean => way === 'letter' || way === 'page'

/** Our own list. */
export const speakers = codeList('WHO ANSWERS', [
  ['patient', 'The patient'],
  ['interpreter', 'The patient, through an interpreter'],
  ['carer', 'Somebody who may decide for the patient'],
])
export type Speaker = (typeof speakers.all)[number]['code']

type Evidence = {
  readonly id: string
  /** The offer that is answered. */
  readonly offer: string
  readonly at: Date
  /** The day of `at` in London. */
  readonly on: Day
  readonly way: WayToAnswer
  readonly speaker: Speaker
  /** What was said, in the patient's own words as far as they were written down. */
  readonly said: string
}

export type Answer =
  | (Evidence & { readonly kind: 'agreed' })
  | (Evidence & { readonly kind: 'declined'; readonly reason: DeclineReason })
  /** Takes an agreement back. */
  | (Evidence & { readonly kind: 'withdrew' })

export type AnswerKind = Answer['kind']

/** By when they were given; of two at once, the one that says no counts as the later. */
export const inOrder = (answers: readonly Answer[]): readonly Answer[] =>
  [...answers].sort(
    (a, b) => a.at.getTime() - b.at.getTime() || Number(a.kind !== 'agreed') - Number(b.kind !== 'agreed'),
  )
