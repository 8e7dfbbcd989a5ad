import { join } from 'node:path'
import { type Context, Hono } from 'hono'
import type { AppEnv } from '#platform/app-env.ts'
import { audit } from '#platform/audit.ts'
import { Forbidden, NotFound } from '#platform/errors.ts'
import type { Parts } from '#platform/parts.ts'
import { forPurpose, type Viewer } from '#platform/viewer.ts'
import { csvBytes, csvDownload } from '#web/csv.ts'
import { frameOf, seeOther } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { receiveUpload } from '#web/upload.ts'
import { mayKeepMoney } from './may-keep-money.ts'
import { BringInTablePage } from './pages/bring-in-table.tsx'
import { HeldTablePage } from './pages/held-table.tsx'
import { yearsAround } from './rules/payment-year.ts'
import { firstTableAnswers, tableAnswersIn, understandTable } from './tables/table-form.ts'
import { addTable, heldTable, tableRows } from './tables/table-store.ts'
import { tableCsv } from './tables/write-table.ts'

const idIn = ':id{[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}}'
const tables = '/transfers/money/tables'

/**
 *   GET  /transfers/money/tables/new             the form
 *   POST /transfers/money/tables/new             its mistakes and the file's, or the table
 *   GET  /transfers/money/tables/:trust/:id      one table
 *   GET  /transfers/money/tables/:trust/:id.csv  as it could be brought in again
 */
export function tableRoutes({ db, clock, dataFolder }: Parts) {
  return new Hono<AppEnv>()
    .get(`${tables}/new`, (c) => {
      keeperOf(c)
      const years = yearsAround(clock.today())
      return c.html(render(<BringInTablePage frame={frameOf(c)} years={years} answers={firstTableAnswers} />))
    })
    .post(`${tables}/new`, async (c) => {
      const viewer = keeperOf(c)
      const years = yearsAround(clock.today())
      const upload = await receiveUpload(c, join(dataFolder, 'money-tables'))
      try {
        const understood = await understandTable(upload, { owner: viewer.trust, years })
        if (!understood.ok) {
          const view = { years, answers: tableAnswersIn(upload), ...understood }
          return c.html(render(<BringInTablePage frame={frameOf(c)} {...view} />), 422)
        }
        const { table } = understood
        const { id, isNew } = await db.withViewer(viewer, async (tx) => {
          const added = await addTable(tx, table)
          if (added.isNew) {
            const { kind, year, source, isInvented, sha256 } = table
            const detail = { kind, year, source, isInvented, sha256, rows: table.rows.length }
            await audit(tx, [viewer.trust], {
              action: 'bring-in-payment-table',
              object: `payment table ${added.id}`,
              detail,
            })
          }
          return added
        })
        const says = isNew ? 'The table is brought in.' : 'This very table was brought in before. Nothing has changed.'
        return seeOther(c, `${tables}/${viewer.trust}/${id}`, says, isNew ? 'success' : 'important')
      } finally {
        await upload.discard()
      }
    })
    .get(`${tables}/:trust{[A-Z0-9]{3,5}}/${idIn}`, async (c) => {
      const { table, rows } = await find(c, c.req.param('trust'), c.req.param('id'))
      const bytes = await csvBytes(tableCsv(table.kind), rows)
      return c.html(render(<HeldTablePage frame={frameOf(c)} table={table} rows={rows} csvBytes={bytes} />))
    })
    .get(`${tables}/:trust{[A-Z0-9]{3,5}}/${idIn.slice(0, -1)}\\.csv}`, async (c) => {
      const { table, rows } = await find(c, c.req.param('trust'), (c.req.param('id') ?? '').slice(0, -'.csv'.length))
      return csvDownload(
        c,
        `${table.kind}-${table.trust.toLowerCase()}-${table.year.replace('/', '-')}`,
        tableCsv(table.kind),
        rows,
      )
    })

  /** @throws NotFound when it is not there, and when it is no fellow member's */
  async function find(c: Context<AppEnv>, trust: string, id: string) {
    return db.reading(lookingAt(c), async (tx) => {
      const table = await heldTable(tx, trust, id)
      if (!table) throw new NotFound(`payment table ${id}`)
      return { table, rows: await tableRows(tx, table) }
    })
  }
}

const lookingAt = (c: Context<AppEnv>): Viewer => forPurpose(c.get('viewer'), 'mutual-aid')

/** @throws Forbidden for somebody who may not: they never see a link here */
function keeperOf(c: Context<AppEnv>): Viewer {
  const viewer = lookingAt(c)
  const answer = mayKeepMoney(viewer)
  if (!answer.allowed) throw new Forbidden(answer.because)
  return viewer
}
