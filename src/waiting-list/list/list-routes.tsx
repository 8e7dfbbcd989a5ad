import { Hono } from 'hono'
import type { AppEnv } from '#platform/app-env.ts'
import type { Parts } from '#platform/parts.ts'
import { forPurpose } from '#platform/viewer.ts'
import { csvDownload } from '#web/csv.ts'
import { frameOf } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import type { KeptOrders } from './kept-orders.ts'
import { exportColumns, exportRows } from './list-csv.ts'
import { WaitingListPage } from './list-page.tsx'
import { listQuestion } from './list-question.ts'
import { listPage } from './list-store.ts'
import { NoListPage } from './no-list-page.tsx'

/**
 *   GET /waiting-list           the alliance's list, filtered, in order, a page at a time
 *   GET /waiting-list/list.csv  all of the same answer
 */
export function listRoutes({ db }: Parts, kept: KeptOrders) {
  return new Hono<AppEnv>()
    .get('/waiting-list', async (c) => {
      const viewer = forPurpose(c.get('viewer'), 'planning')
      const question = listQuestion(c.req.queries())
      const found = await listPage(db, viewer, kept, question)
      if (!found) return c.html(render(<NoListPage frame={frameOf(c)} />))
      const view = { viewer, question, found }
      return c.html(render(<WaitingListPage frame={frameOf(c)} {...view} />))
    })
    .get('/waiting-list/list.csv', (c) => {
      const viewer = forPurpose(c.get('viewer'), 'planning')
      const rows = exportRows(db, viewer, kept, listQuestion(c.req.queries()))
      return csvDownload(c, 'waiting-list', exportColumns, rows)
    })
}
