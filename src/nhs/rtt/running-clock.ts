/** A clock while it runs: what is remembered of it between one event and the next, and the period it becomes. */
import { type Day, daysBetween } from '../day.ts'
import type { ClockPeriod, ClockStep, StepEffect } from './clock-period.ts'
import type { EventKind, OfferedDate, PathwayEvent, ProviderCode } from './pathway-event.ts'

export type RunningClock = {
  readonly start: Day
  readonly isStartKnown: boolean
  readonly daysWaitedBefore: number
  /** Whether a referral, or the rebooking of a missed first appointment, started it. */
  readonly isFromReferral: boolean
  reportingProvider: ProviderCode
  isWithInterfaceService: boolean
  hasAttended: boolean
  decisionToAdmit: Day | undefined
  readonly declinedOffers: OfferedDate[]
  readonly explanation: ClockStep[]
}

const startsFromReferral: ReadonlySet<EventKind> = new Set<EventKind>([
  'referral-received',
  'self-referral-received',
  'ubrn-converted',
  'interface-referral-received',
  'rebooked',
  'moved-to-england',
])

/** `isFirst`: no earlier period is held. A start that a provider only states is then taken to be a referral's. */
export function startRunning(
  event: PathwayEvent,
  step: ClockStep,
  about: { readonly isStartKnown: boolean; readonly daysWaitedBefore: number; readonly isFirst: boolean },
): RunningClock {
  return {
    start: event.on,
    isStartKnown: about.isStartKnown,
    daysWaitedBefore: about.daysWaitedBefore,
    isFromReferral: startsFromReferral.has(event.kind) || (event.kind === 'start-stated' && about.isFirst),
    reportingProvider: event.provider,
    isWithInterfaceService: event.kind === 'interface-referral-received',
    hasAttended: isVisit(event),
    decisionToAdmit: event.kind === 'decision-to-admit' ? event.on : undefined,
    declinedOffers: [],
    explanation: [step],
  }
}

/** Takes in an event that leaves the clock running, and who reports it from now on where that changes. */
export function carryOn(
  running: RunningClock,
  event: PathwayEvent,
  step: (effect: StepEffect) => ClockStep,
  reportedBy: ProviderCode | undefined,
): void {
  const changesHands = reportedBy !== undefined && reportedBy !== running.reportingProvider
  running.explanation.push(step(changesHands ? 'changed hands' : 'kept running'))
  if (changesHands) {
    running.reportingProvider = reportedBy
    running.isWithInterfaceService = false
  }
  if (isVisit(event)) running.hasAttended = true
  if (event.kind === 'decision-to-admit') running.decisionToAdmit ??= event.on
  if (event.kind === 'offer-declined') running.declinedOffers.push(event.detail)
}

/** The period up to a day: the day it stopped, or the day asked about while it runs. */
export function closePeriod(
  running: RunningClock,
  until: Day,
  rest: Pick<ClockPeriod, 'status' | 'isAdmitted'> & Partial<ClockPeriod>,
): ClockPeriod {
  const { start, isStartKnown, daysWaitedBefore, decisionToAdmit, reportingProvider, explanation } = running
  return {
    start,
    isStartKnown,
    daysWaited: daysBetween(start, until),
    daysWaitedBefore,
    ...(decisionToAdmit !== undefined && { decisionToAdmit }),
    reportingProvider,
    isCounted: true,
    explanation,
    ...rest,
  }
}

/** Whether the patient was seen: what makes a later missed appointment not the first. */
export function isVisit({ kind, rttStatus }: PathwayEvent): boolean {
  if (kind === 'activity') return rttStatus !== '33' && rttStatus !== '98'
  return kind === 'first-attendance' || kind === 'attendance' || kind === 'admitted'
}
