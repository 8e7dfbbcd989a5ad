import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import type { AppEnv } from '#platform/app-env.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { isOnceKey, once } from '#platform/once.ts'
import type { Parts } from '#platform/parts.ts'
import { tryAgain } from '#platform/try-again.ts'
import { csvDownload } from '#web/csv.ts'
import { dateAnswer } from '#web/date-field.tsx'
import { frameOf, seeOther } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { type SentForm, sentForm } from '#web/sent-form.ts'
import { answerStep, fellows, idIn, keeperOf, viewerOf } from '../register/desk.tsx'
import { happenings } from '../register/history.ts'
import { keepsRegisters } from '../register/may-keep.ts'
import { NotNowPage } from '../register/pages/not-now.tsx'
import { readAnswers } from '../register/read-answers.ts'
import { begin, takeStep } from '../register/take-step.ts'
import { riskHref, risksHref } from './addresses.ts'
import { RiskPage } from './pages/risk.tsx'
import { NewRiskPage, RiskStepPage } from './pages/risk-forms.tsx'
import { RisksPage } from './pages/risks.tsx'
import { readRating } from './read-rating.ts'
import { isNoWorse, mayStepRisk, type Risk, type RiskStep, ratingInWords } from './risk.ts'
import { risksCsv } from './risks-csv.ts'
import { riskStore } from './store.ts'

const section = 'Risks'
const WORSE = 'Select how likely it is with what is done: the score is above that of before'

/**
 *   GET       /board/risks             the register with its heat map; /board/risks.csv
 *   GET, POST /board/risks/new
 *   GET       /board/risks/:id         one, with what happened to it
 *   GET, POST /board/risks/:id/:step   review, close
 */
