/** One patient in a plan: placed, or left, and why. As the database keeps it and the pages show it. */
import type { Day } from '#nhs/day.ts'
import type { Reason } from '#planner'
import type { HomeDay } from '#transfers'

export type Placement = {
  readonly homeTrust: string
  readonly pseudonym: string
  readonly homeSite: string
  readonly treatmentFunction: string
  readonly subspecialty: string | null
  readonly priority: string | null
  readonly weeksWaited: number
  /** Has to be treated, whatever it costs. */
  readonly must: boolean
  readonly weight: number
  readonly minutes: number
  readonly nights: number
  /** Where, when and by whom; nothing for somebody who is left. */
  readonly placed: Placed | null
  /** At another trust than their own. */
  readonly away: boolean
  readonly teamChanged: boolean
  /** Minutes beyond the journey to their own hospital. */
  readonly travelExtraMinutes: number
  /** When their own trust would treat them by itself; nothing in plans that were made before this was kept. */
  readonly homeDay: HomeDay | null
  /** The code of the first rule that kept them out, or from being treated at home; nothing for those treated there. */
  readonly rule: string | null
  readonly reason: PlacementReason | null
}

/**
 * The planner's own; or that a person has put them where they are, or that a transfer there is agreed. Where a hospital was
 * closed to the patient, what was said of it is a sentence of `says`.
 */
export type PlacementReason =
  | Reason
  | { readonly kind: 'by-hand' | 'agreed'; readonly rules: readonly string[]; readonly says: string }

export const byHand: PlacementReason = { kind: 'by-hand', rules: [], says: 'A person put them there' }

/** Room, theatre and surgeon by their ids in the problem. */
export type Placed = {
  readonly day: Day
  readonly site: string
  readonly room: string
  readonly theatre: string
  readonly surgeon: string
}
