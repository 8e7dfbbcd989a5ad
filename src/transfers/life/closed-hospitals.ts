/** What the planner has to know of transfers that came to nothing: where a patient must not be sent again. */
import { sql } from 'kysely'
import { trustName } from '#nhs/organisations.ts'
import { bulkRows } from '#platform/bulk-insert.ts'
import type { Tx } from '#platform/database.ts'
import { excludingReasons, reasonName } from './reasons.ts'

export type ClosedHospital = {
  readonly sender: string
  readonly pseudonym: string
  /** The trust whose hospitals are meant. */
  readonly receiver: string
  /** What was done, and why: the receiver refused or returned them, the sender withdrew it, or the patient declined. */
  readonly action: string
  readonly reason: string
}

/**
 * Which patients must not be proposed to which trust again, because somebody said so with a reason that lasts. Of the
 * transfers that the viewer may see: for a plan, those of the alliance.
 */
export async function closedHospitals(tx: Tx): Promise<ClosedHospital[]> {
  const lasting = bulkRows([
    { name: 'action', type: 'text', values: excludingReasons.map(({ action }) => action) },
    { name: 'reason', type: 'text', values: excludingReasons.map(({ code }) => code) },
  ])
  const { rows } = await sql<ClosedHospital>`
    select distinct t.sender, t.pseudonym, t.receiver, t.action, t.reason
      from transfer t join ${lasting} on given.action = t.action and given.reason = t.reason
     where t.ended_at is not null and t.alliance = (select viewer_alliance()) order by 1, 2, 3, 4, 5`.execute(tx)
  return rows
}

const whoSaidSo: Readonly<Record<string, (receiver: string, sender: string) => string>> = {
  refuse: (receiver) => `Refused by ${receiver}`,
  return: (receiver) => `Returned by ${receiver}`,
  withdraw: (receiver, sender) => `Not sent to ${receiver} again by ${sender}`,
  decline: (receiver) => `${receiver} declined by the patient`,
}

/** "Refused by Royal Orthopaedic Hospital: the operation is not done here" */
export function closedInWords({
  sender,
  receiver,
  action,
  reason,
}: Pick<ClosedHospital, 'sender' | 'receiver' | 'action' | 'reason'>): string {
  const who = whoSaidSo[action]!(trustName(receiver), trustName(sender))
  const name = reasonName(reason)
  return `${who}: ${name.charAt(0).toLowerCase()}${name.slice(1)}`
}
