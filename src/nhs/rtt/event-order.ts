/**
 * The order in which events are read. Days decide; on one day, referrals come before visits, visits before decisions,
 * decisions before admissions, admissions before treatment, and death last, so that the order in which rows happen to
 * arrive cannot change a clock.
 */
import type { EventKind, PathwayEvent } from './pathway-event.ts'

const order: readonly EventKind[] = [
  'start-stated',
  'interface-referral-received',
  'ubrn-converted',
  'referral-received',
  'self-referral-received',
  'emergency-presentation',
  'moved-to-england',
  'planned-due',
  'patient-resumed',
  'offer-made',
  'offer-declined',
  'cancelled-by-patient',
  'first-attendance',
  'attendance',
  'activity',
  'did-not-attend',
  'rebooked',
  'specialty-changed',
  'separate-condition',
  'thinking-time',
  'unfit',
  'decision-to-treat',
  'decision-to-admit',
  'opinion-requested',
  'transferred',
  'patient-chose-provider',
  'added-to-planned-list',
  'validated',
  'admitted',
  'cancelled-by-provider',
  'procedure-not-carried-out',
  'treated',
  'transplant-listed',
  'active-monitoring',
  'patient-declined',
  'decision-not-to-treat',
  'returned-to-primary-care',
  'bilateral-second-ready',
  'new-treatment',
  'died',
]

const rank: ReadonlyMap<EventKind, number> = new Map(order.map((kind, at) => [kind, at]))

/** Every kind of event, in reading order. */
export const eventKinds = order

export function isEventKind(text: string): text is EventKind {
  return rank.has(text as EventKind)
}

export function inOrder(events: readonly PathwayEvent[]): readonly PathwayEvent[] {
  return isInOrder(events) ? events : [...events].sort(compare)
}

/** Files are usually sorted already, and copying a hundred thousand short arrays is not free. */
function isInOrder(events: readonly PathwayEvent[]): boolean {
  for (let at = 1; at < events.length; at++) {
    if (compare(events[at - 1]!, events[at]!) > 0) return false
  }
  return true
}

function compare(a: PathwayEvent, b: PathwayEvent): number {
  if (a.on !== b.on) return a.on < b.on ? -1 : 1
  const ranked = rank.get(a.kind)! - rank.get(b.kind)!
  if (ranked !== 0) return ranked
  // Two alike on one day: their contents decide, for want of a time of day.
  const first = JSON.stringify([a.provider, a.rttStatus, a.detail])
  const second = JSON.stringify([b.provider, b.rttStatus, b.detail])
  return first < second ? -1 : first > second ? 1 : 0
}
