import { Hono } from 'hono'
import { parseNhsNumber } from '#nhs/nhs-number.ts'
import type { AppEnv } from '#platform/app-env.ts'
import type { Parts } from '#platform/parts.ts'
import { forPurpose } from '#platform/viewer.ts'
import { csvDownload } from '#web/csv.ts'
import { frameOf, seeOther } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { sentForm } from '#web/sent-form.ts'
import { refuseUnlessMaySeePeople } from '../may-see-people.ts'
import { FindPatientPage } from './find-patient-page.tsx'
import type { KeptOrders } from './kept-orders.ts'
import { exportColumns, exportRows } from './list-csv.ts'
import { WaitingListPage } from './list-page.tsx'
import { listQuestion } from './list-question.ts'
import { listPage, patientsFound } from './list-store.ts'
import { NoListPage } from './no-list-page.tsx'
import { keptNames } from './own-names.ts'
import { openSearch, sealSearch } from './sealed-search.ts'

/**
 *   GET  /waiting-list           the alliance's list, filtered, in order, a page at a time
 *   GET  /waiting-list/list.csv  all of the same answer
 *   POST /waiting-list/find      looks for the viewer's own patients by name or NHS number
 *   GET  /waiting-list/found     who was found; the search is sealed, because no address may hold a name
 */
export function listRoutes({ db, secret }: Parts, kept: KeptOrders) {
  const names = keptNames()
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
    .post('/waiting-list/find', async (c) => {
      const viewer = forPurpose(c.get('viewer'), 'planning')
      refuseUnlessMaySeePeople(viewer)
      const typed = (await sentForm(c)).one('patient').slice(0, MOST_TYPED)
      const message = mistakeIn(typed)
      if (!message) return seeOther(c, `/waiting-list/found?search=${sealSearch(secret, viewer, typed)}`)
      const errors = [{ field: 'patient', message }]
      return c.html(render(<FindPatientPage frame={frameOf(c)} viewer={viewer} typed={typed} errors={errors} />), 422)
    })
    .get('/waiting-list/found', async (c) => {
      const viewer = forPurpose(c.get('viewer'), 'planning')
      refuseUnlessMaySeePeople(viewer)
      const typed = openSearch(secret, viewer, c.req.query('search') ?? '')
      if (typed === undefined) return c.redirect('/waiting-list', 303)
      const found = await patientsFound(db, viewer, names, typed)
      if (!found) return c.html(render(<NoListPage frame={frameOf(c)} />))
      return c.html(render(<FindPatientPage frame={frameOf(c)} viewer={viewer} typed={typed} found={found} />))
    })
}

/** Digits that are no NHS number are a slip of the finger: to say that nobody has them would be taken for an answer. */
function mistakeIn(typed: string): string | undefined {
  if (typed === '') return 'Enter the start of a family name, or an NHS number'
  const isNumber = /\d/.test(typed) && !/\p{L}/u.test(typed)
  return isNumber && !parseNhsNumber(typed).ok ? 'Check the NHS number and enter its 10 numbers again' : undefined
}

/** Longer than any name, and short enough for an address. */
const MOST_TYPED = 100
