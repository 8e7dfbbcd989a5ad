import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { agreementStore, allianceStore } from '#alliance'
import type { AppEnv } from '#platform/app-env.ts'
import type { Tx } from '#platform/database.ts'
import { Conflict, Forbidden, NotFound } from '#platform/errors.ts'
import { isOnceKey, once } from '#platform/once.ts'
import type { Parts } from '#platform/parts.ts'
import { tryAgain } from '#platform/try-again.ts'
import type { Viewer } from '#platform/viewer.ts'
import { csvDownload } from '#web/csv.ts'
import { frameOf, seeOther } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { sentForm } from '#web/sent-form.ts'
import { answerStep, idIn, viewerOf } from '../register/desk.tsx'
import { happenings } from '../register/history.ts'
import { type May, maySpeak } from '../register/may-keep.ts'
import { NotNowPage } from '../register/pages/not-now.tsx'
import { readAnswers } from '../register/read-answers.ts'
import { begin, takeStep } from '../register/take-step.ts'
import { disputeHref, disputesHref } from './addresses.ts'
import { type Dispute, type DisputeStep, disputeSteps, mayStepDispute, rungOf } from './dispute.ts'
import { disputesCsv } from './disputes-csv.ts'
import { DisputePage } from './pages/dispute.tsx'
import { DisputeStepPage, NewDisputePage } from './pages/dispute-forms.tsx'
import { DisputesPage } from './pages/disputes.tsx'
import { disputeStore } from './store.ts'

const section = 'Disputes'
const done: Readonly<Record<DisputeStep, string>> = {
  'go-on': 'The dispute has gone up a step.',
  settle: 'The dispute is settled.',
  withdraw: 'The dispute is withdrawn.',
}
const about: Readonly<Record<DisputeStep, string>> = {
  'go-on': 'what this step came to',
  settle: 'how it is settled',
  withdraw: 'why you withdraw it',
}

/**
 *   GET       /board/disputes             open and closed; /board/disputes.csv
 *   GET, POST /board/disputes/new         in the name of the viewer's trust
 *   GET       /board/disputes/:id         one, with its steps and what happened to it
 *   GET, POST /board/disputes/:id/:step   go-on, settle, withdraw
 */
