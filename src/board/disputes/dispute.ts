/**
 * A dispute: a trust raises a matter, and those whom the agreement names try in turn to settle it, each within their days.
 * The steps are those that were agreed when it was raised: nobody changes the ladder under somebody who stands on it.
 */
import { addDays, type Day } from '#nhs/day.ts'
import type { TrustCode } from '#nhs/trust-code.ts'
import type { Viewer } from '#platform/viewer.ts'
import { type May, mayKeep, no, yes } from '../register/may-keep.ts'

/** As `disputes` in the agreement has it. */
export type Rung = { readonly who: string; readonly withinDays: number }

export type Dispute = {
  readonly id: string
  readonly matter: string
  readonly what: string
  /** What would settle it for the trust that raised it. */
  readonly wanted: string
  readonly trust: TrustCode
  readonly concerns: readonly TrustCode[]
  readonly ladder: readonly Rung[]
  /** Which rung it is on, from 1, and since when. */
  readonly step: number
  readonly stepFrom: Day
  readonly state: 'open' | 'settled' | 'withdrawn'
  readonly closedOn: Day | null
  readonly outcome: string
  readonly itemId: string | null
  readonly decisionId: string | null
  readonly version: number
}

export type DisputeStanding = 'open' | 'overdue' | 'settled' | 'withdrawn'

/** The rung that it is on. */
export function rungOf({ ladder, step }: Pick<Dispute, 'ladder' | 'step'>): Rung {
  const rung = ladder[step - 1]
  if (!rung) throw new Error(`A dispute is on step ${step} of ${ladder.length}`)
  return rung
}

/** The last day on which this step may settle it. */
export const stepEnds = (dispute: Pick<Dispute, 'ladder' | 'step' | 'stepFrom'>): Day =>
  addDays(dispute.stepFrom, rungOf(dispute).withinDays)

export function standingOfDispute(dispute: Dispute, today: Day): DisputeStanding {
  if (dispute.state !== 'open') return dispute.state
  return stepEnds(dispute) < today ? 'overdue' : 'open'
}

export const disputeSteps = ['go-on', 'settle', 'withdraw'] as const
export type DisputeStep = (typeof disputeSteps)[number]

export function mayStepDispute(step: DisputeStep, dispute: Dispute, viewer: Pick<Viewer, 'roles' | 'trust'>): May {
  if (dispute.state !== 'open') return no('This dispute is closed.')
  if (!dispute.concerns.includes(viewer.trust)) return no('Only trusts that a dispute concerns take it further.')
  const may = mayKeep(viewer)
  if (!may.allowed) return may
  if (step === 'withdraw' && viewer.trust !== dispute.trust) return no('The trust that raised a dispute withdraws it.')
  if (step === 'go-on' && dispute.step >= dispute.ladder.length) {
    return no('This is the last step that was agreed. After it each trust decides for itself.')
  }
  return yes
}
