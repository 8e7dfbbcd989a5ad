/** Who may write in the registers: those who answer for a trust in the alliance, and those who keep its papers. */
import type { Role, Viewer } from '#platform/viewer.ts'

/** A rule that says no, says why. */
export type May = { readonly allowed: true } | { readonly allowed: false; readonly because: string }

export const yes: May = { allowed: true }
export const no = (because: string): May => ({ allowed: false, because })

const speakers: readonly Role[] = ['chair', 'chief-executive', 'chief-operating-officer', 'medical-director']

/** Those who can bind their trust by what they say of a priority or a dispute. */
export const speaksForTrust = ({ roles }: Pick<Viewer, 'roles'>): boolean =>
  roles.some((role) => speakers.includes(role))

/** Those who write actions, risks and priorities down. */
export const keepsRegisters = (viewer: Pick<Viewer, 'roles'>): boolean =>
  speaksForTrust(viewer) || viewer.roles.includes('board-secretary')

export const mayKeep = (viewer: Pick<Viewer, 'roles'>): May =>
  keepsRegisters(viewer)
    ? yes
    : no('Directors, the chair and the board secretary of a trust write in the registers of the alliance.')

export const maySpeak = (viewer: Pick<Viewer, 'roles'>): May =>
  speaksForTrust(viewer) ? yes : no('A director or the chair speaks for a trust here.')
