/** Where a wait stands against the targets of the patient's nation, in a few words for a row. Pure. */
import type { Nation } from '#nhs/commissioner.ts'
import type { Day } from '#nhs/day.ts'
import { targetsOn } from '#nhs/waiting-time-target.ts'
import { waitAgainstTarget } from '#waiting-list'
import * as format from '#web/format.ts'

/** "England: over 52 weeks, 65 weeks on 3 April 2026". What a patient has passed last, and what they pass next. */
export function targetWords(nation: Nation, clockStart: Day, until: Day): string {
  const stands = targetsOn(nation, until)
    .map((target) => waitAgainstTarget(target, clockStart, until))
    .toSorted((a, b) => a.weeks - b.weeks)
  if (stands.length === 0) return `${nation}: no targets here`
  const over = stands.findLast(({ isWithin }) => !isWithin)
  const next = stands.find(({ isWithin }) => isWithin)
  const parts = [
    ...(over ? [format.overWeeks(over.weeks)] : []),
    ...(next ? [`${over ? '' : 'within '}${format.weeks(next.weeks)} until ${format.date(next.lastDayWithin)}`] : []),
  ]
  return `${nation}: ${parts.join(', ')}`
}
