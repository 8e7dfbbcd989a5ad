/**
 * A plan: what was decided. Whether it is any good is the judge's business.
 */
export type Plan = {
  /** By patient id. A patient who is not here is not admitted. */
  readonly placements: ReadonlyMap<string, Placement>
  readonly duties: readonly NurseDuty[]
}

export type Placement = {
  readonly day: number
  readonly hospital: string
  readonly room: string
  readonly theatre: string
  readonly surgeon: string
}

/** One nurse, one shift: where, and which rooms. `shift` is its place in the problem's `shiftTypes`. */
export type NurseDuty = {
  readonly nurse: string
  readonly day: number
  readonly shift: number
  readonly hospital: string
  readonly rooms: readonly string[]
}
