import { Hono } from 'hono'
import type { AppEnv } from '#platform/app-env.ts'
import type { Tx } from '#platform/database.ts'
import type { Parts } from '#platform/parts.ts'
import { forPurpose, type Viewer } from '#platform/viewer.ts'
import { ownPatients } from '#waiting-list'
import { csvDownload } from '#web/csv.ts'
import { frameOf } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { knownOnly, type ListAsked, listAsked } from './list-asked.ts'
import { type Listed, TransfersPage } from './pages/transfers.tsx'
import { countTransfers, transferChoices, transfersIn, transfersOut } from './store.ts'
import { inCsv, outCsv } from './transfers-csv.ts'

const PAGE_SIZE = 50

/**
 *   GET /transfers       proposed transfers, ?direction=out or in, with filters and pages
 *   GET /transfers.csv   the same list whole
 */
export function transfersRoutes({ db }: Parts) {
  return new Hono<AppEnv>()
    .get('/transfers', async (c) => {
      const wanted = listAsked(c.req.query())
      const view = await db.withViewer(viewerFor(c.get('viewer'), wanted), async (tx) => {
        const choices = await transferChoices(tx, wanted.direction)
        const known = knownOnly(wanted, choices)
        const found = await countTransfers(tx, known.direction, known)
        const pages = Math.max(1, Math.ceil(found / PAGE_SIZE))
        const asked = { ...known, page: Math.min(known.page, pages) }
        const total = await countTransfers(tx, known.direction)
        const listed = await list(tx, asked, { limit: PAGE_SIZE, offset: (asked.page - 1) * PAGE_SIZE })
        return { asked, listed, found, total, choices }
      })
      return c.html(render(<TransfersPage frame={frameOf(c)} pageSize={PAGE_SIZE} {...view} />))
    })
    .get('/transfers.csv', async (c) => {
      const asked = listAsked(c.req.query())
      const listed = await db.withViewer(viewerFor(c.get('viewer'), asked), (tx) => list(tx, asked))
      return listed.direction === 'out'
        ? csvDownload(c, 'transfers-out', outCsv, listed.rows)
        : csvDownload(c, 'transfers-in', inCsv, listed.rows)
    })
}

/** Own patients are seen for their care; others' only where they are proposed to the viewer's trust, for mutual aid. */
const viewerFor = (viewer: Viewer, { direction }: ListAsked): Viewer =>
  forPurpose(viewer, direction === 'out' ? 'own-care' : 'mutual-aid')

async function list(tx: Tx, asked: ListAsked, page: { limit?: number; offset?: number } = {}): Promise<Listed> {
  if (asked.direction === 'in') return { direction: 'in', rows: await transfersIn(tx, { ...asked, ...page }) }
  const rows = await transfersOut(tx, { ...asked, ...page })
  const patients = await ownPatients(
    tx,
    rows.map(({ pseudonym }) => pseudonym),
  )
  return {
    direction: 'out',
    rows: rows.map((row) => {
      const patient = patients.get(row.pseudonym)
      return patient ? { ...row, patient } : row
    }),
  }
}
