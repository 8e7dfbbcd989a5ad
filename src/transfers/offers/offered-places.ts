/** What the receiver is shown of offers of places at its hospitals: through the lane, with an entry in the sender's log. */
import { sql } from 'kysely'
import type { Day } from '#nhs/day.ts'
import { auditLaneRead } from '#platform/audit.ts'
import { bulkRows } from '#platform/bulk-insert.ts'
import type { Tx } from '#platform/database.ts'
import type { TransferKey } from '../life/transfer-row.ts'
import type { Interpreter, LetterForm } from './patient-needs.ts'

export type OfferedPlace = TransferKey & {
  readonly offeredOn: Day
  readonly day: Day
  readonly site: string
  readonly team: string
  readonly replyBy: Day
  /** When the patient agreed; nothing while they have not, and when they took it back. */
  readonly agreedAt: Date | null
  /** Only where the agreement names contact. */
  readonly language: string | null
  readonly interpreter: Interpreter | null
  readonly letterForm: LetterForm | null
}

/** The newest offer of each of these transfers to the viewer's trust, where an agreement is in force today. */
export async function offeredPlaces(tx: Tx, transfers: readonly TransferKey[]): Promise<OfferedPlace[]> {
  if (transfers.length === 0) return []
  const given = bulkRows([
    { name: 'sender', type: 'text', values: transfers.map(({ sender }) => sender) },
    { name: 'id', type: 'uuid', values: transfers.map(({ id }) => id) },
  ])
  const { rows } = await sql<OfferedPlace>`
    select l.trust as sender, l.transfer as id, l.offered_on as "offeredOn", l.day, l.site, l.team, l.reply_by as "replyBy",
           l.agreed_at as "agreedAt", l.language, l.interpreter, l.letter_form as "letterForm"
      from share.offered_place l join ${given} on given.sender = l.trust and given.id = l.transfer
     order by l.day, l.trust, l.transfer`.execute(tx)
  const counts = new Map<string, number>()
  for (const { sender } of rows) counts.set(sender, (counts.get(sender) ?? 0) + 1)
  await auditLaneRead(tx, 'mutual-aid lane: offered places', counts)
  return rows
}
