/** What a transfer still lacks for its next step, as far as the viewer's trust may know. Pure. */
import type { Day } from '#nhs/day.ts'
import type { Answers } from '../handover/checklist/checklist-answer.ts'
import { checklistOn } from '../handover/checklist/checklist-rules.ts'
import { handoverGate } from '../handover/checklist/gate.ts'
import type { TransferState } from '../life/states.ts'
import type { Consent } from '../offers/consent.ts'
import type { Person } from './people-of.ts'
import type { WorkRow } from './work-store.ts'

/** What is recorded of one transfer. What is left out is not the viewer's to know, or does not matter in its state. */
export type Recorded = {
  readonly consent?: Consent
  readonly isDataSetMade?: boolean
  readonly checklist?: Answers
  readonly isMoneySeen?: boolean
}

/** In the order in which people get them; empty when nothing is known to be missing. */
export function missingOf(row: WorkRow, person: Person | undefined, recorded: Recorded, today: Day): readonly string[] {
  const lacks: string[] = []
  const { state, side } = row
  if (state === 'identified') {
    if (!row.clinicallyScreened) lacks.push('Clinical judgement')
    if (!row.sociallyScreened) lacks.push('Social judgement')
  }
  if (state === 'screened') lacks.push('Offer')
  if (state === 'offered') lacks.push("The patient's answer")
  if (state === 'consented') lacks.push('Place')
  // Asked for in both ways before the records go.
  if (side === 'sender' && isAgreed(state)) lacks.push(...missingConsent(recorded.consent))
  if (side === 'receiver' && !person) lacks.push('Mutual-aid agreement in force')
  if (side === 'receiver' && state === 'held' && recorded.isMoneySeen === false) lacks.push('Look at who is paid')
  if (side === 'sender' && state === 'accepted') {
    if (!recorded.isDataSetMade) lacks.push('Administrative data set')
    lacks.push(...missingRecords(row, person, recorded.checklist ?? new Map(), today))
  }
  return lacks
}

export const isAgreed = (state: TransferState): boolean =>
  state === 'consented' || state === 'held' || state === 'accepted'

const missingConsent = (consent: Consent | undefined): readonly string[] => [
  ...(consent?.verbalOn ? [] : ['Consent in a conversation']),
  ...(consent?.writtenOn ? [] : ['Consent in writing']),
]

function missingRecords(
  { model, day }: WorkRow,
  person: Person | undefined,
  answers: Answers,
  today: Day,
): readonly string[] {
  const procedure = person?.procedureCode?.replace('.', '') ?? null
  const gate = handoverGate(checklistOn(today), { transfer: { model, procedure }, dayOfSurgery: day, answers, today })
  return gate.complete ? [] : gate.lacks.map(({ item }) => item.name)
}
