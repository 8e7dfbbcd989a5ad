import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { type Day, isDay } from '#nhs/day.ts'
import type { AppEnv } from '#platform/app-env.ts'
import { NotFound } from '#platform/errors.ts'
import { isOnceKey } from '#platform/once.ts'
import type { Parts } from '#platform/parts.ts'
import { tryAgain } from '#platform/try-again.ts'
import type { Viewer } from '#platform/viewer.ts'
import { frameOf, seeOther } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { type SentForm, sentForm } from '#web/sent-form.ts'
import { stepHref } from '../addresses.ts'
import { factSources } from '../facts.ts'
import type { Details } from '../life/guards.ts'
import { takeStep } from '../life/take-step.ts'
import { answerStep, type Seen } from './answer-step.tsx'
import { namedIn, partyTo, questionHref, transferAt, versionIn } from './asked-transfer.ts'
import { RefusedPage } from './pages/not-done.tsx'
import { CheckTreatmentPage, StepPage, StopBeforePage, type View } from './pages/step.tsx'
import { noAnswers, stepAnswers, understandStep } from './step-form.ts'
import { stepView } from './step-view.ts'
import { interrupted, isSteppedHere, type SteppedHere, stepWords } from './step-words.ts'

/** Those with pages of their own routes. */
const elsewhere: readonly string[] = ['hold', 'accept']
const stepIn = `:step{(?:${Object.keys(stepWords)
  .filter((code) => !elsewhere.includes(code))
  .join('|')})}`
const at = `${transferAt}/steps/${stepIn}`

/**
 *   GET, POST /transfers/:sender/:id/steps/:step         asks what a step needs to know, and takes it
 *   GET, POST /transfers/:sender/:id/steps/:step/why     the reason, for steps that people are stopped before
 *   GET, POST /transfers/:sender/:id/steps/treat/check   the treatment once more
 */
export function stepRoutes(parts: Parts) {
  const { db, clock } = parts

  /** The page, or why this person has none. */
  async function asking(c: Context<AppEnv>, code: SteppedHere, page: (view: View) => React.ReactElement) {
    const view = await stepView(parts, partyTo(c), namedIn(c), code)
    const { because } = view
    if (because !== undefined) {
      return c.html(render(<RefusedPage frame={frameOf(c)} transfer={view.transfer} because={because} />), 403)
    }
    return c.html(render(page({ frame: frameOf(c), code, onceKey: randomUUID(), ...view })))
  }

  async function taking(c: Context<AppEnv>, code: SteppedHere, form: SentForm): Promise<Response> {
    const viewer = partyTo(c)
    const answers = stepAnswers(form)
    const understood = understandStep(code, answers, clock.today(), await waitsSince(c, code))
    const key = form.one('once')
    if (!isOnceKey(key)) return seeOther(c, stepHref(namedIn(c), code))
    if (!understood.ok) {
      const view = await stepView(parts, viewer, namedIn(c), code)
      const { errors } = understood
      const page = { frame: frameOf(c), code, onceKey: key, answers, errors, ...view }
      return c.html(render(<StepPage {...page} />), 422)
    }
    const seen = { ...namedIn(c), version: versionIn(form.one('version')) }
    return answerStep(c, parts, { viewer, seen, code }, () => take(viewer, seen, code, understood.details, key))
  }

  /** Of a patient who stays the sender's, the step itself cannot know: this trust reads it through the lane, as its page does. */
  const waitsSince = async (c: Context<AppEnv>, code: SteppedHere): Promise<Day | undefined> =>
    code === 'treat' ? (await stepView(parts, partyTo(c), namedIn(c), code)).patient?.clockStart : undefined

  const take = (viewer: Viewer, seen: Seen, code: SteppedHere, details: Details, key: string) =>
    tryAgain(() =>
      db.withViewer(viewer, (tx) => {
        const { sender, id, version } = seen
        const command = { sender, id, version, action: code, details }
        return takeStep(tx, viewer, command, { sources: factSources(parts), today: clock.today(), key })
      }),
    )

  return new Hono<AppEnv>()
    .get(at, (c) => {
      const code = stepOf(c)
      return asking(c, code, (view) =>
        interrupted[code] ? (
          <StopBeforePage {...view} />
        ) : (
          <StepPage {...view} answers={{ ...noAnswers, model: view.transfer.model }} />
        ),
      )
    })
    .post(at, async (c) => {
      const code = stepOf(c)
      if (interrupted[code]) return seeOther(c, questionHref(namedIn(c), code, 'why'))
      const form = await sentForm(c)
      if (code !== 'treat') return taking(c, code, form)
      const answers = stepAnswers(form)
      const understood = understandStep(code, answers, clock.today(), await waitsSince(c, code))
      if (understood.ok) {
        return seeOther(c, questionHref(namedIn(c), code, 'check', `treated=${understood.details.treatedOn}`))
      }
      const view = await stepView(parts, partyTo(c), namedIn(c), code)
      const page = { frame: frameOf(c), code, onceKey: randomUUID(), answers, errors: understood.errors, ...view }
      return c.html(render(<StepPage {...page} />), 422)
    })
    .get(`${at}/why`, (c) => asking(c, stopped(c), (view) => <StepPage {...view} answers={noAnswers} />))
    .post(`${at}/why`, async (c) => taking(c, stopped(c), await sentForm(c)))
    .get(`${transferAt}/steps/treat/check`, (c) => {
      const treatedOn = c.req.query('treated') ?? ''
      if (!isDay(treatedOn)) return seeOther(c, stepHref(namedIn(c), 'treat'))
      return asking(c, 'treat', (view) => <CheckTreatmentPage {...view} treatedOn={treatedOn} />)
    })
    .post(`${transferAt}/steps/treat/check`, async (c) => taking(c, 'treat', await sentForm(c)))
}

/** @throws NotFound for an address that names no step */
function stepOf(c: Context): SteppedHere {
  const code = c.req.param('step') ?? ''
  if (!isSteppedHere(code)) throw new NotFound(`a step called ${code}`)
  return code
}

/** @throws NotFound for a step that nobody is stopped before */
function stopped(c: Context): SteppedHere {
  const code = stepOf(c)
  if (!interrupted[code]) throw new NotFound(`a reason for ${code}`)
  return code
}
