/**
 * A clock rule is an id, a sentence, the paragraph it comes from, the days on which it is in force and a pure function.
 * Of the rules in force on the day of an event, the first in the pack that has something to say about it decides.
 */
import type { Day } from '../day.ts'
import type { RttStatus } from '../rtt-status.ts'
import type { ClockPeriod, ClockProblemCode, ClockState, StopReason } from './clock-period.ts'
import type { EventKind, OfferedDate, PathwayEvent, ProviderCode } from './pathway-event.ts'

/** Everything that a rule may look at besides the event. */
export type Situation = {
  readonly state: ClockState
  /** The clock that is running, if one is. */
  readonly running?: {
    readonly start: Day
    readonly reportingProvider: ProviderCode
    /** Whether the wait is still with the interface service that received the referral. */
    readonly isWithInterfaceService: boolean
    /** Whether the patient has attended anything since the clock started. */
    readonly hasAttended: boolean
    /** Whether a referral, or the rebooking of a missed first appointment, started this clock. */
    readonly isFromReferral: boolean
    readonly declinedOffers: readonly OfferedDate[]
  }
  /** The period that ended last. */
  readonly last?: ClockPeriod
  /** Set when the patient left the last period by a delay of their own: they come back to the place they had. */
  readonly leftByOwnDelay: boolean
  /** For an admission: the procedure is later recorded as not carried out. */
  readonly comesToNothing: boolean
  /** Whether treatment was given, in an admission or otherwise, on the day of the event. */
  readonly isTreatedToday: () => boolean
}

type Remark = {
  /** Replaces the rule's sentence where the case needs its own words. */
  readonly because?: string
  readonly problem?: { readonly code: ClockProblemCode; readonly sentence: string }
}

export type Verdict = Remark &
  (
    | { readonly clock: 'starts'; readonly isStartKnown?: boolean; readonly daysWaitedBefore?: number }
    | {
        readonly clock: 'stops'
        readonly reason: StopReason
        readonly rttStatus: RttStatus
        readonly isAdmitted?: boolean
        readonly byOwnDelay?: boolean
      }
    | { readonly clock: 'is nullified' }
    /** Ends the wait under other rules, uncounted, and starts one under these. */
    | { readonly clock: 'starts anew' }
    | { readonly clock: 'runs on'; readonly reportedBy?: ProviderCode }
    | { readonly clock: 'is not touched'; readonly endsMonitoring?: boolean }
  )

export type ClockRule = {
  readonly id: string
  /** What the rule says, for somebody who validates waiting lists. */
  readonly sentence: string
  /** Section of "Recording and reporting RTT waiting times", v5.0. */
  readonly paragraph: string
  readonly from: Day
  /** The last day on which the rule is in force; absent while it is. */
  readonly until?: Day
  readonly about: readonly EventKind[]
  readonly decide: (event: PathwayEvent, situation: Situation) => Verdict | undefined
}

type EventAbout<Kind extends EventKind> = Extract<PathwayEvent, { readonly kind: Kind }>

/** The consultant-led rules as consolidated in October 2015, when pauses and adjustments ended. */
export const since2015: Day = '2015-10-01'
/** v4.0 of the guidance: what to do when patients decline dates. */
export const since2023: Day = '2023-10-20'

/** Writes a rule down so that its function sees only the events it is about. */
export function clockRule<Kind extends EventKind>(
  rule: Omit<ClockRule, 'from' | 'about' | 'decide'> & {
    readonly from?: Day
    readonly about: readonly Kind[]
    readonly decide: (event: EventAbout<Kind>, situation: Situation) => Verdict | undefined
  },
): ClockRule {
  // The engine asks a rule only about the kinds it names, so the narrower function is safe.
  return { from: since2015, ...rule, decide: rule.decide as ClockRule['decide'] }
}
