import { type Context, Hono } from 'hono'
import type { AppEnv } from '#platform/app-env.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import type { Parts } from '#platform/parts.ts'
import { tryAgain } from '#platform/try-again.ts'
import { clientAddress } from '#web/client-address.ts'
import type { FieldError } from '#web/field-errors.ts'
import { framingOf } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { sentForm } from '#web/sent-form.ts'
import { allianceIn, consultationHref, consultationsHref, thanksHref } from '../addresses.ts'
import { answerForAll, publicFrame } from '../answer.ts'
import { anybody } from '../public-viewer.ts'
import { publicStore } from '../store.ts'
import { capacityCodes, consultationStanding, longestAnswer } from './consultation.ts'
import { giveAnswer } from './give-answer.ts'
import { ConsultationPage, ConsultationsPage, ThankYouPage, TooManyAnswersPage } from './pages/consultations.tsx'
import { publicConsultations } from './store.ts'

/**
 *   GET       /public/:alliance/consultations                  what it asks, or has asked
 *   GET, POST /public/:alliance/consultations/:id              one, with its form while it is open
 *   GET       /public/:alliance/consultations/:id/thank-you
 */
export function publicConsultationRoutes({ db, clock, secret }: Pick<Parts, 'db' | 'clock' | 'secret'>) {
  const one = consultationHref(allianceIn, ':id{[0-9a-f-]{36}}')
  async function seen(c: Context) {
    return db.reading(anybody(c.req.param('alliance') ?? ''), async (tx) => {
      const alliance = await publicStore(tx).alliance()
      if (!alliance) throw new NotFound('an alliance')
      return { frame: publicFrame(c), alliance, consultations: await publicConsultations(tx) }
    })
  }
  async function seenOne(c: Context) {
    const { consultations, ...view } = await seen(c)
    const consultation = consultations.find(({ id }) => id === c.req.param('id'))
    if (!consultation) throw new NotFound('a consultation')
    return { ...view, consultation }
  }

  return new Hono<AppEnv>()
    .get(consultationsHref(allianceIn), async (c) =>
      answerForAll(c, <ConsultationsPage {...(await seen(c))} today={clock.today()} />),
    )
    .get(one, async (c) => answerForAll(c, <ConsultationPage {...(await seenOne(c))} today={clock.today()} />))
    .post(one, async (c) => {
      const view = await seenOne(c)
      const { alliance, consultation } = view
      const today = clock.today()
      if (consultationStanding(consultation, today) !== 'open') throw new Conflict('an answer to what is not open')
      const form = await sentForm(c)
      const thanks = thanksHref(alliance.id, consultation.id)
      // A program filled in what nobody sees. It is thanked, so that it learns nothing.
      if (form.one('website') !== '') return c.redirect(thanks, 303)
      const capacity = capacityCodes.find((code) => code === form.one('capacity'))
      const said = form.one('said')
      const errors: FieldError[] = []
      if (!capacity) errors.push({ field: 'capacity', message: 'Select who you are' })
      if (said === '') errors.push({ field: 'said', message: 'Enter your answer' })
      if (said.length > longestAnswer) {
        errors.push({ field: 'said', message: `Enter your answer in ${longestAnswer} characters or fewer` })
      }
      if (!capacity || errors.length > 0) {
        const typed = { capacity: form.one('capacity'), said, errors }
        return c.html(render(<ConsultationPage {...view} today={today} {...typed} />), 422)
      }
      const address = clientAddress(c, { isBehindProxy: framingOf(c).https })
      const given = { secret, consultation: consultation.id, capacity, said, address, on: today }
      const taken = await tryAgain(() => db.withViewer(anybody(alliance.id), (tx) => giveAnswer(tx, given)))
      if (taken === 'too-many') return c.html(render(<TooManyAnswersPage {...view} />), 429)
      return c.redirect(thanks, 303)
    })
    .get(`${one}/thank-you` as const, async (c) => answerForAll(c, <ThankYouPage {...(await seenOne(c))} />))
}
