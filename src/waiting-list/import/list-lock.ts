/** One import of a trust at a time. */
import { sql } from 'kysely'
import type { Tx } from '#platform/database.ts'

/** Holds the trust's list until the transaction ends. False when somebody else holds it. */
export async function holdTheList(tx: Tx, trust: string): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${`import into the list of ${trust}`}, 0)) as held`.execute(tx)
  return rows[0]!.held
}

/**
 * Says of imports that were begun and are no longer at work that they were stopped. Their transaction never committed,
 * so nothing else has to be put right. Left alone while any import of the trust is at work, and while a job may take one
 * up again.
 */
export async function settleStopped(tx: Tx, trust: string, except?: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select id from import
     where trust = ${trust} and state in ('running', 'waiting') and id is distinct from ${except ?? null}::uuid
       and not exists (select from job where job.trust = import.trust and job.id = import.job_id
                                         and job.state in ('queued', 'running'))
       and (job_id is not null or state = 'running')`.execute(tx)
  if (rows.length === 0 || !(await holdTheList(tx, trust))) return
  await sql`
    update import
       set state = 'refused', finished_at = now(),
           refusal = 'The import was stopped before it was done, and nothing was changed. Send the file again.'
     where trust = ${trust} and id = any(${rows.map(({ id }) => id)}::uuid[])`.execute(tx)
}
