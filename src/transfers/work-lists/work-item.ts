/** One row of a work list, with everything that its cells, its file and nothing else are made from. */
import { type Day, daysBetween } from '#nhs/day.ts'
import type { Tx } from '#platform/database.ts'
import type { ActionCode } from '../life/actions.ts'
import { missingOf } from './missing.ts'
import { stepsFor, whoIsNext } from './next-steps.ts'
import { type Person, peopleOf } from './people-of.ts'
import { recordedOf } from './recorded-of.ts'
import { targetWords } from './target-words.ts'
import { type TimeLimit, timeLimit } from './time-limit.ts'
import type { WorkList } from './work-list.ts'
import type { WorkRow } from './work-store.ts'

export type WorkItem = {
  readonly row: WorkRow
  readonly person: Person | undefined
  /** For the list's people; empty while it waits for others. */
  readonly steps: readonly ActionCode[]
  /** Whom it waits for, when it does. */
  readonly waitsFor: string
  readonly missing: readonly string[]
  readonly limit: TimeLimit | undefined
  /** Days on the clock, which stops with treatment. */
  readonly days: number | undefined
  readonly targets: string | undefined
}

export async function workItems(
  tx: Tx,
  rows: readonly WorkRow[],
  list: WorkList,
  today: Day,
): Promise<readonly WorkItem[]> {
  const people = await peopleOf(tx, rows)
  const recorded = await recordedOf(tx, rows)
  return rows.map((row) => workItem(row, people.get(row.id), recorded.get(row.id) ?? {}, list, today))
}

function workItem(
  row: WorkRow,
  person: Person | undefined,
  recorded: Parameters<typeof missingOf>[2],
  list: WorkList,
  today: Day,
): WorkItem {
  const until = row.treatedOn ?? person?.clockStop ?? today
  return {
    row,
    person,
    steps: row.isMine ? stepsFor(list, row.side, row) : [],
    waitsFor: row.state === 'booked' && row.day > today ? 'The day of surgery' : whoIsNext(row),
    missing: missingOf(row, person, recorded, today),
    limit: timeLimit(row, today),
    days: person && Math.max(0, daysBetween(person.clockStart, until)),
    targets: person && targetWords(person.nation, person.clockStart, until),
  }
}
