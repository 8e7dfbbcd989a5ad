/** What the guards of a transfer's life ask of this part: whether there is an offer, and whether the patient agrees to it. */
import { type RawBuilder, sql } from 'kysely'
import { type Day, daysBetween } from '#nhs/day.ts'
import type { Tx } from '#platform/database.ts'
import { NotFound } from '#platform/errors.ts'
import type { Facts } from '../life/guards.ts'
import type { FactSources } from '../life/take-step.ts'
import type { TransferKey } from '../life/transfer-row.ts'
import type { Answer } from './answer.ts'
import { type Consent, consentTo } from './consent.ts'

type NewestOffer = NonNullable<Facts['offer']> & { readonly id: string }

/**
 * The newest offer; the time to answer it ends with its last day, in London. Days are counted from the one on which it was
 * made, because a demonstration's days are not those of the database's clock, which alone decides what is over.
 */
export async function newestOffer(tx: Tx, { sender, id }: TransferKey): Promise<NewestOffer | undefined> {
  const { rows } = await sql<NewestOffer>`
    select id, day, site, ${lastMomentOf(sql`made_at`, sql`reply_by - offered_on`)} as "replyBy" from transfer_offer
     where sender = (select viewer_trust()) and sender = ${sender} and transfer_id = ${id}::uuid
     order by made_at desc, id desc limit 1`.execute(tx)
  return rows[0]
}

/** Whether no later offer has taken its place. @throws NotFound when it is none of this transfer */
export async function isNewestOffer(tx: Tx, { sender, id }: TransferKey, offer: string): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    select id from transfer_offer
     where sender = (select viewer_trust()) and sender = ${sender} and transfer_id = ${id}::uuid
     order by made_at desc, id desc`.execute(tx)
  if (!rows.some((each) => each.id === offer)) throw new NotFound(`offer ${offer} of transfer ${id}`)
  return rows[0]!.id === offer
}

/** The moment at which the time to answer is over, of an offer that is made now. */
export async function replyByMoment(tx: Tx, today: Day, replyBy: Day): Promise<Date> {
  const { rows } = await sql<{ moment: Date }>`
    select ${lastMomentOf(sql`now()`, sql`${daysBetween(today, replyBy)}::integer`)} as moment`.execute(tx)
  return rows[0]!.moment
}

const lastMomentOf = (madeAt: RawBuilder<unknown>, days: RawBuilder<unknown>) =>
  sql`(((${madeAt} at time zone 'Europe/London')::date + (${days}) + 1)::timestamp at time zone 'Europe/London')`

/** The program's day on which an answer was given: as many days after its offer as lie between the two moments. */
export const answeredOn = sql`(o.offered_on + ((a.answered_at at time zone 'Europe/London')::date
                                                - (o.made_at at time zone 'Europe/London')::date))`

/** What the patient says of the newest offer today; nothing when there is none. */
export async function consentOf(
  tx: Tx,
  transfer: TransferKey,
): Promise<(Consent & { readonly offer: string }) | undefined> {
  const offer = await newestOffer(tx, transfer)
  if (!offer) return undefined
  const { rows } = await sql<Answer>`
    select a.id, a.offer_id as offer, a.kind, a.reason, a.way, a.speaker, a.said, a.answered_at as at, ${answeredOn} as "on"
      from transfer_answer a join transfer_offer o on o.sender = a.sender and o.id = a.offer_id
     where a.sender = (select viewer_trust()) and a.offer_id = ${offer.id}::uuid
     order by a.answered_at, a.id`.execute(tx)
  return { offer: offer.id, ...consentTo(offer.id, rows) }
}

/** For the guards: given to the newest offer, and not taken back. */
export async function consentFact(tx: Tx, transfer: TransferKey): Promise<Facts['consent']> {
  const consent = await consentOf(tx, transfer)
  const [givenOn] = [consent?.verbalOn, consent?.writtenOn].filter((day): day is Day => typeof day === 'string').sort()
  if (!consent || givenOn === undefined) return undefined
  const lacks = consent.verbalOn === null ? 'conversation' : consent.writtenOn === null ? 'writing' : undefined
  return { givenOn, ...(lacks && { lacks }) }
}

/** What takeStep asks of this part. */
export const offerFacts = { offer: newestOffer, consent: consentFact } satisfies FactSources
