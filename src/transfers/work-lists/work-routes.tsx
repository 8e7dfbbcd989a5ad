import { type Context, Hono } from 'hono'
import type { AppEnv } from '#platform/app-env.ts'
import { Forbidden } from '#platform/errors.ts'
import type { Parts } from '#platform/parts.ts'
import { forPurpose, type Viewer } from '#platform/viewer.ts'
import { csvDownload } from '#web/csv.ts'
import { frameOf } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { workHref } from '../addresses.ts'
import { screeningHref } from '../screening/addresses.ts'
import { countProposals } from '../screening/proposal-store.ts'
import { WorkListPage } from './pages/work-list-page.tsx'
import { knownOnly, type WorkAsked, workAsked } from './work-asked.ts'
import { workCsv } from './work-csv.ts'
import { workItems } from './work-item.ts'
import { workListsOf } from './work-list.ts'
import { countOf, workCounts, workRows } from './work-store.ts'

const PAGE_SIZE = 50

/**
 *   GET /transfers/work       what waits for the viewer: ?list= ?show=others, with filters and pages
 *   GET /transfers/work.csv   the same list whole
 */
export function workRoutes({ db, clock }: Pick<Parts, 'db' | 'clock'>) {
  return new Hono<AppEnv>()
    .get(workHref, async (c) => {
      const viewer = viewerOf(c)
      const wanted = listOf(c, viewer)
      const today = clock.today()
      const view = await db.withViewer(viewer, async (tx) => {
        const counts = await workCounts(tx, wanted.list, today)
        const choices = {
          services: [...new Set(counts.map(({ service }) => service))].sort(),
          partners: [...new Set(counts.map(({ partner }) => partner))].sort(),
        }
        const known = knownOnly(wanted, choices)
        const pages = Math.max(1, Math.ceil(countOf(counts, known) / PAGE_SIZE))
        const asked = { ...known, page: Math.min(known.page, pages) }
        const rows = await workRows(tx, asked, today, { limit: PAGE_SIZE, offset: (asked.page - 1) * PAGE_SIZE })
        const toScreen = await countProposals(tx, viewer)
        const items = await workItems(tx, rows, asked.list, today)
        return { counts, choices, asked, items, toScreen }
      })
      return c.html(
        render(
          <WorkListPage
            frame={frameOf(c)}
            lists={workListsOf(viewer)}
            pageSize={PAGE_SIZE}
            screeningHref={screeningHref}
            {...view}
          />,
        ),
      )
    })
    .get(`${workHref}.csv`, async (c) => {
      const viewer = viewerOf(c)
      const asked = listOf(c, viewer)
      const today = clock.today()
      const items = await db.withViewer(viewer, async (tx) =>
        workItems(tx, await workRows(tx, asked, today), asked.list, today),
      )
      return csvDownload(c, 'work-on-transfers', workCsv, items)
    })
}

/** Own patients and others' together: the lane of mutual aid shows both, and a trust's own rows need no lane. */
const viewerOf = (c: Context<AppEnv>): Viewer => forPurpose(c.get('viewer'), 'mutual-aid')

/** @throws Forbidden for roles that take no step in a transfer */
function listOf(c: Context<AppEnv>, { roles }: Viewer): WorkAsked {
  const asked = workAsked(c.req.query(), roles)
  if (!asked) throw new Forbidden('work lists are for coordinators, booking clerks and surgeons')
  return asked
}
