/** What follows a form that takes a step or adds evidence: to the transfer, or a page that says why nothing was saved. */
import type { Context } from 'hono'
import type { AppEnv } from '#platform/app-env.ts'
import type { Tx } from '#platform/database.ts'
import { Conflict } from '#platform/errors.ts'
import { isOnceKey } from '#platform/once.ts'
import type { Parts } from '#platform/parts.ts'
import { tryAgain } from '#platform/try-again.ts'
import type { Viewer } from '#platform/viewer.ts'
import { frameOf, seeOther } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import type { SentForm } from '#web/sent-form.ts'
import { transferHref } from '../addresses.ts'
import { transferEvents } from '../life/transfer-events.ts'
import type { TransferKey } from '../life/transfer-row.ts'
import { ownCare } from './asked-offers.ts'
import type { Once, Outcome, Seen } from './done-once.ts'
import { ChangedMeanwhilePage, NotNowPage } from './pages/not-now.tsx'

/** What a form says beside its answers: about which version of the transfer it is, and its own key. */
export type Sent = { readonly seen: Seen; readonly key: string }

/** @throws Conflict for a form that is not one of ours */
export function sentAlong(form: SentForm, { sender, id }: TransferKey): Sent {
  const [version, key] = [form.one('version'), form.one('once')]
  if (!/^\d{1,9}$/.test(version) || !isOnceKey(key)) throw new Conflict('the form lacks its version or its key')
  return { seen: { sender, id, version: Number(version) }, key }
}

type Work = (tx: Tx, viewer: Viewer, seen: Seen, once: Once) => Promise<Outcome>

/** @param next what happened and what is to be done next, said at the top of the transfer's page */
export async function answerStep(
  c: Context<AppEnv>,
  { db, clock }: Pick<Parts, 'db' | 'clock'>,
  { seen, key }: Sent,
  work: Work,
  next: string,
): Promise<Response> {
  const viewer = ownCare(c)
  const page = { frame: frameOf(c), transfer: seen }
  try {
    const outcome = await tryAgain(() =>
      db.withViewer(viewer, (tx) => work(tx, viewer, seen, { key, today: clock.today() })),
    )
    if (outcome.status === 'done') return seeOther(c, transferHref(seen), next)
    return c.html(render(<NotNowPage {...page} because={outcome.because} />), 403)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    const meanwhile = await db.reading(viewer, (tx) => transferEvents(tx, seen, seen.version))
    return c.html(render(<ChangedMeanwhilePage {...page} meanwhile={meanwhile} />), 409)
  }
}
