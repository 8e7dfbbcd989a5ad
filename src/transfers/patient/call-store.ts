/** Patients who asked to be called, until somebody has. */
import { sql } from 'kysely'
import { audit } from '#platform/audit.ts'
import type { Tx } from '#platform/database.ts'
import { NotFound } from '#platform/errors.ts'
import { once } from '#platform/once.ts'
import type { Viewer } from '#platform/viewer.ts'
import type { TransferKey } from '../life/transfer-row.ts'

export const callTimes = [
  { code: 'any', label: 'Any time' },
  { code: 'morning', label: 'In the morning' },
  { code: 'afternoon', label: 'In the afternoon' },
] as const
export type CallTime = (typeof callTimes)[number]['code']

export type CallDraft = { readonly phone: string; readonly bestTime: CallTime; readonly said: string }

export type AskedCall = TransferKey &
  CallDraft & {
    readonly call: string
    readonly askedAt: Date
    readonly familyName: string
    readonly givenName: string
  }

/** In the patient's own context. The same form asks once. */
export async function askForCall(tx: Tx, patient: Viewer, key: string, draft: CallDraft): Promise<void> {
  const { phone, bestTime, said } = draft
  await once(tx, key, draft, async () => {
    await sql`
      insert into patient_call (transfer_id, phone, best_time, said)
      values (${patient.person}::uuid, ${phone}, ${bestTime}, ${said})`.execute(tx)
    await audit(tx, [patient.trust], { action: 'ask-for-call', object: `transfer ${patient.person}` })
    return 'asked'
  })
}

/** Calls that nobody has made, the oldest first, with the names of the viewer's trust's own patients. */
export async function callsToMake(tx: Tx): Promise<AskedCall[]> {
  const { rows } = await sql<AskedCall>`
    select c.sender, c.transfer_id as id, c.id as call, c.phone, c.best_time as "bestTime", c.said, c.asked_at as "askedAt",
           i.family_name as "familyName", i.given_name as "givenName"
      from patient_call c
      join transfer t on t.sender = c.sender and t.id = c.transfer_id
      join pathway p on p.trust = t.sender and p.pseudonym = t.pseudonym
      join patient i on i.trust = p.trust and i.id = p.patient_id
     where c.sender = (select viewer_trust()) and c.done_at is null order by c.asked_at, c.id`.execute(tx)
  return rows
}

/** Somebody has called. A second click finds it done. @throws NotFound when no such call is the viewer's trust's */
export async function noteCalled(tx: Tx, viewer: Viewer, call: string): Promise<void> {
  const { rows } = await sql<{ transfer: string }>`
    update patient_call set done_at = coalesce(done_at, clock_timestamp()), done_by = coalesce(done_by, viewer_person())
     where sender = (select viewer_trust()) and id = ${call}::uuid returning transfer_id as transfer`.execute(tx)
  if (!rows[0]) throw new NotFound(`call ${call}`)
  await audit(tx, [viewer.trust], { action: 'note-called', object: `transfer ${rows[0].transfer}` })
}
