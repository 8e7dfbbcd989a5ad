import { type Context, Hono } from 'hono'
import { sql } from 'kysely'
import type { AppEnv } from '#platform/app-env.ts'
import { audit, auditLaneRead } from '#platform/audit.ts'
import type { Tx } from '#platform/database.ts'
import { Forbidden, NotFound } from '#platform/errors.ts'
import { jobStore } from '#platform/jobs.ts'
import type { Parts } from '#platform/parts.ts'
import { forPurpose, type Viewer } from '#platform/viewer.ts'
import { csvDownload } from '#web/csv.ts'
import { frameOf, seeOther } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { alreadyProposed } from './already-proposed.ts'
import { type DocumentKind, openDocument } from './documents.ts'
import { outOfScope } from './out-of-scope.ts'
import { AtWorkPage, NoPlanPage } from './pages/at-work.tsx'
import { PlanPage } from './pages/plan.tsx'
import { rowsByOwner } from './placement-store.ts'
import { planIdIn } from './plan-address.ts'
import type { PlanProgress } from './plan-progress.ts'
import { type Answer, mayPlan, mayPropose, mayPublish, mayWithdraw } from './plan-state.ts'
import { madePlan } from './read-people.ts'
import { reportCsv, reportLines } from './report-csv.ts'
import { searchCsv } from './search-csv.ts'
import { standingOf } from './standing-of.ts'
import { findPlan } from './store.ts'

/**
 *   GET  /plans/:id               the plan: at work, failed, or what it is worth
 *   POST /plans/:id/stop          stop the planner; the best plan so far is kept
 *   GET  /plans/:id/search.csv    what the best plan cost at each moment of the search
 *   GET  /plans/:id/report.csv    every measure
 *   GET  /plans/:id/plan.json     the plan as the planner wrote it
 *   GET  /plans/:id/problem.json  the question that it answers
 */
export function planRoutes({ db }: Parts) {
  const planning = (c: Context<AppEnv>): Viewer => forPurpose(c.get('viewer'), 'planning')

  /** The plan, and how its making stands: that is known only at the trust that asked. */
  async function findWithJob(tx: Tx, id: string) {
    const plan = await findPlan(tx, id)
    if (!plan) throw new NotFound(`plan ${id}`)
    return { plan, job: plan.jobId ? await jobStore(tx).find<Partial<PlanProgress>>(plan.jobId) : undefined }
  }

  return new Hono<AppEnv>()
    .get(`/plans/${planIdIn}`, async (c) => {
      const viewer = planning(c)
      const { plan, job, outside, taken } = await db.reading(viewer, async (tx) => {
        const { plan, job } = await findWithJob(tx, c.req.param('id'))
        const goesFurther = plan.state === 'ready' || plan.state === 'proposed'
        if (!goesFurther) return { plan, job }
        return { plan, job, outside: await outOfScope(tx, plan), taken: await alreadyProposed(tx, plan) }
      })
      const frame = frameOf(c)
      if (plan.report) {
        const standing = standingOf(plan)
        // What the alliance has stopped says so, instead of asking for a step that would be refused.
        const unless = (may: Answer): Answer =>
          outside === undefined || !may.allowed ? may : { allowed: false, because: outside }
        const next = {
          propose: unless(mayPropose(viewer, standing)),
          publish: unless(mayPublish(viewer, standing)),
          withdraw: mayWithdraw(viewer, standing),
        }
        return c.html(render(<PlanPage frame={frame} plan={plan} report={plan.report} next={next} taken={taken} />))
      }
      // A job that has succeeded has left a plan, even where this read came between the two.
      if (plan.state === 'asked' && job?.state !== 'failed' && job?.state !== 'cancelled') {
        return c.html(
          render(<AtWorkPage frame={frame} plan={plan} mayStop={mayStop(viewer, plan.trust)} {...(job && { job })} />),
        )
      }
      const stopped = plan.state === 'cancelled' || job?.state === 'cancelled'
      const because = stopped
        ? 'The planner was stopped before it had a plan worth keeping.'
        : (job?.failure ?? 'No plan could be made. The trust that asked for it can see why.')
      return c.html(render(<NoPlanPage frame={frame} plan={plan} because={because} curve={job?.progress.curve} />))
    })
    .post(`/plans/${planIdIn}/stop`, async (c) => {
      const viewer = planning(c)
      const id = c.req.param('id')
      await db.withViewer(viewer, async (tx) => {
        const plan = await findPlan(tx, id)
        if (!plan) throw new NotFound(`plan ${id}`)
        if (!mayStop(viewer, plan.trust)) throw new Forbidden('only planners of the trust that asked may stop it')
        if (plan.state !== 'asked' || !plan.jobId) return
        await jobStore(tx).askToCancel(plan.jobId)
        // One that had not begun is over at once; one at work ends itself, with the best plan it has.
        await sql`
          update plan set state = 'cancelled', version = version + 1
           where id = ${id}::uuid and state = 'asked'
             and exists (select from job where id = ${plan.jobId}::uuid and state = 'cancelled')`.execute(tx)
        await audit(tx, plan.trusts, { action: 'stop-plan', object: `plan ${id}` })
      })
      return seeOther(c, `/plans/${id}`)
    })
    .get(`/plans/${planIdIn}/search.csv`, async (c) => {
      const { plan, job } = await db.reading(planning(c), (tx) => findWithJob(tx, c.req.param('id')))
      const curve = plan.report?.run.curve ?? job?.progress.curve
      if (!curve) throw new NotFound(`the search of plan ${plan.id}`)
      return csvDownload(c, 'plan-search', searchCsv, curve.points)
    })
    .get(`/plans/${planIdIn}/report.csv`, async (c) => {
      const plan = await db.reading(planning(c), (tx) => madePlan(tx, c.req.param('id')))
      return csvDownload(c, 'plan-report', reportCsv, reportLines(plan.report))
    })
    .get(`/plans/${planIdIn}/plan.json`, (c) => download(c, 'plan'))
    .get(`/plans/${planIdIn}/problem.json`, (c) => download(c, 'problem'))

  /** A whole document holds everybody's patients, so each owner's log says how many were taken away. */
  async function download(c: Context<AppEnv>, kind: DocumentKind): Promise<Response> {
    const viewer = planning(c)
    const id = c.req.param('id') ?? ''
    const json = await db.withViewer(viewer, async (tx) => {
      const plan = await madePlan(tx, id)
      const document = await openDocument(tx, plan, kind)
      // One of the plan's trusts shares no longer: to this viewer the document is not there.
      if (document === undefined) throw new NotFound(`${kind} of plan ${id}`)
      const others = [...(await rowsByOwner(tx, plan, {}))].filter(([trust]) => trust !== viewer.trust)
      await auditLaneRead(tx, `${kind} of plan ${id}`, new Map(others))
      return document
    })
    c.header('content-disposition', `attachment; filename="${kind}.json"`)
    return c.json(json as object)
  }
}

/** Whoever may plan, at the trust that asked: the job is that trust's. */
const mayStop = (viewer: Viewer, trust: string): boolean => viewer.trust === trust && mayPlan(viewer).allowed
