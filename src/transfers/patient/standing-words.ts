/** Where an offer stands, as a patient is told it: in their words, and what happens next. Pure. */
import type { TransferModel, TransferState } from '../life/states.ts'

/** 'asked': they can answer. 'going': they have said yes. 'over': there is nothing to answer any more. */
export type StandingFor = 'asked' | 'going' | 'over'

export type StandingWords = {
  readonly is: StandingFor
  readonly heading: string
  /** `home` and `hospital` are filled in by `standingFor`. */
  readonly says: readonly string[]
}

type Places = { readonly home: string; readonly hospital: string }

const going = (says: (places: Places) => readonly string[]) => ({
  is: 'going' as const,
  heading: 'You said yes to this date',
  says,
})
const keepsPlace = ({ home }: Places): string =>
  `You keep your place on the list at ${home}. Your wait is counted from the same day as before.`
const treated = {
  is: 'over' as const,
  heading: 'You have had your operation',
  says: () => ['Your hospital will tell you about the time after it.'],
}

const words: Record<TransferState, Omit<StandingWords, 'says'> & { says: (places: Places) => readonly string[] }> = {
  identified: { is: 'over', heading: 'There is nothing to answer yet', says: (places) => [keepsPlace(places)] },
  screened: { is: 'over', heading: 'There is nothing to answer yet', says: (places) => [keepsPlace(places)] },
  offered: { is: 'asked', heading: 'A date for your operation at another hospital', says: () => [] },
  consented: going(({ hospital }) => [
    `We now ask ${hospital} to keep the place for you. We will call you to talk it through.`,
  ]),
  held: going(({ hospital }) => [`${hospital} keeps the place for you, and looks at your record now.`]),
  accepted: going(({ hospital }) => [`${hospital} has accepted you. We send them your record now.`]),
  complete: going(({ hospital }) => [`${hospital} has your record. They will write to you about getting ready.`]),
  passed: going(({ hospital }) => [`${hospital} looks after you now. They will write to you about getting ready.`]),
  booked: going(({ hospital }) => [`You are booked at ${hospital}. They will write to you about getting ready.`]),
  treated,
  'handed-back': treated,
  'followed-up': treated,
  closed: treated,
  'declined-by-patient': {
    is: 'over',
    heading: 'You said no to this offer',
    says: (places) => ['Thank you for telling us.', keepsPlace(places)],
  },
  'declined-by-receiver': {
    is: 'over',
    heading: 'This offer has ended',
    says: (places) => [
      `${places.hospital} cannot treat you on this date. This is not because of you.`,
      keepsPlace(places),
    ],
  },
  withdrawn: {
    is: 'over',
    heading: 'This offer has ended',
    says: (places) => ['We had to take the offer back. Call us, and we will tell you why.', keepsPlace(places)],
  },
  lapsed: {
    is: 'over',
    heading: 'The time for this offer is over',
    says: (places) => ['The place has gone to somebody else.', keepsPlace(places)],
  },
  returned: {
    is: 'over',
    heading: 'You are back on your own list',
    says: (places) => [keepsPlace(places)],
  },
}

export function standingFor(state: TransferState, places: Places): StandingWords {
  const { is, heading, says } = words[state]
  return { is, heading, says: says(places) }
}

/** What comes after a yes, in order. `isDone` up to where the transfer stands. */
export function stepsAhead(
  state: TransferState,
  model: TransferModel,
  { home, hospital }: Places,
): readonly { readonly says: string; readonly isDone: boolean }[] {
  const order: readonly TransferState[] = ['consented', 'held', 'accepted', 'complete', 'passed', 'booked']
  const at = order.indexOf(state)
  const step = (says: string, since: TransferState) => ({ says, isDone: at >= order.indexOf(since) })
  return [
    step('You said yes.', 'consented'),
    step(`${hospital} keeps the place for you.`, 'held'),
    step(`${hospital} looks at your record, and accepts you.`, 'accepted'),
    step(`We send ${hospital} all they need.`, 'complete'),
    ...(model === 'pathway' ? [step(`${hospital} looks after you from then on.`, 'passed')] : []),
    step(`${hospital} books you in, and writes to you about getting ready.`, 'booked'),
    {
      says:
        model === 'pathway' ? 'You have your operation.' : `You have your operation. ${home} looks after you again.`,
      isDone: false,
    },
  ]
}
