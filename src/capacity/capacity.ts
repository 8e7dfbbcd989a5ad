/**
 * What there is to treat people with, as rows of the database say it. Days are those of the calendar; minutes of a
 * session are its length; a shift is 'early', 'late' or 'night'.
 */
import type { Day } from '#nhs/day.ts'

export type Theatre = { readonly trust: string; readonly id: string; readonly site: string; readonly name: string }

export type TheatreSession = {
  readonly trust: string
  readonly theatre: string
  readonly day: Day
  /** Minutes after midnight in London. */
  readonly startMinute: number
  readonly minutes: number
  /** Set up for this service; for any of the trust's when null. */
  readonly treatmentFunction: string | null
  /** The trust whose list it is that day, when the theatre's own trust has lent it. */
  readonly lentTo: string | null
}

export type WardRoom = {
  readonly trust: string
  readonly id: string
  readonly site: string
  readonly ward: string
  readonly name: string
  readonly beds: number
  /** A day surgery unit's: everybody goes home in the evening. */
  readonly closesOvernight: boolean
}

/** Somebody in bed on the first day, who stays `nights` more. */
export type BedOccupant = {
  readonly trust: string
  readonly id: string
  readonly room: string
  readonly sex: string
  readonly ageBand: string
  readonly nights: number
  readonly skillLevel: number
  readonly workload: number
}

/** `sites` are those where the surgeon may operate, the employer's first. */
export type Surgeon = {
  readonly trust: string
  readonly id: string
  readonly name: string
  readonly treatmentFunctions: readonly string[]
  readonly subspecialty: string | null
  readonly sites: readonly string[]
}

export type SurgeonDay = {
  readonly trust: string
  readonly surgeon: string
  readonly day: Day
  readonly minutes: number
}

/** `sites` are those where the nurse is credentialed, the employer's first. */
export type Nurse = {
  readonly trust: string
  readonly id: string
  readonly skillLevel: number
  readonly sites: readonly string[]
}

export const shifts = ['early', 'late', 'night'] as const
export type Shift = (typeof shifts)[number]

export type NurseShift = {
  readonly trust: string
  readonly nurse: string
  readonly day: Day
  readonly shift: Shift
  readonly maxLoad: number
}

/**
 * Theatre, surgeon and room that are kept for one transfer, until a moment that has not come or for good. `trust` is the
 * receiver, whose capacity it is to use; theatre, surgeon and room may be another trust's that lends them.
 */
export type HeldPlace = {
  readonly trust: string
  readonly sender: string
  readonly transfer: string
  readonly day: Day
  /** When the operation begins: minutes after midnight in London. */
  readonly startMinute: number
  readonly minutes: number
  /** For so many days, from that day on, the bed is taken. */
  readonly bedDays: number
  readonly theatreTrust: string
  readonly theatre: string
  readonly surgeonTrust: string
  readonly surgeon: string
  readonly roomTrust: string
  readonly room: string
}

/** Everything that a plan over some days and trusts can use, each list in the order of its keys. */
export type Capacity = {
  readonly theatres: readonly Theatre[]
  readonly sessions: readonly TheatreSession[]
  readonly rooms: readonly WardRoom[]
  readonly occupants: readonly BedOccupant[]
  readonly surgeons: readonly Surgeon[]
  readonly surgeonDays: readonly SurgeonDay[]
  readonly nurses: readonly Nurse[]
  readonly nurseShifts: readonly NurseShift[]
  /** What of it is held for transfers already. */
  readonly held: readonly HeldPlace[]
}
