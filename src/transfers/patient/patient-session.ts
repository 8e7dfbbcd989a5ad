/**
 * The patient's session: a random 256-bit token in a cookie that script cannot read; the database holds its digest. It
 * leads to one transfer, for as long as the link that it came of works.
 */
import { randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { sql } from 'kysely'
import type { Database } from '#platform/database.ts'
import type { Viewer } from '#platform/viewer.ts'
import { framingOf } from '#web/frame.ts'
import { tokenDigest } from './link-keys.ts'
import { patientOf, type TransferOfPatient, withDigest } from './patient-viewer.ts'

const name = (c: Context, what: string): string => `${framingOf(c).https ? '__Host-' : ''}accord-patient-${what}`
const options = (c: Context) => ({ path: '/', httpOnly: true, sameSite: 'Lax', secure: framingOf(c).https }) as const

/** The code between the two questions: what was typed on the first page, for a quarter of an hour. */
export const keepCode = (c: Context, code: string): void =>
  setCookie(c, name(c, 'code'), code, { ...options(c), maxAge: 15 * 60 })
export const keptCode = (c: Context): string | undefined => getCookie(c, name(c, 'code'))
export const forgetCode = (c: Context): string | undefined => deleteCookie(c, name(c, 'code'), options(c))

export const newToken = (): string => randomBytes(32).toString('base64url')

/** Without a time of its own, so that a shared computer forgets it with its window; the database ends it anyway. */
export const keepToken = (c: Context, token: string): void => setCookie(c, name(c, 'page'), token, options(c))

/** Whose page the browser has open; nobody when it has none, or it is over. */
export async function patientIn(c: Context, db: Database, secret: string): Promise<Viewer | undefined> {
  const token = getCookie(c, name(c, 'page'))
  if (!token) return undefined
  const { rows } = await db.reading(withDigest(tokenDigest(secret, token)), (tx) =>
    sql<TransferOfPatient>`
      select sender, transfer_id as id, alliance from patient_session where ends_at > statement_timestamp()`.execute(
      tx,
    ),
  )
  return rows[0] && patientOf(rows[0])
}

/** Leaves the page, and takes sessions that are over with it. */
export async function endSession(c: Context, db: Database, secret: string): Promise<void> {
  const token = getCookie(c, name(c, 'page'))
  if (!token) return
  await db.withViewer(withDigest(tokenDigest(secret, token)), (tx) => sql`delete from patient_session`.execute(tx))
  deleteCookie(c, name(c, 'page'), options(c))
}
