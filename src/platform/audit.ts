/**
 * Writing down what was seen and done, in the same transaction as the seeing and the doing.
 *
 * No audit, no data: when an entry cannot be written, the transaction fails and nothing is
 * answered. Who acted is taken from the signed context by the database, not from the caller.
 */
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from './database.ts'

export type AuditEntry = {
  /** What was done, as a verb: 'read-planning-lane', 'publish-plan'. */
  readonly action: string
  /** What it was done to: 'pathways', 'plan 6f1c…'. Never a name or an NHS number. */
  readonly object: string
  readonly detail?: Readonly<Record<string, unknown>>
  readonly outcome?: 'done' | 'refused'
}

/**
 * Adds an entry to the chain of each owner whose rows were read or changed.
 * Call it last in the transaction: the head of each chain stays locked until commit.
 */
export async function audit(tx: Tx, owners: Iterable<string>, entry: AuditEntry): Promise<void> {
  // One order for everybody, so that two readers of the same owners cannot wait for each other.
  for (const owner of [...new Set(owners)].sort()) {
    await sql`/* prepared */ select private.audit_append(${owner}, ${entry.action}, ${entry.object},
      ${JSON.stringify(entry.detail ?? {})}::jsonb, ${entry.outcome ?? 'done'})`.execute(tx)
  }
}

/**
 * Notes a reading through a lane: one entry for each owner, with how many of its rows were seen.
 *
 * @param counts rows read, by owning trust; the reader's own rows need no entry and may be left out
 */
export async function auditLaneRead(
  tx: Tx,
  lane: string,
  counts: ReadonlyMap<string, number>,
  detail: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  if (counts.size > 0) await laneEntries(lane, counts, detail).execute(tx)
}

/** The statement by itself, for pages that know beforehand what they read, and ask several things at once. */
export function laneEntries(
  lane: string,
  counts: ReadonlyMap<string, number>,
  detail: Readonly<Record<string, unknown>> = {},
): RawBuilder<unknown> {
  const owners = [...counts.keys()].sort()
  const details = owners.map((owner) => JSON.stringify({ rows: counts.get(owner), ...detail }))
  // In one statement, because every page of a shared list does this. The owners are taken in the order they are given.
  return sql`/* prepared */ select private.audit_append(owner, 'read', ${lane}, detail::jsonb, 'done')
    from unnest(${owners}::text[], ${details}::text[]) as seen (owner, detail)`
}

/**
 * The same by the statement that reads: a condition that is always true, and notes what was read before it is. For a
 * statement that is asked together with others, when there is no second one to write the entries with.
 *
 * @param read what is read, materialized, with the owner of each row in its column `trust`
 */
export function laneReadNoted(read: RawBuilder<unknown>, lane: string): RawBuilder<boolean> {
  return sql<boolean>`(
    select count(private.audit_append(trust, 'read', ${lane}, jsonb_build_object('rows', rows), 'done')) >= 0
      from (select trust, count(*) as rows from ${read} where trust <> (select viewer_trust())
             group by trust order by trust) as of_others)`
}
