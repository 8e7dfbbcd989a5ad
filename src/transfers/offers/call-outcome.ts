/**
 * What came of a call that was no answer: kept as evidence of when the patient was spoken with, and counted as nothing. That
 * they ask for a call goes on the list of calls to make, and is evidence too.
 */
import { sql } from 'kysely'
import { codeList } from '#nhs/code-list.ts'
import type { Day } from '#nhs/day.ts'
import { audit } from '#platform/audit.ts'
import type { Tx } from '#platform/database.ts'
import { NotFound } from '#platform/errors.ts'
import type { Viewer } from '#platform/viewer.ts'
import type { TransferKey } from '../life/transfer-row.ts'
import { noteCallToMake, noteSpokenWith } from '../patient/call-store.ts'

/** Our own list. */
export const callOutcomes = codeList('WHAT CAME OF A CALL', [
  ['thinking', 'They want time to think'],
  ['call-asked', 'They ask for a call'],
  ['not-reached', 'Nobody could be reached'],
])
export type CallOutcome = (typeof callOutcomes.all)[number]['code']

export type Call = {
  readonly id: string
  readonly offer: string
  readonly outcome: CallOutcome
  readonly note: string
  readonly on: Day
  readonly at: Date
}

/** About the newest offer. @throws NotFound when the offer is not of this transfer of the viewer's trust */
export async function recordCall(
  tx: Tx,
  viewer: Viewer,
  { sender, id }: TransferKey,
  { offer, outcome, note }: Pick<Call, 'offer' | 'outcome' | 'note'>,
): Promise<void> {
  if (outcome === 'call-asked') await noteCallToMake(tx, { sender, id }, { offer, kind: 'asked', said: note })
  else await keepOutcome(tx, { sender, id }, { offer, outcome, note })
  if (outcome === 'thinking') await noteSpokenWith(tx, { sender, id })
  await audit(tx, [viewer.trust], { action: 'note-call', object: `transfer ${id}`, detail: { outcome } })
}

async function keepOutcome(
  tx: Tx,
  { sender, id }: TransferKey,
  { offer, outcome, note }: Pick<Call, 'offer' | 'outcome' | 'note'>,
): Promise<void> {
  const { numAffectedRows } = await sql`
    insert into transfer_call (transfer_id, offer_id, outcome, note)
    select o.transfer_id, o.id, ${outcome}, ${note} from transfer_offer o
     where o.sender = (select viewer_trust()) and o.sender = ${sender} and o.transfer_id = ${id}::uuid and o.id = ${offer}::uuid`.execute(
    tx,
  )
  if (numAffectedRows !== 1n) throw new NotFound(`offer ${offer} of transfer ${id}`)
}

/** Of one transfer, the oldest first. The day is the program's: as many after the offer as lie between the moments. */
export async function callsOf(tx: Tx, { sender, id }: TransferKey): Promise<Call[]> {
  const { rows } = await sql<Call>`
    select c.id, c.offer_id as offer, c.outcome, c.note, c.recorded_at as at,
           (o.offered_on + ((c.recorded_at at time zone 'Europe/London')::date
                            - (o.made_at at time zone 'Europe/London')::date)) as "on"
      from (select sender, id, transfer_id, offer_id, outcome, note, recorded_at from transfer_call
            union all
            select sender, id, transfer_id, offer_id, 'call-asked', said, asked_at from patient_call where kind = 'asked') as c
      join transfer_offer o on o.sender = c.sender and o.id = c.offer_id
     where c.sender = (select viewer_trust()) and c.sender = ${sender} and c.transfer_id = ${id}::uuid
     order by c.recorded_at, c.id`.execute(tx)
  return rows
}
