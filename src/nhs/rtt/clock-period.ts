/** What the rules make of a pathway: its clock periods, why each began and ended, and what a validator should look at. */
import type { Day } from '../day.ts'
import type { RttStatus } from '../rtt-status.ts'
import type { PathwayEvent, ProviderCode } from './pathway-event.ts'

/** One event, read by one rule. A period's steps, in order, are its explanation. */
export type ClockStep = {
  readonly event: PathwayEvent
  readonly ruleId: string
  /** The section of the guidance, such as "4.3.2.3". */
  readonly paragraph: string
  /** What the rule made of the event, in words. */
  readonly sentence: string
  readonly effect: StepEffect
}

/** 'no effect' means that the event stands outside any clock period. */
export type StepEffect = 'started' | 'kept running' | 'changed hands' | 'stopped' | 'nullified' | 'no effect'

export type StopReason =
  | 'treated'
  | 'transplant-list'
  | 'returned-to-primary-care'
  | 'active-monitoring'
  | 'declined'
  | 'not-treated'
  | 'did-not-attend-first'
  | 'discharged-after-not-attending'
  | 'died'
  | 'left-for-fresh-referral'
  | 'responsibility-moved-to-england'

export type ClockPeriod = {
  readonly start: Day
  /** False when only a later activity shows that a clock had started: report it under "unknown clock start". */
  readonly isStartKnown: boolean
  readonly stop?: Day
  readonly stopReason?: StopReason
  /** 'nullified' is struck out of numerator and denominator alike, as if the period had not been. */
  readonly status: 'running' | 'stopped' | 'nullified'
  /** The status that belongs to the end of the period; absent while it runs. */
  readonly rttStatus?: RttStatus
  /** Whether it ended with an admission for treatment (part 1A of the return) or otherwise (part 1B). */
  readonly isAdmitted: boolean
  /** Whole days from start to stop, or to the day asked about. */
  readonly daysWaited: number
  /**
   * Days waited in the period that the patient left for a delay of their own, or before England became responsible.
   * For the patient's place on the list and for the clinician's eyes; never part of a reported wait.
   */
  readonly daysWaitedBefore: number
  /** When it was decided to admit; a running period with one belongs to part 2A. */
  readonly decisionToAdmit?: Day
  /** Who reports the wait: the provider with overall clinical responsibility, unless a subcontract names another. */
  readonly reportingProvider: ProviderCode
  /** False for a nullified period and for a wait before England became responsible. */
  readonly isCounted: boolean
  readonly explanation: readonly ClockStep[]
}

export type ClockProblemCode =
  | 'stop-without-start'
  | 'event-without-start'
  | 'already-stopped'
  | 'start-while-running'
  | 'start-not-known'
  | 'starts-disagree'
  | 'no-earlier-period'
  | 'not-a-start'
  | 'evidence-missing'
  | 'separate-condition-needs-a-pathway'
  | 'status-disagrees'
  | 'status-not-known'
  | 'responsibility-unclear'
  | 'planned-while-running'
  | 'conversation-due'
  | 'review-due'
  | 'event-after-death'
  | 'before-the-rules'
  | 'no-rule'

/** Something for a validator: what is odd and what to do about it. It never changes a clock by itself. */
export type ClockProblem = {
  readonly code: ClockProblemCode
  readonly on: Day
  readonly event?: PathwayEvent
  readonly sentence: string
}

export type ClockState = 'not-started' | 'running' | 'stopped' | 'active-monitoring' | 'nullified' | 'died'

export type PathwayClock = {
  readonly asOf: Day
  readonly state: ClockState
  /** In order of time. Never two at once; at most the last one runs. */
  readonly periods: readonly ClockPeriod[]
  /** The period that is running on the day asked about. */
  readonly running?: ClockPeriod
  /** Steps that belong to no period: before the first, between two, after the last. */
  readonly outside: readonly ClockStep[]
  readonly problems: readonly ClockProblem[]
}
