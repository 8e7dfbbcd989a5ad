/** An admission stops a clock only if the procedure is carried out, which the events after it tell. Section 4.3.2.3. */
import type { Day } from '../day.ts'
import type { EventKind, PathwayEvent } from './pathway-event.ts'

/** What may follow an admission before it is clear that it was another story. */
const endsAnAdmission: ReadonlySet<EventKind> = new Set<EventKind>([
  'admitted',
  'treated',
  'died',
  'referral-received',
  'decision-to-treat',
  'decision-to-admit',
  'new-treatment',
  'bilateral-second-ready',
  'planned-due',
])

/** Whether an admission is followed by the news that the procedure was not carried out. */
export function comesToNothing(ordered: readonly PathwayEvent[], admission: number, asOf: Day): boolean {
  for (let at = admission + 1; at < ordered.length; at++) {
    const event = ordered[at]!
    if (event.on > asOf || endsAnAdmission.has(event.kind)) return false
    if (event.kind === 'procedure-not-carried-out') return true
    if (event.kind === 'cancelled-by-provider' && event.detail?.afterAdmission) return true
  }
  return false
}

/** Whether treatment was given on a day, in an admission or otherwise. */
export function isTreatedOn(day: Day, ordered: readonly PathwayEvent[], asOf: Day): boolean {
  return ordered.some((event, at) => {
    if (event.on !== day) return false
    if (event.kind === 'treated') return true
    return event.kind === 'admitted' && event.detail.purpose === 'treatment' && !comesToNothing(ordered, at, asOf)
  })
}
