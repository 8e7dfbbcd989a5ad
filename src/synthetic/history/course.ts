/**
 * What happens while the clock runs: visits, tests, changes of mind and of plan, and at last, for those who are to be
 * admitted, the decision and what follows it. Nothing told here stops a clock. How often each happens is our assumption,
 * but for the 7% who miss an appointment and the 5% cancelled on the day, which are the planning defaults of
 * procedures.ts's sources.
 */
import { membersOf } from '../service-mix.ts'
import type { Opened } from './openings.ts'
import { clinicDay, dayText, type Story } from './story.ts'

export type Course = {
  /** Counted from 1970. */
  readonly decidedToAdmit: number | undefined
  readonly status: '10' | '11' | '20'
}

const missed = 0.07
const cancelledOnTheDay = 0.05

export function runCourse(story: Story, opened: Opened): Course {
  const { start, census, admit, random } = story.setting
  const waited = census - start
  const from = start + (opened.earliestVisit ?? 0)
  let visits = 0
  const visit = (day: number, purpose?: 'diagnostic-test' | 'pre-operative-assessment') => {
    const rttStatus = visits === 0 ? opened.firstStatus : '20'
    visits += 1
    if (visits === 1 && !opened.isSeen) story.tell(day, { kind: 'first-attendance', rttStatus })
    else story.tell(day, { kind: 'attendance', rttStatus, ...(purpose && { detail: { purpose } }) })
  }

  let decided: number | undefined = opened.decidedAtStart ? start : undefined
  const isSeen = admit || random.chance(chanceSeen(waited))
  if (decided === undefined && isSeen && from <= census) {
    const seen = clinicDay(
      start + Math.floor(waited * (admit ? 0.12 + 0.35 * random.share() : 0.3 + 0.6 * random.share())),
      from,
      census,
    )
    if (seen - start > 30 && random.chance(0.08))
      story.tell(seen - random.between(7, 25), { kind: 'cancelled-by-provider' })
    // A first appointment missed, with nothing to show that it was clearly communicated: for a validator to find.
    if (seen - from > 30 && !opened.isSeen && random.chance(0.003)) story.tell(seen - 10, { kind: 'did-not-attend' })
    visit(seen)
    const until = admit ? clinicDay(seen + Math.floor((census - seen) * 0.55 * random.share()), seen, census) : census
    between(story, seen, until, visit)
    if (admit) decided = until
  }
  if (decided !== undefined && !opened.decidedAtStart)
    story.tell(decided, { kind: 'decision-to-admit', rttStatus: '20' })
  if (decided !== undefined) afterDecision(story, decided, visit)
  validated(story, waited)
  return {
    decidedToAdmit: decided,
    status:
      visits > 1 || decided !== undefined
        ? '20'
        : opened.firstStatus === '11'
          ? '11'
          : opened.firstStatus === '20'
            ? '20'
            : '10',
  }
}

/** Of those without a decision to admit: most of those who waited long have been seen. */
function chanceSeen(waited: number): number {
  if (waited < 14) return 0.04
  if (waited < 60) return 0.15
  if (waited < 126) return 0.35
  return waited < 250 ? 0.6 : 0.8
}

type Visit = (day: number, purpose?: 'diagnostic-test' | 'pre-operative-assessment') => void

/** Between the first visit and the decision, or the census. */
function between(story: Story, seen: number, until: number, visit: Visit): void {
  const { random, trust, reportedGroup, treatmentFunction } = story.setting
  const days = until - seen
  if (days < 14) return
  const someDay = () => clinicDay(seen + random.between(7, days - 1), seen + 1, until - 1)
  if (random.chance(0.4)) visit(someDay(), 'diagnostic-test')
  if (random.chance(0.3)) visit(someDay())
  if (random.chance(missed)) story.tell(someDay(), { kind: 'did-not-attend' })
  if (random.chance(0.06)) story.tell(someDay(), { kind: 'cancelled-by-patient' })
  if (random.chance(0.05)) story.tell(someDay(), { kind: 'cancelled-by-provider' })
  if (random.chance(0.02)) story.tell(someDay(), { kind: 'thinking-time', detail: { days: random.between(3, 14) } })
  // Long enough to call for a conversation: a validator should find some.
  if (random.chance(0.002)) story.tell(someDay(), { kind: 'thinking-time', detail: { days: random.between(21, 60) } })
  if (random.chance(0.01)) story.tell(someDay(), { kind: 'opinion-requested', detail: { of: 'RRK' } })
  const members = membersOf(trust, reportedGroup)
  if (members.length > 1 && random.chance(0.02)) {
    story.tell(someDay(), { kind: 'specialty-changed', detail: { toTreatmentFunction: treatmentFunction } })
  }
}

/** What happened on the waiting list for admission. */
function afterDecision(story: Story, decided: number, visit: Visit): void {
  const { random, census } = story.setting
  const days = census - decided
  const someDay = () => clinicDay(decided + random.between(7, days - 1), decided + 1, census - 1)
  if (days >= 30) {
    if (random.chance(0.55)) visit(someDay(), 'pre-operative-assessment')
    if (random.chance(0.05)) story.tell(someDay(), { kind: 'unfit' })
    if (random.chance(0.05)) story.tell(someDay(), { kind: 'cancelled-by-patient' })
    if (random.chance(0.06)) story.tell(someDay(), { kind: 'cancelled-by-provider' })
  }
  if (days >= 60) {
    if (random.chance(cancelledOnTheDay)) sentHome(story, someDay())
    if (random.chance(0.08)) declined(story, decided, days)
  }
}

/** Admitted, and the operation did not take place: no theatre, no bed, or not fit on the day. The clock runs on. */
function sentHome(story: Story, day: number): void {
  story.tell(day, { kind: 'admitted', rttStatus: '20', detail: { purpose: 'treatment' } })
  story.tell(day, { kind: 'procedure-not-carried-out', rttStatus: '20', detail: { decisionNotToTreat: false } })
}

/** One date or two turned down, most with three weeks' notice. The clock runs on all the same. */
function declined(story: Story, decided: number, days: number): void {
  const { random, trust } = story.setting
  const first = decided + random.between(14, days - 40)
  const dates = random.chance(0.3) ? [first, first + random.between(7, 14)] : [first]
  for (const offered of dates) {
    const detail = {
      offeredOn: dayText(offered),
      forDay: dayText(offered + (random.chance(0.8) ? random.between(21, 35) : random.between(5, 18))),
      provider: trust,
    }
    story.tell(offered, { kind: 'offer-made', detail })
    story.tell(offered + random.between(0, 4), { kind: 'offer-declined', detail })
  }
}

/** Long waits are validated every twelve weeks; one in five has been overlooked. */
function validated(story: Story, waited: number): void {
  const { random, census } = story.setting
  if (waited < 84 || !random.chance(0.8)) return
  story.tell(census - random.between(3, 80), { kind: 'validated' })
}
