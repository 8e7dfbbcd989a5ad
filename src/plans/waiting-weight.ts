/**
 * What leaving somebody untreated weighs: a table that the alliance owns, by clinical priority and whole weeks waited.
 *
 * A plan can treat only some, so it chooses. This table is how it chooses between a short wait and a long one, and it is
 * shown on a page so that no long wait is traded silently. Two things are certain of every table that `readWaitingWeights`
 * lets through: a week longer always weighs more, and the more urgent never weighs less at the same wait.
 */
import { z } from 'zod'
import { priorities } from '#nhs/priority.ts'

export type WaitingWeights = {
  /** The weeks at which one week more begins to weigh something else; the first is 0. */
  readonly fromWeeks: readonly number[]
  /** The most urgent first. */
  readonly rows: readonly WaitingWeightRow[]
}

export type WaitingWeightRow = {
  /** A current surgical priority, or 'none' for pathways without one and with a code no longer given out. */
  readonly priority: string
  /** What somebody weighs who has not waited a whole week. */
  readonly atOnce: number
  /** What each further week adds, from each of `fromWeeks` on. */
  readonly perWeek: readonly number[]
}

export const NO_PRIORITY = 'none'
const current = priorities.filter((each) => each.of === 'surgery' && each.until === undefined)
const rowNames: readonly string[] = [...current.map(({ code }) => code), NO_PRIORITY]

/**
 * Where an alliance starts. Chosen so that a P4 patient of 104 weeks outweighs six of 18 weeks, that a P2 patient
 * outweighs a P4 patient of any wait up to two years, and that every weight is larger than six weeks of delay in the
 * plan, for otherwise leaving somebody could be cheaper than treating them late.
 */
export const defaultWaitingWeights: WaitingWeights = {
  fromWeeks: [0, 18, 52, 65, 104],
  rows: [
    { priority: 'P1a', atOnce: 3000, perWeek: [100, 100, 100, 100, 100] },
    { priority: 'P1b', atOnce: 2500, perWeek: [80, 80, 80, 80, 80] },
    { priority: 'P2', atOnce: 1200, perWeek: [40, 40, 40, 40, 40] },
    { priority: 'P3', atOnce: 300, perWeek: [6, 10, 16, 20, 24] },
    { priority: 'P4', atOnce: 100, perWeek: [2, 4, 8, 12, 16] },
    { priority: NO_PRIORITY, atOnce: 100, perWeek: [2, 4, 8, 12, 16] },
  ],
}

/** The weight of one patient: a whole number, larger for each week longer. */
export function waitingWeight(table: WaitingWeights, priority: string | null, weeks: number): number {
  const row = table.rows.find((each) => each.priority === rowFor(priority))!
  return table.fromWeeks.reduce((weight, from, n) => {
    const until = table.fromWeeks[n + 1] ?? Number.POSITIVE_INFINITY
    return weight + row.perWeek[n]! * Math.max(0, Math.min(weeks, until) - from)
  }, row.atOnce)
}

/** P5 and P6, which recorded a patient's own wish to wait, are retired, and D codes are not for surgery. */
const rowFor = (priority: string | null): string =>
  priority !== null && rowNames.includes(priority) ? priority : NO_PRIORITY

const Weight = z.number().int().min(1).max(100_000)
const Table = z.object({
  fromWeeks: z.array(z.number().int().min(0).max(1000)).min(1).max(10),
  rows: z.array(z.object({ priority: z.string(), atOnce: Weight, perWeek: z.array(Weight) })),
})

/** The alliance's table, checked. @throws Error naming what is wrong: the table is written by our own code */
export function readWaitingWeights(stored: unknown): WaitingWeights {
  const table = Table.parse(stored)
  const fault = faultOf(table)
  if (fault) throw new Error(`The alliance's table of waiting weights cannot be used: ${fault}`)
  return table
}

/** What is wrong with a table of the right shape, in words, or nothing. */
export function faultOf({ fromWeeks, rows }: WaitingWeights): string | undefined {
  if (fromWeeks[0] !== 0) return 'it does not begin at week 0'
  if (fromWeeks.some((week, n) => n > 0 && week <= fromWeeks[n - 1]!)) return 'its weeks do not ascend'
  if (rows.map(({ priority }) => priority).join() !== rowNames.join()) {
    return `its rows are not ${rowNames.join(', ')} in this order`
  }
  for (const [n, row] of rows.entries()) {
    if (row.perWeek.length !== fromWeeks.length) return `${row.priority} has not one figure for each step`
    const above = rows[n - 1]
    if (!above) continue
    const outweighs = above.atOnce >= row.atOnce && above.perWeek.every((week, step) => week >= row.perWeek[step]!)
    if (!outweighs) return `${above.priority} can weigh less than ${row.priority} at the same wait`
  }
  return undefined
}
