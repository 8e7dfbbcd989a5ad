import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import type { AppEnv } from '#platform/app-env.ts'
import { NotFound } from '#platform/errors.ts'
import { isOnceKey, once } from '#platform/once.ts'
import type { Parts } from '#platform/parts.ts'
import { csvDownload } from '#web/csv.ts'
import type { FieldError } from '#web/field-errors.ts'
import { frameOf, seeOther } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { type SentForm, sentForm } from '#web/sent-form.ts'
import { mayAssess } from '../may-assess.ts'
import { caseHref } from './addresses.ts'
import { auditCase, caseIn, changing, keeperOf, viewerOf } from './case-requests.ts'
import { flipsCsv } from './cases-csv.ts'
import { readNote, subjectName } from './notes.ts'
import { HurdlesPage } from './pages/hurdles.tsx'
import { SayPage } from './pages/say.tsx'
import { ScorePage, ScoresPage, WeightsPage } from './pages/scores.tsx'
import { ChecklistPage, FiveTestsPage } from './pages/tests-and-checklist.tsx'
import { readCase } from './read-case.ts'
import { checkCase, judgeOptions, rankOptions } from './standing.ts'
import { caseStore, type NoteKind, noteKinds } from './store.ts'

const sayIn = `${caseIn}/say/:kind{${noteKinds.join('|')}}/:subject`
const scoreIn = `${caseIn}/scores/:option{[0-9a-f-]{36}}`
/** What was said goes back to where it is shown. */
const shownOn: Readonly<Record<NoteKind, string>> = {
  hurdle: '/hurdles',
  test: '/tests',
  checklist: '/checklist',
  consultation: '',
  decision: '',
  benefit: '',
}

/**
 *   GET  /services/cases/:id/hurdles, tests, checklist, scores
 *   GET  /services/cases/:id/flips.csv                    what would change the ranking
 *   GET  /services/cases/:id/scores/:option, POST         one's own scores
 *   GET  /services/cases/:id/weights, POST
 *   GET  /services/cases/:id/say/:kind/:subject, POST     what people say: see notes.ts
 */
