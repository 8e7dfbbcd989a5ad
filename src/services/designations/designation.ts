/** A site that a trust puts forward as a centre of excellence, and what the board decided of it. Pure. */
import type { Day } from '#nhs/day.ts'
import type { TrustCode } from '#nhs/trust-code.ts'
import type { Viewer } from '#platform/viewer.ts'
import { lacking, type Shown } from './criteria.ts'

export const steps = [
  { code: 'designated', name: 'Designated', does: 'Designate it' },
  { code: 'not-designated', name: 'Not designated', does: 'Do not designate it' },
  { code: 'renewed', name: 'Renewed', does: 'Renew it' },
  { code: 'withdrawn', name: 'Withdrawn', does: 'Withdraw it' },
] as const
export type StepCode = (typeof steps)[number]['code']

export type DesignationEvent = {
  readonly trust: TrustCode
  readonly what: StepCode
  readonly onDay: Day
  readonly reviewOn: Day | null
  /** The item of a meeting at which it was decided. */
  readonly decision: string | null
  readonly said: string
}

export type Designation = {
  readonly trust: TrustCode
  readonly id: string
  readonly service: string
  readonly site: string
  readonly shown: Shown
  readonly proposedOn: Day
  readonly proposedBy: string
  /** The oldest first. */
  readonly events: readonly DesignationEvent[]
}

export type Standing = 'put-forward' | 'designated' | 'review-due' | 'not-designated' | 'withdrawn'

export function standingOf({ events }: Pick<Designation, 'events'>, today: Day): Standing {
  const last = events.at(-1)
  if (!last) return 'put-forward'
  if (last.what === 'not-designated' || last.what === 'withdrawn') return last.what
  return last.reviewOn !== null && last.reviewOn <= today ? 'review-due' : 'designated'
}

/** Which steps the board can take next. */
export function nextSteps(designation: Pick<Designation, 'events'>, today: Day): readonly StepCode[] {
  const standing = standingOf(designation, today)
  if (standing === 'put-forward') return ['designated', 'not-designated']
  return standing === 'designated' || standing === 'review-due' ? ['renewed', 'withdrawn'] : []
}

/** Why it cannot be taken; nothing when it can. */
export function whyNot(designation: Designation, what: StepCode, today: Day): string | undefined {
  if (!nextSteps(designation, today).includes(what)) return 'Select what can follow what was decided before'
  const missing = lacking(designation.shown)
  if (what !== 'designated' || missing.length === 0) return undefined
  return `Select another decision: there is no evidence of ${missing.map(({ name }) => `"${name.toLowerCase()}"`).join(', ')}`
}

/** The secretary and the chair. */
export const keepsTheRecord = ({ roles }: Pick<Viewer, 'roles'>): boolean =>
  roles.some((role) => role === 'board-secretary' || role === 'chair')

/** Whoever keeps the record writes down what the board decided, but never of what they put forward themselves. */
export function mayDecide({ trust, proposedBy }: Designation, viewer: Viewer): boolean {
  if (viewer.trust === trust && viewer.person === proposedBy) return false
  return keepsTheRecord(viewer)
}
