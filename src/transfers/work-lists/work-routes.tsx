import { type Context, Hono } from 'hono'
import { whileShared } from '#alliance'
import type { Day } from '#nhs/day.ts'
import type { AppEnv } from '#platform/app-env.ts'
import type { Tx } from '#platform/database.ts'
import { Forbidden } from '#platform/errors.ts'
import type { Parts } from '#platform/parts.ts'
import { forPurpose, type Viewer } from '#platform/viewer.ts'
import { csvDownload } from '#web/csv.ts'
import { frameOf } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { workHref } from '../addresses.ts'
import { talksWithPatients } from '../offers/asked-offers.ts'
import { countCallsToMake } from '../patient/call-store.ts'
import { WorkListPage } from './pages/work-list-page.tsx'
import { stuckEffects } from './stuck-effects.ts'
import { knownOnly, type WorkAsked, workAsked } from './work-asked.ts'
import { workCsv } from './work-csv.ts'
import { type WorkItem, workItems } from './work-item.ts'
import { workListsOf } from './work-list.ts'
import { countOf, type Work, type WorkCount, workOf } from './work-store.ts'

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
        const first = await pageOf(tx, wanted, today)
        const asked = possible(wanted, first.counts)
        const { rows, counts } = asked === wanted ? first : await pageOf(tx, asked, today)
        const stuck = await stuckEffects(tx, asked.list)
        const calls = talksWithPatients(viewer) ? await countCallsToMake(tx) : 0
        const items = await workItems(tx, rows, asked.list, today)
        return { asked, counts, stuck, calls, choices: choicesIn(counts), items }
      })
      return c.html(
        render(<WorkListPage frame={frameOf(c)} lists={workListsOf(viewer)} pageSize={PAGE_SIZE} {...view} />),
      )
    })
    .get(`${workHref}.csv`, async (c) => {
      const viewer = viewerOf(c)
      const asked = listOf(c, viewer)
      const today = clock.today()
      const items = await whileShared(
        db,
        viewer,
        ({ row }: WorkItem) => row.sender,
        () =>
          db.withViewer(viewer, async (tx) => workItems(tx, (await workOf(tx, asked, today)).rows, asked.list, today)),
      )
      return csvDownload(c, 'work-on-transfers', workCsv, items)
    })
}

const pageOf = (tx: Tx, asked: WorkAsked, today: Day): Promise<Work> =>
  workOf(tx, asked, today, { limit: PAGE_SIZE, offset: (asked.page - 1) * PAGE_SIZE })

/** The same, unless it asks for a service, a trust or a page that there is not. */
function possible(wanted: WorkAsked, counts: readonly WorkCount[]): WorkAsked {
  const known = knownOnly(wanted, choicesIn(counts))
  const pages = Math.max(1, Math.ceil(countOf(counts, known) / PAGE_SIZE))
  const isPossible = known.service === wanted.service && known.partner === wanted.partner && wanted.page <= pages
  return isPossible ? wanted : { ...known, page: Math.min(wanted.page, pages) }
}

const choicesIn = (counts: readonly WorkCount[]) => ({
  services: [...new Set(counts.map(({ service }) => service))].sort(),
  partners: [...new Set(counts.map(({ partner }) => partner))].sort(),
})

/** Own patients and others' together: the lane of mutual aid shows both, and a trust's own rows need no lane. */
const viewerOf = (c: Context<AppEnv>): Viewer => forPurpose(c.get('viewer'), 'mutual-aid')

/** @throws Forbidden for roles that take no step in a transfer */
function listOf(c: Context<AppEnv>, { roles }: Viewer): WorkAsked {
  const asked = workAsked(c.req.query(), roles)
  if (!asked) throw new Forbidden('work lists are for coordinators, booking clerks and surgeons')
  return asked
}
