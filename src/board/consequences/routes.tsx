import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import type { AppEnv } from '#platform/app-env.ts'
import type { Tx } from '#platform/database.ts'
import { NotFound } from '#platform/errors.ts'
import type { Parts } from '#platform/parts.ts'
import { forPurpose, type Viewer } from '#platform/viewer.ts'
import type { FieldError } from '#web/field-errors.ts'
import { frameOf } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { type SentForm, sentForm } from '#web/sent-form.ts'
import { itemHref, itemIn } from '../meetings/addresses.ts'
import { answered, doOnce } from '../meetings/answered.tsx'
import { decidedItem } from '../meetings/decided.ts'
import type { May } from '../meetings/may-meet.ts'
import { momentOf } from '../meetings/moment.ts'
import { RefusedPage } from '../meetings/pages/refused.tsx'
import { carryOut, declareConsequence, mayCarryOut, mayDeclare, takeConsequenceBack, wrongMatter } from './carry-out.ts'
import type { DecisionConsequence } from './consequence.ts'
import { NewConsequencePage } from './pages/new-consequence.tsx'
import { ConsequenceStepPage } from './pages/step.tsx'
import { readAsked } from './read-answers.ts'
import { consequenceStore } from './store.ts'

const newIn = `${itemIn}/consequences/new/:kind{[a-z-]{1,40}}` as const
const stepIn = `${itemIn}/consequences/:consequence{[0-9a-f-]{36}}/:step{carry-out|take-back}` as const

/**
 *   GET, POST /board/items/:id/consequences/new/:kind        what follows if this is decided
 *   GET, POST /board/items/:id/consequences/:c/take-back     until the vote is open
 *   GET, POST /board/items/:id/consequences/:c/carry-out     once the decision holds
 */
export function consequenceRoutes({ db, clock }: Parts, consequences: readonly DecisionConsequence[]) {
  // What a change of scope stops is in plans, which are seen for the purpose of planning.
  const viewerOf = (c: Context<AppEnv>): Viewer => forPurpose(c.get('viewer'), 'planning')
  const idOf = (c: Context): string => c.req.param('id')!
  const back = (id: string) => ({ text: 'Back to the item', href: itemHref(id) })
  const refusedPage = (c: Context<AppEnv>, because: string) =>
    c.html(render(<RefusedPage frame={frameOf(c)} because={because} back={back(idOf(c))} />), 403)

  function kindOf(c: Context): DecisionConsequence {
    const found = consequences.find(({ kind }) => kind === c.req.param('kind'))
    if (!found) throw new NotFound(`a consequence of the kind ${c.req.param('kind')}`)
    return found
  }

  async function decidedAsked(tx: Tx, c: Context) {
    const decided = await decidedItem(tx, idOf(c), momentOf(clock))
    if (!decided) throw new NotFound(`item ${idOf(c)}`)
    return decided
  }

  async function newPage(c: Context<AppEnv>, formKey: string, errors: readonly FieldError[] = [], form?: SentForm) {
    const consequence = kindOf(c)
    const { decided, questions } = await db.reading(viewerOf(c), async (tx) => ({
      decided: await decidedAsked(tx, c),
      questions: await consequence.questions(tx, clock.today()),
    }))
    const may = mayDeclare(viewerOf(c), decided)
    if (!may.allowed) return refusedPage(c, may.because)
    const other = wrongMatter(consequence, decided)
    if (other !== undefined) return refusedPage(c, other)
    const page = { item: decided.record.item, consequence, questions, formKey, errors, values: form?.values ?? {} }
    return c.html(render(<NewConsequencePage frame={frameOf(c)} {...page} />), errors.length > 0 ? 422 : 200)
  }

  return new Hono<AppEnv>()
    .get(newIn, (c) => newPage(c, randomUUID()))
    .post(newIn, async (c) => {
      const [viewer, id, now] = [viewerOf(c), idOf(c), momentOf(clock)]
      const consequence = kindOf(c)
      const form = await sentForm(c)
      const key = form.one('key')
      const read = await db.reading(viewer, async (tx) => {
        const found = readAsked(await consequence.questions(tx, clock.today()), form, clock.today())
        if (found.errors.length > 0) return found
        const words = await consequence.inWords(tx, found.asked)
        return 'wrong' in words ? { ...found, errors: [{ field: words.field, message: words.wrong }] } : found
      })
      if (read.errors.length > 0) return newPage(c, key, read.errors, form)
      const sent = { id, kind: consequence.kind, asked: read.asked }
      const answer = await doOnce(db, viewer, key, sent, (tx) =>
        declareConsequence(tx, viewer, id, consequence, read.asked, now),
      )
      return answered(c, answer, () => itemHref(id), back(id))
    })
    .get(stepIn, async (c) => {
      const viewer = viewerOf(c)
      const step = c.req.param('step') as 'carry-out' | 'take-back'
      const view = await db.reading(viewer, async (tx) => {
        const decided = await decidedAsked(tx, c)
        const declared = (await consequenceStore(tx).ofItems([idOf(c)])).find(
          ({ id }) => id === c.req.param('consequence'),
        )
        const consequence = consequences.find(({ kind }) => kind === declared?.kind)
        if (!declared || !consequence) throw new NotFound('what follows from an item')
        const may: May = step === 'carry-out' ? mayCarryOut(viewer, decided, declared) : mayDeclare(viewer, decided)
        if (!may.allowed) return { may }
        const foretold =
          step === 'carry-out'
            ? await consequence.foretell(tx, declared.asked, clock.today())
            : ['If this is decided, it no longer follows from it.']
        return { may, declared, foretold }
      })
      if (!view.declared) return refusedPage(c, view.may.allowed ? '' : view.may.because)
      const page = { step, declared: view.declared, foretold: view.foretold, formKey: randomUUID() }
      return c.html(render(<ConsequenceStepPage frame={frameOf(c)} {...page} />))
    })
    .post(stepIn, async (c) => {
      const [viewer, item, now] = [viewerOf(c), idOf(c), momentOf(clock)]
      const [step, id] = [c.req.param('step'), c.req.param('consequence')]
      const form = await sentForm(c)
      const answer = await doOnce(db, viewer, form.one('key'), { item, id, step }, (tx) =>
        step === 'carry-out'
          ? carryOut(tx, viewer, consequences, item, id, { now, today: clock.today() })
          : takeConsequenceBack(tx, viewer, item, id, now),
      )
      return answered(c, answer, () => itemHref(item), back(item))
    })
}
