/** The position of one week, put together from its counts: a row for each specialty and trust, and the sums. Pure. */
import { type Counts, type MeasureCode, measureOf, measures } from './measures.ts'

export type Side = 'sender' | 'receiver'

/** How often one step was taken in the week. */
export type StepCount = {
  readonly side: Side
  /** The other trust. */
  readonly partner: string
  readonly service: string
  readonly action: string
  readonly count: number
}

export type PositionRow = { readonly partner: string; readonly service: string; readonly counts: Counts }

export type Position = Readonly<Record<Side, { readonly rows: readonly PositionRow[]; readonly total: Counts }>>

export function positionOf(steps: readonly StepCount[]): Position {
  return { sender: sideOf(steps, 'sender'), receiver: sideOf(steps, 'receiver') }
}

/** By specialty, then by trust. */
function sideOf(all: readonly StepCount[], side: Side): Position[Side] {
  const steps = all.filter((step) => step.side === side)
  const places = new Map(steps.map(({ partner, service }) => [`${service} ${partner}`, { partner, service }]))
  const rows = [...places]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, place]) => ({
      ...place,
      counts: countsOf(steps.filter(({ partner, service }) => partner === place.partner && service === place.service)),
    }))
  return { rows, total: countsOf(steps) }
}

function countsOf(steps: readonly StepCount[]): Counts {
  const counts = Object.fromEntries(measures.map(({ code }) => [code, 0])) as Record<MeasureCode, number>
  for (const { action, count } of steps) {
    const measure = measureOf(action)
    if (measure) counts[measure] += count
  }
  return counts
}
