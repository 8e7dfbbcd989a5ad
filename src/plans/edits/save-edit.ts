/**
 * Saves a person's change to a plan as a new plan that says which one it was changed from. The plan it came from stays as
 * it was, which is how a change is undone.
 */
import { sql } from 'kysely'
import { audit } from '#platform/audit.ts'
import type { Tx } from '#platform/database.ts'
import type { Viewer } from '#platform/viewer.ts'
import { copyDocuments, mayOpenDocuments } from '../documents.ts'
import { freeName } from '../free-name.ts'
import { LONGEST_NAME } from '../new-plan-form.ts'
import { copyPlacements } from '../placement-store.ts'
import { mayEdit } from '../plan-state.ts'
import { holdPlan } from '../standing-of.ts'
import type { Plan } from '../store.ts'
import type { EditedPlan } from './edited-plan.ts'

export type Saved =
  | { readonly status: 'done'; readonly id: string }
  | { readonly status: 'refused'; readonly because: string }
  | { readonly status: 'changed' }

/** Saves it as a new plan, if the old one is still as its page showed it. */
export async function saveEdit(
  tx: Tx,
  viewer: Viewer,
  plan: Plan,
  version: number,
  { planFile, report, row }: EditedPlan,
): Promise<Saved> {
  const held = await holdPlan(tx, plan.id)
  const answer = mayEdit(viewer, held)
  if (!answer.allowed) return { status: 'refused', because: answer.because }
  if (held.version !== version) return { status: 'changed' }
  // Asked again inside the transaction: what is copied must still be shared with whoever copies it.
  if (!(await mayOpenDocuments(tx, held))) return { status: 'changed' }
  const { rows } = await sql<{ id: string; trust: string }>`
    insert into plan (name, trusts, services, settings, edited_from, state, as_of, first_day, days, fingerprint, agreements,
                      scopes, report)
    values (${await freeName(tx, nameAfter(held.name, report.run.edits))}, ${[...held.trusts]}::text[], ${[...held.services]}::text[],
            ${JSON.stringify(held.settings)}::jsonb, ${held.id}::uuid, 'ready', ${held.asOf}, ${held.firstDay},
            ${held.days}, ${held.fingerprint}, ${[...held.agreements]}::uuid[],
            (select scopes from plan where id = ${held.id}::uuid), ${JSON.stringify(report)}::jsonb)
    returning id, trust`.execute(tx)
  const made = rows[0]!
  await copyDocuments(tx, held, made, [{ kind: 'plan', body: planFile }])
  await copyPlacements(tx, held, made, [row])
  // Whoever else has this plan's form open is told that somebody was quicker.
  await sql`update plan set version = version + 1 where id = ${held.id}::uuid`.execute(tx)
  await audit(tx, held.trusts, {
    action: 'edit-plan',
    object: `plan ${held.id}`,
    detail: { newPlan: made.id, patient: `${row.homeTrust} ${row.pseudonym}` },
  })
  return { status: 'done', id: made.id }
}

/** "6 weeks from 2 February 2026" → "6 weeks from 2 February 2026, change 1", and 2 after that. */
function nameAfter(name: string, edits: number): string {
  const ending = `, change ${edits}`
  return name.replace(/, change \d+( \(\d+\))?$/, '').slice(0, LONGEST_NAME - ending.length) + ending
}
