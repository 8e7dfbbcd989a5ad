/** Who may see what goes with a patient, and who may change it. */
import type { Viewer } from '#platform/viewer.ts'
import { maySeePeople } from '#waiting-list'
import { stateNow } from '../life/standing.ts'
import type { TransferState } from '../life/states.ts'
import type { Transfer } from '../life/transfer-row.ts'

/** Until the sender completes the records. The database refuses later changes too: migrations/0012. */
const openStates: readonly TransferState[] = ['identified', 'screened', 'offered', 'consented', 'held', 'accepted']

export type May = { readonly allowed: true } | { readonly allowed: false; readonly because: string }

const no = (because: string): May => ({ allowed: false, because })

/** Whether this person may see who the patient is and what goes with them. */
export function maySeeHandover(viewer: Viewer, { sender, receiver }: Transfer): May {
  if (viewer.trust !== sender && viewer.trust !== receiver) return no('the transfer is between two other trusts')
  return maySeePeople(viewer) ? { allowed: true } : no('their role works without knowing who a patient is')
}

/** Whether this person may change it now. */
export function mayChangeHandover(viewer: Viewer, transfer: Transfer): May {
  const seen = maySeeHandover(viewer, transfer)
  if (!seen.allowed) return seen
  if (viewer.trust !== transfer.sender) return no("the records are the sending trust's, which alone changes them")
  if (!viewer.roles.some((role) => role === 'booking-clerk' || role === 'coordinator' || role === 'surgeon'))
    return no('booking clerks, coordinators and surgeons keep the handover')
  return openStates.includes(stateNow(transfer))
    ? { allowed: true }
    : no('the records have been sent, or the transfer has ended, so they are kept as they were')
}
