/** What the routes of a case share: who asks, who may change it, and whom the audit log tells. */
import type { Context } from 'hono'
import { allianceStore } from '#alliance'
import type { AppEnv } from '#platform/app-env.ts'
import { audit } from '#platform/audit.ts'
import type { Database, Tx } from '#platform/database.ts'
import { Forbidden } from '#platform/errors.ts'
import { tryAgain } from '#platform/try-again.ts'
import { forPurpose, type Viewer } from '#platform/viewer.ts'
import { mayAssess } from '../may-assess.ts'

export const caseIn = '/services/cases/:id{[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}}'

/** Lists and theatres of others are read for planning; everything else of a case is open to it too. */
export const viewerOf = (c: Context<AppEnv>): Viewer => forPurpose(c.get('viewer'), 'planning')

/** @throws Forbidden for those who do not look after services */
export function keeperOf(c: Context<AppEnv>): Viewer {
  const viewer = viewerOf(c)
  if (!mayAssess(viewer)) throw new Forbidden('those who look after services keep cases for change')
  return viewer
}

/** Every member's log is written, and others write them too: whoever the database broke off for that tries again. */
export const changing = <Result>(db: Database, viewer: Viewer, work: (tx: Tx) => Promise<Result>): Promise<Result> =>
  tryAgain(() => db.withViewer(viewer, work))

/** Into the log of every member: a case is everybody's. Call it last. */
export async function auditCase(
  tx: Tx,
  today: string,
  action: string,
  id: string,
  detail: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  await audit(tx, await allianceStore(tx).membersOn(today), { action, object: `case ${id}`, detail })
}
