/**
 * The second of two people: publishes a plan. Each placement away from home becomes a proposed transfer in the same
 * transaction; nothing is offered to anybody by that. Who is on the way already stays as they are: publishing ends nothing.
 */
import { sql } from 'kysely'
import { audit } from '#platform/audit.ts'
import type { Tx } from '#platform/database.ts'
import type { Viewer } from '#platform/viewer.ts'
import { countProposedBy, holdProposals, type ProposedTransfer, proposeTransfers } from '#transfers'
import { alreadyProposed } from './already-proposed.ts'
import { mayOpenDocuments } from './documents.ts'
import { outOfScope } from './out-of-scope.ts'
import type { Outcome } from './outcome.ts'
import type { Placement } from './placement.ts'
import { countPlacements } from './placement-store.ts'
import { mayPublish } from './plan-state.ts'
import { ownId } from './problem/problem-id.ts'
import { proposalsInWords, proposalsOf } from './proposals.ts'
import { holdPlan, isDoneAlready, standingOf } from './standing-of.ts'

export async function publishPlan(tx: Tx, viewer: Viewer, id: string, version: number): Promise<Outcome> {
  const plan = await holdPlan(tx, id)
  if (isDoneAlready(plan, viewer, version, 'published')) {
    const proposed = await countProposedBy(tx, id)
    return published(proposed, (await countPlacements(tx, plan, { isAway: true })) - proposed)
  }
  const answer = mayPublish(viewer, standingOf(plan))
  if (!answer.allowed) return { status: 'refused', because: answer.because }
  if (plan.version !== version) return { status: 'changed' }
  if (!(await mayOpenDocuments(tx, plan))) {
    return {
      status: 'refused',
      because:
        'A trust of this plan does not share its patients with your trust today, so you would publish a part of it. Somebody at a trust that sees them all can publish it.',
    }
  }
  const outside = await outOfScope(tx, plan)
  if (outside !== undefined) return { status: 'refused', because: outside }
  await holdProposals(tx)
  const because = await alreadyProposed(tx, plan)
  if (because !== undefined) return { status: 'refused', because }
  const { proposed, others } = await proposalsOf(tx, plan)
  const transfers = proposed.map(transferOf(id))
  await proposeTransfers(tx, transfers)
  await sql`
    update plan set state = 'published', published_by = viewer_person(), published_by_trust = viewer_trust(),
                    published_at = now(), version = version + 1
     where id = ${id}::uuid`.execute(tx)
  for (const trust of plan.trusts) {
    const out = transfers.filter(({ sender }) => sender === trust).length
    const into = transfers.filter(({ receiver }) => receiver === trust).length
    await audit(tx, [trust], {
      action: 'publish-plan',
      object: `plan ${id}`,
      detail: { transfersOut: out, transfersIn: into },
    })
  }
  return published(transfers.length, others)
}

const published = (proposed: number, others: number): Outcome => ({
  status: 'done',
  says: `The plan is published. ${proposalsInWords(proposed, others)}`,
})

const transferOf =
  (planId: string) =>
  ({ homeTrust, pseudonym, treatmentFunction, placed, homeDay }: Placement): ProposedTransfer => ({
    sender: homeTrust,
    receiver: ownId(placed!.theatre).trust,
    planId,
    pseudonym,
    treatmentFunction,
    site: placed!.site,
    day: placed!.day,
    surgeon: placed!.surgeon,
    homeDay,
  })