export function disputeRoutes(parts: Parts) {
  const { db, clock } = parts
  const at = `${disputesHref}/${idIn}` as const
  const stepIn = `${at}/:step{go-on|settle|withdraw}` as const
  const idOf = (c: Context): string => c.req.param('id') ?? ''
  const known = (dispute: Dispute | undefined): Dispute => {
    if (!dispute) throw new NotFound('a dispute')
    return dispute
  }
  function speaker(c: Context<AppEnv>): Viewer {
    const viewer = viewerOf(c)
    const may = maySpeak(viewer)
    if (!may.allowed) throw new Forbidden(may.because)
    return viewer
  }

  /** Whom a dispute may concern besides the viewer's trust, and by which steps it would go. */
  async function readChoices(tx: Tx, viewer: Viewer) {
    const agreement = await agreementStore(tx).inForce()
    if (!agreement || agreement.body.disputes.length === 0) throw new Forbidden('no agreement names steps for disputes')
    const members = await allianceStore(tx).membersOn(clock.today())
    return { others: members.filter((trust) => trust !== viewer.trust), ladder: agreement.body.disputes }
  }

  return new Hono<AppEnv>()
    .get(disputesHref, async (c) => {
      const viewer = viewerOf(c)
      const disputes = await db.reading(viewer, (tx) => disputeStore(tx).all())
      const view = { disputes, today: clock.today(), mayRaise: maySpeak(viewer).allowed }
      return c.html(render(<DisputesPage frame={frameOf(c)} {...view} />))
    })
    .get(`${disputesHref}.csv`, async (c) => {
      const disputes = await db.reading(viewerOf(c), (tx) => disputeStore(tx).all())
      return csvDownload(c, 'disputes', disputesCsv(clock.today()), disputes)
    })
    .get(`${disputesHref}/new`, async (c) => {
      const viewer = speaker(c)
      const choices = await db.reading(viewer, (tx) => readChoices(tx, viewer))
      return c.html(render(<NewDisputePage frame={frameOf(c)} {...choices} once={randomUUID()} />))
    })
    .post(`${disputesHref}/new`, async (c) => {
      const viewer = speaker(c)
      const form = await sentForm(c)
      const key = form.one('once')
      if (!isOnceKey(key)) throw new Conflict('a dispute without the key of its form')
      const choices = await db.reading(viewer, (tx) => readChoices(tx, viewer))
      const read = readAnswers(form)
      const asked = {
        matter: read.words('matter', 'what the matter is called', 100),
        what: read.words('what', 'what it is about', 1000),
        wanted: read.words('wanted', 'what would settle it', 500),
        concerns: read.someOf('concerns', choices.others, 'Select the other trusts that it concerns'),
      }
      if (read.errors.length > 0) {
        const view = { ...choices, concerns: form.all('concerns'), once: key, answers: form.values }
        return c.html(render(<NewDisputePage frame={frameOf(c)} {...view} errors={read.errors} />), 422)
      }
      const href = await tryAgain(() =>
        db.withViewer(viewer, (tx) =>
          once(tx, key, asked, async () => {
            const id = randomUUID()
            const { ladder } = await readChoices(tx, viewer)
            const concerns = [viewer.trust, ...asked.concerns]
            await disputeStore(tx).raise(id, { ...asked, concerns, ladder }, clock.today())
            await begin(tx, viewer, { register: 'dispute', id, what: 'raise', today: clock.today() })
            return disputeHref(id)
          }),
        ),
      )
      return seeOther(c, href, 'The dispute is raised.')
    })
    .get(at, async (c) => {
      const viewer = viewerOf(c)
      const view = await db.reading(viewer, async (tx) => ({
        dispute: known(await disputeStore(tx).one(idOf(c))),
        happened: await happenings(tx, 'dispute', idOf(c)),
      }))
      const may = Object.fromEntries(disputeSteps.map((step) => [step, mayStepDispute(step, view.dispute, viewer)]))
      const shown = { ...view, today: clock.today(), may: may as Record<DisputeStep, May> }
      return c.html(render(<DisputePage frame={frameOf(c)} {...shown} />))
    })
    .get(stepIn, async (c) => {
      const viewer = viewerOf(c)
      const step = c.req.param('step') as DisputeStep
      const dispute = known(await db.reading(viewer, (tx) => disputeStore(tx).one(idOf(c))))
      const may = mayStepDispute(step, dispute, viewer)
      if (!may.allowed) {
        const page = { section, href: disputeHref(dispute.id), because: may.because }
        return c.html(render(<NotNowPage frame={frameOf(c)} {...page} />), 403)
      }
      return c.html(render(<DisputeStepPage frame={frameOf(c)} step={step} dispute={dispute} />))
    })
    .post(stepIn, async (c) => {
      const step = c.req.param('step') as DisputeStep
      const form = await sentForm(c)
      const read = readAnswers(form)
      const said = read.words('said', about[step], 1000)
      if (read.errors.length > 0) {
        const dispute = known(await db.reading(viewerOf(c), (tx) => disputeStore(tx).one(idOf(c))))
        const view = { step, dispute, answers: form.values, errors: read.errors }
        return c.html(render(<DisputeStepPage frame={frameOf(c)} {...view} />), 422)
      }
      return answerStep({ c, db, section, href: disputeHref(idOf(c)), done: done[step] }, async (tx, viewer) => {
        const store = disputeStore(tx)
        const subject = known(await store.held(idOf(c)))
        const taken = {
          register: 'dispute',
          subject,
          version: Number(form.one('version')),
          what: step,
          detail: { said: step === 'go-on' ? `${rungOf(subject).who}: ${said}` : said },
          may: mayStepDispute(step, subject, viewer),
          today: clock.today(),
        } as const
        return takeStep(tx, viewer, taken, () => {
          if (step === 'go-on') return store.goOn(subject.id, clock.today())
          return store.close(subject.id, step === 'settle' ? 'settled' : 'withdrawn', clock.today(), said)
        })
      })
    })
}
