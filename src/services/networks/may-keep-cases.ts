/** Who notes a unit's cases for the regional meeting, and what it said of them. */
import type { Role, Viewer } from '#platform/viewer.ts'

const keepers: readonly Role[] = ['surgeon', 'coordinator', 'medical-director', 'alliance-planner']

export const mayKeepCases = ({ roles }: Pick<Viewer, 'roles'>): boolean => roles.some((role) => keepers.includes(role))
