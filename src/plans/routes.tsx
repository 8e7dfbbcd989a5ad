import { Hono } from 'hono'
import type { AppEnv } from '#platform/app-env.ts'
import type { Parts } from '#platform/parts.ts'
import { forPurpose } from '#platform/viewer.ts'
import { frameOf } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { compareRoutes } from './compare-routes.tsx'
import { editRoutes } from './edit-routes.tsx'
import { newPlanRoutes } from './new-plan-routes.tsx'
import { PlansPage } from './pages/plans.tsx'
import { peopleRoutes } from './people-routes.tsx'
import { planRoutes } from './plan-routes.tsx'
import { mayPlan } from './plan-state.ts'
import { stepRoutes } from './step-routes.tsx'
import { countPlans, planLines } from './store.ts'

const PAGE_SIZE = 25

/**
 *   GET /plans   every plan of the alliance, newest first
 *
 * and what the files beside this one serve: asking for one, one plan, its people, changes by hand, comparing, its steps.
 */
export function plansRoutes(parts: Parts) {
  const routes = new Hono<AppEnv>().get('/plans', async (c) => {
    const viewer = forPurpose(c.get('viewer'), 'planning')
    const asked = Number(c.req.query('page'))
    const view = await parts.db.reading(viewer, async (tx) => {
      const total = await countPlans(tx)
      const pages = Math.max(1, Math.ceil(total / PAGE_SIZE))
      const page = Number.isSafeInteger(asked) && asked > 0 ? Math.min(asked, pages) : 1
      return { total, page, plans: await planLines(tx, { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE }) }
    })
    return c.html(render(<PlansPage frame={frameOf(c)} pageSize={PAGE_SIZE} mayAsk={mayPlan(viewer)} {...view} />))
  })
  for (const part of [newPlanRoutes, planRoutes, peopleRoutes, editRoutes, compareRoutes, stepRoutes])
    routes.route('/', part(parts))
  return routes
}
