import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { addDays, type Day } from '#nhs/day.ts'
import type { Edit } from '#planner'
import type { AppEnv } from '#platform/app-env.ts'
import { NotFound } from '#platform/errors.ts'
import type { Parts } from '#platform/parts.ts'
import { forPurpose } from '#platform/viewer.ts'
import type { FieldError } from '#web/field-errors.ts'
import * as format from '#web/format.ts'
import { frameOf, seeOther } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { sentForm } from '#web/sent-form.ts'
import { answersFor, type EditAnswers, editAnswersIn, understandEdit } from './edit-form.ts'
import { editedPlan, judged, type Saved, saveEdit } from './edit-plan.ts'
import { doneBefore, isOnceKey, once } from './once.ts'
import { type OpenPlan, openAlone, openPlan } from './open-plan.ts'
import { JudgedPage } from './pages/judged.tsx'
import { MovePage } from './pages/move.tsx'
import { patientPath, siteName } from './pages/patient-columns.tsx'
import { ChangedPage, RefusedPage } from './pages/steps.tsx'
import { placements } from './placement-store.ts'
import { planIdIn } from './plan-address.ts'
import { mayEdit } from './plan-state.ts'
import { readPeople } from './read-people.ts'

/**
 *   GET  /plans/:id/patients/:trust/:pseudonym/move        where to
 *   POST /plans/:id/patients/:trust/:pseudonym/move        its mistakes, or on to the judge
 *   GET  /plans/:id/patients/:trust/:pseudonym/move/check  what the judge says
 *   POST /plans/:id/patients/:trust/:pseudonym/move/check  saves it as a new plan
 */
