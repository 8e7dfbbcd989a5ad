import type { Role, Viewer } from '#platform/viewer.ts'

export type Answer = { readonly allowed: true } | { readonly allowed: false; readonly because: string }

const importers: readonly Role[] = ['booking-clerk', 'validator', 'alliance-planner', 'chief-operating-officer']

/** Sending a list for the viewer's own trust. Everybody at the trust may see what was sent and what became of it. */
export function mayImport(viewer: Viewer): Answer {
  if (viewer.roles.some((role) => importers.includes(role))) return { allowed: true }
  const because = 'Booking clerks, validators, alliance planners and chief operating officers send lists.'
  return { allowed: false, because }
}
