/**
 * What the plan at hand for all trusts comes to, from what is told of the parts of a search.
 *
 * While a trust is planned alone, progress is of that trust. The plan at hand for all is then the best of each trust, side
 * by side: the first plan for all, with what each trust has gained since taken off. One part of the cost is no sum over
 * trusts: until all are planned together, fairness is counted within each.
 */
import type { Progress } from './solving.ts'

/** What a plan costs, and of whom it leaves out. */
export type Standing = {
  readonly cost: number
  /** Of it, for the patients who are left. */
  readonly left: number
  /** Patients who have to be treated and are not. */
  readonly broken: number
}

/** A part of the search: "first plan", each trust alone as "alone: RL1", and "together". */
export type StageProgress = Standing & {
  readonly stage: string
  /** In this part alone. */
  readonly moves: number
  /** What it began with. */
  readonly began: Standing
}

export const isAlone = (stage: string): boolean => stage.startsWith('alone: ')
const isFirst = (stage: string): boolean => stage === 'first plan'

/** The parts of the search after one more word of the planner. */
export function stagesAfter(before: readonly StageProgress[], now: Progress): readonly StageProgress[] {
  const { stage, cost, parts, broken } = now
  // What is told is of all parts so far.
  const moves = before.reduce((left, each) => (each.stage === stage ? left : left - each.moves), now.moves)
  const standing: Standing = { cost, left: parts.S8 ?? 0, broken }
  const known = before.find((each) => each.stage === stage)
  if (!known) return [...before, { ...standing, stage, moves, began: standing }]
  return before.map((each) => (each === known ? { ...each, ...standing, moves } : each))
}

/** While this part is told of; nothing while a trust's gain has nothing that it could be taken off. */
export function planForAll(stages: readonly StageProgress[], now: string): Standing | undefined {
  if (!isAlone(now)) return stages.find(({ stage }) => stage === now)
  const first = stages.find(({ stage }) => isFirst(stage))
  if (!first) return undefined
  const alone = stages.filter(({ stage }) => isAlone(stage))
  const gained = (of: (standing: Standing) => number) => alone.reduce((sum, each) => sum + of(each.began) - of(each), 0)
  return {
    cost: first.cost - gained(({ cost }) => cost),
    left: first.left - gained(({ left }) => left),
    broken: first.broken - gained(({ broken }) => broken),
  }
}
