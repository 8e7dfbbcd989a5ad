/** Roles as a sentence names them. */
import type { Role } from '#platform/viewer.ts'

const names: Partial<Record<Role, string>> = {
  'booking-clerk': 'booking clerks',
  'alliance-planner': 'alliance planners',
  'chief-operating-officer': 'chief operating officers',
  coordinator: 'coordinators',
  surgeon: 'surgeons',
  patient: 'patients',
}

/** "Coordinators, booking clerks and surgeons". */
export function roleNames(roles: readonly Role[]): string {
  const all = roles.map((role) => names[role] ?? role)
  const text = all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`
  return text.charAt(0).toUpperCase() + text.slice(1)
}
