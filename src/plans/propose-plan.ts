import { sql } from 'kysely'
import { audit } from '#platform/audit.ts'
import type { Tx } from '#platform/database.ts'
import type { Viewer } from '#platform/viewer.ts'
import { outOfScope } from './out-of-scope.ts'
import type { Outcome } from './outcome.ts'
import { mayPropose } from './plan-state.ts'
import { holdPlan, isDoneAlready, standingOf } from './standing-of.ts'

/** The first of two people: says that this plan should be published. */
export async function proposePlan(tx: Tx, viewer: Viewer, id: string, version: number): Promise<Outcome> {
  const plan = await holdPlan(tx, id)
  if (isDoneAlready(plan, viewer, version, 'proposed')) return proposed
  const answer = mayPropose(viewer, standingOf(plan))
  if (!answer.allowed) return { status: 'refused', because: answer.because }
  if (plan.version !== version) return { status: 'changed' }
  const outside = await outOfScope(tx, plan)
  if (outside !== undefined) return { status: 'refused', because: outside }
  await sql`
    update plan set state = 'proposed', proposed_by = viewer_person(), proposed_by_trust = viewer_trust(),
                    proposed_at = now(), version = version + 1
     where id = ${id}::uuid`.execute(tx)
  await audit(tx, plan.trusts, { action: 'propose-plan', object: `plan ${id}` })
  return proposed
}

const proposed: Outcome = { status: 'done', says: 'The plan is proposed. Somebody else has to publish it.' }
