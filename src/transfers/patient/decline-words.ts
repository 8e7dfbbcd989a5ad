/** The reasons of offers/decline-reason.ts as a patient says them. A reason that is only somebody else's to record is not here. */
import type { DeclineReason } from '../offers/decline-reason.ts'

export const declineWords: readonly { readonly code: DeclineReason; readonly says: string }[] = [
  { code: 'date', says: 'The date does not suit me' },
  { code: 'too-far', says: 'It is too far' },
  { code: 'no-transport', says: 'I have no way to get there and back' },
  { code: 'care-at-home', says: 'Nobody could look after me, or those I care for' },
  { code: 'work-or-study', says: 'Work or study' },
  { code: 'team', says: 'I want to stay with my own team' },
  { code: 'hospital', says: 'I do not want to be treated at that hospital' },
  { code: 'too-soon', says: 'I am not ready for the operation yet' },
  { code: 'unwell', says: 'I am not well enough at the moment' },
  { code: 'no-treatment', says: 'I do not want the treatment now' },
  { code: 'elsewhere', says: 'I have been treated, or will be, somewhere else' },
  { code: 'language', says: 'I was not told in a way I can use' },
  { code: 'other', says: 'Another reason' },
  { code: 'not-said', says: 'I do not want to say' },
]

export const declineWordsOf = (code: string): (typeof declineWords)[number] | undefined =>
  declineWords.find((reason) => reason.code === code)

/** What follows from a reason, as the patient is told it before they send it. No reason takes anybody off a list. */
export const afterReason: Partial<Record<DeclineReason, string>> = {
  'too-soon': 'Your team will talk with you about waiting.',
  unwell: 'Your team will ask how you are.',
  'no-treatment': 'Your team will talk with you before anything is closed.',
  elsewhere: 'Our booking team will ask you where and when.',
  language: 'Our booking team will ask how to reach you.',
}
