/** Reads transfers for their rules: held until the transaction ends, or only looked at. */
import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#nhs/day.ts'
import { bulkRows } from '#platform/bulk-insert.ts'
import type { Tx } from '#platform/database.ts'
import type { Standing } from './standing.ts'

export type TransferKey = { readonly sender: string; readonly id: string }

export type Transfer = TransferKey &
  Standing & {
    readonly planId: string
    readonly pseudonym: string
    readonly treatmentFunction: string
    readonly site: string
    readonly day: Day
    readonly surgeon: string
    readonly treatedOn: Day | null
    readonly reason: string | null
    readonly identifiedAt: Date
    readonly changedAt: Date
  }

const given = (keys: readonly TransferKey[]) =>
  bulkRows([
    { name: 'sender', type: 'text', values: keys.map(({ sender }) => sender) },
    { name: 'id', type: 'uuid', values: keys.map(({ id }) => id) },
  ])

/**
 * Locks the transfers in one order for everybody, so that two who change several of the same cannot wait for each other.
 * Audit entries, whose chains are locked too, come after the last transfer.
 */
export async function holdTransfers(tx: Tx, keys: readonly TransferKey[]): Promise<void> {
  await sql`/* prepared */
    select from transfer t where (t.sender, t.id) in (select sender, id from ${given(keys)})
     order by t.sender, t.id for update`.execute(tx)
}

/** Those of the transfers that the viewer may see, as they are now. */
export async function readTransfers(tx: Tx, keys: readonly TransferKey[]): Promise<Transfer[]> {
  if (keys.length === 0) return []
  return (await transfersNamed(keys).execute(tx)).rows
}

/** The question by itself, for pages that ask several at once. */
export const transfersNamed = (keys: readonly TransferKey[]): RawBuilder<Transfer> => sql<Transfer>`/* prepared */
    select t.sender, t.id, t.receiver, t.plan_id as "planId", t.pseudonym, t.treatment_function as "treatmentFunction",
           t.site, t.day, t.surgeon, t.model, t.state, t.version, t.responsible, t.reply_by as "replyBy",
           t.hold_until as "holdUntil", t.treated_on as "treatedOn", t.reason, t.identified_at as "identifiedAt",
           t.changed_at as "changedAt", t.clinically_screened_at is not null as "clinicallyScreened",
           t.socially_screened_at is not null as "sociallyScreened", clock_timestamp() as now,
           exists (select from sharing_agreement a
                    where a.owner = t.sender and a.recipient = t.receiver and a.alliance = t.alliance
                      and a.purpose = 'mutual-aid' and t.treatment_function = any (a.treatment_functions)
                      and cardinality(a.approved_by_owner) = 2 and a.approved_by_recipient is not null
                      and a.suspended_at is null and a.revoked_at is null
                      and a.valid_from <= statement_timestamp() and a.valid_to > statement_timestamp()) as "isShared",
           coalesce((select p.clock_start from pathway p where p.trust = (select viewer_trust()) and p.pseudonym = t.pseudonym),
                    (select p.clock_start from pathway p where p.trust = (select viewer_trust()) and p.transfer_id = t.id)) as "clockStart"
      from transfer t join ${given(keys)} on given.sender = t.sender and given.id = t.id
     order by t.sender, t.id`

/** One transfer as it is now; nothing when the viewer may not see it. */
export async function findTransfer(tx: Tx, key: TransferKey): Promise<Transfer | undefined> {
  return (await readTransfers(tx, [key]))[0]
}
