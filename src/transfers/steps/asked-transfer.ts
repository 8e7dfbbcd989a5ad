/** The transfer that an address names, for the person who asks. Not there and not theirs look the same. */
import type { Context } from 'hono'
import type { AppEnv } from '#platform/app-env.ts'
import type { Tx } from '#platform/database.ts'
import { NotFound } from '#platform/errors.ts'
import { forPurpose, type Viewer } from '#platform/viewer.ts'
import { stepHref, transferPath } from '../addresses.ts'
import type { ActionCode } from '../life/actions.ts'
import { findTransfer, type Transfer, type TransferKey } from '../life/transfer-row.ts'

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'

/** For routes. */
export const transferAt = `${transferPath}{${uuid}}` as const
export const stepAt = (code: ActionCode | ':step{[a-z-]+}'): string => `${transferAt}/steps/${code}`

export const namedIn = (c: Context): TransferKey => ({ sender: c.req.param('sender')!, id: c.req.param('id')! })

/** A trust sees its own patients for their care, and others' for mutual aid. */
export const partyTo = (c: Context<AppEnv>): Viewer => {
  const viewer = c.get('viewer')
  return forPurpose(viewer, viewer.trust === c.req.param('sender') ? 'own-care' : 'mutual-aid')
}

/** @throws NotFound when it is not there, and when it is between two other trusts */
export const transferOf = async (tx: Tx, viewer: Viewer, key: TransferKey): Promise<Transfer> =>
  orNotFound(await findTransfer(tx, key), viewer, key)

/** @throws NotFound as `transferOf` does */
export function orNotFound(found: Transfer | undefined, { trust }: Viewer, key: TransferKey): Transfer {
  if (!found || (trust !== found.sender && trust !== found.receiver)) {
    throw new NotFound(`transfer ${key.id} of ${key.sender}`)
  }
  return found
}

/** A version that the page did not say is one that nobody has. */
export const versionIn = (sent: string): number => (/^\d{1,9}$/.test(sent) ? Number(sent) : -1)

/** A page of one of a step's questions. */
export const questionHref = (which: TransferKey, action: ActionCode, question: string, query = ''): string =>
  `${stepHref(which, action)}/${question}${query && `?${query}`}`
