/** The transfer that an address names, as the viewer who asks for it may see it. */
import type { Context } from 'hono'
import type { AppEnv } from '#platform/app-env.ts'
import type { Tx } from '#platform/database.ts'
import { Forbidden } from '#platform/errors.ts'
import { forPurpose, type Viewer } from '#platform/viewer.ts'
import type { Transfer, TransferKey } from '../life/transfer-row.ts'
import { transferAt } from './store.ts'
import { mayChangeHandover, maySeeHandover } from './transfer-about.ts'

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
/** For routes: the sender and the transfer's id. */
export const transferIn = `:sender{[A-Z0-9]{3}}/:id{${uuid}}`
export const documentIn = `:document{${uuid}}`

export const namedIn = (c: Context): TransferKey => ({ sender: c.req.param('sender')!, id: c.req.param('id')! })

/** A trust sees its own patients for their care, and others' for mutual aid. */
export const partyTo = (c: Context<AppEnv>): Viewer => {
  const viewer = c.get('viewer')
  return forPurpose(viewer, viewer.trust === c.req.param('sender') ? 'own-care' : 'mutual-aid')
}

/** @throws NotFound when it is not there or not theirs; Forbidden for roles that work without knowing who a patient is */
export async function seenTransfer(tx: Tx, viewer: Viewer, key: TransferKey): Promise<Transfer> {
  const transfer = await transferAt(tx, key)
  const may = maySeeHandover(viewer, transfer)
  if (!may.allowed) throw new Forbidden(may.because)
  return transfer
}

/** @throws NotFound as above; Forbidden for whoever may not change its records, or not any more */
export async function changeableTransfer(tx: Tx, viewer: Viewer, key: TransferKey): Promise<Transfer> {
  const transfer = await transferAt(tx, key)
  const may = mayChangeHandover(viewer, transfer)
  if (!may.allowed) throw new Forbidden(may.because)
  return transfer
}
