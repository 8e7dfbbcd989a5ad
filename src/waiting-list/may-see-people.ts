import { Forbidden } from '#platform/errors.ts'
import type { Role, Viewer } from '#platform/viewer.ts'

/**
 * Who has to know who a patient is: those who treat, book, validate, plan or answer for the trust's own patients. Boards
 * and information governance work with counts and pseudonyms, as other trusts do (Caldicott principle 4: strict need to
 * know).
 */
const roles: readonly Role[] = [
  'booking-clerk',
  'validator',
  'theatre-manager',
  'alliance-planner',
  'chief-operating-officer',
  'surgeon',
  'coordinator',
  'system',
]

export const maySeePeople = (viewer: Viewer): boolean => viewer.roles.some((role) => roles.includes(role))

/** @throws Forbidden for a page that is about a person */
export function refuseUnlessMaySeePeople(viewer: Viewer): void {
  if (!maySeePeople(viewer)) throw new Forbidden('their role works without knowing who a patient is')
}
