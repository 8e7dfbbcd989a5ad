/**
 * The start of the clock that runs on a plain pathway, without the explanation: for importing a hundred thousand rows.
 * A pathway is plain when nothing in it can stop a clock or start a second. Any other is handed to the full rules, and a
 * contract test says that both give the same answer.
 */
import type { Day } from '../day.ts'
import { rttStatus } from '../rtt-status.ts'
import { clocks } from './clock.ts'
import type { EventKind, PathwayEvent } from './pathway-event.ts'

const starts: ReadonlySet<EventKind> = new Set<EventKind>([
  'referral-received',
  'ubrn-converted',
  'interface-referral-received',
  'start-stated',
])

const passesBy: ReadonlySet<EventKind> = new Set<EventKind>([
  'first-attendance',
  'attendance',
  'decision-to-treat',
  'decision-to-admit',
  'offer-made',
  'offer-declined',
  'cancelled-by-provider',
  'cancelled-by-patient',
  'unfit',
  'thinking-time',
  'specialty-changed',
  'transferred',
  'opinion-requested',
  'validated',
])

/** The day on which the running clock started, after the last of the events; `undefined` when none runs. */
export function clockStartOf(events: readonly PathwayEvent[]): Day | undefined {
  let start: Day | undefined
  let firstVisit: Day | undefined
  for (const event of events) {
    if (starts.has(event.kind)) {
      if (start === undefined || event.on < start) start = event.on
    } else if (!passesBy.has(event.kind) || rewrites(event)) {
      return byTheRules(events)
    } else if (event.rttStatus !== undefined && (firstVisit === undefined || event.on < firstVisit)) {
      firstVisit = event.on
    }
  }
  // A visit before the referral may itself show that a clock had started, which only the rules can tell.
  return firstVisit !== undefined && (start === undefined || firstVisit < start) ? byTheRules(events) : start
}

/** Whether the status recorded with a visit may start or stop a clock by itself. */
function rewrites({ kind, rttStatus: status }: PathwayEvent): boolean {
  if (status === undefined || (kind !== 'attendance' && kind !== 'first-attendance')) return false
  const effect = rttStatus(status)?.effect
  return effect === 'stop' || effect === 'nullify'
}

function byTheRules(events: readonly PathwayEvent[]): Day | undefined {
  const lastDay = events.reduce((last, { on }) => (on > last ? on : last), '0000-00-00')
  return clocks(events, { asOf: lastDay }).running?.start
}
