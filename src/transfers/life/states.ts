/** Where a transfer can stand, and the three ways in which a patient can be treated elsewhere. Data, for pages and tests. */

export const models = [
  {
    code: 'pathway',
    name: 'The pathway moves',
    says: 'The receiver takes the patient over: responsibility, the wait and its reporting move, with the original start.',
  },
  {
    code: 'operation',
    name: 'The operation only',
    says: "The receiver operates and recharges. The patient stays the sender's, before and after.",
  },
  {
    code: 'surgeon',
    name: 'The surgeon travels',
    says: "The sender's surgeon operates at the receiver. The patient stays the sender's, before and after.",
  },
] as const

export type TransferModel = (typeof models)[number]['code']

export const states = [
  { code: 'identified', name: 'Identified', says: 'A plan proposes it. The patient has not been asked.' },
  { code: 'screened', name: 'Screened', says: 'It suits the patient, clinically and socially.' },
  { code: 'offered', name: 'Offered', says: 'The patient has been offered a date, a hospital and a team.' },
  { code: 'consented', name: 'Consented', says: 'The patient has agreed.' },
  { code: 'held', name: 'Capacity held', says: 'The receiver keeps a place free, until a stated moment.' },
  { code: 'accepted', name: 'Accepted', says: 'The receiver takes the patient.' },
  { code: 'complete', name: 'Records complete', says: 'The data set is valid and the handover checklist is complete.' },
  { code: 'passed', name: 'Responsibility passed', says: 'The receiver has the records, and the patient.' },
  { code: 'booked', name: 'Booked', says: 'The patient has a day to come in.' },
  { code: 'treated', name: 'Treated', says: 'The operation has been done, and the clock has stopped.' },
  { code: 'handed-back', name: 'Handed back', says: 'The sender follows the patient up.' },
  { code: 'followed-up', name: 'Followed up there', says: 'The receiver follows the patient up.' },
  { code: 'closed', name: 'Closed', says: 'Follow-up is over.', ends: true },
  {
    code: 'declined-by-patient',
    name: 'Declined by the patient',
    says: 'The patient stays where they were.',
    ends: true,
  },
  {
    code: 'declined-by-receiver',
    name: 'Declined by the receiver',
    says: 'The receiver said no, and why.',
    ends: true,
  },
  { code: 'withdrawn', name: 'Withdrawn', says: 'The sender took it back.', ends: true },
  { code: 'lapsed', name: 'Lapsed', says: 'The time to answer, or the hold, was over.', ends: true },
  {
    code: 'returned',
    name: 'Returned',
    says: 'The patient went back to the sender with the original clock.',
    ends: true,
  },
] as const satisfies readonly {
  readonly code: string
  readonly name: string
  readonly says: string
  readonly ends?: true
}[]

export type TransferState = (typeof states)[number]['code']

export const stateNames = Object.fromEntries(states.map(({ code, name }) => [code, name])) as Readonly<
  Record<TransferState, string>
>

export const endStates: readonly TransferState[] = states.flatMap((state) => ('ends' in state ? [state.code] : []))

export const isTransferState = (text: string): text is TransferState => text in stateNames

export const isOpen = (state: TransferState): boolean => !endStates.includes(state)

/** What decides whether the clock has ended an offer or a hold. */
export type Timed = {
  readonly state: TransferState
  readonly replyBy: Date | null
  readonly holdUntil: Date | null
}

/**
 * The state at a moment of the database's clock: an offer that nobody answered in time, and a hold that is over, count
 * as lapsed before anything has written so.
 */
export function stateAt({ state, replyBy, holdUntil }: Timed, now: Date): TransferState {
  const until = state === 'offered' ? replyBy : state === 'held' ? holdUntil : null
  return until !== null && until <= now ? 'lapsed' : state
}
