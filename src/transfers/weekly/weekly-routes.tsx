import { type Context, Hono } from 'hono'
import { addDays, type Day, isDay, weekday } from '#nhs/day.ts'
import type { AppEnv } from '#platform/app-env.ts'
import { Forbidden } from '#platform/errors.ts'
import type { Parts } from '#platform/parts.ts'
import { forPurpose, type Viewer } from '#platform/viewer.ts'
import { maySeePeople } from '#waiting-list'
import { csvBytes, csvDownload } from '#web/csv.ts'
import { frameOf } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { weeklyHref } from '../addresses.ts'
import { WeeklyPage } from './pages/weekly-page.tsx'
import { positionCsv, positionLines } from './weekly-csv.ts'
import { positionOf } from './weekly-position.ts'
import { dayOfNewestStep, stepsInWeek } from './weekly-store.ts'

/**
 *   GET /transfers/weekly             the position of the week ?week=, which is any day of it; the newest unless said
 *   GET /transfers/weekly.csv         the same to send on, with small numbers protected
 *   GET /transfers/weekly/exact.csv   the same for the trust's own use
 */
export function weeklyRoutes({ db, clock }: Pick<Parts, 'db' | 'clock'>) {
  async function find(c: Context<AppEnv>) {
    const viewer = viewerOf(c)
    return db.reading(viewer, async (tx) => {
      const today = clock.today()
      const asked = c.req.query('week')
      const day = asked !== undefined && isDay(asked) ? asked : ((await dayOfNewestStep(tx, today)) ?? today)
      const monday = mondayOf(day)
      return { viewer, today, monday, position: positionOf(await stepsInWeek(tx, monday, today)) }
    })
  }

  return new Hono<AppEnv>()
    .get(weeklyHref, async (c) => {
      const { viewer, ...view } = await find(c)
      const isExact = maySeePeople(viewer)
      const lines = positionLines(viewer.trust, view.monday, view.position)
      const sizes = {
        protectedBytes: await csvBytes(positionCsv(false), lines),
        exactBytes: isExact ? await csvBytes(positionCsv(true), lines) : undefined,
      }
      return c.html(render(<WeeklyPage frame={frameOf(c)} isExact={isExact} {...view} {...sizes} />))
    })
    .get(`${weeklyHref}.csv`, async (c) => {
      const { viewer, monday, position } = await find(c)
      const lines = positionLines(viewer.trust, monday, position)
      return csvDownload(c, `mutual-aid-position-${monday}`, positionCsv(false), lines)
    })
    .get(`${weeklyHref}/exact.csv`, async (c) => {
      if (!maySeePeople(viewerOf(c))) throw new Forbidden('exact counts are for those who know who is meant')
      const { viewer, monday, position } = await find(c)
      const lines = positionLines(viewer.trust, monday, position)
      return csvDownload(c, `mutual-aid-position-exact-${monday}`, positionCsv(true), lines)
    })
}

const viewerOf = (c: Context<AppEnv>): Viewer => forPurpose(c.get('viewer'), 'mutual-aid')

const mondayOf = (day: Day): Day => addDays(day, 1 - weekday(day))
