import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import type { AppEnv } from '#platform/app-env.ts'
import type { Tx } from '#platform/database.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { isOnceKey, once } from '#platform/once.ts'
import type { Parts } from '#platform/parts.ts'
import { tryAgain } from '#platform/try-again.ts'
import { csvDownload } from '#web/csv.ts'
import { answerOf, dateAnswer } from '#web/date-field.tsx'
import { frameOf, seeOther } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { type SentForm, sentForm } from '#web/sent-form.ts'
import { answerStep, fellows, idIn, keeperOf, viewerOf } from '../register/desk.tsx'
import { happenings } from '../register/history.ts'
import { keepsRegisters } from '../register/may-keep.ts'
import { NotNowPage } from '../register/pages/not-now.tsx'
import { readAnswers } from '../register/read-answers.ts'
import { takeStep } from '../register/take-step.ts'
import { type Action, type ActionStep, actionSteps, mayStepAction } from './action.ts'
import { actionsCsv } from './actions-csv.ts'
import { actionHref, actionsHref } from './addresses.ts'
import { giveAction } from './give-action.ts'
import { ActionPage } from './pages/action.tsx'
import { type ActionFormStep, ActionStepPage, NewActionPage } from './pages/action-forms.tsx'
import { ActionsPage } from './pages/actions.tsx'
import { actionStore } from './store.ts'

const section = 'Board'
const done: Readonly<Record<ActionStep, string>> = {
  take: 'You have taken the action.',
  done: 'The action is done.',
  move: 'The action has more time.',
  drop: 'The action is dropped.',
}

/**
 *   GET       /board/actions             overdue, open and closed; /board/actions.csv
 *   GET, POST /board/actions/new
 *   GET       /board/actions/:id         one, with what happened to it
 *   POST      /board/actions/:id/take
 *   GET, POST /board/actions/:id/:step   done, move, drop
 */
