/** The links that a sender's clerks make. Letters and pages ask for the code by the link's id. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { audit } from '#platform/audit.ts'
import { bulkInsert } from '#platform/bulk-insert.ts'
import type { Tx } from '#platform/database.ts'
import { NotFound } from '#platform/errors.ts'
import type { Role, Viewer } from '#platform/viewer.ts'
import { stateNow } from '../life/standing.ts'
import { findTransfer, type Transfer, type TransferKey } from '../life/transfer-row.ts'
import { codeDigest, codeOfLink } from './link-keys.ts'

export type PatientLink = {
  readonly id: string
  readonly madeAt: Date
  readonly opened: number
  readonly openedAt: Date | null
  /** Wrong dates of birth since it was made. */
  readonly wrongTries: number
}

/** The link of a transfer of the viewer's trust that works today; nothing when there is none. */
export async function linkOf(tx: Tx, { sender, id }: TransferKey): Promise<PatientLink | undefined> {
  const { rows } = await sql<PatientLink>`
    select id, made_at as "madeAt", opened, opened_at as "openedAt", tries_ever as "wrongTries" from patient_link
     where sender = (select viewer_trust()) and sender = ${sender} and transfer_id = ${id}::uuid and revoked_at is null`.execute(
    tx,
  )
  return rows[0]
}

const makers: readonly Role[] = ['coordinator', 'booking-clerk']
export const mayMakeLinks = ({ roles }: Pick<Viewer, 'roles'>): boolean => roles.some((role) => makers.includes(role))

export type MadeLink =
  | { readonly status: 'made'; readonly link: string }
  | { readonly status: 'refused'; readonly because: string }

/** Makes a link to the offer that waits for an answer. The one before it, if there is one, stops working. @throws NotFound */
export async function makeLink(tx: Tx, viewer: Viewer, secret: string, which: TransferKey): Promise<MadeLink> {
  const transfer = await findTransfer(tx, which)
  if (!transfer || transfer.sender !== viewer.trust) throw new NotFound(`transfer ${which.id}`)
  if (!mayMakeLinks(viewer)) {
    return { status: 'refused', because: 'Coordinators and booking clerks give patients their page.' }
  }
  if (stateNow(transfer) !== 'offered') {
    return {
      status: 'refused',
      because: 'A page can be given while the patient is asked. Offer a date to the patient first.',
    }
  }
  if (!(await hasBirthDate(tx, transfer))) {
    return {
      status: 'refused',
      because: 'No date of birth is held for this patient, and their page is opened with it. Correct the record first.',
    }
  }
  await revokeLink(tx, viewer, which)
  await addLinks(tx, secret, [which.id])
  const made = await linkOf(tx, which)
  await audit(tx, [viewer.trust], { action: 'make-patient-link', object: `transfer ${which.id}` })
  return { status: 'made', link: made!.id }
}

async function hasBirthDate(tx: Tx, { pseudonym }: Pick<Transfer, 'pseudonym'>): Promise<boolean> {
  const { rows } = await sql`
    select from pathway p join patient i on i.trust = p.trust and i.id = p.patient_id
     where p.trust = (select viewer_trust()) and p.pseudonym = ${pseudonym} and i.birth_date is not null`.execute(tx)
  return rows.length > 0
}

/** Stops the link of a transfer, and with it every session that came of it. Nothing happens where there is none. */
export async function revokeLink(tx: Tx, viewer: Viewer, { sender, id }: TransferKey): Promise<void> {
  const { numAffectedRows } = await sql`
    update patient_link set revoked_at = clock_timestamp(), revoked_by = viewer_person()
     where sender = (select viewer_trust()) and sender = ${sender} and transfer_id = ${id}::uuid and revoked_at is null`.execute(
    tx,
  )
  if (numAffectedRows) await audit(tx, [viewer.trust], { action: 'end-patient-link', object: `transfer ${id}` })
}

/**
 * For letters: a link for each of these transfers of the viewer's trust that is offered and has none. Not for patients of
 * whom no date of birth is held, because nobody could open their page.
 */
export async function makeMissingLinks(tx: Tx, secret: string, transfers: readonly string[]): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select t.id from transfer t
     where t.sender = (select viewer_trust()) and t.id = any(${[...transfers]}::uuid[])
       and private.transfer_state(t.state, t.reply_by, t.hold_until) = 'offered'
       and exists (select from pathway p join patient i on i.trust = p.trust and i.id = p.patient_id
                    where p.trust = t.sender and p.pseudonym = t.pseudonym and i.birth_date is not null)
       and not exists (select from patient_link l
                        where l.sender = t.sender and l.transfer_id = t.id and l.revoked_at is null)
     order by t.id for update`.execute(tx)
  await addLinks(
    tx,
    secret,
    rows.map(({ id }) => id),
  )
}

async function addLinks(tx: Tx, secret: string, transfers: readonly string[]): Promise<void> {
  if (transfers.length === 0) return
  const links = transfers.map((transfer) => ({ transfer, id: randomUUID() }))
  await bulkInsert(tx, 'patient_link', [
    { name: 'id', type: 'uuid', values: links.map(({ id }) => id) },
    { name: 'transfer_id', type: 'uuid', values: links.map(({ transfer }) => transfer) },
    {
      name: 'code_digest',
      type: 'bytea',
      values: links.map(({ id }) => `\\x${codeDigest(secret, codeOfLink(secret, id)).toString('hex')}`),
    },
  ])
}
