/** A plan as the planner knows it: the problem, and the plans alone and together, from the documents kept beside it. */

import { type Plan as Planned, type Problem, readOrThrow, readPlan, readProblem, unionOf } from '#planner'
import type { Tx } from '#platform/database.ts'
import { openDocument } from './documents.ts'
import { type PlanNames, readNames } from './names.ts'
import type { Plan } from './store.ts'

export type OpenPlan = {
  readonly problem: Problem
  readonly planned: Planned
  readonly names: PlanNames
}

/** Nothing when a trust of the plan shares with the viewer no longer: a plan is changed whole or not at all. */
export async function openPlan(tx: Tx, plan: Plan): Promise<OpenPlan | undefined> {
  const file = await openDocument(tx, plan, 'problem')
  if (file === undefined) return undefined
  const problem = readOrThrow(readProblem(file))
  const planned = readOrThrow(readPlan(problem, await openDocument(tx, plan, 'plan')))
  return { problem, planned, names: readNames(await openDocument(tx, plan, 'names')) }
}

/** What the trusts plan alone, as one plan: only the report needs it, and reading it takes as long as all the rest. */
export async function openAlone(tx: Tx, plan: Plan, { problem }: OpenPlan): Promise<Planned> {
  const alone: Planned[] = []
  for (const trust of new Set(problem.hospitals.map((hospital) => hospital.trust))) {
    alone.push(readOrThrow(readPlan(problem, await openDocument(tx, plan, `alone ${trust}`))))
  }
  return unionOf(alone)
}
