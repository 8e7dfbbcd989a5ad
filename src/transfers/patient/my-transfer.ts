/** What a patient's page shows: their transfer, the newest offer, what they have answered, and whom they can call. */
import { sql } from 'kysely'
import type { Day } from '#nhs/day.ts'
import type { Tx } from '#platform/database.ts'
import type { Viewer } from '#platform/viewer.ts'
import { stateNow } from '../life/standing.ts'
import type { TransferState } from '../life/states.ts'
import { findTransfer, type Transfer } from '../life/transfer-row.ts'
import type { Answer } from '../offers/answer.ts'
import { factsOfOffer } from '../offers/letters/facts-for-letters.ts'
import type { OfferFacts } from '../offers/offer-facts.ts'
import { programsDay } from '../programs-day.ts'
import { type BookingTeam, bookingTeamOf } from './booking-team-store.ts'

export type MyTransfer = {
  readonly transfer: Transfer
  readonly state: TransferState
  /** The day on which the page is read. */
  readonly today: Day
  /** The id of the newest offer. */
  readonly offer: string
  readonly facts: OfferFacts
  /** What the patient said last of that offer. */
  readonly answer: Pick<Answer, 'kind' | 'at'> | undefined
  readonly team: BookingTeam | undefined
  /** A call that the patient asked for, and that nobody has made yet. */
  readonly callAskedOn: Day | undefined
}

/** In the patient's own context; nothing once their link has been ended. */
export async function myTransfer(tx: Tx, patient: Viewer, today: Day): Promise<MyTransfer | undefined> {
  const key = { sender: patient.trust, id: patient.person }
  const transfer = await findTransfer(tx, key)
  if (!transfer) return undefined
  const team = await bookingTeamOf(tx)
  const found = await factsOfOffer(tx, transfer.id, { today, phone: team?.phone ?? null })
  if (!found) return undefined
  const answers = await sql<Pick<Answer, 'kind' | 'at'>>`
    select kind, answered_at as at from transfer_answer
     where sender = ${key.sender} and transfer_id = ${key.id}::uuid and offer_id = ${found.offer}::uuid
     order by answered_at desc, kind <> 'agreed' desc limit 1`.execute(tx)
  const calls = await sql<{ on: Day }>`
    select ${programsDay(sql`asked_at`, today)} as "on" from patient_call
     where sender = ${key.sender} and transfer_id = ${key.id}::uuid and kind = 'asked' and done_at is null
     order by asked_at limit 1`.execute(tx)
  return {
    transfer,
    state: stateNow(transfer),
    today,
    ...found,
    answer: answers.rows[0],
    team,
    callAskedOn: calls.rows[0]?.on,
  }
}
