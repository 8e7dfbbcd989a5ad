/** Who may do what with money. A rule that says no is a value, with what to do. */
import type { Role, Viewer } from '#platform/viewer.ts'

export type Answer = { readonly allowed: true } | { readonly allowed: false; readonly because: string }

const keepers: readonly Role[] = ['finance', 'chief-operating-officer']
const staters: readonly Role[] = [...keepers, 'coordinator', 'booking-clerk']
const acceptors: readonly Role[] = [...staters, 'surgeon']

const answer = (viewer: Viewer, roles: readonly Role[], because: string): Answer =>
  viewer.roles.some((role) => roles.includes(role)) ? { allowed: true } : { allowed: false, because }

/** Bringing in tables, and correcting the ledger. */
export const mayKeepMoney = (viewer: Viewer): Answer =>
  answer(viewer, keepers, 'Finance and the chief operating officer bring in tables and correct the ledger.')

/** Stating what the money of a transfer depends on: the sender's part. */
export function mayStateBasis(viewer: Viewer, { sender }: { readonly sender: string }): Answer {
  if (viewer.trust !== sender) {
    return { allowed: false, because: "The patient's own trust states what the money depends on." }
  }
  return answer(viewer, staters, 'Finance, coordinators and booking clerks state what the money depends on.')
}

/** Confirming that the money was seen: the receiver's part, by whoever may accept. */
export function mayConfirmSeen(viewer: Viewer, { receiver }: { readonly receiver: string }): Answer {
  if (viewer.trust !== receiver) {
    return { allowed: false, because: 'The trust that would treat the patient confirms that it has seen the money.' }
  }
  return answer(viewer, acceptors, 'Whoever may accept a transfer confirms that they have seen the money.')
}
