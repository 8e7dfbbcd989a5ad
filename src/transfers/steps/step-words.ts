/**
 * The words of each step that has a page here: what it asks, what follows from it, what its button says, what was done,
 * and what can be done instead of undoing it.
 */
import type { ActionCode } from '../life/actions.ts'

export type StepWords = {
  readonly heading: string
  readonly button: string
  /** Said once on the transfer's page, before what comes next. */
  readonly done: string
  /** What follows, a sentence for each. */
  readonly follows: readonly string[]
  /** What there is in the place of undoing it. */
  readonly instead: string
}

/** Offering and recording what a patient answered have pages of their own. */
export type SteppedHere = Exclude<
  ActionCode,
  'offer' | 'consent' | 'decline' | 'withdraw-with-plan' | 'withdraw-with-agreement' | 'lapse'
>

const ended = 'This cannot be undone. A plan can propose the patient again.'

export const stepWords: Readonly<Record<SteppedHere, StepWords>> = {
  'screen-clinical': {
    heading: 'Is it suitable clinically?',
    button: 'It is suitable clinically',
    done: 'It is judged suitable clinically.',
    follows: ['The patient can be asked once it has been judged clinically and socially.', 'The clock runs on.'],
    instead: 'If it is not suitable, withdraw the transfer and say why.',
  },
  'screen-social': {
    heading: 'Is it suitable socially?',
    button: 'It is suitable socially',
    done: 'It is judged suitable socially.',
    follows: ['The patient can be asked once it has been judged clinically and socially.', 'The clock runs on.'],
    instead: 'If it is not suitable, withdraw the transfer and say why.',
  },
  hold: {
    heading: 'Hold a place',
    button: 'Hold this place',
    done: 'The place is held.',
    follows: [
      'Theatre, surgeon and bed are kept for this patient until then.',
      'The receiving trust is asked to accept.',
    ],
    instead: 'Another place can be chosen while this one is held.',
  },
  accept: {
    heading: 'Accept the patient',
    button: 'Accept the patient',
    done: 'The patient is accepted.',
    follows: ['The place becomes firm.', 'The sending trust then completes the records.'],
    instead: 'Until responsibility has passed, you can still refuse the patient and say why.',
  },
  complete: {
    heading: 'Send the records',
    button: 'Send the records',
    done: 'The records are complete and sent.',
    follows: [
      'The data set, the checklist and the documents are then kept as they are.',
      'The receiving trust reads them.',
    ],
    instead: 'Until the receiving trust has taken the patient over, you can still withdraw the transfer.',
  },
  pass: {
    heading: 'Take the patient over',
    button: 'Confirm and take the patient over',
    done: 'Your trust is responsible for the patient.',
    follows: [
      'Your trust answers for the patient from this moment, and reports the wait.',
      'The clock runs on from the original start. The patient leaves the other list once they are on yours.',
    ],
    instead: 'You can return the patient before treatment. They keep the original clock.',
  },
  book: {
    heading: 'Book the day to come in',
    button: 'Book this day',
    done: 'The day to come in is booked.',
    follows: ['The day is written into the record of the trust that is responsible.', 'The clock runs on.'],
    instead: 'You can return the patient before treatment if the day cannot be kept.',
  },
  treat: {
    heading: 'When was the patient admitted for treatment?',
    button: 'Continue',
    done: 'The treatment is recorded.',
    follows: ['The clock stops on the day of admission.', 'What the trusts owe each other is posted.'],
    instead: 'This cannot be undone. Finance can correct the ledger.',
  },
  'hand-back': {
    heading: 'Hand the patient back',
    button: 'Hand the patient back',
    done: 'The patient is handed back.',
    follows: ['The sending trust follows the patient up, and reads what you write here.'],
    instead: 'This cannot be undone. Tell the other trust if something has to be added.',
  },
  'follow-up': {
    heading: 'Follow the patient up here',
    button: 'Follow the patient up here',
    done: 'Your trust follows the patient up.',
    follows: [
      'Your trust keeps the patient until follow-up is over.',
      'The sending trust sees that, and what you write here.',
    ],
    instead: 'This cannot be undone. Close the transfer when follow-up is over.',
  },
  close: {
    heading: 'Close the transfer',
    button: 'Close the transfer',
    done: 'The transfer is closed.',
    follows: ['Follow-up is over, and nobody has to do anything more.'],
    instead: 'This cannot be undone.',
  },
  refuse: {
    heading: 'Why do you refuse the patient?',
    button: 'Continue',
    done: 'The patient is refused. Your reason is told to the sending trust.',
    follows: ['The transfer ends. A place that is held becomes free.', 'The patient stays with the sending trust.'],
    instead: ended,
  },
  withdraw: {
    heading: 'Why do you withdraw the transfer?',
    button: 'Continue',
    done: 'The transfer is withdrawn.',
    follows: ['The transfer ends. A place that is held becomes free.', 'The patient keeps their place on your list.'],
    instead: ended,
  },
  return: {
    heading: 'Why do you return the patient?',
    button: 'Continue',
    done: 'The patient is returned.',
    follows: [
      'The sending trust is responsible again from this moment.',
      'The patient keeps the original clock, which runs on.',
      'The place that was held becomes free.',
    ],
    instead: ended,
  },
}

export const isSteppedHere = (code: string): code is SteppedHere => Object.hasOwn(stepWords, code)

/** Steps that people are stopped before, because nothing takes them back: who asks is told once more what follows. */
export const interrupted: Readonly<Partial<Record<SteppedHere, { readonly heading: string; readonly goOn: string }>>> =
  {
    refuse: { heading: 'You are about to refuse the patient', goOn: 'Refuse the patient' },
    withdraw: { heading: 'You are about to withdraw the transfer', goOn: 'Withdraw the transfer' },
    return: { heading: 'You are about to return the patient', goOn: 'Return the patient' },
  }
