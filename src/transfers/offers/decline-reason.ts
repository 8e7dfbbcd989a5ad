/**
 * Why a patient said no, as they put it, and what the person who hears it does next. Our own list: no national one was
 * found. It never decides anything; it is counted so that what keeps people from going can be put right.
 */
import { codeList } from '#nhs/code-list.ts'

export const declineReasons = codeList('WHY A PATIENT DECLINED AN OFFER ELSEWHERE', [
  ['date', 'The dates do not suit'],
  ['too-far', 'It is too far'],
  ['no-transport', 'They have no way to get there and back'],
  ['care-at-home', 'Nobody could look after them, or those they care for'],
  ['work-or-study', 'Work or study'],
  ['team', 'They want to stay with their own team'],
  ['hospital', 'They do not want to be treated at that hospital'],
  ['too-soon', 'They are not ready for the operation yet'],
  ['unwell', 'They are not well enough at the moment'],
  ['no-treatment', 'They do not want the treatment now'],
  ['elsewhere', 'They have been treated, or will be, somewhere else'],
  ['language', 'They were not told in a way they can use'],
  ['changed-mind', 'They have changed their mind, or withdrawn consent'],
  ['other', 'Another reason'],
  ['not-said', 'They did not say'],
])
export type DeclineReason = (typeof declineReasons.all)[number]['code']

const next: Partial<Record<DeclineReason, string>> = {
  date: 'Ask which days suit, and offer one of them.',
  'no-transport': 'Ask both hospitals which transport the patient can have, and offer again.',
  'care-at-home': 'Ask the ward what help there is after the operation, and offer again.',
  'too-soon': 'Tell the team that looks after the patient: a clinician talks with them about waiting.',
  unwell: 'Tell the team that looks after the patient: a clinician reviews them. The clock runs on.',
  'no-treatment':
    'Tell the team that looks after the patient: a clinician talks with them before anything is closed. The clock runs on until then.',
  elsewhere: 'Ask where and when, and have the pathway checked. The clock runs on until that is done.',
  language: 'Offer again in the way that the patient asked for. This offer was not made in one they can use.',
}

/** What to do about the reason. */
export const nextAfter = (reason: DeclineReason): string =>
  next[reason] ?? 'Record what the patient said. They keep their place on the list.'
