import { sql } from 'kysely'
import type { Tx } from '#platform/database.ts'
import { NotFound } from '#platform/errors.ts'
import type { Viewer } from '#platform/viewer.ts'
import type { PlanStanding } from './plan-state.ts'
import { findPlan, type Plan } from './store.ts'

/** What decides who may take a plan further. */
export function standingOf({ state, report, proposedBy, proposedByTrust }: Plan): PlanStanding {
  return {
    state,
    proposedBy,
    proposedByTrust,
    ...(report && { isFeasible: report.together.isFeasible, isAcceptable: report.isAcceptable }),
  }
}

type Step = 'proposed' | 'published' | 'withdrawn'

/**
 * Whether this is the same form once more: the person has taken the plan to this state themselves, from the version that
 * the form was about. A double click is then told what the first one was told.
 */
export function isDoneAlready(plan: Plan, { person, trust }: Viewer, version: number, step: Step): boolean {
  const isBy = {
    proposed: plan.proposedBy === person && plan.proposedByTrust === trust,
    published: plan.publishedBy === person && plan.publishedByTrust === trust,
    withdrawn: plan.withdrawnBy === person,
  }
  return plan.state === step && plan.version === version + 1 && isBy[step]
}

/** The plan, held until this transaction ends, so that two commands on it come one after the other. */
export async function holdPlan(tx: Tx, id: string): Promise<Plan> {
  await sql`select from plan where id = ${id}::uuid for update`.execute(tx)
  const plan = await findPlan(tx, id)
  if (!plan) throw new NotFound(`plan ${id}`)
  return plan
}
