import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import type { AppEnv } from '#platform/app-env.ts'
import { NotFound } from '#platform/errors.ts'
import { doneBefore, isOnceKey, once } from '#platform/once.ts'
import type { Parts } from '#platform/parts.ts'
import { forPurpose } from '#platform/viewer.ts'
import type { FieldError } from '#web/field-errors.ts'
import * as format from '#web/format.ts'
import { frameOf, seeOther } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { sentForm } from '#web/sent-form.ts'
import { compressedDocument, mayOpenDocuments } from './documents.ts'
import { answersFor, answersWith, type EditAnswers, editAnswersIn } from './edits/edit-form.ts'
import { EditThread, NotJudgedNow } from './edits/edit-thread.ts'
import type { MoveChoices } from './edits/move-choices.ts'
import type { Asked, QuestionKind, Reply } from './edits/replies.ts'
import { type Saved, saveEdit } from './edits/save-edit.ts'
import type { PlanNames } from './names.ts'
import { JudgedPage } from './pages/judged.tsx'
import { MovePage } from './pages/move.tsx'
import { NotJudgedPage } from './pages/not-judged.tsx'
import { patientPath, siteName } from './pages/patient-columns.tsx'
import { ChangedPage, RefusedPage } from './pages/steps.tsx'
import type { Placement } from './placement.ts'
import { placements } from './placement-store.ts'
import { planIdIn } from './plan-address.ts'
import { mayEdit } from './plan-state.ts'
import { readPeople } from './read-people.ts'

/**
 *   GET  /plans/:id/patients/:trust/:pseudonym/move        where to
 *   POST /plans/:id/patients/:trust/:pseudonym/move        its mistakes, or on to the judge
 *   GET  /plans/:id/patients/:trust/:pseudonym/move/check  what the judge says
 *   POST /plans/:id/patients/:trust/:pseudonym/move/check  saves it as a new plan
 *
 * Whatever needs the whole plan is asked in `thread`; 503 when it cannot answer now.
 */
