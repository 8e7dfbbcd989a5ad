import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import type { AppEnv } from '#platform/app-env.ts'
import type { Tx } from '#platform/database.ts'
import { NotFound } from '#platform/errors.ts'
import type { Parts } from '#platform/parts.ts'
import type { Viewer } from '#platform/viewer.ts'
import type { FieldError } from '#web/field-errors.ts'
import { frameOf } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { sentForm } from '#web/sent-form.ts'
import type { DecisionConsequence } from '../consequences/consequence.ts'
import { whatFollows } from '../consequences/what-follows.ts'
import { effectsOfConflict } from '../decision/effects-of-conflict.ts'
import { itemHref, itemIn } from './addresses.ts'
import { answered, doOnce } from './answered.tsx'
import { decidedItem } from './decided.ts'
import { readDeclaration, readPaper, readVote, readWord } from './forms.ts'
import { addPaper, closeVote, openVote } from './hold-meeting.ts'
import { mayCloseItem, mayKeepRecord, mayOpenItem, mayRatify, mayVote } from './may-meet.ts'
import { momentOf } from './moment.ts'
import { NewPaperPage } from './pages/agenda-forms.tsx'
import { DeclarePage, RatifyPage, VotePage } from './pages/answer-forms.tsx'
import { ItemPage, type ItemView } from './pages/item.tsx'
import { RefusedPage } from './pages/refused.tsx'
import { personId } from './record.ts'
import { boardStore } from './store.ts'
import { declareInterest, giveVote, giveWord } from './take-part.ts'

/**
 *   GET       /board/items/:id              the item, its papers, interests, votes and outcome
 *   POST      /board/items/:id/open, close  the vote
 *   GET, POST /board/items/:id/vote
 *   GET, POST /board/items/:id/declare      an interest in this item
 *   GET, POST /board/items/:id/ratify
 *   GET, POST /board/items/:id/papers/new
 */
