import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { allianceStore } from '#alliance'
import type { AppEnv } from '#platform/app-env.ts'
import { Forbidden, NotFound } from '#platform/errors.ts'
import { isOnceKey, once } from '#platform/once.ts'
import type { Parts } from '#platform/parts.ts'
import { forPurpose, type Viewer } from '#platform/viewer.ts'
import { frameOf, seeOther } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { sentForm } from '#web/sent-form.ts'
import { askForPlan } from './ask-for-plan.ts'
import { makePlanJob } from './make-plan.ts'
import { newPlanChoices } from './new-plan-choices.ts'
import { answersIn, answersQuery, firstAnswers, type NewPlanAnswers, understand } from './new-plan-form.ts'
import { CheckPlanPage } from './pages/check-plan.tsx'
import { NewPlanPage } from './pages/new-plan.tsx'
import { WeightsPage } from './pages/weights.tsx'
import { mayPlan } from './plan-state.ts'
import { readPlanWeights } from './plan-weights.ts'
import { readWaitingWeights } from './waiting-weight.ts'

/**
 *   GET  /plans/weights     what a wait weighs, and what plans prefer
 *   GET  /plans/new         the form
 *   POST /plans/new         its mistakes, or on to the check
 *   GET  /plans/new/check   every answer once more
 *   POST /plans             asks the planner
 */
export function newPlanRoutes(parts: Parts) {
  const { db, clock, plannerThreads } = parts
  const job = makePlanJob(parts)
  const choicesFor = (viewer: Viewer) => db.reading(viewer, (tx) => newPlanChoices(tx, clock.today(), plannerThreads))

  return new Hono<AppEnv>()
    .get('/plans/weights', async (c) => {
      const alliance = await db.reading(forPurpose(c.get('viewer'), 'planning'), (tx) => allianceStore(tx).alliance())
      if (!alliance) throw new NotFound('the alliance')
      const waiting = readWaitingWeights(alliance.waitingWeights)
      const plan = readPlanWeights(alliance.planWeights)
      return c.html(render(<WeightsPage frame={frameOf(c)} waiting={waiting} plan={plan} />))
    })
    .get('/plans/new', async (c) => {
      const choices = await choicesFor(plannerOf(c))
      const answers = hasAnswers(c) ? answersInAddress(c) : firstAnswers(choices)
      return c.html(render(<NewPlanPage frame={frameOf(c)} choices={choices} answers={answers} />))
    })
    .post('/plans/new', async (c) => {
      const choices = await choicesFor(plannerOf(c))
      const answers = answersIn(await sentForm(c))
      const understood = understand(answers, choices)
      if (understood.ok) return seeOther(c, `/plans/new/check?${answersQuery(answers)}`)
      const page = <NewPlanPage frame={frameOf(c)} choices={choices} answers={answers} errors={understood.errors} />
      return c.html(render(page), 422)
    })
    .get('/plans/new/check', async (c) => {
      const choices = await choicesFor(plannerOf(c))
      const answers = answersInAddress(c)
      const understood = understand(answers, choices)
      // An address that somebody shortened: the form says what is missing.
      if (!understood.ok) return seeOther(c, `/plans/new?${answersQuery(answers)}`)
      const view = { asked: understood.asked, answers, choices, onceKey: randomUUID() }
      return c.html(render(<CheckPlanPage frame={frameOf(c)} {...view} />))
    })
    .post('/plans', async (c) => {
      const viewer = plannerOf(c)
      const key = (await sentForm(c)).one('once')
      const answers = answersInAddress(c)
      const path = await db.withViewer(viewer, async (tx) => {
        const choices = await newPlanChoices(tx, clock.today(), plannerThreads)
        const understood = understand(answers, choices)
        if (!understood.ok || !isOnceKey(key)) return undefined
        return once(tx, key, answers, async () => {
          return `/plans/${await askForPlan(tx, understood.asked, choices.asOf, job)}`
        })
      })
      return seeOther(c, path ?? `/plans/new?${answersQuery(answers)}`)
    })
}

/** @throws Forbidden for somebody who may not plan: they never see a link here */
function plannerOf(c: Context<AppEnv>): Viewer {
  const viewer = forPurpose(c.get('viewer'), 'planning')
  const answer = mayPlan(viewer)
  if (!answer.allowed) throw new Forbidden(answer.because)
  return viewer
}

const hasAnswers = (c: Context): boolean => c.req.query('weeks') !== undefined

const answersInAddress = (c: Context): NewPlanAnswers =>
  answersIn({ one: (name) => c.req.query(name), all: (name) => c.req.queries(name) ?? [] })
