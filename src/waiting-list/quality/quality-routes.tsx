import { type Context, Hono } from 'hono'
import type { AppEnv } from '#platform/app-env.ts'
import type { Parts } from '#platform/parts.ts'
import { forPurpose } from '#platform/viewer.ts'
import { csvDownload } from '#web/csv.ts'
import { frameOf } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { peopleOnBothLists } from './people-on-both-lists.ts'
import { qualityColumns } from './quality-csv.ts'
import { QualityPage } from './quality-page.tsx'
import { qualityNow } from './quality-store.ts'

/**
 *   GET /waiting-list/quality      what looks wrong in the viewer's own list, and its share
 *   GET /waiting-list/quality.csv  the same, a row a check
 */
export function qualityRoutes({ db }: Parts) {
  const asked = async (c: Context<AppEnv>) => {
    const viewer = forPurpose(c.get('viewer'), 'own-care')
    return { viewer, found: await db.reading(viewer, qualityNow) }
  }
  return new Hono<AppEnv>()
    .get('/waiting-list/quality', async (c) => {
      const { viewer, found } = await asked(c)
      // The trust's own list is care; what others share of theirs is shared for planning.
      const onBothLists = found ? await db.withViewer(forPurpose(viewer, 'planning'), peopleOnBothLists) : []
      return c.html(render(<QualityPage frame={frameOf(c)} {...{ viewer, found, onBothLists }} />))
    })
    .get('/waiting-list/quality.csv', async (c) => {
      const { found } = await asked(c)
      return csvDownload(c, 'data-quality', qualityColumns, found?.lines ?? [])
    })
}
