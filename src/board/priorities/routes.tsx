import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { allianceStore } from '#alliance'
import type { AppEnv } from '#platform/app-env.ts'
import type { Tx } from '#platform/database.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { isOnceKey, once } from '#platform/once.ts'
import type { Parts } from '#platform/parts.ts'
import { tryAgain } from '#platform/try-again.ts'
import type { Viewer } from '#platform/viewer.ts'
import { csvDownload } from '#web/csv.ts'
import { answerOf, dateAnswer } from '#web/date-field.tsx'
import { frameOf, seeOther } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { type SentForm, sentForm } from '#web/sent-form.ts'
import { answerStep, fellows, idIn, keeperOf, viewerOf } from '../register/desk.tsx'
import { happenings } from '../register/history.ts'
import { keepsRegisters, type May } from '../register/may-keep.ts'
import { NotNowPage } from '../register/pages/not-now.tsx'
import { readAnswers } from '../register/read-answers.ts'
import { begin, takeStep } from '../register/take-step.ts'
import { prioritiesHref, priorityHref } from './addresses.ts'
import { PrioritiesPage } from './pages/priorities.tsx'
import { PriorityPage } from './pages/priority.tsx'
import { NewPriorityPage, PriorityStepPage } from './pages/priority-forms.tsx'
import { answerNames } from './pages/waiting-words.ts'
import { prioritiesCsv } from './priorities-csv.ts'
import {
  answers,
  mayStepPriority,
  nextStage,
  type Priority,
  type PriorityStep,
  prioritySteps,
  waitsFor,
} from './priority.ts'
import { priorityStore } from './store.ts'

const section = 'Priorities'
const done: Readonly<Record<PriorityStep, string>> = {
  support: 'Every trust can see where yours stands.',
  'go-on': 'The priority has gone on.',
  change: 'The priority is changed.',
  stop: 'The priority is stopped.',
}

/**
 *   GET       /board/priorities             the register, with the way of each; /board/priorities.csv
 *   GET, POST /board/priorities/new
 *   GET       /board/priorities/:id         one: where each trust stands, what it waits for
 *   GET, POST /board/priorities/:id/:step   support, go-on, change, stop
 */
