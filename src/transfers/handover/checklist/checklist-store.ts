/** What was said of each item of a transfer's checklist. */
import { sql } from 'kysely'
import type { Day } from '#nhs/day.ts'
import { audit, auditLaneRead } from '#platform/audit.ts'
import type { Tx } from '#platform/database.ts'
import { Conflict } from '#platform/errors.ts'
import type { Transfer } from '../../life/transfer-row.ts'
import { refusedWhenComplete, sendersPatient } from '../store.ts'
import type { Answer, Answers } from './checklist-answer.ts'
import { checklistOn } from './checklist-rules.ts'
import { handoverGate } from './gate.ts'

type Row = {
  readonly item: string
  readonly state: Answer['state']
  readonly reason: string | null
  readonly datedOn: Day | null
  readonly note: string | null
  readonly document: string | null
}

export type KeptAnswers = { readonly answers: Answers; readonly versions: ReadonlyMap<string, number> }

/** In the sender's context. */
export async function keptAnswers(tx: Tx, { sender, id }: Transfer): Promise<KeptAnswers> {
  const { rows } = await sql<Row & { version: number }>`
    select item, state, reason, dated_on as "datedOn", note, document_id as document, version from handover_item
     where sender = ${sender} and transfer_id = ${id}::uuid`.execute(tx)
  return { answers: answersIn(rows), versions: new Map(rows.map(({ item, version }) => [item, version])) }
}

/** As the receiver sees them, once the patient has agreed. The sender's log says that they were read. */
export async function receivedAnswers(tx: Tx, { sender, id }: Transfer): Promise<Answers> {
  const { rows } = await sql<Row>`
    select item, state, reason, dated_on as "datedOn", note, document_id as document from share.handover_item
     where trust = ${sender} and transfer = ${id}::uuid`.execute(tx)
  await auditLaneRead(tx, 'mutual-aid lane: handover checklist', new Map([[sender, rows.length]]), { transfer: id })
  return answersIn(rows)
}

const answersIn = (rows: readonly Row[]): Answers => new Map(rows.map((row) => [row.item, answerIn(row)]))

/** What the checks of handover_item hold together: a reason with "not needed", a date with "have". */
function answerIn({ state, reason, datedOn, note, document }: Row): Answer {
  if (state === 'not-needed') return { state, reason: reason! }
  return state === 'have' ? { state, datedOn: datedOn!, note, document } : { state }
}

/**
 * Keeps an answer.
 *
 * @param seen the version that the page was shown with, 0 when nobody had answered
 * @throws Conflict when somebody has answered meanwhile, the document is gone, or the records are complete
 */
export async function answerItem(
  tx: Tx,
  { sender, id }: Transfer,
  item: string,
  answer: Answer,
  seen: number,
): Promise<void> {
  const { reason, datedOn, note, document } = {
    reason: answer.state === 'not-needed' ? answer.reason : null,
    datedOn: answer.state === 'have' ? answer.datedOn : null,
    note: answer.state === 'have' ? answer.note : null,
    document: answer.state === 'have' ? answer.document : null,
  }
  if (document !== null && !(await isAttached(tx, sender, id, document)))
    throw new Conflict('the document has been taken off this transfer in the meantime')
  const { rows } = await sql`
    insert into handover_item (sender, transfer_id, item, state, reason, dated_on, note, document_id)
    values (${sender}, ${id}::uuid, ${item}, ${answer.state}, ${reason}, ${datedOn}::date, ${note}, ${document}::uuid)
    on conflict (sender, transfer_id, item) do update
      set state = excluded.state, reason = excluded.reason, dated_on = excluded.dated_on, note = excluded.note,
          document_id = excluded.document_id, version = handover_item.version + 1, person = viewer_person(), at = now()
      where handover_item.version = ${seen}
    returning item`
    .execute(tx)
    .catch(refusedWhenComplete)
  if (rows.length === 0) throw new Conflict('somebody else has answered this in the meantime')
  await audit(tx, [sender], {
    action: 'answer-handover-item',
    object: `transfer ${id}`,
    detail: { item, state: answer.state },
  })
}

/** Locked, so that it is not taken off while an answer is written that rests on it. */
async function isAttached(tx: Tx, sender: string, id: string, document: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from transfer_document where sender = ${sender} and transfer_id = ${id}::uuid and id = ${document}::uuid
       and removed_at is null for share`.execute(tx)
  return rows.length > 0
}

/** For the guard that lets records be completed, in the sender's context: the names of what is missing or out of date. */
export async function checklistFact(
  tx: Tx,
  transfer: Transfer,
  today: Day,
): Promise<{ readonly missing: readonly string[] }> {
  const { answers } = await keptAnswers(tx, transfer)
  const procedure = (await sendersPatient(tx, transfer, today))?.procedure ?? null
  const gate = handoverGate(checklistOn(today), {
    transfer: { model: transfer.model, procedure },
    dayOfSurgery: transfer.day,
    answers,
    today,
  })
  return { missing: gate.complete ? [] : gate.lacks.map(({ item }) => item.name.toLowerCase()) }
}
