/**
 * What can be done to a transfer: by whom, from which state to which, what must be true first, and what follows for the
 * clock, for reporting, for the place held and for money. The table in the README, the pages, the rows of
 * private.transfer_step and the checks in may.ts are all made from this, and tests say that they agree.
 */
import type { Role } from '#platform/viewer.ts'
import type { EffectKind } from './effect-kinds.ts'
import type { GuardName } from './guards.ts'
import { agreementReasons, declineReasons, refuseReasons, returnReasons, withdrawReasons } from './reasons.ts'
import type { TransferModel, TransferState } from './states.ts'

/** 'patient': through their own page. 'plan': the plan that proposed it, by whoever withdraws it. 'clock': time is over. */
export type Side = 'sender' | 'receiver' | 'patient' | 'plan' | 'clock'

export type Move = {
  readonly from: TransferState
  readonly to: TransferState
  /** Only in these models; in all when left out. */
  readonly models?: readonly TransferModel[]
  /** Where the patient goes at that instant; left out, nowhere. */
  readonly responsibility?: 'to-receiver' | 'to-sender'
  /** Only by these of the action's sides. */
  readonly sides?: readonly Side[]
}

export type Action = {
  readonly code: string
  readonly name: string
  /** In the past, for a log: "accepted it". */
  readonly did: string
  readonly moves: readonly Move[]
  /** Who: a side, and at a trust, people with any of these roles. */
  readonly by: readonly { readonly side: Side; readonly roles: readonly Role[] }[]
  readonly guards: readonly GuardName[]
  /** One of these has to be given. */
  readonly reasons?: readonly { readonly code: string; readonly name: string }[]
  readonly effects: readonly {
    readonly kind: EffectKind
    readonly for: 'sender' | 'receiver' | 'responsible'
    readonly models?: readonly TransferModel[]
    readonly from?: readonly TransferState[]
  }[]
  readonly does: { readonly clock: string; readonly reporting: string; readonly hold: string; readonly money: string }
}

const nothing = { clock: 'Runs on', reporting: 'Sender', hold: '–', money: '–' } as const
const pathway: readonly TransferModel[] = ['pathway']
const stays: readonly TransferModel[] = ['operation', 'surgeon']
const clerks: readonly Role[] = ['coordinator', 'booking-clerk']
const careAndClerks: readonly Role[] = ['coordinator', 'booking-clerk', 'surgeon']
const withPlace: readonly TransferState[] = ['held', 'accepted', 'complete', 'passed', 'booked']
/** Of patients who stayed the sender's: of the others, the receiver's record ends whole. */
const dayLost = { kind: 'day-lost', for: 'sender', models: stays, from: ['booked'] } as const
const released = { kind: 'hold-released', for: 'receiver', from: withPlace } as const

const from = (states: readonly TransferState[], to: TransferState, rest: Partial<Move> = {}): readonly Move[] =>
  states.map((state) => ({ from: state, to, ...rest }))

