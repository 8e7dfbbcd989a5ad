import { sql } from 'kysely'
import { audit } from '#platform/audit.ts'
import type { Tx } from '#platform/database.ts'
import type { Viewer } from '#platform/viewer.ts'
import { countWithdrawnOf, withdrawTransfersOf } from '#transfers'
import * as format from '#web/format.ts'
import type { Outcome } from './outcome.ts'
import { mayWithdraw } from './plan-state.ts'
import { holdPlan, isDoneAlready } from './standing-of.ts'

/** Takes a plan back, and with it every transfer that it proposed and that is still only proposed. */
export async function withdrawPlan(
  tx: Tx,
  viewer: Viewer,
  id: string,
  version: number,
  reason: string,
): Promise<Outcome> {
  const plan = await holdPlan(tx, id)
  if (isDoneAlready(plan, viewer, version, 'withdrawn') && plan.withdrawnReason === reason) {
    return withdrawn(await countWithdrawnOf(tx, id))
  }
  const answer = mayWithdraw(viewer, plan)
  if (!answer.allowed) return { status: 'refused', because: answer.because }
  if (plan.version !== version) return { status: 'changed' }
  const transfers = await withdrawTransfersOf(tx, id)
  await sql`
    update plan set state = 'withdrawn', withdrawn_by = viewer_person(), withdrawn_at = now(),
                    withdrawn_reason = ${reason}, version = version + 1
     where id = ${id}::uuid`.execute(tx)
  await audit(tx, plan.trusts, {
    action: 'withdraw-plan',
    object: `plan ${id}`,
    detail: { reason, withdrawn: transfers },
  })
  return withdrawn(transfers.reduce((total, { count }) => total + count, 0))
}

const withdrawn = (transfers: number): Outcome => ({
  status: 'done',
  says: `The plan is withdrawn, and with it ${format.count(transfers, 'proposed transfer')}.`,
})
