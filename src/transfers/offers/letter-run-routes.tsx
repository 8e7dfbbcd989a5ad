import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { londonDay } from '#nhs/day.ts'
import type { AppEnv } from '#platform/app-env.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { jobStore } from '#platform/jobs.ts'
import { doneBefore, isOnceKey, keepAnswer, waitForKey } from '#platform/once.ts'
import type { Parts } from '#platform/parts.ts'
import type { Viewer } from '#platform/viewer.ts'
import type { FieldError } from '#web/field-errors.ts'
import { frameOf, framingOf, seeOther } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { sentForm } from '#web/sent-form.ts'
import { bookingTeamOf } from '../patient/booking-team-store.ts'
import { chooseLettersHref, letterRunsHref } from './addresses.ts'
import { ownCare, refuseUnlessTalks } from './asked-offers.ts'
import { askForLetters, letterRun, letterRunPart, letterRuns } from './letters/letter-run.ts'
import type { LettersProgress } from './letters/letters-job.ts'
import { type LettersToWrite, lettersToChoose, lettersToWrite } from './letters/letters-to-write.ts'
import { understandPhone } from './letters/phone-form.ts'
import { ChooseLettersPage } from './pages/choose-letters.tsx'
import { LetterRunPage } from './pages/letter-run.tsx'
import { LetterRunsPage } from './pages/letter-runs.tsx'
import { peopleOfTransfers } from './people-of-transfers.ts'

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
/** As many as somebody looks through. */
const MOST_TO_CHOOSE = 200
const runIn = `${letterRunsHref}/:run{${uuid}}`

/**
 *   GET, POST /transfers/letters                    letters to everybody who waits to answer, as one file; earlier ones
 *   GET, POST /transfers/letters/choose             some of them, chosen one by one
 *   GET       /transfers/letters/:run               how far it is, what was left out, what is to be done by hand
 *   POST      /transfers/letters/:run/stop
 *   GET       /transfers/letters/:run/letters.pdf
 */
