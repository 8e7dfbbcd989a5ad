/**
 * The day the clock started: as the file states it, held against what the rules make of the other days of the row.
 *
 * Most rows state the day the referral was received, and nothing has to be worked out. A start that is later needs a
 * reason: an earlier wait that ended, as status 11 or 12, a missed first appointment or a decision after active
 * monitoring shows. Where there is none, the full rules are asked and their answer is told.
 */
import { type Day, fromEpochDay } from '#nhs/day.ts'
import { clocks } from '#nhs/rtt/clock.ts'
import type { PathwayEvent } from '#nhs/rtt/pathway-event.ts'
import { NONE } from './reading.ts'

/** Days since 1970, or NONE. */
export type StartDays = {
  readonly stated: number
  readonly referralReceived: number
  readonly originalReferralReceived: number
  readonly firstActivity: number
  readonly lastAttended: number
  readonly lastMissed: number
  readonly decidedToTreat: number
  readonly decidedToAdmit: number
  readonly rttStatus: string
}

export type JudgedStart = {
  /** NONE when nobody can tell. */
  readonly start: number
  /** What the rules say, where they differ from the file; the file's start is used all the same. */
  readonly disagreement?: string
}

/** By the guidance: "Recording and reporting RTT waiting times", v5.0, sections 3.2, 3.4.4 and 3.4.5. */
export function judgeStart(days: StartDays, provider: string, asOf: Day): JudgedStart {
  const { stated } = days
  const referral = referralOf(days)
  if (stated === NONE) return { start: referral }
  if (stated === referral || referral === NONE || stated < referral || stated === days.referralReceived) {
    return { start: stated }
  }
  if (isNewPeriod(days, referral)) return { start: stated }
  const clock = clocks(startEvents(days, referral, provider), { asOf })
  if (clock.running?.start === fromEpochDay(stated)) return { start: stated }
  const said = clock.problems.find(({ code }) => code === 'starts-disagree')?.sentence
  return {
    start: stated,
    disagreement: said ?? `By the rules no clock has run since ${fromEpochDay(stated)}.`,
  }
}

/** The referral that started the pathway; for a pathway that came from elsewhere, the first one. */
function referralOf({ referralReceived, originalReferralReceived }: StartDays): number {
  if (originalReferralReceived === NONE) return referralReceived
  if (referralReceived === NONE) return originalReferralReceived
  return Math.min(originalReferralReceived, referralReceived)
}

/** Whether the row itself shows that an earlier wait ended and this is another. */
function isNewPeriod(days: StartDays, referral: number): boolean {
  const { stated, rttStatus, lastMissed, decidedToTreat, decidedToAdmit } = days
  if (rttStatus === '11' || rttStatus === '12') return true
  if (lastMissed !== NONE && lastMissed >= referral && lastMissed <= stated) return true
  return stated === decidedToTreat || stated === decidedToAdmit
}

function startEvents(days: StartDays, referral: number, provider: string): PathwayEvent[] {
  const kinds = [
    ['referral-received', referral],
    ['start-stated', days.stated],
    ['first-attendance', days.firstActivity],
    ['attendance', days.lastAttended],
    ['decision-to-treat', days.decidedToTreat],
    ['decision-to-admit', days.decidedToAdmit],
  ] as const
  return kinds
    .filter(([, day]) => day !== NONE)
    .map(([kind, day]) => ({ kind, on: fromEpochDay(day), provider }) as PathwayEvent)
}
