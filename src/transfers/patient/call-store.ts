/**
 * Calls that somebody has to make: to patients who asked for one, on their own page or in a conversation, and to those who
 * have changed their mind when another trust answers for them. A call is for the trust that answers for the patient at that
 * moment, until somebody has made it.
 */
import { type RawBuilder, sql } from 'kysely'
import { audit } from '#platform/audit.ts'
import type { Tx } from '#platform/database.ts'
import { NotFound } from '#platform/errors.ts'
import { doneBefore, keepAnswer, waitForKey } from '#platform/once.ts'
import type { Viewer } from '#platform/viewer.ts'
import type { TransferKey } from '../life/transfer-row.ts'

export const callTimes = [
  { code: 'any', label: 'Any time' },
  { code: 'morning', label: 'In the morning' },
  { code: 'afternoon', label: 'In the afternoon' },
] as const
export type CallTime = (typeof callTimes)[number]['code']

/** 'changed-mind': told to the trust that sent the patient, and for the one that answers for them. */
export type CallKind = 'asked' | 'changed-mind'

export type CallDraft = { readonly phone: string; readonly bestTime: CallTime; readonly said: string }

export type CallToMake = TransferKey & {
  readonly call: string
  readonly kind: CallKind
  readonly askedAt: Date
  /** Nothing where the number is the one in the trust's records. */
  readonly phone: string | null
  readonly bestTime: CallTime
  readonly said: string
  /** Nothing of somebody whose record has not come yet. */
  readonly familyName: string | null
  readonly givenName: string | null
}

/** How often a patient can ask on their page within 24 hours, however quickly they are called. */
export const MOST_CALLS_IN_A_DAY = 3

/** Why no call can be asked for now: one is waited for, or there were as many as a day may have. */
export type NoCall = 'waits' | 'enough'

/** In the patient's own context; nothing where a call can be asked for. */
export async function whyNoCall(tx: Tx, { trust, person }: Viewer): Promise<NoCall | undefined> {
  const { rows } = await sql<{ waits: boolean; enough: boolean }>`
    select bool_or(done_at is null) as waits,
           count(*) filter (where recorded_by = ${person} and asked_at > clock_timestamp() - interval '1 day')
             >= ${MOST_CALLS_IN_A_DAY} as enough
      from patient_call where sender = ${trust} and transfer_id = ${person}::uuid and kind = 'asked'`.execute(tx)
  if (rows[0]?.waits) return 'waits'
  return rows[0]?.enough ? 'enough' : undefined
}

/** In the patient's own context. The same form asks once, and two forms sent together are counted one after the other. */
export async function askForCall(tx: Tx, patient: Viewer, key: string, draft: CallDraft): Promise<'asked' | NoCall> {
  const { phone, bestTime, said } = draft
  await waitForKey(tx, key)
  if ((await doneBefore(tx, key, draft)) !== undefined) return 'asked'
  await sql`
    select pg_advisory_xact_lock(hashtextextended('calls to ' || ${patient.trust} || ' ' || ${patient.person}, 0))`.execute(
    tx,
  )
  const because = await whyNoCall(tx, patient)
  if (because) return because
  await sql`
    insert into patient_call (transfer_id, phone, best_time, said)
    values (${patient.person}::uuid, ${phone}, ${bestTime}, ${said})`.execute(tx)
  await audit(tx, [patient.trust], { action: 'ask-for-call', object: `transfer ${patient.person}` })
  await keepAnswer(tx, key, draft, 'asked')
  return 'asked'
}

type Noted = { readonly offer: string; readonly kind: CallKind; readonly said: string }

/** Somebody of the sender writes down that a patient is to be called. Whoever calls this writes the audit entry. */
export async function noteCallToMake(tx: Tx, { sender, id }: TransferKey, { offer, kind, said }: Noted): Promise<void> {
  const { numAffectedRows } = await sql`
    insert into patient_call (transfer_id, offer_id, kind, best_time, said)
    select o.transfer_id, o.id, ${kind}, 'any', ${said} from transfer_offer o
     where o.sender = (select viewer_trust()) and o.sender = ${sender} and o.transfer_id = ${id}::uuid and o.id = ${offer}::uuid`.execute(
    tx,
  )
  if (numAffectedRows !== 1n) throw new NotFound(`offer ${offer} of transfer ${id}`)
}

