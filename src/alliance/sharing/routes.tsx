import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import type { AppEnv } from '#platform/app-env.ts'
import type { Parts } from '#platform/parts.ts'
import { csvDownload } from '#web/csv.ts'
import { frameOf } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { accessLogCsv, wholeLog } from './access-log-csv.ts'
import { accessLog, type LogFilter, logChoices } from './access-log-store.ts'
import { accessLogHref, sharingHref } from './addresses.ts'
import { type Stood, standing } from './agreement.ts'
import { agreementRoutes } from './agreement-routes.tsx'
import { mayPropose } from './agreement-steps.ts'
import { administrator } from './asked.ts'
import { AccessLogPage } from './pages/access-log.tsx'
import { SharingPage } from './pages/sharing.tsx'
import { proposalRoutes } from './proposal-routes.tsx'
import { sharingCsv } from './sharing-csv.ts'
import { sharingStore } from './store.ts'

const LOG_PAGE = 50

/**
 *   GET /alliance/sharing       every agreement that the viewer's trust gives or receives; .csv
 *   GET /alliance/access-log    who looked at the trust's rows, and what was done to them; .csv
 *
 * and those of agreement-routes.tsx and proposal-routes.tsx.
 */
export function sharingRoutes(parts: Parts) {
  const { db, clock } = parts
  const stood = async (viewer: ReturnType<typeof administrator>): Promise<Stood[]> => {
    const agreements = await db.reading(viewer, (tx) => sharingStore(tx).agreements())
    const now = clock.now()
    return agreements.map((agreement) => ({ agreement, standing: standing(agreement, now) }))
  }
  return new Hono<AppEnv>()
    .get(sharingHref, async (c) => {
      const viewer = administrator(c)
      const view = { agreements: await stood(viewer), mayPropose: mayPropose(viewer), once: randomUUID() }
      return c.html(render(<SharingPage frame={frameOf(c)} {...view} />))
    })
    .get(`${sharingHref}.csv`, async (c) =>
      csvDownload(c, 'sharing-agreements', sharingCsv, await stood(administrator(c))),
    )
    .get(accessLogHref, async (c) => {
      const viewer = administrator(c)
      const filter = filterIn(c.req.query())
      const asked = Number(c.req.query('before'))
      const before = Number.isSafeInteger(asked) && asked > 0 ? asked : undefined
      const { entries, ...view } = await db.reading(viewer, async (tx) => ({
        entries: await accessLog(tx, filter, { before, limit: LOG_PAGE + 1 }),
        choices: await logChoices(tx),
        agreements: (await sharingStore(tx).agreements()).filter(({ owner }) => owner === viewer.trust),
      }))
      const older = entries.length > LOG_PAGE ? entries[LOG_PAGE - 1]!.seq : undefined
      const page = {
        viewer,
        filter,
        ...view,
        entries: entries.slice(0, LOG_PAGE),
        ...(older !== undefined && { older }),
      }
      return c.html(render(<AccessLogPage frame={frameOf(c)} {...page} />))
    })
    .get(`${accessLogHref}.csv`, (c) =>
      csvDownload(c, 'access-log', accessLogCsv, wholeLog(db, administrator(c), filterIn(c.req.query()))),
    )
    .route('/', proposalRoutes(parts))
    .route('/', agreementRoutes(parts))
}

function filterIn(query: Readonly<Record<string, string>>): LogFilter {
  const { person, trust, purpose, agreement } = query
  return {
    ...(person && { person }),
    ...(trust && { trust }),
    ...(purpose && { purpose }),
    ...(agreement && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(agreement) && { agreement }),
  }
}