export function priorityRoutes(parts: Parts) {
  const { db, clock } = parts
  const at = `${prioritiesHref}/${idIn}` as const
  const stepIn = `${at}/:step{support|go-on|change|stop}` as const

  async function rows(tx: Tx) {
    const store = priorityStore(tx)
    const [priorities, said, members] = [
      await store.all(),
      await store.support(),
      await allianceStore(tx).partOn(clock.today()),
    ]
    const saidOf = (id: string) => said.filter(({ priority }) => priority === id)
    return priorities.map((priority) => ({ priority, waiting: waitsFor(priority, saidOf(priority.id), members) }))
  }

  /** One, with all that the rules ask of it. */
  async function readOne(tx: Tx, viewer: Viewer, priority: Priority | undefined) {
    if (!priority) throw new NotFound('a priority')
    const members = await allianceStore(tx).partOn(clock.today())
    const said = (await priorityStore(tx).support()).filter((each) => each.priority === priority.id)
    const waiting = waitsFor(priority, said, members)
    const may = (step: PriorityStep): May => mayStepPriority(step, priority, viewer, { waiting, members })
    return { priority, members, said, waiting, may }
  }
  const idOf = (c: Context): string => c.req.param('id') ?? ''

  function readStep(step: PriorityStep, form: SentForm, priority: Priority) {
    const read = readAnswers(form)
    const next = nextStage(priority.stage)
    const answer = step === 'support' ? read.oneOf('answer', answers, 'Select where your trust stands') : undefined
    const name = step === 'change' ? read.words('name', 'who leads it', 100) : ''
    const asksDay = step === 'change' || (step === 'go-on' && next !== undefined)
    const dueOn = asksDay ? read.day('due', 'the day by which the stage should be done', { from: clock.today() }) : ''
    const blocker = step === 'change' ? read.words('blocker', 'what keeps it', 500, { optional: true }) : ''
    const mayBeSilent = step === 'change' || answer === 'supports'
    const said = read.words('said', 'the reason', 500, { optional: mayBeSilent })
    return { errors: read.errors, answer, name, dueOn, blocker, said }
  }

  return new Hono<AppEnv>()
    .get(prioritiesHref, async (c) => {
      const viewer = viewerOf(c)
      const view = { rows: await db.reading(viewer, rows), today: clock.today(), mayKeep: keepsRegisters(viewer) }
      return c.html(render(<PrioritiesPage frame={frameOf(c)} {...view} />))
    })
    .get(`${prioritiesHref}.csv`, async (c) =>
      csvDownload(c, 'priorities', prioritiesCsv, await db.reading(viewerOf(c), rows)),
    )
    .get(`${prioritiesHref}/new`, async (c) => {
      const viewer = keeperOf(c)
      const members = await db.reading(viewer, (tx) => fellows(tx, viewer, parts))
      return c.html(render(<NewPriorityPage frame={frameOf(c)} members={members} once={randomUUID()} />))
    })
    .post(`${prioritiesHref}/new`, async (c) => {
      const viewer = keeperOf(c)
      const form = await sentForm(c)
      const key = form.one('once')
      if (!isOnceKey(key)) throw new Conflict('a priority without the key of its form')
      const members = await db.reading(viewer, (tx) => fellows(tx, viewer, parts))
      const read = readAnswers(form)
      const asked = {
        title: read.words('title', 'what could be redesigned', 100),
        why: read.words('why', 'why, and why together', 1000),
        measure: read.words('measure', 'by what everybody will see whether it has helped', 300),
        trust: read.oneOf('trust', members, 'Select the trust that leads it'),
        name: read.words('name', 'who leads it', 100),
        dueOn: read.day('due', 'the day by which every trust should have said where it stands', {
          from: clock.today(),
        }),
      }
      if (read.errors.length > 0) {
        const view = { members, once: key, answers: form.values, due: dateAnswer(form.values, 'due') }
        return c.html(render(<NewPriorityPage frame={frameOf(c)} {...view} errors={read.errors} />), 422)
      }
      const href = await tryAgain(() =>
        db.withViewer(viewer, (tx) =>
          once(tx, key, asked, async () => {
            const id = randomUUID()
            await priorityStore(tx).add(id, asked, clock.today())
            await begin(tx, viewer, { register: 'priority', id, what: 'propose', today: clock.today() })
            return priorityHref(id)
          }),
        ),
      )
      return seeOther(c, href, 'The priority is proposed to every trust.')
    })
    .get(at, async (c) => {
      const viewer = viewerOf(c)
      const view = await db.reading(viewer, async (tx) => ({
        ...(await readOne(tx, viewer, await priorityStore(tx).one(idOf(c)))),
        happened: await happenings(tx, 'priority', idOf(c)),
      }))
      const may = Object.fromEntries(prioritySteps.map((step) => [step, view.may(step)])) as Record<PriorityStep, May>
      return c.html(render(<PriorityPage frame={frameOf(c)} {...view} may={may} today={clock.today()} />))
    })
    .get(stepIn, async (c) => {
      const viewer = viewerOf(c)
      const step = c.req.param('step') as PriorityStep
      const view = await db.reading(viewer, async (tx) => readOne(tx, viewer, await priorityStore(tx).one(idOf(c))))
      const may = view.may(step)
      if (!may.allowed) {
        const page = { section, href: priorityHref(idOf(c)), because: may.because }
        return c.html(render(<NotNowPage frame={frameOf(c)} {...page} />), 403)
      }
      const due = step === 'change' ? { due: answerOf(view.priority.dueOn) } : {}
      return c.html(render(<PriorityStepPage frame={frameOf(c)} step={step} priority={view.priority} {...due} />))
    })
    .post(stepIn, async (c) => {
      const step = c.req.param('step') as PriorityStep
      const form = await sentForm(c)
      const seen = await db.reading(viewerOf(c), async (tx) =>
        readOne(tx, viewerOf(c), await priorityStore(tx).one(idOf(c))),
      )
      const read = readStep(step, form, seen.priority)
      const seenMay = seen.may(step)
      if (read.errors.length > 0 && !seenMay.allowed) {
        const page = { section, href: priorityHref(idOf(c)), because: seenMay.because }
        return c.html(render(<NotNowPage frame={frameOf(c)} {...page} />), 403)
      }
      if (read.errors.length > 0) {
        const view = { step, priority: seen.priority, answers: form.values, due: dateAnswer(form.values, 'due') }
        return c.html(render(<PriorityStepPage frame={frameOf(c)} {...view} errors={read.errors} />), 422)
      }
      const href = priorityHref(idOf(c))
      const today = clock.today()
      return answerStep({ c, db, section, href, done: done[step] }, async (tx, viewer) => {
        const store = priorityStore(tx)
        const { priority, may } = await readOne(tx, viewer, await store.held(idOf(c)))
        const next = nextStage(priority.stage)
        const taken = {
          register: 'priority',
          subject: priority,
          version: Number(form.one('version')),
          what: step,
          detail: { said: [read.answer && answerNames[read.answer], read.said].filter(Boolean).join('. ') },
          may: may(step),
          today,
        } as const
        return takeStep(tx, viewer, taken, async () => {
          if (step === 'support' && read.answer) {
            return store.say(priority, { answer: read.answer, reason: read.said, name: viewer.name, on: today })
          }
          if (step === 'change') return store.change(priority.id, read)
          if (step === 'go-on' && next) return store.goOn(priority.id, next, read.dueOn, today)
          return store.close(priority.id, step === 'stop' ? 'stopped' : 'finished', today, read.said)
        })
      })
    })
}
