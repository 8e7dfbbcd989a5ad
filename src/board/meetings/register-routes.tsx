import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { matterCodes } from '#alliance'
import type { AppEnv } from '#platform/app-env.ts'
import type { Parts } from '#platform/parts.ts'
import { csvDownload } from '#web/csv.ts'
import { dateAnswer } from '#web/date-field.tsx'
import { frameOf } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { sentForm } from '#web/sent-form.ts'
import { decisionsHref, interestsHref, mayDecideHref, standingInterestHref } from './addresses.ts'
import { answered, doOnce } from './answered.tsx'
import { allDecided } from './decided.ts'
import { readStanding } from './forms.ts'
import { askPowers } from './may-decide-question.ts'
import { momentOf } from './moment.ts'
import { DeclarePage } from './pages/answer-forms.tsx'
import { InterestsPage } from './pages/interests.tsx'
import { MayDecidePage } from './pages/may-decide.tsx'
import { RegisterPage } from './pages/register.tsx'
import { registerCsv } from './register-csv.ts'
import { boardStore } from './store.ts'
import { declareInterest } from './take-part.ts'

/**
 *   GET /board/decisions    .csv; what we decided, who was conflicted, what binds whom
 *   GET /board/interests    what was declared, by whom, for how long; /new declares one that holds for a time
 *   GET /board/may-decide   may I decide this? ?matter=, &pounds=
 */
const toInterests = { text: 'Back to the register of interests', href: interestsHref }

export function registerRoutes({ db, clock }: Parts) {
  return (
    new Hono<AppEnv>()
      .get(decisionsHref, async (c) => {
        const decided = await db.reading(c.get('viewer'), (tx) => allDecided(tx, momentOf(clock)))
        return c.html(render(<RegisterPage frame={frameOf(c)} decided={decided} />))
      })
      .get(`${decisionsHref}.csv`, async (c) => {
        const decided = await db.reading(c.get('viewer'), (tx) => allDecided(tx, momentOf(clock)))
        return csvDownload(c, 'decisions', registerCsv, decided)
      })
      .get(interestsHref, async (c) => {
        const page = await db.reading(c.get('viewer'), async (tx) => ({
          declarations: await boardStore(tx).declarations(),
          titles: await boardStore(tx).titles(),
        }))
        return c.html(render(<InterestsPage frame={frameOf(c)} {...page} />))
      })
      .get(standingInterestHref, (c) => {
        const page = { about: 'For every meeting of the board', formKey: randomUUID(), back: toInterests, standing: {} }
        return c.html(render(<DeclarePage frame={frameOf(c)} {...page} />))
      })
      .post(standingInterestHref, async (c) => {
        const viewer = c.get('viewer')
        const form = await sentForm(c)
        const read = readStanding(form)
        const formKey = form.one('key')
        if (!read.ok) {
          const standing = { from: dateAnswer(form.values, 'from'), until: dateAnswer(form.values, 'until') }
          const page = { about: 'For every meeting of the board', formKey, back: toInterests, standing }
          const wrong = { errors: read.errors, values: form.values }
          return c.html(render(<DeclarePage frame={frameOf(c)} {...page} {...wrong} />), 422)
        }
        const { from, until, ...declared } = read.value
        const answer = await doOnce(db, viewer, formKey, read.value, (tx) =>
          declareInterest(tx, viewer, { ...declared, on: { from, until } }, momentOf(clock)),
        )
        return answered(c, answer, () => interestsHref, toInterests)
      })
      // Asked by an address that can be sent to somebody; a form leads there.
      .post(mayDecideHref, async (c) => {
        const form = await sentForm(c)
        const asked = new URLSearchParams({ matter: form.one('matter'), pounds: form.one('pounds') })
        return c.redirect(`${mayDecideHref}?${asked}`, 303)
      })
      .get(mayDecideHref, async (c) => {
        const viewer = c.get('viewer')
        const pounds = (c.req.query('pounds') ?? '').replaceAll(',', '').trim()
        const isAsked = c.req.query('matter') !== undefined
        const matter = matterCodes.find((code) => code === c.req.query('matter'))
        const errors = isAsked
          ? [
              ...(matter ? [] : [{ field: 'matter', message: 'Select a class of matter' }]),
              ...(pounds === '' || /^\d{1,10}$/.test(pounds)
                ? []
                : [{ field: 'pounds', message: 'Enter the money in whole pounds, such as 250,000' }]),
            ]
          : []
        const found =
          matter && errors.length === 0
            ? ((await db.reading(viewer, (tx) =>
                askPowers(
                  tx,
                  viewer,
                  { matter, ...(pounds !== '' && { amountPence: Number(pounds) * 100 }) },
                  clock.today(),
                ),
              )) ?? ('no-agreement' as const))
            : undefined
        const view = { trust: viewer.trust, pounds, errors, ...(matter && { matter }), ...(found && { found }) }
        return c.html(render(<MayDecidePage frame={frameOf(c)} view={view} />), errors.length > 0 ? 422 : 200)
      })
  )
}
