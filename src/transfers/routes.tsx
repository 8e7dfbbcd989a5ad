import { Hono } from 'hono'
import { whileShared } from '#alliance'
import type { AppEnv } from '#platform/app-env.ts'
import type { Tx } from '#platform/database.ts'
import type { Parts } from '#platform/parts.ts'
import { forPurpose, type Viewer } from '#platform/viewer.ts'
import { maySeePeople, ownPatients } from '#waiting-list'
import { csvDownload } from '#web/csv.ts'
import { frameOf } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { knownOnly, type ListAsked, listAsked } from './list-asked.ts'
import { moneyRoutes } from './money/money-routes.ts'
import { talksWithPatients } from './offers/asked-offers.ts'
import { offersRoutes } from './offers/offers-routes.tsx'
import { type Listed, TransfersPage } from './pages/transfers.tsx'
import { patientStaffRoutes } from './patient/index.ts'
import { screeningRoutes } from './screening/screening-routes.tsx'
import { steppingRoutes } from './steps/routes.tsx'
import { countTransfers, type TransferIn, transferChoices, transfersIn, transfersOut } from './store.ts'
import { inCsv, outCsv } from './transfers-csv.ts'
import { weeklyRoutes } from './weekly/weekly-routes.tsx'
import { workRoutes } from './work-lists/work-routes.tsx'

const PAGE_SIZE = 50

/**
 *   GET /transfers       proposed transfers, ?direction=out or in, with filters and pages
 *   GET /transfers.csv   the same list whole
 */
export function transfersRoutes(parts: Parts) {
  const { db } = parts
  return new Hono<AppEnv>()
    .route('/', moneyRoutes(parts))
    .route('/', offersRoutes(parts))
    .route('/', workRoutes(parts))
    .route('/', screeningRoutes(parts))
    .route('/', steppingRoutes(parts))
    .route('/', weeklyRoutes(parts))
    .route('/', patientStaffRoutes(parts))
    .get('/transfers', async (c) => {
      const wanted = listAsked(c.req.query())
      const view = await db.withViewer(viewerFor(c.get('viewer'), wanted), async (tx) => {
        const choices = await transferChoices(tx, wanted.direction)
        const known = knownOnly(wanted, choices)
        const found = await countTransfers(tx, known.direction, known)
        const pages = Math.max(1, Math.ceil(found / PAGE_SIZE))
        const asked = { ...known, page: Math.min(known.page, pages) }
        const total = await countTransfers(tx, known.direction)
        const listed = await list(tx, c.get('viewer'), asked, {
          limit: PAGE_SIZE,
          offset: (asked.page - 1) * PAGE_SIZE,
        })
        return { asked, listed, found, total, choices, mayWriteLetters: talksWithPatients(c.get('viewer')) }
      })
      return c.html(render(<TransfersPage frame={frameOf(c)} pageSize={PAGE_SIZE} {...view} />))
    })
    .get('/transfers.csv', async (c) => {
      const asked = listAsked(c.req.query())
      const viewer = viewerFor(c.get('viewer'), asked)
      const read = () => db.withViewer(viewer, (tx) => list(tx, c.get('viewer'), asked))
      if (asked.direction === 'out') {
        const listed = await read()
        return csvDownload(c, 'transfers-out', outCsv, listed.direction === 'out' ? listed.rows : [])
      }
      const rows = await whileShared(
        db,
        viewer,
        ({ sender }: TransferIn) => sender,
        async () => {
          const listed = await read()
          return listed.direction === 'in' ? listed.rows : []
        },
      )
      return csvDownload(c, 'transfers-in', inCsv, rows)
    })
}

/** Own patients are seen for their care; others' only where they are proposed to the viewer's trust, for mutual aid. */
const viewerFor = (viewer: Viewer, { direction }: ListAsked): Viewer =>
  forPurpose(viewer, direction === 'out' ? 'own-care' : 'mutual-aid')

/** For roles that work without knowing who a patient is. */
const withoutPerson = (row: TransferIn): TransferIn => ({
  ...row,
  isShared: false,
  familyName: null,
  givenName: null,
  nhsNumber: null,
  birthDate: null,
})

async function list(
  tx: Tx,
  viewer: Viewer,
  asked: ListAsked,
  page: { limit?: number; offset?: number } = {},
): Promise<Listed> {
  if (asked.direction === 'in') {
    const rows = await transfersIn(tx, { ...asked, ...page })
    return { direction: 'in', rows: maySeePeople(viewer) ? rows : rows.map(withoutPerson) }
  }
  const rows = await transfersOut(tx, { ...asked, ...page })
  const patients = await ownPatients(
    tx,
    viewer,
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
