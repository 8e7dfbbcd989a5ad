/** What is said of a plan, per trust and per group of patients, alone and together. */
export type AllianceReport = {
  readonly trusts: readonly TrustReport[]
  /** One for each value of each kind of group that the problem names. */
  readonly groups: readonly GroupReport[]
  /** Placements away from home, each with its reason. */
  readonly transfers: readonly Transfer[]
  /** Everybody who is not admitted, each with what kept them out. */
  readonly left: readonly Left[]
  readonly total: Outcome & { readonly cost: number; readonly costAlone: number }
}

/** What becomes of some patients. Weeks are whole; a count over N weeks is of those untreated at the plan's end. */
export type Outcome = {
  readonly patients: number
  readonly treated: number
  readonly untreated: number
  /** Mean weeks waited when admitted, and at the end by those left; undefined when nobody is or no wait is known. */
  readonly weeksWaitedByTreated: number | undefined
  readonly weeksWaitedByUntreated: number | undefined
  readonly over18: number
  readonly over52: number
  readonly over65: number
  readonly over104: number
  /** Minutes beyond the journey to their own hospital, over all who are treated. */
  readonly extraTravelMinutes: number
}

export type TrustReport = {
  readonly trust: string
  /** Of its own patients, in the plan it makes alone and in the plan together. */
  readonly alone: Outcome
  readonly together: Outcome
  readonly capacityAlone: CapacityUse
  readonly capacityTogether: CapacityUse
  readonly transfersIn: number
  readonly transfersOut: number
  /** Together: shifts that its own nurses work at other trusts, and that other trusts' nurses work here. Alone none. */
  readonly nurseShiftsOut: number
  readonly nurseShiftsIn: number
  readonly positionAlone: Position
  readonly positionTogether: Position
}

/** Of a trust's hospitals. */
export type CapacityUse = {
  readonly theatreMinutesUsed: number
  readonly theatreMinutesOpen: number
  readonly bedNightsUsed: number
  readonly bedNightsOpen: number
}

/** S7 and S8 of a trust's own patients, and S1 to S6 of its own hospitals. Lower is better. */
export type Position = {
  /** Its own mandatory patients left out: compared first, because a must has no price. */
  readonly mandatoryUntreated: number
  readonly cost: number
}

export type GroupReport = {
  readonly kind: string
  readonly value: string
  readonly alone: Outcome
  readonly together: Outcome
}

export type Transfer = {
  readonly patient: string
  readonly from: string
  readonly to: string
  readonly day: number
  readonly reason: Reason
}

export type Left = { readonly patient: string; readonly reason: Reason }

/** Why a patient is not treated at home, or not treated at all. */
export type Reason =
  | {
      readonly kind: 'no-time-to-operate'
      /** Codes of the musts that every placement which is early enough breaks, the commonest first. */
      readonly rules: readonly string[]
      readonly says: string
    }
  | {
      readonly kind: 'no-bed'
      readonly rules: readonly string[]
      readonly says: string
    }
  | {
      readonly kind: 'costs-more'
      /** Codes of the preferences that would cost more, the dearest first. */
      readonly rules: readonly string[]
      readonly extraCost: number
      readonly says: string
    }
  | { readonly kind: 'nothing-allowed'; readonly rules: readonly string[]; readonly says: string }
