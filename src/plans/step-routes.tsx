import { type Context, Hono } from 'hono'
import type { AppEnv } from '#platform/app-env.ts'
import type { Parts } from '#platform/parts.ts'
import { forPurpose, type Viewer } from '#platform/viewer.ts'
import { frameOf, seeOther } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { sentForm } from '#web/sent-form.ts'
import { alreadyProposed } from './already-proposed.ts'
import { outOfScope } from './out-of-scope.ts'
import type { Outcome } from './outcome.ts'
import { ChangedPage, ProposePage, PublishPage, RefusedPage, WithdrawPage } from './pages/steps.tsx'
import { planIdIn } from './plan-address.ts'
import { type Answer, mayPropose, mayPublish, mayWithdraw, type PlanStanding } from './plan-state.ts'
import { proposalsInWords, proposalsOf } from './proposals.ts'
import { proposePlan } from './propose-plan.ts'
import { publishPlan } from './publish-plan.ts'
import { type MadePlan, madePlan } from './read-people.ts'
import { standingOf } from './standing-of.ts'
import { withdrawPlan } from './withdraw-plan.ts'

const LONGEST_REASON = 500

/**
 *   GET, POST /plans/:id/propose    the first of two people
 *   GET, POST /plans/:id/publish    the second
 *   GET, POST /plans/:id/withdraw   takes it back, with a reason
 */
export function stepRoutes({ db }: Parts) {
  const planning = (c: Context<AppEnv>): Viewer => forPurpose(c.get('viewer'), 'planning')

  /** The page that asks once more, or why this person may not. */
  async function ask(
    c: Context<AppEnv>,
    may: (viewer: Viewer, standing: PlanStanding, taken: string | undefined) => Answer,
    page: (plan: MadePlan, taken: string | undefined, proposes: string) => React.ReactElement,
  ): Promise<Response> {
    const viewer = planning(c)
    const { plan, taken, proposes } = await db.reading(viewer, async (tx) => {
      const plan = await madePlan(tx, c.req.param('id') ?? '')
      const { proposed, others } = await proposalsOf(tx, plan)
      return {
        plan,
        taken:
          plan.state === 'published' ? undefined : ((await outOfScope(tx, plan)) ?? (await alreadyProposed(tx, plan))),
        proposes: proposalsInWords(proposed.length, others),
      }
    })
    const answer = may(viewer, standingOf(plan), taken)
    if (answer.allowed) return c.html(render(page(plan, taken, proposes)))
    return c.html(render(<RefusedPage frame={frameOf(c)} plan={plan} because={answer.because} />), 403)
  }

  /** Done: to the plan, which says so. Refused or too late: a page that says why, and nothing has changed. */
  async function answer(c: Context<AppEnv>, id: string, outcome: Outcome): Promise<Response> {
    if (outcome.status === 'done') return seeOther(c, `/plans/${id}`, outcome.says)
    const plan = await db.reading(planning(c), (tx) => madePlan(tx, id))
    const frame = frameOf(c)
    return outcome.status === 'changed'
      ? c.html(render(<ChangedPage frame={frame} plan={plan} />), 409)
      : c.html(render(<RefusedPage frame={frame} plan={plan} because={outcome.because} />), 403)
  }

  return new Hono<AppEnv>()
    .get(`/plans/${planIdIn}/propose`, (c) =>
      ask(c, mayPropose, (plan, taken) => <ProposePage frame={frameOf(c)} plan={plan} taken={taken} />),
    )
    .post(`/plans/${planIdIn}/propose`, async (c) => {
      const viewer = planning(c)
      const id = c.req.param('id')
      const version = Number((await sentForm(c)).one('version'))
      return answer(c, id, await db.withViewer(viewer, (tx) => proposePlan(tx, viewer, id, version)))
    })
    .get(`/plans/${planIdIn}/publish`, (c) =>
      ask(c, mayPublishNow, (plan, _taken, proposes) => (
        <PublishPage frame={frameOf(c)} plan={plan} proposes={proposes} />
      )),
    )
    .post(`/plans/${planIdIn}/publish`, async (c) => {
      const viewer = planning(c)
      const id = c.req.param('id')
      const version = Number((await sentForm(c)).one('version'))
      return answer(c, id, await db.withViewer(viewer, (tx) => publishPlan(tx, viewer, id, version)))
    })
    .get(`/plans/${planIdIn}/withdraw`, (c) =>
      ask(c, mayWithdraw, (plan) => <WithdrawPage frame={frameOf(c)} plan={plan} />),
    )
    .post(`/plans/${planIdIn}/withdraw`, async (c) => {
      const viewer = planning(c)
      const id = c.req.param('id')
      const form = await sentForm(c)
      const reason = form.one('reason')
      if (reason === '' || reason.length > LONGEST_REASON) {
        const message =
          reason === '' ? 'Enter why the plan is withdrawn' : `Enter a reason of ${LONGEST_REASON} characters or fewer`
        const plan = await db.reading(viewer, (tx) => madePlan(tx, id))
        const errors = [{ field: 'reason', message }]
        return c.html(render(<WithdrawPage frame={frameOf(c)} plan={plan} reason={reason} errors={errors} />), 422)
      }
      const version = Number(form.one('version'))
      return answer(c, id, await db.withViewer(viewer, (tx) => withdrawPlan(tx, viewer, id, version, reason)))
    })
}

/** What would be refused when it is confirmed is refused before somebody is asked to confirm it. */
function mayPublishNow(viewer: Viewer, standing: PlanStanding, taken: string | undefined): Answer {
  const answer = mayPublish(viewer, standing)
  return answer.allowed && taken !== undefined ? { allowed: false, because: taken } : answer
}
