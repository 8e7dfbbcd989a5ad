import { sql } from 'kysely'
import type { Tx } from '#platform/database.ts'
import { NotFound } from '#platform/errors.ts'
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

/** The plan, held until this transaction ends, so that two commands on it come one after the other. */
export async function holdPlan(tx: Tx, id: string): Promise<Plan> {
  await sql`select from plan where id = ${id}::uuid for update`.execute(tx)
  const plan = await findPlan(tx, id)
  if (!plan) throw new NotFound(`plan ${id}`)
  return plan
}
