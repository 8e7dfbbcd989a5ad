import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { allianceStore } from '#alliance'
import type { AppEnv } from '#platform/app-env.ts'
import { audit } from '#platform/audit.ts'
import type { Tx } from '#platform/database.ts'
import { Conflict, Forbidden, NotFound } from '#platform/errors.ts'
import { isOnceKey, once } from '#platform/once.ts'
import type { Parts } from '#platform/parts.ts'
import { tryAgain } from '#platform/try-again.ts'
import { forPurpose, type Viewer } from '#platform/viewer.ts'
import { type CsvColumn, csvDownload } from '#web/csv.ts'
import { dateAnswer, parseDate } from '#web/date-field.tsx'
import type { FieldError } from '#web/field-errors.ts'
import { frameOf, seeOther } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { type SentForm, sentForm } from '#web/sent-form.ts'
import { askedHref, askedOneHref } from '../addresses.ts'
import { capacities, mayConsult } from './consultation.ts'
import { AskedListPage, AskedPage, AskPage } from './pages/asked.tsx'
import { type Answer, askedStore } from './store.ts'

const answersCsv: readonly CsvColumn<Answer>[] = [
  { heading: 'Day', cell: ({ onDay }) => onDay },
  { heading: 'Who', cell: ({ capacity }) => capacities[capacity] },
  { heading: 'Answer', cell: ({ said }) => said },
]

/**
 * For people who have logged in:
 *   GET       /board/consultations                  what the alliance asks everybody
 *   GET, POST /board/consultations/new
 *   GET       /board/consultations/:id              with its answers; /answers.csv
 *   POST      /board/consultations/:id/withdraw
 */
export function consultationRoutes({ db, clock }: Pick<Parts, 'db' | 'clock'>) {
  const one = `${askedHref}/:id{[0-9a-f-]{36}}` as const
  const viewerOf = (c: Context<AppEnv>): Viewer => forPurpose(c.get('viewer'), 'administration')
  const idOf = (c: Context): string => c.req.param('id') ?? ''
  async function askerOf(c: Context<AppEnv>): Promise<Viewer> {
    const viewer = viewerOf(c)
    const part = await db.reading(viewer, (tx) => allianceStore(tx).partOn(clock.today()))
    if (!mayConsult(viewer) || !part.includes(viewer.trust))
      throw new Forbidden('ask everybody in the name of the alliance')
    return viewer
  }
  const known = async (tx: Tx, id: string) => {
    const asked = await askedStore(tx).one(id)
    if (!asked) throw new NotFound('a consultation')
    return asked
  }
  const tellMembers = async (tx: Tx, action: string, id: string) =>
    audit(tx, await allianceStore(tx).membersOn(clock.today()), { action, object: `consultation ${id}` })

  return new Hono<AppEnv>()
    .get(askedHref, async (c) => {
      const viewer = viewerOf(c)
      const asked = await db.reading(viewer, (tx) => askedStore(tx).all())
      const view = { asked, today: clock.today(), mayAsk: mayConsult(viewer) }
      return c.html(render(<AskedListPage frame={frameOf(c)} {...view} />))
    })
    .get(`${askedHref}/new`, async (c) => {
      await askerOf(c)
      return c.html(render(<AskPage frame={frameOf(c)} once={randomUUID()} />))
    })
    .post(`${askedHref}/new`, async (c) => {
      const viewer = await askerOf(c)
      const form = await sentForm(c)
      const key = form.one('once')
      if (!isOnceKey(key)) throw new Conflict('a question without the key of its form')
      const { asked, errors } = readQuestion(form, clock.today())
      if (errors.length > 0) {
        const dates = { opens: dateAnswer(form.values, 'opens'), closes: dateAnswer(form.values, 'closes') }
        const view = { once: key, answers: form.values, ...dates, errors }
        return c.html(render(<AskPage frame={frameOf(c)} {...view} />), 422)
      }
      const href = await tryAgain(() =>
        db.withViewer(viewer, (tx) =>
          once(tx, key, asked, async () => {
            const id = randomUUID()
            await askedStore(tx).ask(id, asked)
            await tellMembers(tx, 'ask-everybody', id)
            return askedOneHref(id)
          }),
        ),
      )
      return seeOther(c, href, 'The question is on the public pages.')
    })
    .get(`${one}/answers.csv` as const, async (c) => {
      const answers = await db.reading(viewerOf(c), async (tx) => {
        const { id } = await known(tx, idOf(c))
        return askedStore(tx).answers(id)
      })
      return csvDownload(c, 'answers', answersCsv, answers)
    })
    .get(one, async (c) => {
      const viewer = viewerOf(c)
      const view = await db.reading(viewer, async (tx) => {
        const asked = await known(tx, idOf(c))
        return { asked, answers: await askedStore(tx).answers(asked.id) }
      })
      const shown = { ...view, alliance: viewer.alliance, today: clock.today(), mayAsk: mayConsult(viewer) }
      return c.html(render(<AskedPage frame={frameOf(c)} {...shown} />))
    })
    .post(`${one}/withdraw` as const, async (c) => {
      const viewer = await askerOf(c)
      const version = Number((await sentForm(c)).one('version'))
      await tryAgain(() =>
        db.withViewer(viewer, async (tx) => {
          const asked = await known(tx, idOf(c))
          // Sent twice, or by two people at a time: it is withdrawn already.
          if (asked.withdrawnOn) return
          if (!(await askedStore(tx).withdraw(asked.id, version, clock.today()))) {
            throw new Conflict('a question that somebody else has changed')
          }
          await tellMembers(tx, 'withdraw-question', asked.id)
        }),
      )
      return seeOther(c, askedOneHref(idOf(c)), 'The question is withdrawn.')
    })
}

function readQuestion(form: SentForm, today: string) {
  const errors: FieldError[] = []
  const words = (field: string, what: string, most: number): string => {
    const said = form.one(field)
    if (said === '') errors.push({ field, message: `Enter ${what}` })
    if (said.length > most) errors.push({ field, message: `Enter ${what} in ${most} characters or fewer` })
    return said
  }
  const day = (field: string, what: string): string => {
    const read = parseDate(dateAnswer(form.values, field), field, what)
    if (read.ok) return read.day
    errors.push(read.error)
    return ''
  }
  const asked = {
    title: words('title', 'what it is about', 65),
    about: words('about', 'what people need to know', 4000),
    question: words('question', 'what you ask them', 200),
    opensOn: day('opens', 'the day from which people can answer'),
    closesOn: day('closes', 'the last day'),
  }
  if (asked.opensOn !== '' && asked.closesOn !== '' && asked.closesOn < asked.opensOn) {
    errors.push({ field: 'closes', message: 'Enter a last day that is not before the first' })
  }
  if (asked.closesOn !== '' && asked.closesOn < today) {
    errors.push({ field: 'closes', message: 'Enter a last day that is today or later' })
  }
  return { asked, errors }
}