export function riskRoutes(parts: Parts) {
  const { db, clock } = parts
  const at = `${risksHref}/${idIn}` as const
  const stepIn = `${at}/:step{review|close}` as const
  const idOf = (c: Context): string => c.req.param('id') ?? ''
  const known = (risk: Risk | undefined): Risk => {
    if (!risk) throw new NotFound('a risk')
    return risk
  }

  function readStep(step: RiskStep, form: SentForm, risk: Risk) {
    const read = readAnswers(form)
    const isReview = step === 'review'
    const mitigation = isReview ? read.words('mitigation', 'what is done about it', 500) : ''
    const now = isReview ? readRating(read, '', 'with that') : risk.now
    const reviewOn = isReview ? read.day('review', 'the day of the next review', { from: clock.today() }) : ''
    if (read.errors.length === 0 && !isNoWorse(now, risk.before)) read.refuse('likelihood', WORSE)
    const said = read.words('said', isReview ? 'what has changed' : 'why it is no risk any more', 500)
    return { errors: read.errors, mitigation, now, reviewOn, said }
  }

  return new Hono<AppEnv>()
    .get(risksHref, async (c) => {
      const viewer = viewerOf(c)
      const risks = await db.reading(viewer, (tx) => riskStore(tx).all())
      const view = { risks, today: clock.today(), mayKeep: keepsRegisters(viewer) }
      return c.html(render(<RisksPage frame={frameOf(c)} {...view} />))
    })
    .get(`${risksHref}.csv`, async (c) =>
      csvDownload(c, 'risks', risksCsv, await db.reading(viewerOf(c), (tx) => riskStore(tx).all())),
    )
    .get(`${risksHref}/new`, async (c) => {
      const viewer = keeperOf(c)
      const members = await db.reading(viewer, (tx) => fellows(tx, viewer, parts))
      return c.html(render(<NewRiskPage frame={frameOf(c)} members={members} once={randomUUID()} />))
    })
    .post(`${risksHref}/new`, async (c) => {
      const viewer = keeperOf(c)
      const form = await sentForm(c)
      const key = form.one('once')
      if (!isOnceKey(key)) throw new Conflict('a risk without the key of its form')
      const members = await db.reading(viewer, (tx) => fellows(tx, viewer, parts))
      const read = readAnswers(form)
      const asked = {
        title: read.words('title', 'what it is called', 100),
        cause: read.words('cause', 'because of what', 500),
        event: read.words('event', 'what may happen', 500),
        effect: read.words('effect', 'what would follow', 500),
        before: readRating(read, 'Before', 'before anything is done'),
        mitigation: read.words('mitigation', 'what is done about it', 500),
        now: readRating(read, '', 'with that'),
        borneBy: read.someOf('borneBy', members, 'Select the trusts that would bear it'),
        whyAlliance: read.words('whyAlliance', 'why the alliance does something about it', 500),
        trust: read.oneOf('trust', members, 'Select the trust that looks after it'),
        name: read.words('name', 'who looks after it', 100),
        reviewOn: read.day('review', 'the day of the review', { from: clock.today() }),
      }
      if (read.errors.length === 0 && !isNoWorse(asked.now, asked.before)) read.refuse('likelihood', WORSE)
      if (read.errors.length > 0) {
        const view = { members, borneBy: form.all('borneBy'), once: key, answers: form.values }
        const review = dateAnswer(form.values, 'review')
        return c.html(render(<NewRiskPage frame={frameOf(c)} {...view} review={review} errors={read.errors} />), 422)
      }
      const href = await tryAgain(() =>
        db.withViewer(viewer, (tx) =>
          once(tx, key, asked, async () => {
            const id = randomUUID()
            await riskStore(tx).add(id, asked)
            await begin(tx, viewer, { register: 'risk', id, what: 'add', today: clock.today() })
            return riskHref(id)
          }),
        ),
      )
      return seeOther(c, href, 'The risk is in the register.')
    })
    .get(at, async (c) => {
      const viewer = viewerOf(c)
      const view = await db.reading(viewer, async (tx) => ({
        risk: known(await riskStore(tx).one(idOf(c))),
        happened: await happenings(tx, 'risk', idOf(c)),
      }))
      const mayStep = mayStepRisk(view.risk, viewer).allowed
      return c.html(render(<RiskPage frame={frameOf(c)} {...view} today={clock.today()} mayStep={mayStep} />))
    })
    .get(stepIn, async (c) => {
      const viewer = viewerOf(c)
      const risk = known(await db.reading(viewer, (tx) => riskStore(tx).one(idOf(c))))
      const may = mayStepRisk(risk, viewer)
      if (!may.allowed) {
        const page = { section, href: riskHref(risk.id), because: may.because }
        return c.html(render(<NotNowPage frame={frameOf(c)} {...page} />), 403)
      }
      return c.html(render(<RiskStepPage frame={frameOf(c)} step={c.req.param('step') as RiskStep} risk={risk} />))
    })
    .post(stepIn, async (c) => {
      const step = c.req.param('step') as RiskStep
      const form = await sentForm(c)
      const seen = known(await db.reading(viewerOf(c), (tx) => riskStore(tx).one(idOf(c))))
      const { errors, mitigation, now, reviewOn, said } = readStep(step, form, seen)
      if (errors.length > 0) {
        const view = { step, risk: seen, answers: form.values, review: dateAnswer(form.values, 'review'), errors }
        return c.html(render(<RiskStepPage frame={frameOf(c)} {...view} />), 422)
      }
      const today = clock.today()
      const done = step === 'review' ? 'The review is saved.' : 'The risk is closed.'
      return answerStep({ c, db, section, href: riskHref(seen.id), done }, async (tx, viewer) => {
        const store = riskStore(tx)
        const subject = known(await store.held(seen.id))
        const told = step === 'review' ? `${ratingInWords(subject.now)}, then ${ratingInWords(now)}. ${said}` : said
        const taken = {
          register: 'risk',
          subject,
          version: Number(form.one('version')),
          what: step,
          detail: { said: told },
          may: mayStepRisk(subject, viewer),
          today,
        } as const
        return takeStep(tx, viewer, taken, () =>
          step === 'review' ? store.review(subject.id, now, mitigation, reviewOn) : store.close(subject.id, today),
        )
      })
    })
}
