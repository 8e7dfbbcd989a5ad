/** Offers and answers, as evidence. Only the sender's people see them; the receiver has the lane share.offered_place. */
import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#nhs/day.ts'
import type { Tx } from '#platform/database.ts'
import { NotFound } from '#platform/errors.ts'
import type { TransferKey } from '../life/transfer-row.ts'
import type { Answer } from './answer.ts'
import type { DeclineReason } from './decline-reason.ts'
import type { OffersAndAnswers } from './effect-of-declines.ts'
import type { Offer, Unavailability, WayToOffer } from './offer.ts'
import type { OfferDraft } from './offer-draft.ts'
import { answeredOn } from './offer-fact.ts'

/** Whole days from a moment to now, in London. */
const daysSince = (moment: RawBuilder<unknown>) => sql`((clock_timestamp() at time zone 'Europe/London')::date
                                                 - (${moment} at time zone 'Europe/London')::date)`

/**
 * Records an offer that was made today, with what had been judged by then, and returns its id. The step that follows writes
 * the audit entry.
 *
 * @throws NotFound when it is not the viewer's trust's transfer, or another trust would treat
 */
export async function recordOffer(
  tx: Tx,
  { sender, id }: TransferKey,
  draft: OfferDraft & { readonly wayMade: WayToOffer },
  today: Day,
): Promise<string> {
  const { day, provider, site, team, replyBy, wayMade } = draft
  const { rows } = await sql<{ id: string }>`
    insert into transfer_offer (transfer_id, offered_on, day, provider, site, team, way_made, reply_by,
                                clinically_suitable_on, socially_suitable_on)
    select t.id, ${today}, ${day}, ${provider}, ${site}, ${team.trim()}, ${wayMade}, ${replyBy},
           ${today}::date - ${daysSince(sql`t.clinically_screened_at`)}, ${today}::date - ${daysSince(sql`t.socially_screened_at`)}
      from transfer t
     where t.sender = (select viewer_trust()) and t.sender = ${sender} and t.id = ${id}::uuid and t.receiver = ${provider}
    returning id`.execute(tx)
  if (!rows[0]) throw new NotFound(`transfer ${id} to ${provider}`)
  return rows[0].id
}

export type AnswerDraft = Pick<Answer, 'offer' | 'way' | 'speaker' | 'said'> & { readonly at: Date } & (
    | { readonly kind: 'agreed' | 'withdrew' }
    | { readonly kind: 'declined'; readonly reason: DeclineReason }
  )

/** Adds an answer and returns its id. @throws NotFound when the offer is not of this transfer of the viewer's trust */
export async function recordAnswer(tx: Tx, { sender, id }: TransferKey, draft: AnswerDraft): Promise<string> {
  const reason = draft.kind === 'declined' ? draft.reason : null
  const { rows } = await sql<{ id: string }>`
    insert into transfer_answer (transfer_id, offer_id, kind, reason, way, speaker, said, answered_at)
    select o.transfer_id, o.id, ${draft.kind}, ${reason}, ${draft.way}, ${draft.speaker}, ${draft.said}, ${draft.at}
      from transfer_offer o
     where o.sender = (select viewer_trust()) and o.sender = ${sender} and o.transfer_id = ${id}::uuid
       and o.id = ${draft.offer}::uuid
    returning id`.execute(tx)
  if (!rows[0]) throw new NotFound(`offer ${draft.offer} of transfer ${id}`)
  return rows[0].id
}

/**
 * Everything that the rules ask about, the oldest offer first. Offers count for the pathway, not the transfer: a date at one
 * hospital and a date at another, declined under two transfers, are two offers to one patient.
 */
export async function offersOf(tx: Tx, { sender, id }: TransferKey): Promise<OffersAndAnswers> {
  const ofPathway = sql`
    join transfer t on t.sender = o.sender and t.id = o.transfer_id
    join transfer this on this.sender = t.sender and this.pseudonym = t.pseudonym
   where this.sender = (select viewer_trust()) and this.sender = ${sender} and this.id = ${id}::uuid`
  const offers = await sql<Offer>`
    select o.id, o.offered_on as "offeredOn", o.day, o.provider, o.site, o.team, o.way_made as "wayMade",
           o.reply_by as "replyBy", o.clinically_suitable_on as "clinicallySuitableOn",
           o.socially_suitable_on as "sociallySuitableOn"
      from transfer_offer o ${ofPathway} order by o.made_at, o.id`.execute(tx)
  const answers = await sql<Answer>`
    select a.id, a.offer_id as offer, a.kind, a.reason, a.way, a.speaker, a.said, a.answered_at as at, ${answeredOn} as "on"
      from transfer_answer a join transfer_offer o on o.sender = a.sender and o.id = a.offer_id ${ofPathway}
     order by a.answered_at, a.id`.execute(tx)
  const unavailable = await sql<Unavailability>`
    select u.said_on as "saidOn", u.from_day as "from", u.to_day as "to", u.taken_back_on as "takenBackOn"
      from transfer t
      join pathway p on p.trust = t.sender and p.pseudonym = t.pseudonym
      join patient_unavailable u on u.trust = p.trust and u.patient_id = p.patient_id
     where t.sender = (select viewer_trust()) and t.sender = ${sender} and t.id = ${id}::uuid
     order by u.from_day, u.id`.execute(tx)
  return { home: sender, offers: offers.rows, answers: answers.rows, unavailable: unavailable.rows }
}
