/**
 * Why somebody stands where they stand on the list: clinical priority first, then the length of the wait.
 *
 * Rule: people are treated "according to clinical priority and then in order added" (NHS England, clinical
 * validation of surgical waiting lists; National elective access policy). There is nothing else in the order:
 * no score, no model. What a *plan* weighs besides is in the plans' own table.
 */
import { type Day, daysBetween } from '#nhs/day.ts'
import { priorities, priority, priorityOrder } from '#nhs/priority.ts'
import * as format from '#web/format.ts'

export type Ranked = { readonly priority: string | null; readonly clockStart: Day }

/** Below zero when `a` comes before `b`. */
export function compareRank(a: Ranked, b: Ranked): number {
  return (
    priorityOrder(a.priority ?? undefined) - priorityOrder(b.priority ?? undefined) ||
    (a.clockStart < b.clockStart ? -1 : a.clockStart > b.clockStart ? 1 : 0)
  )
}

export type RankReason = {
  /** "Clinical priority P2: can wait up to 4 weeks" */
  readonly says: string
  /** How much it counts: the first decides, the second settles what the first leaves equal. */
  readonly weight: string
}

/** Each thing that decides a place, in the order in which it decides. */
export function rankReasons({ priority: code, clockStart }: Ranked, asOf: Day): readonly RankReason[] {
  const meaning = code === null ? undefined : priority(code)
  const step = priorityOrder(code ?? undefined) + 1
  const days = daysBetween(clockStart, asOf)
  return [
    {
      says: meaning
        ? `Clinical priority ${meaning.code}: ${meaning.label.toLowerCase()}`
        : 'No clinical priority has been set',
      weight: `Decides first. Step ${step} of ${priorities.length + 1}, of which the first is the most urgent`,
    },
    {
      says: `Has waited ${format.count(days, 'day')} on the clock`,
      weight: 'Decides among people of the same priority. The longest wait comes first',
    },
  ]
}
