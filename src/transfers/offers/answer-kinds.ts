/** The three things that a patient can answer about an offer, as pages ask for them: data, with the words of each. */
import type { Viewer } from '#platform/viewer.ts'
import { stepHref } from '../addresses.ts'
import type { Answer as May } from '../life/may.ts'
import { maySometime } from '../life/may.ts'
import { stateNow } from '../life/standing.ts'
import type { Transfer, TransferKey } from '../life/transfer-row.ts'
import { dateDeclinedHref, takenBackHref } from './addresses.ts'
import { mayNote } from './may-note.ts'

export type AnswerPage = 'agrees' | 'declines-date' | 'declines' | 'takes-back'

export type AnswerKind = {
  readonly page: AnswerPage
  readonly heading: string
  readonly asksReason: boolean
  /** What follows from recording it, said before it is done. */
  readonly follows: string
  /** Said once it is done: what happened, and what is next. */
  readonly done: string
  /** The same where the transfer stays where it is. */
  readonly noted: string
  /** What follows there, where it is not the same. */
  readonly followsNoted?: string
  readonly confirm: string
  readonly href: (which: TransferKey) => string
  readonly may: (viewer: Viewer, transfer: Transfer) => { readonly allowed: true } | Extract<May, { allowed: false }>
}

export const answerKinds: Readonly<Record<AnswerPage, AnswerKind>> = {
  agrees: {
    page: 'agrees',
    heading: 'The patient agrees',
    asksReason: false,
    follows: 'The patient can take it back until the operation.',
    done: 'It is recorded that the patient agrees. Next: hold a place.',
    noted: 'It is recorded that the patient agrees. The transfer stays where it is.',
    confirm: 'Record that they agree',
    href: (which) => stepHref(which, 'consent'),
    may: (viewer, transfer) =>
      stateNow(transfer) === 'offered' ? maySometime(viewer, 'consent', transfer) : mayNote(viewer, 'agreed', transfer),
  },
  'declines-date': {
    page: 'declines-date',
    heading: 'The patient declines this date',
    asksReason: true,
    follows: 'The transfer stays open, and another date can be offered. The clock runs on.',
    done: 'It is recorded that the patient declines this date.',
    noted:
      'It is recorded that the patient declines this date. Next: offer another, or record that they do not want to go.',
    confirm: 'Record that they decline this date',
    href: dateDeclinedHref,
    may: (viewer, transfer) => mayNote(viewer, 'declined', transfer),
  },
  declines: {
    page: 'declines',
    heading: 'The patient does not want to go there',
    asksReason: true,
    follows:
      'The transfer ends, and a place that is held is released. The patient keeps their place, and the clock runs on.',
    done: 'It is recorded that the patient does not want to go. The transfer is over, and the clock runs on.',
    noted: 'It is recorded that the patient does not want to go. The transfer is over, and the clock runs on.',
    confirm: 'Record that they do not want to go',
    href: (which) => stepHref(which, 'decline'),
    may: (viewer, transfer) => maySometime(viewer, 'decline', transfer),
  },
  'takes-back': {
    page: 'takes-back',
    heading: 'The patient takes their agreement back',
    asksReason: false,
    follows:
      'The transfer ends, and a place that is held is released. The patient keeps their place, and the clock runs on.',
    done: 'It is recorded that the patient takes their agreement back. The transfer is over, and the clock runs on.',
    noted:
      'It is recorded, and the receiving trust is told. Next: it calls the patient, and returns them if they ask for it.',
    followsNoted:
      'The receiving trust answers for the patient now. It is told at once, with what they said, and calls them. If they do not want to go there, it returns them with the original clock. Until then everything stays as it is.',
    confirm: 'Record that they take it back',
    href: takenBackHref,
    may: mayTakeBack,
  },
}

function mayTakeBack(viewer: Viewer, transfer: Transfer) {
  if (stateNow(transfer) === 'offered') {
    const because =
      'The patient has not agreed to this offer. Record that they decline it, or that they do not want to go.'
    return { allowed: false, because } as const
  }
  if (transfer.responsible === transfer.sender) return maySometime(viewer, 'decline', transfer)
  return mayNote(viewer, 'withdrew', transfer)
}
