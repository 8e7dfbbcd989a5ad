/** Whose work lists there are, and who sees which. Data; a person with several chooses. */
import type { Role, Viewer } from '#platform/viewer.ts'

/** One's own patients on the way out, and others' on the way in. */
export type WorkSide = 'sender' | 'receiver'

export type WorkList = {
  readonly code: string
  readonly name: string
  readonly role: Role
  readonly sides: readonly WorkSide[]
}

export const workLists = [
  { code: 'coordinator', name: 'For coordinators', role: 'coordinator', sides: ['sender', 'receiver'] },
  { code: 'booking', name: 'For booking clerks', role: 'booking-clerk', sides: ['sender', 'receiver'] },
  { code: 'sending', name: 'For clinicians, your own patients', role: 'surgeon', sides: ['sender'] },
  { code: 'receiving', name: 'For clinicians, patients who come', role: 'surgeon', sides: ['receiver'] },
] as const satisfies readonly WorkList[]

/** In the order above; none for roles that take no step in a transfer. */
export const workListsOf = ({ roles }: Pick<Viewer, 'roles'>): readonly WorkList[] =>
  workLists.filter(({ role }) => roles.includes(role))
