/** Reads a plan's patients for a viewer, and writes into the log of each other owner how many were seen. */
import { auditLaneRead } from '#platform/audit.ts'
import type { Database, Tx } from '#platform/database.ts'
import { NotFound } from '#platform/errors.ts'
import { forPurpose, type Viewer } from '#platform/viewer.ts'
import { openDocument } from './documents.ts'
import { type PlanNames, readNames } from './names.ts'
import { type OwnNames, ownNames } from './own-names.ts'
import type { Placement } from './placement.ts'
import type { PlanReport } from './plan-report.ts'
import { findPlan, type Plan } from './store.ts'

/** A plan that has been made. */
export type MadePlan = Plan & { readonly report: PlanReport }

export type SeenPeople<Found> = {
  readonly plan: MadePlan
  readonly found: Found
  readonly names: PlanNames
  readonly own: OwnNames
}

/** @throws NotFound when there is no such plan, or none has been made of it yet */
export async function madePlan(tx: Tx, id: string): Promise<MadePlan> {
  const plan = await findPlan(tx, id)
  if (!plan?.report) throw new NotFound(`plan ${id}`)
  return { ...plan, report: plan.report }
}

export async function readPeople<Found extends { readonly rows: readonly Placement[] }>(
  db: Database,
  viewer: Viewer,
  planId: string,
  work: (tx: Tx, plan: MadePlan) => Promise<Found>,
): Promise<SeenPeople<Found>> {
  const planner = forPurpose(viewer, 'planning')
  const seen = await db.withViewer(planner, async (tx) => {
    const plan = await madePlan(tx, planId)
    const found = await work(tx, plan)
    const names = readNames(await openDocument(tx, plan, 'names'))
    const counts = new Map<string, number>()
    for (const { homeTrust } of found.rows) {
      if (homeTrust !== viewer.trust) counts.set(homeTrust, (counts.get(homeTrust) ?? 0) + 1)
    }
    await auditLaneRead(tx, `patients of plan ${planId}`, counts)
    return { plan, found, names }
  })
  return { ...seen, own: await ownNames(db, viewer, seen.found.rows) }
}
