import { Hono } from 'hono'
import type { AppEnv } from '#platform/app-env.ts'
import type { Parts } from '#platform/parts.ts'
import { forPurpose } from '#platform/viewer.ts'
import { frameOf } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { ComparePage } from './pages/compare.tsx'
import { planIdIn } from './plan-address.ts'
import { madePlan } from './read-people.ts'
import { planLines } from './store.ts'

/** As many plans as anybody looks through in one list; older ones have addresses of their own. */
const MOST_CHOICES = 100

/**  GET /plans/:id/compare   this plan and another, ?with= */
export function compareRoutes({ db }: Parts) {
  return new Hono<AppEnv>().get(`/plans/${planIdIn}/compare`, async (c) => {
    const view = await db.reading(forPurpose(c.get('viewer'), 'planning'), async (tx) => {
      const plan = await madePlan(tx, c.req.param('id'))
      const lines = await planLines(tx, { limit: MOST_CHOICES })
      const choices = lines.filter(({ id, treated }) => id !== plan.id && treated !== null)
      const asked = c.req.query('with')
      const other = choices.some(({ id }) => id === asked) ? await madePlan(tx, asked!) : undefined
      return { plan, other, choices }
    })
    return c.html(render(<ComparePage frame={frameOf(c)} {...view} />))
  })
}
