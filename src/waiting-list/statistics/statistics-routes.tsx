import { type Context, Hono } from 'hono'
import type { AppEnv } from '#platform/app-env.ts'
import type { Parts } from '#platform/parts.ts'
import { forPurpose } from '#platform/viewer.ts'
import { csvDownload } from '#web/csv.ts'
import { frameOf } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { NoListPage } from '../list/no-list-page.tsx'
import { figureColumns, figureRows, weekColumns, weekRows } from './statistics-csv.ts'
import { StatisticsPage } from './statistics-page.tsx'
import { statisticsQuestion } from './statistics-question.ts'
import { countsFor, keptCounts } from './wait-counts.ts'
import { ofNation, waitFigures } from './wait-figures.ts'

/**
 *   GET /waiting-list/statistics            waits in the figures that NHS England publishes, by trust and service
 *   GET /waiting-list/statistics.csv        the same, a row a trust and service
 *   GET /waiting-list/statistics/weeks.csv  how many wait how many weeks
 */
export function statisticsRoutes({ db }: Parts) {
  const kept = keptCounts()
  const asked = async (c: Context<AppEnv>) => {
    const viewer = forPurpose(c.get('viewer'), 'planning')
    const question = statisticsQuestion(c.req.query())
    return { viewer, question, found: await countsFor(db, viewer, kept, question) }
  }
  return new Hono<AppEnv>()
    .get('/waiting-list/statistics', async (c) => {
      const { viewer, question, found } = await asked(c)
      if (!found) return c.html(render(<NoListPage frame={frameOf(c)} />))
      return c.html(render(<StatisticsPage frame={frameOf(c)} viewer={viewer} question={question} found={found} />))
    })
    .get('/waiting-list/statistics.csv', async (c) => {
      const { question, found } = await asked(c)
      const rows = figureRows(ofNation(found?.counts ?? [], question.nation), question.nation)
      return csvDownload(c, 'waits-in-figures', figureColumns, rows)
    })
    .get('/waiting-list/statistics/weeks.csv', async (c) => {
      const { question, found } = await asked(c)
      const figures = waitFigures(ofNation(found?.counts ?? [], question.nation), found?.members ?? [])
      return csvDownload(c, 'waits-by-week', weekColumns(figures), weekRows(figures))
    })
}