export const actions = [
  {
    code: 'screen-clinical',
    name: 'Judge it clinically suitable',
    did: 'judged it clinically suitable',
    moves: [...from(['identified'], 'identified'), ...from(['identified'], 'screened')],
    by: [{ side: 'sender', roles: ['surgeon'] }],
    guards: ['not-yet-screened-clinically'],
    effects: [],
    does: nothing,
  },
  {
    code: 'screen-social',
    name: 'Judge it socially suitable',
    did: 'judged it socially suitable',
    moves: [...from(['identified'], 'identified'), ...from(['identified'], 'screened')],
    by: [{ side: 'sender', roles: clerks }],
    guards: ['not-yet-screened-socially'],
    effects: [],
    does: nothing,
  },
  {
    code: 'offer',
    name: 'Offer it to the patient',
    did: 'offered it to the patient',
    moves: from(['screened', 'offered'], 'offered'),
    by: [{ side: 'sender', roles: clerks }],
    guards: ['offer-recorded'],
    effects: [],
    does: nothing,
  },
  {
    code: 'consent',
    name: 'Record that the patient agrees',
    did: 'recorded that the patient agrees',
    moves: from(['offered'], 'consented'),
    by: [
      { side: 'patient', roles: ['patient'] },
      { side: 'sender', roles: clerks },
    ],
    guards: ['consent-recorded'],
    effects: [],
    does: nothing,
  },
  {
    code: 'hold',
    name: 'Hold a place',
    did: 'held a place',
    moves: from(['consented', 'held'], 'held'),
    by: [
      { side: 'sender', roles: clerks },
      { side: 'receiver', roles: clerks },
    ],
    guards: ['place-held'],
    effects: [],
    does: { ...nothing, hold: 'Begins, or is prolonged' },
  },
  {
    code: 'accept',
    name: 'Accept the patient',
    did: 'accepted the patient',
    moves: from(['held'], 'accepted'),
    by: [{ side: 'receiver', roles: careAndClerks }],
    guards: ['place-held', 'agreement-in-force', 'money-seen'],
    effects: [],
    does: { ...nothing, hold: 'Becomes firm', money: 'Has been shown' },
  },
  {
    code: 'complete',
    name: 'Send the records',
    did: 'completed the records',
    moves: from(['accepted'], 'complete'),
    by: [{ side: 'sender', roles: careAndClerks }],
    guards: ['consent-complete', 'data-set-valid', 'checklist-complete'],
    effects: [],
    does: nothing,
  },
  {
    code: 'pass',
    name: 'Confirm that the records came, and take the patient over',
    did: 'took the patient over',
    moves: from(['complete'], 'passed', { models: pathway, responsibility: 'to-receiver' }),
    by: [{ side: 'receiver', roles: careAndClerks }],
    guards: ['agreement-in-force'],
    effects: [
      { kind: 'pathway-passes-on', for: 'sender' },
      { kind: 'pathway-comes-in', for: 'receiver' },
    ],
    does: {
      ...nothing,
      clock: 'Runs on from the original start; 21 in the sender’s record, 20 in the receiver’s',
      reporting: 'Moves to the receiver',
    },
  },
  {
    code: 'book',
    name: 'Book the day to come in',
    did: 'booked the patient',
    moves: [...from(['passed'], 'booked', { models: pathway }), ...from(['complete'], 'booked', { models: stays })],
    by: [{ side: 'receiver', roles: clerks }],
    guards: [],
    effects: [{ kind: 'day-to-come-in', for: 'responsible' }],
    does: { ...nothing, reporting: 'Whoever is responsible' },
  },
  {
    code: 'treat',
    name: 'Record the treatment',
    did: 'recorded the treatment',
    moves: from(['booked'], 'treated'),
    by: [{ side: 'receiver', roles: careAndClerks }],
    guards: ['day-of-treatment'],
    effects: [
      { kind: 'clock-stops', for: 'sender' },
      { kind: 'clock-stops', for: 'receiver', models: pathway },
      { kind: 'money-moves', for: 'receiver' },
    ],
    does: {
      clock: 'Stops on the day of admission, with status 30',
      reporting: 'Whoever is responsible',
      hold: 'Is used',
      money: 'Is posted between the trusts',
    },
  },
  {
    code: 'hand-back',
    name: 'Hand the patient back',
    did: 'handed the patient back',
    moves: [
      ...from(['treated'], 'handed-back', { models: pathway, responsibility: 'to-sender' }),
      ...from(['treated'], 'handed-back', { models: stays }),
    ],
    by: [{ side: 'receiver', roles: careAndClerks }],
    guards: [],
    effects: [],
    does: { ...nothing, clock: 'Has stopped', reporting: '–' },
  },
  {
    code: 'follow-up',
    name: 'Follow the patient up here',
    did: 'kept the patient for follow-up',
    moves: from(['treated'], 'followed-up', { models: pathway }),
    by: [{ side: 'receiver', roles: careAndClerks }],
    guards: [],
    effects: [],
    does: { ...nothing, clock: 'Has stopped', reporting: '–' },
  },
  {
    code: 'close',
    name: 'Close: follow-up is over',
    did: 'closed it',
    moves: [
      ...from(['handed-back'], 'closed', { sides: ['sender'] }),
      ...from(['followed-up'], 'closed', { sides: ['receiver'] }),
    ],
    by: [
      { side: 'sender', roles: careAndClerks },
      { side: 'receiver', roles: careAndClerks },
    ],
    guards: [],
    effects: [],
    does: { ...nothing, clock: 'Has stopped', reporting: '–' },
  },
  {
    code: 'decline',
    name: 'Record that the patient declines',
    did: 'recorded that the patient declines',
    moves: [
      ...from(['offered', 'consented', 'held', 'accepted', 'complete'], 'declined-by-patient'),
      ...from(['booked'], 'declined-by-patient', { models: stays }),
    ],
    by: [
      { side: 'patient', roles: ['patient'] },
      { side: 'sender', roles: clerks },
    ],
    guards: [],
    reasons: declineReasons,
    effects: [released, dayLost],
    does: { ...nothing, clock: 'Runs on: a clinician decides about anything else', hold: 'Is released' },
  },
  {
    code: 'refuse',
    name: 'Refuse the patient',
    did: 'refused the patient',
    moves: from(['screened', 'offered', 'consented', 'held', 'accepted', 'complete'], 'declined-by-receiver'),
    by: [{ side: 'receiver', roles: careAndClerks }],
    guards: [],
    reasons: refuseReasons,
    effects: [released],
    does: { ...nothing, hold: 'Is released' },
  },
  {
    code: 'withdraw',
    name: 'Withdraw it',
    did: 'withdrew it',
    moves: from(['identified', 'screened', 'offered', 'consented', 'held', 'accepted', 'complete'], 'withdrawn'),
    by: [{ side: 'sender', roles: careAndClerks }],
    guards: [],
    reasons: withdrawReasons,
    effects: [released],
    does: { ...nothing, hold: 'Is released' },
  },
  {
    code: 'withdraw-with-plan',
    name: 'Withdraw it with its plan',
    did: 'withdrew the plan that proposed it',
    moves: from(['identified'], 'withdrawn'),
    by: [{ side: 'plan', roles: ['alliance-planner', 'chief-operating-officer'] }],
    guards: [],
    effects: [],
    does: nothing,
  },
  {
    code: 'withdraw-with-agreement',
    name: 'Withdraw it with its service or its trust',
    did: 'changed the agreement that it was proposed under',
    moves: from(['identified'], 'withdrawn'),
    by: [{ side: 'plan', roles: ['chief-executive', 'chief-operating-officer'] }],
    guards: [],
    reasons: agreementReasons,
    effects: [],
    does: nothing,
  },
  {
    code: 'lapse',
    name: 'Note that its time is over',
    did: 'noted that its time is over',
    moves: from(['offered', 'held'], 'lapsed'),
    by: [{ side: 'clock', roles: [] }],
    guards: [],
    effects: [released],
    does: { ...nothing, hold: 'Is over' },
  },
  {
    code: 'return',
    name: 'Return the patient',
    did: 'returned the patient',
    moves: [
      ...from(['passed', 'booked'], 'returned', { models: pathway, responsibility: 'to-sender' }),
      ...from(['booked'], 'returned', { models: stays, sides: ['receiver'] }),
    ],
    by: [
      { side: 'receiver', roles: careAndClerks },
      { side: 'patient', roles: ['patient'] },
    ],
    guards: [],
    reasons: returnReasons,
    effects: [
      { kind: 'pathway-given-back', for: 'receiver', models: pathway },
      { kind: 'pathway-comes-back', for: 'sender', models: pathway },
      released,
      dayLost,
    ],
    does: {
      clock: 'Runs on from the original start; 20 again in the sender’s record',
      reporting: 'Moves back to the sender',
      hold: 'Is released',
      money: '–',
    },
  },
] as const satisfies readonly Action[]

export type ActionCode = (typeof actions)[number]['code']

const byCode: ReadonlyMap<string, Action> = new Map(actions.map((action) => [action.code, action]))

export const actionOf = (code: ActionCode): Action => byCode.get(code)!

export const isAction = (text: string): text is ActionCode => byCode.has(text)