export function letterRunRoutes({ db, clock }: Parts) {
  const writerOf = (c: Context<AppEnv>): Viewer => {
    const viewer = ownCare(c)
    refuseUnlessTalks(viewer)
    return viewer
  }

  const asked = (c: Context<AppEnv>) =>
    db.reading(writerOf(c), async (tx) => {
      const id = c.req.param('run')!
      const { jobId } = await letterRun(tx, id)
      const job = jobId === null ? undefined : await jobStore(tx).find<Partial<LettersProgress>>(jobId)
      // Read after its job: of one that has just ended, the file is there.
      const run = await letterRun(tx, id)
      const people = [...run.leftOut, ...run.byHand].map(({ transfer }) => transfer)
      return {
        run,
        job,
        names: await peopleOfTransfers(tx, ownCare(c), people),
      }
    })

  type Wrong = { readonly chosen: readonly string[]; readonly because: string }

  async function choosing(c: Context<AppEnv>, said: Omit<RunAnswers, 'who'>, key: string, wrong?: Wrong) {
    const viewer = writerOf(c)
    const view = await db.reading(viewer, async (tx) => {
      const found = await lettersToChoose(tx, MOST_TO_CHOOSE)
      const ids = found.waiting.map(({ id }) => id)
      return { ...found, names: await peopleOfTransfers(tx, viewer, ids) }
    })
    const errors = wrong ? [{ field: 'transfer', message: wrong.because }] : []
    const page = { ...view, chosen: wrong?.chosen ?? [], along: { once: key, ...said }, errors }
    return c.html(render(<ChooseLettersPage frame={frameOf(c)} {...page} />), wrong ? 422 : 200)
  }

  return new Hono<AppEnv>()
    .get(letterRunsHref, async (c) => {
      const { team, ...view } = await db.reading(writerOf(c), async (tx) => ({
        toWrite: await lettersToWrite(tx),
        runs: await letterRuns(tx),
        team: await bookingTeamOf(tx),
      }))
      const answers = { who: 'without', phone: team?.phone ?? '', sides: 'one' }
      return c.html(render(<LetterRunsPage frame={frameOf(c)} {...view} answers={answers} once={randomUUID()} />))
    })
    .post(letterRunsHref, async (c) => {
      const viewer = writerOf(c)
      const form = await sentForm(c)
      const answers = { who: form.one('who'), phone: form.one('phone'), sides: form.one('sides') }
      const key = form.one('once')
      if (!isOnceKey(key)) throw new Conflict('the form lacks its key')
      const understood = understandRun(answers)
      if (understood.ok && understood.who === 'some') {
        const { phone, sides } = answers
        return seeOther(c, `${chooseLettersHref}?${new URLSearchParams({ phone, sides })}`)
      }
      const done = await db.withViewer(viewer, async (tx) => {
        await waitForKey(tx, key)
        const before = await doneBefore(tx, key, answers)
        if (before !== undefined) return { run: before }
        const view = { toWrite: await lettersToWrite(tx), runs: await letterRuns(tx) }
        if (!understood.ok) return { ...view, errors: understood.errors }
        const { phone, bothSides, who } = understood
        const transfers = who === 'all' ? view.toWrite.waiting : view.toWrite.withoutLetter
        if (transfers.length === 0) return { ...view, errors: [{ field: 'who', message: nobodyLeft(view.toWrite) }] }
        const answer = await askForLetters(tx, viewer, { on: clock.today(), transfers, phone, bothSides })
        if (answer.status === 'refused') return { ...view, errors: [{ field: 'who', message: answer.because }] }
        await keepAnswer(tx, key, answers, answer.run)
        return { run: answer.run }
      })
      if ('run' in done) return seeOther(c, `${letterRunsHref}/${done.run}`)
      return c.html(render(<LetterRunsPage frame={frameOf(c)} {...done} answers={answers} once={key} />), 422)
    })
    .get(chooseLettersHref, (c) => {
      const said = { phone: c.req.query('phone') ?? '', sides: c.req.query('sides') ?? '' }
      return understandRun({ who: 'some', ...said }).ok ? choosing(c, said, randomUUID()) : seeOther(c, letterRunsHref)
    })
    .post(chooseLettersHref, async (c) => {
      const viewer = writerOf(c)
      const form = await sentForm(c)
      const said = { phone: form.one('phone'), sides: form.one('sides') }
      const transfers = form.all('transfer').filter((id) => new RegExp(`^${uuid}$`).test(id))
      const key = form.one('once')
      const understood = understandRun({ who: 'some', ...said })
      if (!isOnceKey(key) || !understood.ok) return seeOther(c, letterRunsHref)
      const { phone, bothSides } = understood
      const done = await db.withViewer(viewer, async (tx) => {
        await waitForKey(tx, key)
        const sent = { ...said, transfers }
        const before = await doneBefore(tx, key, sent)
        if (before !== undefined) return { run: before }
        if (transfers.length === 0) return { because: 'Select at least one patient' }
        const answer = await askForLetters(tx, viewer, { on: clock.today(), transfers, phone, bothSides })
        if (answer.status === 'refused') return { because: answer.because }
        await keepAnswer(tx, key, sent, answer.run)
        return { run: answer.run }
      })
      if ('run' in done) return seeOther(c, `${letterRunsHref}/${done.run}`)
      return choosing(c, said, key, { chosen: transfers, because: done.because })
    })
    .get(runIn, async (c) => c.html(render(<LetterRunPage frame={frameOf(c)} {...(await asked(c))} />)))
    .post(`${runIn}/stop`, async (c) => {
      const run = await db.withViewer(writerOf(c), async (tx) => {
        const found = await letterRun(tx, c.req.param('run'))
        if (found.jobId !== null) await jobStore(tx).askToCancel(found.jobId)
        return found
      })
      return seeOther(c, `${letterRunsHref}/${run.id}`, 'The letters were asked to stop.')
    })
    .get(`${runIn}/letters.pdf`, async (c) => {
      const viewer = writerOf(c)
      const id = c.req.param('run')
      const run = await db.reading(viewer, (tx) => letterRun(tx, id))
      if (!run.isDone || run.letters === 0 || !run.isKept) throw new NotFound(`the file of letters ${id}`)
      c.header('content-type', 'application/pdf')
      c.header('content-length', String(run.bytes))
      c.header('content-disposition', `attachment; filename="letters-${londonDay(run.askedAt)}.pdf"`)
      return c.body(inParts((n) => db.reading(viewer, (tx) => letterRunPart(tx, id, n)), framingOf(c).report))
    })
}

const nobodyLeft = ({ waiting }: LettersToWrite): string =>
  waiting.length === 0
    ? 'Wait until a date is offered: nobody waits to answer'
    : 'Select all patients, because everybody has had a letter'

type RunAnswers = { readonly who: string; readonly phone: string; readonly sides: string }

function understandRun({ who, phone: typed, sides }: RunAnswers) {
  const phone = understandPhone(typed)
  const errors: FieldError[] = []
  if (who !== 'all' && who !== 'without' && who !== 'some')
    errors.push({ field: 'who', message: 'Select who is written to' })
  if (!phone.ok) errors.push(...phone.errors)
  if (sides !== 'one' && sides !== 'both') errors.push({ field: 'sides', message: 'Select how it is printed' })
  return errors.length === 0 && phone.ok
    ? ({ ok: true, phone: phone.phone, bothSides: sides === 'both', who } as const)
    : ({ ok: false, errors } as const)
}

/** The file part by part, read as fast as it is sent. One that cannot be finished cuts the connection: half is no file. */
function inParts(
  part: (n: number) => Promise<Uint8Array | undefined>,
  report: (error: unknown) => void,
): ReadableStream<Uint8Array> {
  let n = 0
  return new ReadableStream({
    async pull(controller) {
      try {
        const next = await part(n)
        n += 1
        if (next) controller.enqueue(next)
        else controller.close()
      } catch (error) {
        report(error)
        controller.error(new Error('The file could not be finished'))
      }
    },
  })
}
