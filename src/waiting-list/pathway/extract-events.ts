/**
 * The days that an extract gives of a pathway, as the events that they stand for. An extract keeps the last of each kind
 * only, and of nothing the time: what happened between is not here.
 */
import type { Day } from '#nhs/day.ts'
import type { PathwayEvent } from '#nhs/rtt/pathway-event.ts'
import type { RttStatus } from '#nhs/rtt-status.ts'

export type ExtractDays = {
  readonly provider: string
  /** The day the clock started, as we hold it. */
  readonly clockStart: Day
  readonly clockStop: Day | null
  readonly referralReceived: Day | null
  readonly firstActivity: Day | null
  readonly lastAttended: Day | null
  readonly lastMissed: Day | null
  readonly decidedToTreat: Day | null
  readonly decidedToAdmit: Day | null
  readonly validated: Day | null
  readonly rttStatus: RttStatus
}

/**
 * The events of the period that the extract says is running. What lies before its start belongs to an earlier period,
 * whose other events the extract does not hold, so it is left out here; the page shows it as a date.
 */
export function extractEvents(days: ExtractDays): PathwayEvent[] {
  const { provider, clockStart, clockStop, referralReceived, rttStatus } = days
  const events: PathwayEvent[] = [
    referralReceived === clockStart
      ? { on: clockStart, kind: 'referral-received', provider }
      : { on: clockStart, kind: 'start-stated', provider, detail: { by: provider } },
  ]
  const within = (on: Day | null): on is Day => on !== null && on >= clockStart
  if (within(days.firstActivity)) events.push({ on: days.firstActivity, kind: 'first-attendance', provider })
  if (within(days.lastAttended) && days.lastAttended !== days.firstActivity) {
    events.push({ on: days.lastAttended, kind: 'attendance', provider })
  }
  if (within(days.lastMissed)) events.push({ on: days.lastMissed, kind: 'did-not-attend', provider })
  if (within(days.decidedToTreat)) events.push({ on: days.decidedToTreat, kind: 'decision-to-treat', provider })
  if (within(days.decidedToAdmit)) events.push({ on: days.decidedToAdmit, kind: 'decision-to-admit', provider })
  if (within(days.validated)) events.push({ on: days.validated, kind: 'validated', provider })
  if (clockStop !== null) events.push({ on: clockStop, kind: 'activity', provider, rttStatus })
  return events
}
