/** What has happened to a transfer, and who was responsible when. */
import { type RawBuilder, sql } from 'kysely'
import { trustName } from '#nhs/organisations.ts'
import type { Tx } from '#platform/database.ts'
import * as format from '#web/format.ts'
import { actionOf, isAction, type Side } from './actions.ts'
import { reasonName } from './reasons.ts'
import type { TransferState } from './states.ts'
import type { TransferKey } from './transfer-row.ts'

export type TransferEvent = {
  readonly version: number
  /** What was done; 'identify' is the first. */
  readonly action: string
  readonly side: Side | ''
  readonly trust: string
  readonly person: string
  readonly from: TransferState | null
  readonly to: TransferState
  readonly at: Date
  readonly reason: string | null
  readonly note: string | null
}

/** All of them, or those after a version, oldest first. */
export async function transferEvents(tx: Tx, key: TransferKey, after = 0): Promise<TransferEvent[]> {
  return (await eventsOf(key, after).execute(tx)).rows
}

/** The question by itself, for pages that ask several at once. */
export const eventsOf = ({ sender, id }: TransferKey, after = 0): RawBuilder<TransferEvent> => sql<TransferEvent>`
    select version, action, side, trust, person, from_state as "from", to_state as "to", at, reason, note
      from transfer_event where sender = ${sender} and transfer_id = ${id}::uuid and version > ${after}
     order by version`

export type Responsibility = { readonly trust: string; readonly from: Date; readonly until: Date | null }

/** Who answered for the patient, since the transfer began. The last has no end. */
export async function responsibilities(tx: Tx, key: TransferKey): Promise<Responsibility[]> {
  return (await responsibleFor(key).execute(tx)).rows
}

/** The question by itself, for pages that ask several at once. */
export const responsibleFor = ({ sender, id }: TransferKey): RawBuilder<Responsibility> => sql<Responsibility>`
    select trust, lower(during) as "from", upper(during) as "until" from transfer_responsibility
     where sender = ${sender} and transfer_id = ${id}::uuid order by during`

/** "The Royal Orthopaedic Hospital accepted the patient on 31 January 2026 at 10:15am". */
export function eventInWords({ action, side, trust, at, reason }: TransferEvent): string {
  const who = side === 'patient' ? 'The patient' : side === 'clock' || trust === '' ? 'Somebody' : trustName(trust)
  const what = isAction(action) ? actionOf(action).did : 'proposed it'
  const because = reason ? ` (${reasonName(reason).toLowerCase()})` : ''
  return `${who} ${what}${because} on ${format.dateTime(at)}`
}
