/** Does a command once and answers with the page that shows the result, or says why nothing was done. */
import type { Context } from 'hono'
import type { Database, Tx } from '#platform/database.ts'
import { Conflict } from '#platform/errors.ts'
import { doneBefore, isOnceKey, keepAnswer, waitForKey } from '#platform/once.ts'
import { tryAgain } from '#platform/try-again.ts'
import type { Viewer } from '#platform/viewer.ts'
import { frameOf, seeOther } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import type { Outcome } from './outcome.ts'
import { RefusedPage } from './pages/answer.tsx'

/** A refusal is not kept: the same form is good once what stood in the way is gone. */
export function doOnce(
  db: Database,
  viewer: Viewer,
  key: string,
  sent: unknown,
  work: (tx: Tx) => Promise<Outcome>,
): Promise<Outcome> {
  if (!isOnceKey(key)) throw new Conflict('the form has no key of its own')
  return tryAgain(() =>
    db.withViewer(viewer, async (tx) => {
      await waitForKey(tx, key)
      const before = await doneBefore(tx, key, sent)
      if (before !== undefined) return JSON.parse(before) as Outcome
      const outcome = await work(tx)
      if (outcome.status === 'done') await keepAnswer(tx, key, sent, JSON.stringify(outcome))
      return outcome
    }),
  )
}

/** @param to where the result is seen; a function where that depends on the outcome */
export function answered(
  c: Context,
  outcome: Outcome,
  to: string | ((outcome: Extract<Outcome, { status: 'done' }>) => string),
  back?: { readonly text: string; readonly href: string },
): Response | Promise<Response> {
  if (outcome.status === 'done') return seeOther(c, typeof to === 'string' ? to : to(outcome), outcome.says)
  if (outcome.status === 'changed') throw new Conflict('somebody changed the agreement since the page was opened')
  return c.html(render(<RefusedPage frame={frameOf(c)} because={outcome.because} {...(back && { back })} />), 403)
}