export function editRoutes({ db }: Parts) {
  const at = `/plans/${planIdIn}/patients/:trust/:pseudonym/move`

  /** The plan opened for a change to one of its patients, or why this person may not change it. */
  async function opened(c: Context<AppEnv>) {
    const viewer = forPurpose(c.get('viewer'), 'planning')
    const { id = '', trust = '', pseudonym = '' } = c.req.param() as Record<string, string>
    const seen = await readPeople(db, viewer, id, async (tx, plan) => ({
      rows: await placements(tx, plan, { homeTrust: trust, pseudonym }, { order: 'day' }),
      open: await openPlan(tx, plan),
    }))
    const { plan, found } = seen
    const row = found.rows[0]
    if (!row) throw new NotFound(`patient ${pseudonym}`)
    const answer = mayEdit(viewer, plan)
    const because = !answer.allowed
      ? answer.because
      : found.open
        ? undefined
        : 'A trust of this plan does not share its patients with your trust today, so you cannot change it.'
    const patient = found.open?.problem.patients.find(({ id: known }) => known === `${trust}:${pseudonym}`)
    return { viewer, plan, row, own: seen.own.get(pseudonym), open: found.open, patient, because }
  }
  type Opened = Awaited<ReturnType<typeof opened>>

  const refused = (c: Context<AppEnv>, { plan }: Opened, because: string) =>
    c.html(render(<RefusedPage frame={frameOf(c)} plan={plan} because={because} />), 403)

  function form(
    c: Context<AppEnv>,
    { plan, row, own, open }: Opened,
    answers: EditAnswers,
    errors?: readonly FieldError[],
  ) {
    const view = { frame: frameOf(c), plan, row, own, open: open!, answers, ...(errors && { errors }) }
    return c.html(render(<MovePage {...view} />), errors ? 422 : 200)
  }

  return new Hono<AppEnv>()
    .get(at, async (c) => {
      const view = await opened(c)
      if (view.because) return refused(c, view, view.because)
      const given = editAnswersIn((name) => c.req.query(name))
      const answers = given.to === '' ? answersFor(view.open!.planned, view.patient!, view.plan.firstDay) : given
      return form(c, view, answers)
    })
    .post(at, async (c) => {
      const sent = await sentForm(c)
      const answers = editAnswersIn((name) => sent.one(name))
      const view = await opened(c)
      if (view.because) return refused(c, view, view.because)
      const understood = understandEdit(
        answers,
        view.open!.problem,
        view.open!.planned,
        view.patient!,
        view.plan.firstDay,
      )
      if (!understood.ok) return form(c, view, answers, understood.errors)
      const { to } = understood.edit
      // What was chosen for them goes along, so that what is judged is what is saved.
      const query = queryOf({ ...answers, ...(to && { room: to.room, surgeon: to.surgeon }) }, sent.one('version'))
      return seeOther(c, `${patientPath(view.plan.id, view.row)}/move/check?${query}`)
    })
    .get(`${at}/check`, async (c) => {
      const view = await opened(c)
      if (view.because) return refused(c, view, view.because)
      const edit = editAsked(c, view)
      if (!edit) return seeOther(c, `${patientPath(view.plan.id, view.row)}/move`)
      const query = queryOf(answersInAddress(c), c.req.query('version') ?? '')
      const here = `${patientPath(view.plan.id, view.row)}/move`
      return c.html(
        render(
          <JudgedPage
            frame={frameOf(c)}
            judged={judged(view.open!, edit)}
            names={view.open!.names}
            firstDay={view.plan.firstDay}
            becomes={inWords(edit, view.open!, view.plan.firstDay)}
            formHref={`${here}?${query}`}
            saveHref={`${here}/check?${query}`}
            answers={{ once: randomUUID() }}
          />,
        ),
      )
    })
    .post(`${at}/check`, async (c) => {
      const key = (await sentForm(c)).one('once')
      const view = await opened(c)
      if (view.because) return refused(c, view, view.because)
      const { plan, row } = view
      const edit = editAsked(c, view)
      if (!edit || !isOnceKey(key)) return seeOther(c, `${patientPath(plan.id, row)}/move`)
      const version = Number(c.req.query('version'))
      const sent = { edit, version }
      const done =
        (await db.reading(view.viewer, (tx) => doneBefore(tx, key, sent))) ?? (await save(view, key, edit, version))
      const saved = JSON.parse(done) as Saved
      if (saved.status === 'refused') return refused(c, view, saved.because)
      if (saved.status === 'changed') return c.html(render(<ChangedPage frame={frameOf(c)} plan={plan} />), 409)
      return seeOther(c, `/plans/${saved.id}`, 'The change is saved as a new plan.')
    })

  /** The judging is done before the transaction begins: it takes seconds, and would hold the plan for as long. */
  async function save({ viewer, plan, row, open }: Opened, key: string, edit: Edit, version: number): Promise<string> {
    const alone = await db.reading(viewer, (tx) => openAlone(tx, plan, open!))
    const edited = editedPlan(open!, alone, plan.report, row, edit, plan.firstDay)
    return db.withViewer(viewer, (tx) =>
      once(tx, key, { edit, version }, async () => JSON.stringify(await saveEdit(tx, viewer, plan, version, edited))),
    )
  }

  function editAsked(c: Context<AppEnv>, { open, patient, plan }: Opened): Edit | undefined {
    const understood = understandEdit(answersInAddress(c), open!.problem, open!.planned, patient!, plan.firstDay)
    return understood.ok ? understood.edit : undefined
  }
}

const answersInAddress = (c: Context): EditAnswers => editAnswersIn((name) => c.req.query(name))

const queryOf = (answers: EditAnswers, version: string): string =>
  new URLSearchParams({ ...answers, version }).toString()

function inWords({ to }: Edit, { problem, names }: OpenPlan, firstDay: Day): string {
  if (!to) return 'The patient is left out of the plan'
  const hospital = problem.theatres.find(({ id }) => id === to.theatre)!.hospital
  const theatre = names.theatres.find(({ id }) => id === to.theatre)?.name ?? to.theatre
  const when = format.dateWithDay(addDays(firstDay, to.day))
  const surgeon = names.surgeons[to.surgeon] ?? to.surgeon
  return `${surgeon} operates at ${siteName(hospital)} in ${theatre} on ${when}. The patient lies in ${names.rooms[to.room] ?? to.room}`
}
