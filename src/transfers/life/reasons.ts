/** Why a transfer ended before its time. Codes are stored, so a code once given stays. */
import { declineReasons as offerDeclineReasons } from '../offers/decline-reason.ts'

type Reason = {
  readonly code: string
  readonly name: string
  /** Of a refusal: whether that hospital is not to be proposed for this patient again. */
  readonly excludesHospital?: true
}

/** What a patient says of the hospital itself: no plan sends them there again. Dates and help can change; this they chose. */
const saidOfTheHospital: readonly string[] = ['hospital', 'too-far']

/** The offers' list, where what to do about each is said too. */
export const declineReasons: readonly Reason[] = offerDeclineReasons.all.map(({ code, label }) => ({
  code,
  name: label,
  ...(saidOfTheHospital.includes(code) && { excludesHospital: true as const }),
}))

export const refuseReasons = [
  { code: 'not-fit-here', name: 'The patient needs care that this hospital does not have', excludesHospital: true },
  { code: 'not-done-here', name: 'The operation is not done here', excludesHospital: true },
  { code: 'no-kit', name: 'Kit or implants cannot be had in time' },
  { code: 'no-capacity', name: 'There is no room on the day' },
  { code: 'records', name: 'Records are missing or wrong' },
  { code: 'money', name: 'Payment is not agreed' },
] as const satisfies readonly Reason[]

export const withdrawReasons = [
  { code: 'not-suitable-clinically', name: 'Not suitable for the patient clinically', excludesHospital: true },
  { code: 'not-suitable-socially', name: 'Not suitable for the patient socially', excludesHospital: true },
  { code: 'treated-at-home', name: 'There is room at home' },
  { code: 'unfit', name: 'The patient is not fit for surgery now' },
  { code: 'no-longer-waiting', name: 'The patient no longer waits' },
  { code: 'mistake', name: 'It was proposed by mistake' },
] as const satisfies readonly Reason[]

export const returnReasons = [
  { code: 'unfit', name: 'The patient is not fit for surgery now' },
  { code: 'not-suitable', name: 'The operation is not suitable here', excludesHospital: true },
  { code: 'changed-mind', name: 'The patient has changed their mind, or withdrawn consent' },
  { code: 'no-capacity', name: 'The place was lost' },
] as const satisfies readonly Reason[]

/** The reasons for what a plan or the agreement ended. Not for people to choose. */
export const WITH_PLAN = 'with-plan'
export const OUT_OF_SCOPE = 'out-of-scope'
export const TRUST_OUT = 'trust-out'

/** Of what the alliance's agreement ended. */
export const agreementReasons = [
  { code: OUT_OF_SCOPE, name: 'The service is no longer planned together' },
  { code: TRUST_OUT, name: 'A trust takes part in the alliance no more' },
] as const satisfies readonly Reason[]

const allReasons: readonly Reason[] = [
  ...declineReasons,
  ...refuseReasons,
  ...withdrawReasons,
  ...returnReasons,
  ...agreementReasons,
]

export const reasonName = (code: string): string =>
  code === WITH_PLAN ? 'The plan was withdrawn' : (allReasons.find((reason) => reason.code === code)?.name ?? code)

/** Actions and reasons after which the planner must not send this patient to that hospital again. */
export const excludingReasons: readonly { readonly action: string; readonly code: string }[] = [
  ...excluding('refuse', refuseReasons),
  ...excluding('withdraw', withdrawReasons),
  ...excluding('return', returnReasons),
  ...excluding('decline', declineReasons),
]

function excluding(action: string, reasons: readonly Reason[]) {
  return reasons.filter(({ excludesHospital }) => excludesHospital).map(({ code }) => ({ action, code }))
}