export function editRoutes({ db, log }: Pick<Parts, 'db' | 'log'>, thread = new EditThread()) {
  const at = `/plans/${planIdIn}/patients/:trust/:pseudonym/move`

  /** The plan opened for a change to one of its patients, or why this person may not change it. */
  async function opened(c: Context<AppEnv>) {
    const viewer = forPurpose(c.get('viewer'), 'planning')
    const { id = '', trust = '', pseudonym = '' } = c.req.param() as Record<string, string>
    const { plan, found, names, own } = await readPeople(db, viewer, id, async (tx, plan) => ({
      rows: await placements(tx, plan, { homeTrust: trust, pseudonym }, { order: 'day' }),
      seesAll: await mayOpenDocuments(tx, plan),
    }))
    const row = found.rows[0]
    if (!row) throw new NotFound(`patient ${pseudonym}`)
    const answer = mayEdit(viewer, plan)
    const because = !answer.allowed
      ? answer.because
      : found.seesAll
        ? undefined
        : 'A trust of this plan does not share its patients with your trust today, so you cannot change it.'
    const about = { patient: `${trust}:${pseudonym}`, firstDay: plan.firstDay }
    return { viewer, plan, row, names, own: own.get(pseudonym), about, because }
  }
  type Opened = Awaited<ReturnType<typeof opened>>

  function ask<Kind extends QuestionKind>(
    { viewer, plan }: Opened,
    kind: Kind,
    asked: Asked<Kind>,
  ): Promise<Reply<Kind>> {
    const { id, fingerprint } = plan
    return thread.ask({ id, fingerprint: fingerprint ?? id }, kind, asked, (wanted) =>
      db.reading(viewer, async (tx) => ({
        plan: await compressedDocument(tx, plan, 'plan'),
        ...(wanted.problem && { problem: await compressedDocument(tx, plan, 'problem') }),
      })),
    )
  }

  const refused = (c: Context, { plan }: Opened, because: string) =>
    c.html(render(<RefusedPage frame={frameOf(c)} plan={plan} because={because} />), 403)

  function form(c: Context, view: Opened, choices: MoveChoices, answers: EditAnswers, errors?: readonly FieldError[]) {
    const { plan, row, own, names } = view
    const props = { frame: frameOf(c), plan, row, own, names, choices, answers, ...(errors && { errors }) }
    return c.html(render(<MovePage {...props} />), errors ? 422 : 200)
  }

  /** What the request comes to, or a page that says that it cannot be judged now. */
  function answering(serve: (c: Context<AppEnv>, view: Opened) => Promise<Response>) {
    return async (c: Context<AppEnv>) => {
      const view = await opened(c)
      if (view.because) return refused(c, view, view.because)
      try {
        return await serve(c, view)
      } catch (error) {
        if (!(error instanceof NotJudgedNow)) throw error
        log.warn({ err: error, plan: view.plan.id }, 'a change to a plan was not judged')
        c.header('retry-after', '10')
        return c.html(render(<NotJudgedPage frame={frameOf(c)} here={patientPath(view.plan.id, view.row)} />), 503)
      }
    }
  }

  return new Hono<AppEnv>()
    .get(
      at,
      answering(async (c, view) => {
        const choices = await ask(view, 'choices', view.about)
        const given = answersInAddress(c)
        return form(c, view, choices, given.to === '' ? answersFor(view.row) : given)
      }),
    )
    .post(
      at,
      answering(async (c, view) => {
        const sent = await sentForm(c)
        const answers = editAnswersIn((name) => sent.one(name))
        const { understood, choices } = await ask(view, 'understand', { ...view.about, answers })
        if (!understood.ok) return form(c, view, choices, answers, understood.errors)
        const query = queryOf(answersWith(answers, understood.edit), sent.one('version'))
        return seeOther(c, `${patientPath(view.plan.id, view.row)}/move/check?${query}`)
      }),
    )
    .get(
      `${at}/check`,
      answering(async (c, view) => {
        const here = `${patientPath(view.plan.id, view.row)}/move`
        const asked = answersInAddress(c)
        const { trusts } = view.plan.report.report
        const alone = new Map(trusts.map(({ trust, positionAlone }) => [trust, positionAlone]))
        const judged = await ask(view, 'judge', { ...view.about, answers: asked, alone })
        if (!judged) return seeOther(c, here)
        const answers = answersWith(asked, judged.edit)
        const query = queryOf(answers, c.req.query('version') ?? '')
        return c.html(
          render(
            <JudgedPage
              frame={frameOf(c)}
              judged={judged.found}
              names={view.names}
              firstDay={view.plan.firstDay}
              becomes={inWords(answers, view)}
              formHref={`${here}?${query}`}
              saveHref={`${here}/check?${query}`}
              answers={{ once: randomUUID() }}
            />,
          ),
        )
      }),
    )
    .post(
      `${at}/check`,
      answering(async (c, view) => {
        const key = (await sentForm(c)).one('once')
        const { plan, row } = view
        if (!isOnceKey(key)) return seeOther(c, `${patientPath(plan.id, row)}/move`)
        const sent = {
          patient: view.about.patient,
          answers: answersInAddress(c),
          version: Number(c.req.query('version')),
        }
        const done = (await db.reading(view.viewer, (tx) => doneBefore(tx, key, sent))) ?? (await save(view, key, sent))
        if (done === undefined) return seeOther(c, `${patientPath(plan.id, row)}/move`)
        const saved = JSON.parse(done) as Saved
        if (saved.status === 'refused') return refused(c, view, saved.because)
        if (saved.status === 'changed') return c.html(render(<ChangedPage frame={frameOf(c)} plan={plan} />), 409)
        return seeOther(c, `/plans/${saved.id}`, 'The change is saved as a new plan.')
      }),
    )

  type Sent = { readonly answers: EditAnswers; readonly version: number }

  /** The judging is done before the transaction begins, which would hold the plan for as long. */
  async function save(view: Opened, key: string, sent: Sent): Promise<string | undefined> {
    const { viewer, plan, row, about } = view
    const edited = await ask(view, 'change', { ...about, answers: sent.answers, before: plan.report, row })
    if (!edited) return undefined
    return db.withViewer(viewer, (tx) =>
      once(tx, key, sent, async () => JSON.stringify(await saveEdit(tx, viewer, plan, sent.version, edited))),
    )
  }
}

const answersInAddress = (c: Context): EditAnswers => editAnswersIn((name) => c.req.query(name))

const queryOf = (answers: EditAnswers, version: string): string =>
  new URLSearchParams({ ...answers, version }).toString()

/** Where answers that have been understood put the patient. */
function inWords(
  { to, day, theatre, room, surgeon }: EditAnswers,
  { names, row }: { readonly names: PlanNames; readonly row: Placement },
): string {
  if (to === 'leave') {
    return `The patient, who has waited ${format.weeks(row.weeksWaited)} when the plan begins, is left out of it`
  }
  const found = names.theatres.find(({ id }) => id === theatre)
  const where = found ? `at ${siteName(found.site)} in ${found.name}` : `in ${theatre}`
  const when = format.dateWithDay(day)
  return `${names.surgeons[surgeon] ?? surgeon} operates ${where} on ${when}. The patient lies in ${names.rooms[room] ?? room}`
}
