/** Does a command once and answers with the page that shows the result, or says why nothing was done. */
import type { Context } from 'hono'
import type { Database, Tx } from '#platform/database.ts'
import { Conflict } from '#platform/errors.ts'
import { doneBefore, isOnceKey, keepAnswer, waitForKey } from '#platform/once.ts'
import { tryAgain } from '#platform/try-again.ts'
import type { Viewer } from '#platform/viewer.ts'
import { frameOf, seeOther } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import type { Answer } from './answer.ts'
import { RefusedPage } from './pages/refused.tsx'

/** A refusal is not kept: the same form is good once what stood in the way is gone. */
export function doOnce(
  db: Database,
  viewer: Viewer,
  key: string,
  sent: unknown,
  work: (tx: Tx) => Promise<Answer>,
): Promise<Answer> {
  if (!isOnceKey(key)) throw new Conflict('the form has no key of its own')
  return tryAgain(() =>
    db.withViewer(viewer, async (tx) => {
      await waitForKey(tx, key)
      const before = await doneBefore(tx, key, sent)
      if (before !== undefined) return JSON.parse(before) as Answer
      const answer = await work(tx)
      if (answer.status === 'done') await keepAnswer(tx, key, sent, JSON.stringify(answer))
      return answer
    }),
  )
}

export type Back = { readonly text: string; readonly href: string }

/** @param to where the result is seen, given the id of what was made */
export function answered(
  c: Context,
  answer: Answer,
  to: (id: string) => string,
  back: Back,
): Response | Promise<Response> {
  if (answer.status === 'done') return seeOther(c, to(answer.id ?? ''), answer.says)
  if (answer.status === 'changed') throw new Conflict('somebody changed it since the page was opened')
  return c.html(render(<RefusedPage frame={frameOf(c)} because={answer.because} back={back} />), 403)
}
