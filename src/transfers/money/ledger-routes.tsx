import { type Context, Hono } from 'hono'
import { allianceStore } from '#alliance'
import type { AppEnv } from '#platform/app-env.ts'
import { NotFound } from '#platform/errors.ts'
import type { Parts } from '#platform/parts.ts'
import { forPurpose, type Viewer } from '#platform/viewer.ts'
import { csvBytes, csvDownload } from '#web/csv.ts'
import { frameOf } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { workbook, workbookDownload } from '#web/spreadsheet.ts'
import { type Statement, statementOf, statementTotals, unsettledTransfers } from './ledger/statement.ts'
import { type FileLine, fileLines, statementCsv, statementSheet } from './ledger/statement-file.ts'
import { mayKeepMoney } from './may-keep-money.ts'
import { MoneyBetweenTrustsPage } from './pages/money-between-trusts.tsx'
import { PaymentRulesPage } from './pages/payment-rules.tsx'
import { StatementPage } from './pages/statement.tsx'
import { paymentRules } from './rules/payment-rules.ts'
import { yearsAround } from './rules/payment-year.ts'
import { newestTables } from './tables/table-store.ts'

/**
 *   GET /transfers/money                                  what is owed, what is not settled, which tables there are
 *   GET /transfers/money/rules                            the payment rules
 *   GET /transfers/money/statements/:partner/:month       one month with one trust
 *   GET /transfers/money/statements/:partner/:month.csv   and as files
 *   GET /transfers/money/statements/:partner/:month.xlsx
 */
export function ledgerRoutes({ db, clock }: Parts) {
  return new Hono<AppEnv>()
    .get('/transfers/money', async (c) => {
      const viewer = lookingAt(c)
      const [, year = '', next = ''] = yearsAround(clock.today())
      const view = await db.reading(viewer, async (tx) => ({
        totals: await statementTotals(tx),
        unsettled: await unsettledTransfers(tx),
        tables: await newestTables(tx),
        members: await allianceStore(tx).membersOn(clock.today()),
      }))
      const years = [year, next]
      const mayKeep = mayKeepMoney(viewer)
      return c.html(render(<MoneyBetweenTrustsPage frame={frameOf(c)} years={years} mayKeep={mayKeep} {...view} />))
    })
    .get('/transfers/money/rules', (c) => c.html(render(<PaymentRulesPage frame={frameOf(c)} rules={paymentRules} />)))
    .get(`${statements}/:month{${MONTH}}`, async (c) => {
      const { statement, lines } = await find(c, c.req.param())
      const sizes = { csvBytes: await csvBytes(statementCsv, lines), sheetBytes: sheetOf(statement, lines).length }
      return c.html(render(<StatementPage frame={frameOf(c)} statement={statement} {...sizes} />))
    })
    .get(`${statements}/:file{${MONTH}\\.csv}`, async (c) => {
      const { statement, lines } = await find(c, c.req.param())
      return csvDownload(c, fileName(statement), statementCsv, lines)
    })
    .get(`${statements}/:file{${MONTH}\\.xlsx}`, async (c) => {
      const { statement, lines } = await find(c, c.req.param())
      return workbookDownload(c, fileName(statement), sheetOf(statement, lines))
    })

  /** @throws NotFound when nothing was ever posted between the two by then */
  async function find(c: Context<AppEnv>, asked: { partner: string; month?: string; file?: string }) {
    const month = asked.month ?? asked.file?.slice(0, 'YYYY-MM'.length) ?? ''
    const viewer = lookingAt(c)
    const statement = await db.reading(viewer, (tx) => statementOf(tx, asked.partner, month))
    if (statement.lines.length === 0 && statement.opening === 0)
      throw new NotFound(`statement ${asked.partner} ${month}`)
    return { statement, lines: fileLines(viewer.trust, statement) }
  }
}

const MONTH = '[0-9]{4}-(?:0[1-9]|1[0-2])'
const statements = '/transfers/money/statements/:partner{[A-Z0-9]{3,5}}'

const lookingAt = (c: Context<AppEnv>): Viewer => forPurpose(c.get('viewer'), 'mutual-aid')

const fileName = ({ partner, month }: Statement): string => `statement-${partner.toLowerCase()}-${month}`

const sheetOf = ({ partner, month }: Statement, lines: readonly FileLine[]): Buffer =>
  workbook(`${partner} ${month.replace('-', ' ')}`, statementSheet, lines)
