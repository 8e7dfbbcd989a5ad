import { sql } from 'kysely'
import type { Day } from '#nhs/day.ts'
import { audit } from '#platform/audit.ts'
import type { Tx } from '#platform/database.ts'
import { type AnyJobKind, askFor } from '#platform/jobs.ts'
import { freeName } from './free-name.ts'
import type { AskedPlan } from './new-plan-form.ts'
import { daysOf } from './settings.ts'

/** Writes down what is asked, and asks the queue to make it, both or neither. Returns the plan's id. */
export async function askForPlan(tx: Tx, { name, settings }: AskedPlan, asOf: Day, job: AnyJobKind): Promise<string> {
  const { trusts, services, firstDay } = settings
  const { rows } = await sql<{ id: string }>`
    insert into plan (name, trusts, services, settings, as_of, first_day, days)
    values (${await freeName(tx, name)}, ${[...trusts]}::text[], ${[...services]}::text[], ${JSON.stringify(settings)}::jsonb, ${asOf},
            ${firstDay}, ${daysOf(settings)}) returning id`.execute(tx)
  const id = rows[0]!.id
  const jobId = await askFor(tx, job, { plan: id })
  await sql`update plan set job_id = ${jobId}::uuid where id = ${id}::uuid`.execute(tx)
  await audit(tx, trusts, { action: 'ask-for-plan', object: `plan ${id}`, detail: { services, firstDay, trusts } })
  return id
}