export function judgeRoutes({ db, clock }: Parts) {
  return new Hono<AppEnv>()
    .get(`${caseIn}/hurdles`, async (c) => {
      const viewer = viewerOf(c)
      const { facts } = await db.reading(viewer, (tx) => readCase(tx, c.req.param('id')))
      const view = { found: facts.found, judged: judgeOptions(facts), mayKeep: mayAssess(viewer) }
      return c.html(render(<HurdlesPage frame={frameOf(c)} {...view} />))
    })
    .get(`${caseIn}/tests`, async (c) => {
      const viewer = viewerOf(c)
      const { facts } = await db.reading(viewer, (tx) => readCase(tx, c.req.param('id')))
      return c.html(render(<FiveTestsPage frame={frameOf(c)} {...facts} mayKeep={mayAssess(viewer)} />))
    })
    .get(`${caseIn}/checklist`, async (c) => {
      const viewer = viewerOf(c)
      const { facts } = await db.reading(viewer, (tx) => readCase(tx, c.req.param('id')))
      const view = { found: facts.found, checked: checkCase(facts), mayKeep: mayAssess(viewer) }
      return c.html(render(<ChecklistPage frame={frameOf(c)} {...view} />))
    })
    .get(`${caseIn}/scores`, async (c) => {
      const viewer = viewerOf(c)
      const { facts } = await db.reading(viewer, (tx) => readCase(tx, c.req.param('id')))
      const view = { ...facts, ranking: rankOptions(facts), mayKeep: mayAssess(viewer) }
      return c.html(render(<ScoresPage frame={frameOf(c)} {...view} />))
    })
    .get(`${caseIn}/flips.csv`, async (c) => {
      const { facts } = await db.reading(viewerOf(c), (tx) => readCase(tx, c.req.param('id')))
      const titles = new Map(facts.options.map(({ id, title }) => [id, title]))
      const columns = flipsCsv((id) => titles.get(id) ?? id)
      return csvDownload(c, 'what-would-change-the-ranking', columns, rankOptions(facts).flips)
    })
    .get(scoreIn, async (c) => {
      const viewer = keeperOf(c)
      const { facts } = await db.reading(viewer, (tx) => readCase(tx, c.req.param('id')))
      const option = facts.options.find(({ id }) => id === c.req.param('option'))
      if (!option) throw new NotFound(`option ${c.req.param('option')}`)
      const own = facts.scores.filter(
        (score) => score.option === option.id && score.trust === viewer.trust && score.person === viewer.person,
      )
      const answers = Object.fromEntries(own.map(({ criterion, score }) => [criterion, String(score)]))
      const view = { found: facts.found, option, answers, errors: [], once: randomUUID() }
      return c.html(render(<ScorePage frame={frameOf(c)} {...view} />))
    })
    .post(scoreIn, async (c) => {
      const viewer = keeperOf(c)
      const id = c.req.param('id')
      const form = await sentForm(c)
      const { facts } = await db.reading(viewer, (tx) => readCase(tx, id))
      const option = facts.options.find((each) => each.id === c.req.param('option'))
      if (!option) throw new NotFound(`option ${c.req.param('option')}`)
      const errors = facts.found.criteria.flatMap(({ id: field }): FieldError[] =>
        /^(\d|10)$/.test(form.one(field)) ? [] : [{ field, message: 'Enter a whole number from 0 to 10' }],
      )
      const key = form.one('once')
      if (errors.length > 0 || !isOnceKey(key)) {
        const view = { found: facts.found, option, answers: form.values, errors, once: randomUUID() }
        return c.html(render(<ScorePage frame={frameOf(c)} {...view} />), 422)
      }
      const scores = facts.found.criteria.map(({ id: criterion }) => ({
        criterion,
        score: Number(form.one(criterion)),
      }))
      await changing(db, viewer, (tx) =>
        once(tx, key, { id, option: option.id, scores }, async () => {
          for (const score of scores) {
            await caseStore(tx).score(id, { option: option.id, ...score, name: viewer.name })
          }
          await auditCase(tx, clock.today(), 'score-option', id, { option: option.id })
          return option.id
        }),
      )
      return seeOther(c, `${caseHref(id)}/scores`, `Your scores of "${option.title}" are saved.`)
    })
    .get(`${caseIn}/weights`, async (c) => {
      const { facts } = await db.reading(keeperOf(c), (tx) => readCase(tx, c.req.param('id')))
      const answers = Object.fromEntries(facts.found.criteria.map(({ id, weight }) => [id, String(weight)]))
      return c.html(render(<WeightsPage frame={frameOf(c)} found={facts.found} answers={answers} errors={[]} />))
    })
    .post(`${caseIn}/weights`, async (c) => {
      const viewer = keeperOf(c)
      const id = c.req.param('id')
      const form = await sentForm(c)
      const { facts } = await db.reading(viewer, (tx) => readCase(tx, id))
      const { criteria } = facts.found
      const errors = weightErrors(criteria, form)
      if (errors.length > 0) {
        const view = { found: facts.found, answers: form.values, errors }
        return c.html(render(<WeightsPage frame={frameOf(c)} {...view} />), 422)
      }
      const weighed = criteria.map((criterion) => ({ ...criterion, weight: Number(form.one(criterion.id)) }))
      await changing(db, viewer, async (tx) => {
        await caseStore(tx).change(id, Number(form.one('version')), { ...facts.found, criteria: weighed })
        await auditCase(tx, clock.today(), 'weigh-criteria', id, { weights: weighed.map(({ weight }) => weight) })
      })
      return seeOther(c, `${caseHref(id)}/scores`, 'The weights are saved.')
    })
    .get(sayIn, async (c) => {
      const view = await db.reading(keeperOf(c), (tx) => readSubject(tx, subjectOf(c)))
      return c.html(render(<SayPage frame={frameOf(c)} {...view} typed={undefined} errors={[]} once={randomUUID()} />))
    })
    .post(sayIn, async (c) => {
      const viewer = keeperOf(c)
      const form = await sentForm(c)
      const view = await db.reading(viewer, (tx) => readSubject(tx, subjectOf(c)))
      const { found, kind, subject } = view
      const read = readNote(kind, form.values)
      const key = form.one('once')
      if (!read.ok || !isOnceKey(key)) {
        const errors = read.ok ? [] : read.errors
        const page = <SayPage frame={frameOf(c)} {...view} typed={form.values} errors={errors} once={randomUUID()} />
        return c.html(render(page), 422)
      }
      const seen = Number(form.one('seen'))
      const body = read.body
      await changing(db, viewer, (tx) =>
        once(tx, key, { id: found.id, kind, subject, body, seen }, async () => {
          await caseStore(tx).note(found.id, { kind, subject, body, onDay: clock.today(), name: viewer.name, seen })
          await auditCase(tx, clock.today(), 'say-of-case', found.id, { kind, subject })
          return subject
        }),
      )
      return seeOther(c, `${caseHref(found.id)}${shownOn[kind]}`, 'Saved.')
    })
}

const subjectOf = (c: Context<AppEnv>) => ({
  id: c.req.param('id')!,
  kind: c.req.param('kind') as NoteKind,
  subject: c.req.param('subject')!,
})

async function readSubject(tx: Parameters<typeof readCase>[0], { id, kind, subject }: ReturnType<typeof subjectOf>) {
  const { facts } = await readCase(tx, id)
  const { found, options, notes } = facts
  const about = subjectName(kind, subject, { hurdles: found.hurdles, options })
  if (about === undefined) throw new NotFound(`${kind} ${subject}`)
  return { found, kind, subject, about, last: notes.find((note) => note.kind === kind && note.subject === subject) }
}

function weightErrors(criteria: readonly { readonly id: string }[], form: SentForm): FieldError[] {
  const errors = criteria.flatMap(({ id: field }): FieldError[] =>
    /^\d{1,3}$/.test(form.one(field)) && Number(form.one(field)) <= 100
      ? []
      : [{ field, message: 'Enter a whole number from 0 to 100' }],
  )
  const sum = criteria.reduce((all, { id }) => all + Number(form.one(id)), 0)
  if (errors.length > 0 || sum === 100) return errors
  return [{ field: criteria[0]!.id, message: `Enter weights that add up to 100: these add up to ${sum}` }]
}
