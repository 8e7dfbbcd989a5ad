/** What the handover has to know of the transfer that it is for, and who may see and change its records. */
import type { Day } from '#nhs/day.ts'
import type { Viewer } from '#platform/viewer.ts'
import { maySeePeople } from '#waiting-list'
import type { Model } from './checklist/checklist-rules.ts'

export type TransferAbout = {
  readonly sender: string
  readonly id: string
  readonly receiver: string
  readonly model: Model
  /** At this moment of the database's clock: an offer or a hold that is over has lapsed. */
  readonly state: string
  readonly treatmentFunction: string
  readonly site: string
  readonly day: Day
  readonly pseudonym: string
  readonly identifiedAt: Date
}

/** Until the sender completes the records. The database refuses later changes too: migrations/0012. */
const openStates: readonly string[] = ['identified', 'screened', 'offered', 'consented', 'held', 'accepted']

export type Answer = { readonly allowed: true } | { readonly allowed: false; readonly because: string }

const no = (because: string): Answer => ({ allowed: false, because })

/** Whether this person may see who the patient is and what goes with them. */
export function maySeeHandover(viewer: Viewer, { sender, receiver }: TransferAbout): Answer {
  if (viewer.trust !== sender && viewer.trust !== receiver) return no('the transfer is between two other trusts')
  return maySeePeople(viewer) ? { allowed: true } : no('their role works without knowing who a patient is')
}

/** Whether this person may change it now. */
export function mayChangeHandover(viewer: Viewer, transfer: TransferAbout): Answer {
  const seen = maySeeHandover(viewer, transfer)
  if (!seen.allowed) return seen
  if (viewer.trust !== transfer.sender) return no('the records are the sending trust’s, which alone changes them')
  if (!viewer.roles.some((role) => role === 'booking-clerk' || role === 'coordinator' || role === 'surgeon'))
    return no('booking clerks, coordinators and surgeons keep the handover')
  return openStates.includes(transfer.state)
    ? { allowed: true }
    : no('the records have been sent, or the transfer has ended, so they are kept as they were')
}
