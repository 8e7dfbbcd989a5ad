/** What other parts of transfers have recorded of a page's rows, asked for all of them at once. */
import { sql } from 'kysely'
import type { Tx } from '#platform/database.ts'
import type { Answer as ItemAnswer } from '../handover/checklist/checklist-answer.ts'
import type { Answer } from '../offers/answer.ts'
import { consentTo } from '../offers/consent.ts'
import { isAgreed, type Recorded } from './missing.ts'
import type { WorkRow } from './work-store.ts'

/** By transfer's id. Asks for what matters in a row's state, and for nothing where no row needs it. */
export async function recordedOf(tx: Tx, rows: readonly WorkRow[]): Promise<ReadonlyMap<string, Recorded>> {
  const recorded = new Map<string, Recorded>(rows.map(({ id }) => [id, {}]))
  const add = (id: string, what: Recorded) => recorded.set(id, { ...recorded.get(id), ...what })
  const own = rows.filter(({ side }) => side === 'sender')
  const agreeing = own.filter(({ state }) => isAgreed(state)).map(({ id }) => id)
  const accepted = own.filter(({ state }) => state === 'accepted').map(({ id }) => id)
  const coming = rows.filter(({ side, state }) => side === 'receiver' && state === 'held')
  if (agreeing.length > 0) {
    for (const [id, { offer, answers }] of await answersOf(tx, agreeing))
      add(id, { consent: consentTo(offer, answers) })
  }
  if (accepted.length > 0) {
    for (const { id, items, isDataSetMade } of await recordsOf(tx, accepted)) {
      add(id, { isDataSetMade, checklist: new Map(Object.entries(items)) })
    }
  }
  if (coming.length > 0) {
    const seen = await moneySeenOf(tx, coming)
    for (const { id } of coming) add(id, { isMoneySeen: seen.has(id) })
  }
  return recorded
}

/** The answers to each transfer's newest offer, which is the one that consent is to. */
async function answersOf(tx: Tx, ids: readonly string[]) {
  const { rows } = await sql<Answer & { transfer: string }>`
    with newest as (
      select distinct on (transfer_id) transfer_id, id from transfer_offer
       where sender = (select viewer_trust()) and transfer_id = any(${[...ids]}::uuid[])
       order by transfer_id, made_at desc, id desc)
    select a.transfer_id as transfer, a.id, a.offer_id as offer, a.kind, a.reason, a.way, a.speaker, a.said,
           a.answered_at as at, (a.answered_at at time zone 'Europe/London')::date as "on"
      from newest n join transfer_answer a on a.sender = (select viewer_trust()) and a.transfer_id = n.transfer_id and a.offer_id = n.id`.execute(
    tx,
  )
  const byTransfer = new Map<string, { readonly offer: string; readonly answers: Answer[] }>()
  for (const row of rows) {
    const known = byTransfer.get(row.transfer)
    if (known) known.answers.push(row)
    else byTransfer.set(row.transfer, { offer: row.offer, answers: [row] })
  }
  return byTransfer
}

async function recordsOf(tx: Tx, ids: readonly string[]) {
  const { rows } = await sql<{ id: string; items: Record<string, ItemAnswer>; isDataSetMade: boolean }>`
    select t.id, exists (select from transfer_data_set d
                          where d.sender = (select viewer_trust()) and d.transfer_id = t.id and d.made is not null) as "isDataSetMade",
           coalesce((select jsonb_object_agg(h.item, jsonb_build_object('state', h.state, 'reason', h.reason, 'datedOn', h.dated_on,
                                                                        'note', h.note, 'document', h.document_id))
                       from handover_item h where h.sender = (select viewer_trust()) and h.transfer_id = t.id), '{}') as items
      from unnest(${[...ids]}::uuid[]) as t (id)`.execute(tx)
  return rows
}

/** Whether the receiver was ever shown the money. Whether that still holds, accepting asks itself. */
async function moneySeenOf(tx: Tx, rows: readonly WorkRow[]): Promise<ReadonlySet<string>> {
  const found = await sql<{ id: string }>`
    select distinct transfer_id as id from transfer_money_seen
     where receiver = (select viewer_trust()) and sender = any(${[...new Set(rows.map(({ sender }) => sender))]}::text[])
       and transfer_id = any(${rows.map(({ id }) => id)}::uuid[])`.execute(tx)
  return new Set(found.rows.map(({ id }) => id))
}
