/** A plan as the planner knows it: the problem, and the plans alone and together, from the documents kept beside it. */

import { type Plan as Planned, type Problem, readOrThrow, readPlan, readProblem } from '#planner'
import type { Tx } from '#platform/database.ts'
import { openDocument } from './documents.ts'
import { type PlanNames, readNames } from './names.ts'
import type { Plan } from './store.ts'

export type OpenPlan = {
  readonly problem: Problem
  readonly planned: Planned
  readonly alone: readonly Planned[]
  readonly names: PlanNames
}

/** Nothing when a trust of the plan shares with the viewer no longer: a plan is changed whole or not at all. */
export async function openPlan(tx: Tx, plan: Plan): Promise<OpenPlan | undefined> {
  const file = await openDocument(tx, plan, 'problem')
  if (file === undefined) return undefined
  const problem = readOrThrow(readProblem(file))
  const read = async (kind: 'plan' | `alone ${string}`) =>
    readOrThrow(readPlan(problem, await openDocument(tx, plan, kind)))
  const trusts = [...new Set(problem.hospitals.map(({ trust }) => trust))]
  const alone: Planned[] = []
  for (const trust of trusts) alone.push(await read(`alone ${trust}`))
  return { problem, planned: await read('plan'), alone, names: readNames(await openDocument(tx, plan, 'names')) }
}