export function itemRoutes({ db, clock }: Parts, consequences: readonly DecisionConsequence[]) {
  const idOf = (c: Context): string => c.req.param('id')!
  const back = (id: string) => ({ text: 'Back to the item', href: itemHref(id) })
  const refusedPage = (c: Context, because: string) =>
    c.html(render(<RefusedPage frame={frameOf(c)} because={because} back={back(idOf(c))} />), 403)

  async function viewOf(tx: Tx, viewer: Viewer, id: string): Promise<ItemView> {
    const now = momentOf(clock)
    const decided = await decidedItem(tx, id, now)
    if (!decided) throw new NotFound(`item ${id}`)
    const { item, meeting } = decided.record
    const self = { person: personId(viewer), name: viewer.name, trust: viewer.trust }
    return {
      decided,
      papers: await boardStore(tx).papersOf(id),
      isKeptFrom: decided.ok && !effectsOfConflict(self, decided.facts).seesPapers,
      may: {
        open: mayOpenItem(viewer, meeting, item),
        close: mayCloseItem(viewer, item),
        vote: mayVote(viewer, decided, now),
        ratify: mayRatify(viewer, decided),
      },
      mayKeep: mayKeepRecord(viewer).allowed,
      follows: await whatFollows(tx, viewer, decided, consequences, clock.today()),
    }
  }
  const asked = (c: Context<AppEnv>) => db.reading(c.get('viewer'), (tx) => viewOf(tx, c.get('viewer'), idOf(c)))

  async function votePage(c: Context<AppEnv>, formKey: string, errors: readonly FieldError[] = [], values = {}) {
    const { may, decided } = await asked(c)
    if (!may.vote.allowed) return refusedPage(c, may.vote.because)
    const { motion } = decided.record.item
    const page = { formKey, errors, values, motion, voices: may.vote.voices, back: back(idOf(c)) }
    return c.html(render(<VotePage frame={frameOf(c)} {...page} />), errors.length > 0 ? 422 : 200)
  }
  async function declarePage(c: Context<AppEnv>, formKey: string, errors: readonly FieldError[] = [], values = {}) {
    const { decided } = await asked(c)
    const page = { formKey, errors, values, about: decided.record.item.title, back: back(idOf(c)) }
    return c.html(render(<DeclarePage frame={frameOf(c)} {...page} />), errors.length > 0 ? 422 : 200)
  }
  async function ratifyPage(c: Context<AppEnv>, formKey: string, errors: readonly FieldError[] = [], values = {}) {
    const { may } = await asked(c)
    if (!may.ratify.allowed) return refusedPage(c, may.ratify.because)
    const page = { formKey, errors, values, by: may.ratify.by, back: back(idOf(c)) }
    return c.html(render(<RatifyPage frame={frameOf(c)} {...page} />), errors.length > 0 ? 422 : 200)
  }
  function paperPage(c: Context<AppEnv>, formKey: string, errors: readonly FieldError[] = [], values = {}) {
    const may = mayKeepRecord(c.get('viewer'))
    if (!may.allowed) return refusedPage(c, may.because)
    const page = { formKey, errors, values, back: back(idOf(c)) }
    return c.html(render(<NewPaperPage frame={frameOf(c)} {...page} />), errors.length > 0 ? 422 : 200)
  }

  return new Hono<AppEnv>()
    .get(itemIn, async (c) => {
      const view = await asked(c)
      return c.html(render(<ItemPage frame={frameOf(c)} view={view} formKey={randomUUID()} />))
    })
    .post(`${itemIn}/:step{open|close}`, async (c) => {
      const [viewer, id, now] = [c.get('viewer'), idOf(c), momentOf(clock)]
      const step = c.req.param('step')
      const form = await sentForm(c)
      const edition = Number(form.one('edition'))
      const answer = await doOnce(db, viewer, form.one('key'), { id, step, edition }, (tx) =>
        (step === 'open' ? openVote : closeVote)(tx, viewer, id, edition, now),
      )
      return answered(c, answer, () => itemHref(id), back(id))
    })
    .get(`${itemIn}/vote`, (c) => votePage(c, randomUUID()))
    .post(`${itemIn}/vote`, async (c) => {
      const [viewer, id, now] = [c.get('viewer'), idOf(c), momentOf(clock)]
      const form = await sentForm(c)
      const read = readVote(form)
      if (!read.ok) return votePage(c, form.one('key'), read.errors, form.values)
      const answer = await doOnce(db, viewer, form.one('key'), { id, ...read.value }, (tx) =>
        giveVote(tx, viewer, id, read.value, now),
      )
      return answered(c, answer, () => itemHref(id), back(id))
    })
    .get(`${itemIn}/declare`, (c) => declarePage(c, randomUUID()))
    .post(`${itemIn}/declare`, async (c) => {
      const [viewer, id, now] = [c.get('viewer'), idOf(c), momentOf(clock)]
      const form = await sentForm(c)
      const read = readDeclaration(form)
      if (!read.ok) return declarePage(c, form.one('key'), read.errors, form.values)
      const answer = await doOnce(db, viewer, form.one('key'), { id, ...read.value }, (tx) =>
        declareInterest(tx, viewer, { ...read.value, on: { item: id } }, now),
      )
      return answered(c, answer, () => itemHref(id), back(id))
    })
    .get(`${itemIn}/ratify`, (c) => ratifyPage(c, randomUUID()))
    .post(`${itemIn}/ratify`, async (c) => {
      const [viewer, id, now] = [c.get('viewer'), idOf(c), momentOf(clock)]
      const form = await sentForm(c)
      const read = readWord(form)
      if (!read.ok) return ratifyPage(c, form.one('key'), read.errors, form.values)
      const answer = await doOnce(db, viewer, form.one('key'), { id, ...read.value }, (tx) =>
        giveWord(tx, viewer, id, read.value, now),
      )
      return answered(c, answer, () => itemHref(id), back(id))
    })
    .get(`${itemIn}/papers/new`, (c) => paperPage(c, randomUUID()))
    .post(`${itemIn}/papers/new`, async (c) => {
      const [viewer, id] = [c.get('viewer'), idOf(c)]
      const form = await sentForm(c)
      const read = readPaper(form)
      if (!read.ok) return paperPage(c, form.one('key'), read.errors, form.values)
      const answer = await doOnce(db, viewer, form.one('key'), { id, ...read.value }, (tx) =>
        addPaper(tx, viewer, { item: id, ...read.value }),
      )
      return answered(c, answer, () => itemHref(id), back(id))
    })
}
