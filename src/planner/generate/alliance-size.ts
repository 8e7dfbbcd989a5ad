/** How large an invented alliance is and what it is like. */
export type RealisticSize = {
  readonly seed: number
  readonly patients: number
  readonly trusts?: number
  /** Of each trust. */
  readonly hospitals?: number
  /** Of all hospitals together, as are the beds. */
  readonly theatres?: number
  readonly beds?: number
  /** At most 64. */
  readonly days?: number
  /** What all beds, full, would ask of the nurses, of what they can carry. */
  readonly nurseLoad?: number
  /** How likely a surgeon may operate in another hospital. */
  readonly passportShare?: number
  /** How likely a patient is mandatory; those who find no place in the hidden plan are not. */
  readonly mandatoryShare?: number
  /** How likely a patient's placement is booked, or was published. */
  readonly lockedShare?: number
  readonly publishedShare?: number
  /** Of the beds, taken on day 0. */
  readonly occupiedShare?: number
}

/** The size that the planner is measured on, if nothing else is said. */
export function withDefaults(size: RealisticSize): Required<RealisticSize> {
  return {
    trusts: 3,
    hospitals: 1,
    theatres: 40,
    beds: 400,
    days: 42,
    nurseLoad: 0.95,
    passportShare: 0.3,
    mandatoryShare: 0.02,
    lockedShare: 0,
    publishedShare: 0,
    occupiedShare: 0.5,
    ...size,
  }
}
