/**
 * How urgent each decision to admit is: shares of our own, for priorities on a waiting list are not published. The more
 * urgent have rarely waited past their target, because they are operated on first; services for tumours have more of them.
 */
import type { Priority } from '#nhs/priority.ts'
import type { Random } from './random.ts'
import { draw, weighted } from './weighted.ts'

const usual = weighted<Priority>([
  ['P1b', 0.1],
  ['P2', 4],
  ['P3', 30],
  ['P4', 65.9],
])
const withTumours = weighted<Priority>([
  ['P1b', 0.4],
  ['P2', 26],
  ['P3', 38],
  ['P4', 35.6],
])
/** In force until October 2022; some rows still have one, and a scorecard should find them. */
const retired: readonly Priority[] = ['P5', 'P6']
const retiredShare = 0.02
/** Decided, and nobody has said how urgent yet. */
const notPrioritised = 0.02

const tumourServices: ReadonlySet<string> = new Set(['103', '104', '105', 'oncology'])

export type Urgency = {
  readonly priority: Priority | null
  /** Days from the decision to the last time that somebody looked at it. */
  readonly prioritisedAfter: number
}

/** @param daysSince whole days from the decision to admit to the census day */
export function urgencyOf(service: string, subspecialty: string | null, daysSince: number, random: Random): Urgency {
  if (random.chance(notPrioritised)) return { priority: null, prioritisedAfter: 0 }
  if (daysSince > 200 && random.chance(retiredShare)) return { priority: random.pick(retired), prioritisedAfter: 0 }
  let priority = draw(
    tumourServices.has(service) || tumourServices.has(subspecialty ?? '') ? withTumours : usual,
    random,
  )
  if (priority === 'P1b' && daysSince > 3) priority = 'P2'
  if (priority === 'P2' && daysSince > 42 && random.chance(0.9)) priority = random.chance(0.6) ? 'P3' : 'P4'
  const isReviewed = daysSince > 120 && random.chance(0.6)
  return { priority, prioritisedAfter: isReviewed ? daysSince - random.between(5, 100) : 0 }
}
