/** What is asked before each step of a loan, and what the answers mean. Pure. */
import type { FieldError } from '#web/field-errors.ts'
import type { SentForm } from '#web/sent-form.ts'
import type { PlanningWindow } from './lending-rules.ts'
import type { LoanAction, SessionLoan } from './loan.ts'
import type { StepDetails } from './loan-store.ts'
import { LONGEST_TEXT, tooLong } from './offer-form.ts'

export type StepAnswers = {
  readonly service: string
  readonly hours: string
  readonly note: string
  readonly reason: string
}

export const noAnswers: StepAnswers = { service: '', hours: '', note: '', reason: '' }

export const stepAnswers = ({ one }: SentForm): StepAnswers => ({
  service: one('service'),
  hours: one('hours'),
  note: one('note'),
  reason: one('reason'),
})

/** How long a hold may be asked for, the longest last. */
export const hoursOffered = ({ longestHoldHours }: PlanningWindow): number[] => {
  const usual = [4, 24, 3 * 24, 7 * 24, 14 * 24].filter((hours) => hours < longestHoldHours)
  return [...usual, longestHoldHours]
}

/** Words of each step: its page, its button, and what has been done. */
export const stepWords: Readonly<
  Record<LoanAction, { readonly heading: string; readonly button: string; readonly done: string }>
> = {
  hold: { heading: 'Ask for this session', button: 'Ask for the session', done: 'You have asked for the session.' },
  'let-go': {
    heading: 'Stop asking for this session',
    button: 'Stop asking',
    done: 'You no longer ask for the session.',
  },
  decline: {
    heading: 'Refuse this session',
    button: 'Refuse',
    done: 'You have refused. The session is on offer again.',
  },
  confirm: { heading: 'Lend this session', button: 'Lend the session', done: 'The session is lent.' },
  use: { heading: 'Mark this session as used', button: 'Mark as used', done: 'The session is marked as used.' },
  'give-back': { heading: 'Give this session back', button: 'Give back', done: 'The session is given back.' },
  withdraw: { heading: 'Withdraw this session', button: 'Withdraw', done: 'The session is withdrawn.' },
}

/** Steps that can be explained. Whether they have to be depends on the window. */
export const explained: readonly LoanAction[] = ['decline', 'give-back', 'withdraw']

export type UnderstoodStep =
  | { readonly ok: true; readonly details: StepDetails }
  | { readonly ok: false; readonly errors: readonly FieldError[] }

type Asked = { readonly loan: SessionLoan; readonly window: PlanningWindow | 'past'; readonly asksReason: boolean }

export function understandStep(action: LoanAction, answers: StepAnswers, asked: Asked): UnderstoodStep {
  const errors: FieldError[] = []
  const hours = Number(answers.hours)
  if (action === 'hold') {
    if (!asked.loan.services.includes(answers.service)) {
      errors.push({ field: 'service', message: 'Select what you would do in the session' })
    }
    if (asked.window === 'past' || !hoursOffered(asked.window).includes(hours)) {
      errors.push({ field: 'hours', message: 'Select how long the session is kept for you' })
    }
    if (answers.note.length > LONGEST_TEXT) errors.push({ field: 'note', message: tooLong('what you bring') })
  }
  if (explained.includes(action)) {
    if (asked.asksReason && answers.reason === '') errors.push({ field: 'reason', message: 'Enter why' })
    if (answers.reason.length > LONGEST_TEXT) errors.push({ field: 'reason', message: tooLong('why') })
  }
  if (errors.length > 0) return { ok: false, errors }
  return action === 'hold'
    ? { ok: true, details: { hours, service: answers.service, note: answers.note } }
    : { ok: true, details: { reason: answers.reason } }
}
