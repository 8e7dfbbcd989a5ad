/** Documents that go with a patient: attached by the sender, read by both trusts, each reading in the sender's log. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { audit, auditLaneRead } from '#platform/audit.ts'
import type { Tx } from '#platform/database.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import type { MediaType } from '#web/document-content.ts'
import type { Transfer } from '../../life/transfer-row.ts'
import { refusedWhenComplete } from '../store.ts'

export type DocumentListed = {
  readonly id: string
  readonly name: string
  readonly mediaType: MediaType
  readonly bytes: number
  readonly sha256: string
  readonly at: Date
}

export type NewDocument = { readonly name: string; readonly mediaType: MediaType; readonly body: Uint8Array }

const columns = sql`id, name, media_type as "mediaType", bytes, sha256, at`

/** In the sender's context. */
export async function documentsOf(tx: Tx, { sender, id }: Transfer): Promise<readonly DocumentListed[]> {
  const { rows } = await sql<DocumentListed>`
    select ${columns} from transfer_document
     where sender = ${sender} and transfer_id = ${id}::uuid and removed_at is null order by at, id`.execute(tx)
  return rows
}

/** As the receiver sees them, once the patient has agreed. The sender's log says that they were listed. */
export async function receivedDocuments(tx: Tx, { sender, id }: Transfer): Promise<readonly DocumentListed[]> {
  const { rows } = await sql<DocumentListed>`
    select ${columns} from share.handover_document
     where trust = ${sender} and transfer = ${id}::uuid order by at, id`.execute(tx)
  await auditLaneRead(tx, 'mutual-aid lane: handover documents', new Map([[sender, rows.length]]), { transfer: id })
  return rows
}

/** @throws Conflict when this very file is attached already, or the records are complete */
export async function attachDocument(
  tx: Tx,
  { sender, id }: Transfer,
  { name, mediaType, body }: NewDocument,
): Promise<string> {
  const sha256 = createHash('sha256').update(body).digest('hex')
  const { rows } = await sql<{ id: string }>`
    insert into transfer_document (sender, transfer_id, name, media_type, sha256, bytes, body)
    values (${sender}, ${id}::uuid, ${name}, ${mediaType}, ${sha256}, ${body.byteLength}, ${Buffer.from(body)})
    on conflict (sender, transfer_id, sha256) where removed_at is null do nothing
    returning id`
    .execute(tx)
    .catch(refusedWhenComplete)
  if (!rows[0]) throw new Conflict('this very file is attached to the transfer already')
  await audit(tx, [sender], {
    action: 'attach-document',
    object: `transfer ${id}`,
    detail: { document: rows[0].id, sha256, bytes: body.byteLength },
  })
  return rows[0].id
}

/** Whether a file with this content is attached to the transfer already. */
export async function isAttachedAlready(tx: Tx, { sender, id }: Transfer, sha256: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from transfer_document
     where sender = ${sender} and transfer_id = ${id}::uuid and sha256 = ${sha256} and removed_at is null`.execute(tx)
  return rows.length > 0
}

type Document = DocumentListed & { readonly body: Buffer }

/**
 * A document with what it holds, for whichever of the two trusts asks. No entry in the sender's log, no document.
 *
 * @throws NotFound when it is not there, has been taken off, or may not be seen by this trust now
 */
export async function readDocument(tx: Tx, transfer: Transfer, document: string, by: string): Promise<Document> {
  const isSender = by === transfer.sender
  const from = isSender
    ? sql`transfer_document where sender = ${transfer.sender} and transfer_id = ${transfer.id}::uuid and removed_at is null`
    : sql`share.handover_document where trust = ${transfer.sender} and transfer = ${transfer.id}::uuid`
  const { rows } = await sql<Document>`select ${columns}, body from ${from} and id = ${document}::uuid`.execute(tx)
  const found = rows[0]
  if (!found) throw new NotFound(`document ${document} of transfer ${transfer.id}`)
  if (createHash('sha256').update(found.body).digest('hex') !== found.sha256)
    throw new Error(`Document ${document} is not what was attached: its digest is another`)
  const detail = { transfer: transfer.id, document, sha256: found.sha256 }
  if (isSender)
    await audit(tx, [transfer.sender], { action: 'read-document', object: `transfer ${transfer.id}`, detail })
  else await auditLaneRead(tx, 'mutual-aid lane: handover document', new Map([[transfer.sender, 1]]), detail)
  return found
}

/**
 * Takes a document off a transfer and forgets what it held, as when it is another patient's. What rested on it is missing
 * again.
 *
 * @throws Conflict when the records are complete; NotFound when it is not there
 */
export async function removeDocument(tx: Tx, { sender, id }: Transfer, document: string): Promise<void> {
  await sql`
    update handover_item
       set state = 'missing', dated_on = null, note = null, document_id = null, version = version + 1,
           person = viewer_person(), at = now()
     where sender = ${sender} and transfer_id = ${id}::uuid and document_id = ${document}::uuid`
    .execute(tx)
    .catch(refusedWhenComplete)
  const { rows } = await sql`
    update transfer_document set body = null, removed_by = viewer_person(), removed_at = now()
     where sender = ${sender} and transfer_id = ${id}::uuid and id = ${document}::uuid and removed_at is null
    returning id`
    .execute(tx)
    .catch(refusedWhenComplete)
  if (rows.length === 0) throw new NotFound(`document ${document} of transfer ${id}`)
  await audit(tx, [sender], { action: 'remove-document', object: `transfer ${id}`, detail: { document } })
}
