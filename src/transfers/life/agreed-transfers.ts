/** What the planner has to know of transfers that are under way: who is bound to which hospital or place already. */
import { sql } from 'kysely'
import type { Tx } from '#platform/database.ts'
import { pseudonyms } from '#platform/secret.ts'
import type { TransferState } from './states.ts'
import type { TransferKey } from './transfer-row.ts'

/**
 * 'hospital': people have gone on with it, so another plan does not send the patient elsewhere. 'place': theatre, surgeon
 * and bed are held. 'treated': there is nothing left to plan.
 */
export type Binding = 'hospital' | 'place' | 'treated'

export const bindings: Readonly<Partial<Record<TransferState, Binding>>> = {
  screened: 'hospital',
  offered: 'hospital',
  consented: 'hospital',
  held: 'place',
  accepted: 'place',
  complete: 'place',
  passed: 'place',
  booked: 'place',
  treated: 'treated',
  'handed-back': 'treated',
  'followed-up': 'treated',
}

/** From here on the receiver has a record of its own, where the pathway moves. */
const receivedStates: readonly TransferState[] = ['passed', 'booked', 'treated', 'handed-back', 'followed-up']

export type AgreedTransfer = TransferKey & {
  readonly receiver: string
  readonly site: string
  readonly state: TransferState
  readonly binds: Binding
  /** The patient as the sender's list knows them. */
  readonly pseudonym: string
  /** As the receiver's list knows them, once it has taken them over. */
  readonly receivedAs: string | null
}

/**
 * Of the transfers that the viewer may see: for a plan, those of the alliance. What the clock has ended binds nobody.
 *
 * @param secret of which pseudonyms are made
 */
export async function agreedTransfers(tx: Tx, secret: string): Promise<AgreedTransfer[]> {
  const { rows } = await sql<Omit<AgreedTransfer, 'binds' | 'receivedAs'> & { model: string }>`
    select t.sender, t.id, t.receiver, t.site, t.pseudonym, t.model,
           private.transfer_state(t.state, t.reply_by, t.hold_until) as state
      from transfer t
     where t.alliance = (select viewer_alliance())
       and private.transfer_state(t.state, t.reply_by, t.hold_until) = any (${Object.keys(bindings)}::text[])
     order by t.sender, t.id`.execute(tx)
  return rows.map(({ model, ...transfer }) => ({
    ...transfer,
    binds: bindings[transfer.state]!,
    receivedAs:
      model === 'pathway' && receivedStates.includes(transfer.state)
        ? pseudonyms(secret, transfer.receiver, 'planning')(transfer.id)
        : null,
  }))
}
