import { Hono } from 'hono'
import type { AppEnv } from '#platform/app-env.ts'
import type { Tx } from '#platform/database.ts'
import { NotFound } from '#platform/errors.ts'
import type { Parts } from '#platform/parts.ts'
import { forPurpose } from '#platform/viewer.ts'
import { csvDownload } from '#web/csv.ts'
import { frameOf } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { compareCsv, compareLines } from './compare-csv.ts'
import { ComparePage } from './pages/compare.tsx'
import { isPlanId, planIdIn } from './plan-address.ts'
import { type MadePlan, madePlan } from './read-people.ts'
import { planLines } from './store.ts'

/** As many plans as anybody looks through in one list; older ones have addresses of their own. */
const MOST_CHOICES = 100

/**
 *   GET /plans/:id/compare   this plan and another, ?with=; .csv
 */
export function compareRoutes({ db }: Parts) {
  return new Hono<AppEnv>()
    .get(`/plans/${planIdIn}/compare`, async (c) => {
      const view = await db.reading(forPurpose(c.get('viewer'), 'planning'), async (tx) => {
        const plan = await madePlan(tx, c.req.param('id'))
        const lines = await planLines(tx, { limit: MOST_CHOICES })
        const choices = lines.filter(({ id, treated }) => id !== plan.id && treated !== null)
        return { plan, other: await otherPlan(tx, c.req.query('with')), choices }
      })
      return c.html(render(<ComparePage frame={frameOf(c)} {...view} />))
    })
    .get(`/plans/${planIdIn}/compare.csv`, async (c) => {
      const { plan, other } = await db.reading(forPurpose(c.get('viewer'), 'planning'), async (tx) => ({
        plan: await madePlan(tx, c.req.param('id')),
        other: await otherPlan(tx, c.req.query('with')),
      }))
      if (!other) throw new NotFound('a plan to compare with')
      return csvDownload(
        c,
        'plans-compared',
        compareCsv(plan.name, other.name),
        compareLines(plan.report, other.report),
      )
    })
}

/** The plan that an address names, however old; nothing when it names none. @throws NotFound when there is no such plan */
const otherPlan = async (tx: Tx, asked: string | undefined): Promise<MadePlan | undefined> =>
  asked === undefined || !isPlanId(asked) ? undefined : madePlan(tx, asked)
