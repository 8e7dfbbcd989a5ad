import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import type { AppEnv } from '#platform/app-env.ts'
import { isOnceKey } from '#platform/once.ts'
import type { Parts } from '#platform/parts.ts'
import { frameOf, seeOther } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { type SentForm, sentForm } from '#web/sent-form.ts'
import { stepHref } from '../addresses.ts'
import { answerStep } from './answer-step.tsx'
import { namedIn, partyTo, stepAt, versionIn } from './asked-transfer.ts'
import { answersOf, type HoldAnswers, type HoldQuestion, holdAnswers, holdQuestions, placeOf } from './hold-choice.ts'
import { fieldsOf, mistakesIn } from './hold-form.ts'
import { holdPlace } from './hold-place.ts'
import { holdView } from './hold-view.ts'
import { HoldPage, KeepPlacePage } from './pages/hold.tsx'
import { anotherToo, HoldQuestionPage } from './pages/hold-question.tsx'
import { RefusedPage } from './pages/not-done.tsx'

const at = stepAt('hold')
const questionAt = `${at}/:question{(?:${holdQuestions.join('|')})}`

/**
 *   GET, POST /transfers/:sender/:id/steps/hold             the place that is suggested, or how long it is kept
 *   GET, POST /transfers/:sender/:id/steps/hold/:question   one part of it
 */
export function holdRoutes(parts: Parts) {
  /** The answers in the address, or those that were sent. */
  const viewed = (c: Context<AppEnv>, answers: HoldAnswers) => holdView(parts, partyTo(c), namedIn(c), answers)
  const inAddress = (c: Context): HoldAnswers => holdAnswers((name) => c.req.query(name))

  async function asking(
    c: Context<AppEnv>,
    page: (view: Awaited<ReturnType<typeof viewed>>) => React.ReactElement,
  ): Promise<Response> {
    const view = await viewed(c, inAddress(c))
    const { transfer, because } = view
    return because === undefined
      ? c.html(render(page(view)))
      : c.html(render(<RefusedPage frame={frameOf(c)} transfer={transfer} because={because} />), 403)
  }

  async function keeping(c: Context<AppEnv>, form: SentForm, key: string): Promise<Response> {
    const view = await viewed(c, inAddress(c))
    const hours = view.choice.hoursOffered.find((each) => String(each) === form.one('keep'))
    if (hours !== undefined) {
      return holding(c, form, key, { place: 'as-held', hours, sent: { keep: String(hours) } })
    }
    const errors = [{ field: 'keep', message: 'Select how long the place is kept' }]
    const page = { frame: frameOf(c), code: 'hold', onceKey: key, errors, ...view } as const
    return c.html(render(<KeepPlacePage {...page} />), 422)
  }

  function holding(c: Context<AppEnv>, form: SentForm, key: string, wanted: Parameters<typeof holdPlace>[3]) {
    const viewer = partyTo(c)
    const seen = { ...namedIn(c), version: versionIn(form.one('version')) }
    const instead = { text: 'Choose another place', href: `${stepHref(seen, 'hold')}?another=yes` }
    return answerStep(c, parts, { viewer, seen, code: 'hold', instead }, () =>
      holdPlace(parts, viewer, seen, wanted, key),
    )
  }

  return new Hono<AppEnv>()
    .get(at, (c) =>
      asking(c, (view) => {
        const page = { frame: frameOf(c), code: 'hold', onceKey: randomUUID(), ...view } as const
        const isKept = view.transfer.state === 'held' && c.req.query('another') === undefined
        return isKept ? <KeepPlacePage {...page} /> : <HoldPage {...page} />
      }),
    )
    .post(at, async (c) => {
      const form = await sentForm(c)
      const key = form.one('once')
      const href = stepHref(namedIn(c), 'hold')
      if (!isOnceKey(key)) return seeOther(c, href)
      if (form.values.minutes === undefined) return keeping(c, form, key)
      const sent = holdAnswers(form.one)
      const { choice } = await viewed(c, sent)
      const place = isAsSent(sent, choice) ? placeOf(choice) : undefined
      return holding(c, form, key, { place: place ?? 'gone', hours: choice.hours ?? 1, sent })
    })
    .get(questionAt, (c) =>
      asking(c, (view) => <HoldQuestionPage frame={frameOf(c)} question={questionOf(c)} {...view} />),
    )
    .post(questionAt, async (c) => {
      const question = questionOf(c)
      const form = await sentForm(c)
      const sent = Object.fromEntries(fieldsOf[question].map((field) => [field, form.one(field)]))
      const answers = { ...inAddress(c), ...sent }
      const view = await viewed(c, inAddress(c))
      const errors = mistakesIn(question, answers, view.choice)
      if (errors.length > 0 && view.because === undefined) {
        const page = { frame: frameOf(c), question, answers, errors, ...view }
        return c.html(render(<HoldQuestionPage {...page} />), 422)
      }
      const { choice, transfer } = await viewed(c, answers)
      return seeOther(c, `${stepHref(transfer, 'hold')}?${anotherToo({ choice, transfer })}`)
    })
}

const questionOf = (c: Context): HoldQuestion =>
  holdQuestions.find((question) => question === c.req.param('question')) ?? 'session'

/** Whether the place is the one that was shown: a suggestion that replaced it is not taken without being seen. */
function isAsSent(sent: HoldAnswers, choice: Parameters<typeof placeOf>[0]): boolean {
  const now = answersOf(choice)
  return (Object.keys(now) as (keyof HoldAnswers)[]).every((name) => now[name] === sent[name])
}