/** They have been spoken with, so no call that they asked for is to be made any more. What somebody else notes now is noted. */
export async function noteSpokenWith(tx: Tx, { sender, id }: TransferKey): Promise<void> {
  await sql`
    update patient_call set done_at = clock_timestamp(), done_by = viewer_person()
     where sender = (select viewer_trust())
       and id in (select id from patient_call
                   where sender = (select viewer_trust()) and sender = ${sender} and transfer_id = ${id}::uuid
                     and kind = 'asked' and done_at is null
                     for update skip locked)`.execute(tx)
}

/** What is still to be done by the trust that answers for the patient. One's own patients are no news to oneself. */
const isToMake = sql`c.done_at is null and t.responsible = (select viewer_trust()) and (c.kind = 'asked' or t.responsible <> t.sender)`

/** Calls that nobody has made, the oldest first, with the names of those whom the viewer's trust has on its list. */
export const callsToMake = (tx: Tx): Promise<CallToMake[]> => calls(tx, isToMake)

export async function countCallsToMake(tx: Tx): Promise<number> {
  const { rows } = await sql<{ count: number }>`/* prepared */
    select count(*)::integer as count
      from patient_call c join transfer t on t.sender = c.sender and t.id = c.transfer_id where ${isToMake}`.execute(tx)
  return rows[0]!.count
}

async function calls(tx: Tx, which: RawBuilder<unknown>): Promise<CallToMake[]> {
  const { rows } = await sql<CallToMake>`
    select c.sender, c.transfer_id as id, c.id as call, c.kind, c.phone, c.best_time as "bestTime", c.said,
           c.asked_at as "askedAt",
           i.family_name as "familyName", i.given_name as "givenName"
      from patient_call c
      join transfer t on t.sender = c.sender and t.id = c.transfer_id
      left join pathway own on own.trust = (select viewer_trust()) and own.trust = t.sender and own.pseudonym = t.pseudonym
      left join pathway came on came.trust = (select viewer_trust()) and came.trust = t.receiver and came.transfer_id = t.id
      left join patient i on i.trust = (select viewer_trust()) and i.id = coalesce(own.patient_id, came.patient_id)
     where ${which} order by c.asked_at, c.id`.execute(tx)
  return rows
}

/** Somebody has called. A second click finds it done. @throws NotFound when no such call is for the viewer's trust */
export async function noteCalled(tx: Tx, viewer: Viewer, call: string): Promise<CallKind> {
  const { rows } = await sql<TransferKey & { kind: CallKind }>`
    update patient_call c
       set done_at = coalesce(done_at, clock_timestamp()), done_by = coalesce(done_by, viewer_person())
      from transfer t
     where t.sender = c.sender and t.id = c.transfer_id and c.id = ${call}::uuid and t.responsible = (select viewer_trust())
    returning c.sender, c.transfer_id as id, c.kind`.execute(tx)
  const [noted] = rows
  if (!noted) throw new NotFound(`call ${call}`)
  await audit(tx, [noted.sender, viewer.trust], { action: 'note-called', object: `transfer ${noted.id}` })
  return noted.kind
}

/** That the patient no longer wants to go, told to the trust that answers for them. */
export type ChangedMind = { readonly toldAt: Date; readonly said: string; readonly calledAt: Date | null }

/** The newest, for both trusts; nothing while nobody has said so. A question by itself, for pages that ask several at once. */
export const changedMindIn = ({ sender, id }: TransferKey): RawBuilder<ChangedMind> => sql<ChangedMind>`
    select asked_at as "toldAt", said, done_at as "calledAt" from patient_call
     where sender = ${sender} and transfer_id = ${id}::uuid and kind = 'changed-mind'
     order by asked_at desc, id limit 1`
