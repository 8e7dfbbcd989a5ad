/** Who looks after what a trust says of its services, and is told when one becomes fragile. */
import type { Role, Viewer } from '#platform/viewer.ts'

const keepers: readonly Role[] = [
  'chief-operating-officer',
  'medical-director',
  'chief-executive',
  'alliance-planner',
  'board-secretary',
]

export const mayAssess = ({ roles }: Pick<Viewer, 'roles'>): boolean => roles.some((role) => keepers.includes(role))