export function actionRoutes(parts: Parts) {
  const { db, clock } = parts
  const at = `${actionsHref}/${idIn}` as const
  const stepIn = `${at}/:step{done|move|drop}` as const

  async function heldAction(tx: Tx, c: Context): Promise<Action> {
    const action = await actionStore(tx).held(c.req.param('id') ?? '')
    if (!action) throw new NotFound('an action')
    return action
  }
  async function readAction(tx: Tx, c: Context): Promise<Action> {
    const action = await actionStore(tx).one(c.req.param('id') ?? '')
    if (!action) throw new NotFound('an action')
    return action
  }

  function readStep(step: ActionFormStep, form: SentForm) {
    const read = readAnswers(form)
    const dueOn = step === 'move' ? read.day('due', 'the new day', { from: clock.today() }) : ''
    const about = { done: 'what came of it', move: 'why it needs more time', drop: 'why it is not needed' }[step]
    const said = read.words('said', about, 500, { optional: step === 'done' })
    return { errors: read.errors, dueOn, said }
  }

  return new Hono<AppEnv>()
    .get(actionsHref, async (c) => {
      const viewer = viewerOf(c)
      const actions = await db.reading(viewer, (tx) => actionStore(tx).all())
      const view = { actions, today: clock.today(), mayKeep: keepsRegisters(viewer) }
      return c.html(render(<ActionsPage frame={frameOf(c)} {...view} />))
    })
    .get(`${actionsHref}.csv`, async (c) => {
      const actions = await db.reading(viewerOf(c), (tx) => actionStore(tx).all())
      return csvDownload(c, 'actions', actionsCsv(clock.today()), actions)
    })
    .get(`${actionsHref}/new`, async (c) => {
      const viewer = keeperOf(c)
      const members = await db.reading(viewer, (tx) => fellows(tx, viewer, parts))
      return c.html(render(<NewActionPage frame={frameOf(c)} members={members} once={randomUUID()} />))
    })
    .post(`${actionsHref}/new`, async (c) => {
      const viewer = keeperOf(c)
      const form = await sentForm(c)
      const key = form.one('once')
      if (!isOnceKey(key)) throw new Conflict('an action without the key of its form')
      const members = await db.reading(viewer, (tx) => fellows(tx, viewer, parts))
      const read = readAnswers(form)
      const asked = {
        what: read.words('what', 'what is to be done', 300),
        trust: read.oneOf('trust', members, 'Select the trust that is to do it'),
        name: read.words('name', 'who is to do it', 100),
        dueOn: read.day('due', 'the day by which it is to be done', { from: clock.today() }),
      }
      if (read.errors.length > 0) {
        const view = { members, once: key, answers: form.values, due: dateAnswer(form.values, 'due') }
        return c.html(render(<NewActionPage frame={frameOf(c)} {...view} errors={read.errors} />), 422)
      }
      const href = await tryAgain(() =>
        db.withViewer(viewer, (tx) =>
          once(tx, key, asked, async () => {
            return actionHref(await giveAction(tx, viewer, asked, clock.today()))
          }),
        ),
      )
      return seeOther(c, href, 'The action is given.')
    })
    .get(at, async (c) => {
      const viewer = viewerOf(c)
      const view = await db.reading(viewer, async (tx) => {
        const action = await readAction(tx, c)
        return { action, happened: await happenings(tx, 'action', action.id) }
      })
      const may = Object.fromEntries(actionSteps.map((step) => [step, mayStepAction(step, view.action, viewer)]))
      const shown = { ...view, today: clock.today(), may: may as Record<ActionStep, ReturnType<typeof mayStepAction>> }
      return c.html(render(<ActionPage frame={frameOf(c)} {...shown} />))
    })
    .post(`${at}/take`, async (c) => {
      const version = Number((await sentForm(c)).one('version'))
      const href = actionHref(c.req.param('id'))
      return answerStep({ c, db, section, href, done: done.take }, async (tx, viewer) => {
        const subject = await heldAction(tx, c)
        const may = mayStepAction('take', subject, viewer)
        const step = { register: 'action', subject, version, what: 'take', may, today: clock.today() } as const
        return takeStep(tx, viewer, step, () => actionStore(tx).take(subject.id, viewer.person, viewer.name))
      })
    })
    .get(stepIn, async (c) => {
      const viewer = viewerOf(c)
      const step = c.req.param('step') as ActionFormStep
      const action = await db.reading(viewer, (tx) => readAction(tx, c))
      const may = mayStepAction(step, action, viewer)
      if (!may.allowed) {
        const page = { section, href: actionHref(action.id), because: may.because }
        return c.html(render(<NotNowPage frame={frameOf(c)} {...page} />), 403)
      }
      const due = answerOf(action.dueOn)
      return c.html(render(<ActionStepPage frame={frameOf(c)} step={step} action={action} due={due} />))
    })
    .post(stepIn, async (c) => {
      const step = c.req.param('step') as ActionFormStep
      const form = await sentForm(c)
      const { errors, dueOn, said } = readStep(step, form)
      if (errors.length > 0) {
        const action = await db.reading(viewerOf(c), (tx) => readAction(tx, c))
        const view = { step, action, answers: form.values, due: dateAnswer(form.values, 'due'), errors }
        return c.html(render(<ActionStepPage frame={frameOf(c)} {...view} />), 422)
      }
      const href = actionHref(c.req.param('id'))
      return answerStep({ c, db, section, href, done: done[step] }, async (tx, viewer) => {
        const subject = await heldAction(tx, c)
        const taken = {
          register: 'action',
          subject,
          version: Number(form.one('version')),
          what: step,
          detail: { said, ...(step === 'move' && { from: subject.dueOn, to: dueOn }) },
          may: mayStepAction(step, subject, viewer),
          today: clock.today(),
        } as const
        return takeStep(tx, viewer, taken, () => {
          const store = actionStore(tx)
          if (step === 'move') return store.move(subject.id, dueOn)
          return store.close(subject.id, step === 'done' ? 'done' : 'dropped', clock.today(), said)
        })
      })
    })
}
