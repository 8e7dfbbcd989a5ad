/**
 * When a patient may be admitted, and whether they ask to be a must.
 *
 * Agreed: a place is held for them on that day, by a transfer (agreed.ts).
 * Booked: has a to-come-in date within the plan. Stays on that day, at home.
 * Urgent: priority P1a, P1b or P2 (which have a clinical target of 4 weeks or less). Due on the target day, counted from
 * the decision to admit; within the first two weeks where that day has passed or is nearer.
 * Everybody else may be admitted on any day, and weighs what the alliance's table says.
 */
import { type Day, daysBetween } from '#nhs/day.ts'
import { priority } from '#nhs/priority.ts'
import type { PlanningPathway } from '#waiting-list'

export type Window = {
  readonly kind: 'agreed' | 'booked' | 'urgent' | 'usual'
  readonly releaseDay: number
  /** The last day in time. */
  readonly dueDay: number
}

/** Targets longer than this do not make anybody a must: the weight of their wait speaks for them. */
const URGENT_TARGET_DAYS = 28
const TWO_WEEKS = 14

type Dated = Pick<PlanningPathway, 'toComeInOn' | 'decidedToAdmitOn' | 'priority'>

/** 'booked-later' when the to-come-in date is after the plan: there is nothing to plan. */
export function windowOf(pathway: Dated, firstDay: Day, days: number): Window | 'booked-later' {
  const { toComeInOn, decidedToAdmitOn } = pathway
  const last = days - 1
  if (toComeInOn !== null && toComeInOn >= firstDay) {
    const day = daysBetween(firstDay, toComeInOn)
    return day > last ? 'booked-later' : { kind: 'booked', releaseDay: day, dueDay: day }
  }
  const target = pathway.priority === null ? undefined : priority(pathway.priority)
  if (target?.of === 'surgery' && target.targetDays !== undefined && target.targetDays <= URGENT_TARGET_DAYS) {
    const due = daysBetween(firstDay, decidedToAdmitOn ?? firstDay) + target.targetDays
    return { kind: 'urgent', releaseDay: 0, dueDay: Math.min(last, Math.max(due, TWO_WEEKS - 1)) }
  }
  return { kind: 'usual', releaseDay: 0, dueDay: last }
}
