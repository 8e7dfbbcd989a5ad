import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import type { AppEnv } from '#platform/app-env.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { isOnceKey } from '#platform/once.ts'
import type { Parts } from '#platform/parts.ts'
import type { Viewer } from '#platform/viewer.ts'
import { seeOther } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { type SentForm, sentForm } from '#web/sent-form.ts'
import { agreeToOffer, declineTransfer, noteAnswer, takeBackConsent } from '../offers/answer-offer.ts'
import type { Outcome } from '../offers/done-once.ts'
import { namesOf } from '../offers/offer-facts.ts'
import type { AnswerDraft } from '../offers/offer-store.ts'
import { my } from './addresses.ts'
import { askForCall, callTimes, whyNoCall } from './call-store.ts'
import { declineWordsOf } from './decline-words.ts'
import { myFrame } from './my-frame.ts'
import { type MyTransfer, myTransfer } from './my-transfer.ts'
import {
  AnotherDatePage,
  agreedWords,
  ChangedPage,
  ChangeMindPage,
  CheckNoPage,
  type No,
  NoPage,
  YesPage,
} from './pages/answer-pages.tsx'
import { CallPage, NoCallPage } from './pages/call-page.tsx'
import { EasyReadPage } from './pages/easy-read-page.tsx'
import { OfferPage } from './pages/offer-page.tsx'
import { LinkOverPage } from './pages/open-page.tsx'
import { patientIn } from './patient-session.ts'
import { placeOnList } from './place-on-list.ts'
import { type StandingFor, standingFor } from './standing-words.ts'

const MOST_SAID = 500
const TOO_LONG = { field: 'said', message: `Enter ${MOST_SAID} characters at most` }

/**
 *   GET  /my/offer            the offer, or what became of it; /my/offer/easy-read the same in easy read
 *   GET  /my/yes              check, and say yes
 *   GET  /my/no               why not; /my/no/date another date?; /my/no/check check, and say no
 *   GET  /my/change-mind      take a yes back
 *   GET  /my/call             ask to be called
 */
export function myRoutes({ db, secret, clock }: Pick<Parts, 'db' | 'secret' | 'clock'>) {
  type Mine = { readonly patient: Viewer; readonly mine: MyTransfer }

  /** What the patient's page is about; or the answer that leads back to the beginning. */
  async function opened(c: Context): Promise<Mine | Response> {
    const patient = await patientIn(c, db, secret)
    if (!patient)
      return seeOther(c, my.start, 'Your page has closed. Open it again with the code in your letter.', 'important')
    const mine = await db.reading(patient, (tx) => myTransfer(tx, patient, clock.today()))
    return mine ? { patient, mine } : c.html(render(<LinkOverPage frame={myFrame(c)} />), 410)
  }

  /** Pages that make sense in one standing only lead to the offer in every other. */
  const whileIt =
    (is: StandingFor, show: (c: Context, found: Mine) => Response | Promise<Response>) => async (c: Context) => {
      const found = await opened(c)
      if (found instanceof Response) return found
      const { state, facts } = found.mine
      return standingFor(state, namesOf(facts)).is === is ? show(c, found) : c.redirect(my.offer, 303)
    }

  type Seen = { readonly sender: string; readonly id: string; readonly version: number }
  type Once = { readonly key: string; readonly today: string }

  /** Sends an answer about what the form showed. A form that is sent twice answers twice the same. */
  async function answer(
    c: Context,
    { patient, mine }: Mine,
    form: SentForm,
    send: (tx: Parameters<Parameters<typeof db.withViewer>[1]>[0], seen: Seen, once: Once) => Promise<Outcome>,
    says: string,
  ): Promise<Response> {
    const { key, version } = sentWith(form)
    const seen = { sender: patient.trust, id: patient.person, version }
    try {
      const outcome = await db.withViewer(patient, (tx) => send(tx, seen, { key, today: clock.today() }))
      if (outcome.status === 'done') return seeOther(c, my.offer, says)
      return seeOther(c, my.offer, 'Your answer was not sent, because the offer no longer waits for one.', 'important')
    } catch (error) {
      if (!(error instanceof Conflict)) throw error
      return c.html(render(<ChangedPage frame={myFrame(c)} team={mine.team} />), 409)
    }
  }

  return new Hono<AppEnv>()
    .get(my.offer, async (c) => {
      const found = await opened(c)
      if (found instanceof Response) return found
      const place = await placeOnList(db, found.patient)
      return c.html(render(<OfferPage frame={myFrame(c)} mine={found.mine} place={place} />))
    })
    .get(
      my.easyRead,
      whileIt('asked', (c, { mine }) => c.html(render(<EasyReadPage frame={myFrame(c)} mine={mine} />))),
    )
    .get(
      my.yes,
      whileIt('asked', (c, { mine }) => c.html(render(<YesPage frame={myFrame(c)} mine={mine} once={randomUUID()} />))),
    )
    .post(my.yes, async (c) => {
      const found = await opened(c)
      if (found instanceof Response) return found
      const form = await sentForm(c)
      const draft = { ...written(form, agreedWords(found.mine)), kind: 'agreed' as const }
      return answer(
        c,
        found,
        form,
        (tx, seen, once) => agreeToOffer(tx, found.patient, seen, draft, once),
        'You have said yes. We will call you to talk it through.',
      )
    })
    .get(
      my.no,
      whileIt('asked', (c, { mine }) => c.html(render(<NoPage frame={myFrame(c)} mine={mine} />))),
    )
    .post(
      my.no,
      whileIt('asked', async (c, { mine }) => {
        const reason = declineWordsOf((await sentForm(c)).one('reason'))
        if (!reason) {
          const errors = [{ field: 'reason', message: 'Select why the offer does not suit you' }]
          return c.html(render(<NoPage frame={myFrame(c)} mine={mine} errors={errors} />), 422)
        }
        return c.redirect(reason.code === 'date' ? my.noToDate : `${my.checkNo}?reason=${reason.code}`, 303)
      }),
    )
    .get(
      my.noToDate,
      whileIt('asked', (c, { mine }) => c.html(render(<AnotherDatePage frame={myFrame(c)} mine={mine} />))),
    )
    .post(
      my.noToDate,
      whileIt('asked', async (c, { mine }) => {
        const another = (await sentForm(c)).one('another')
        if (another !== 'yes' && another !== 'no') {
          const errors = [{ field: 'another', message: 'Select whether you would go there on another date' }]
          return c.html(render(<AnotherDatePage frame={myFrame(c)} mine={mine} errors={errors} />), 422)
        }
        return c.redirect(`${my.checkNo}?reason=date&another=${another}`, 303)
      }),
    )
    .get(
      my.checkNo,
      whileIt('asked', (c, { mine }) => {
        const no = noOf((name) => c.req.query(name) ?? '')
        if (!no) return c.redirect(my.no, 303)
        return c.html(render(<CheckNoPage frame={myFrame(c)} mine={mine} no={no} once={randomUUID()} />))
      }),
    )
    .post(my.checkNo, async (c) => {
      const found = await opened(c)
      if (found instanceof Response) return found
      const form = await sentForm(c)
      const no = noOf(form.one)
      if (!no) return c.redirect(my.no, 303)
      const said = form.one('said')
      if (said.length > MOST_SAID) {
        const page = (
          <CheckNoPage
            frame={myFrame(c)}
            mine={found.mine}
            no={no}
            once={form.one('once')}
            said={said}
            errors={[TOO_LONG]}
          />
        )
        return c.html(render(page), 422)
      }
      const reason = declineWordsOf(no.reason)!
      const draft = {
        ...written(form, [reason.says, said].filter((part) => part !== '').join('. ')),
        kind: 'declined' as const,
        reason: reason.code,
      }
      return answer(
        c,
        found,
        form,
        (tx, seen, once) => (no.another ? noteAnswer : declineTransfer)(tx, found.patient, seen, draft, once),
        no.another
          ? 'You have said no to this date. We will call you about another.'
          : 'You have said no. You keep your place.',
      )
    })
    .get(
      my.changeMind,
      whileIt('going', (c, { mine }) =>
        c.html(render(<ChangeMindPage frame={myFrame(c)} mine={mine} once={randomUUID()} />)),
      ),
    )
    .post(my.changeMind, async (c) => {
      const found = await opened(c)
      if (found instanceof Response) return found
      const form = await sentForm(c)
      const draft = { ...written(form, 'I no longer want to go'), kind: 'withdrew' as const }
      return answer(
        c,
        found,
        form,
        (tx, seen, once) => takeBackConsent(tx, found.patient, seen, draft, once),
        'We know that you no longer want to go. You keep your place.',
      )
    })
    .get(my.call, async (c) => {
      const found = await opened(c)
      if (found instanceof Response) return found
      const because = await db.reading(found.patient, (tx) => whyNoCall(tx, found.patient))
      const page = { frame: myFrame(c), team: found.mine.team }
      return c.html(
        render(because ? <NoCallPage {...page} because={because} /> : <CallPage {...page} once={randomUUID()} />),
      )
    })
    .post(my.call, async (c) => {
      const found = await opened(c)
      if (found instanceof Response) return found
      const form = await sentForm(c)
      const answers = { phone: form.one('phone'), bestTime: form.one('time'), said: form.one('said') }
      const time = callTimes.find(({ code }) => code === answers.bestTime)
      const errors = [
        ...(/^[0-9+() -]{7,25}$/.test(answers.phone)
          ? []
          : [{ field: 'phone', message: 'Enter a phone number that we can call' }]),
        ...(time ? [] : [{ field: 'time', message: 'Select when is the best time' }]),
        ...(answers.said.length > MOST_SAID ? [TOO_LONG] : []),
      ]
      if (errors.length > 0 || !time) {
        const page = (
          <CallPage
            frame={myFrame(c)}
            team={found.mine.team}
            once={form.one('once')}
            errors={errors}
            answers={answers}
          />
        )
        return c.html(render(page), 422)
      }
      const draft = { phone: answers.phone, bestTime: time.code, said: answers.said }
      const { patient } = found
      const answer = await db.withViewer(patient, (tx) => askForCall(tx, patient, keyIn(form), draft))
      if (answer !== 'asked') {
        const page = { frame: myFrame(c), team: found.mine.team, because: answer }
        return c.html(render(<NoCallPage {...page} />), answer === 'waits' ? 409 : 429)
      }
      return seeOther(c, my.offer, 'We will call you')
    })
}

/** What the patient answers, in writing and for themselves. */
const written = (form: SentForm, said: string): Omit<AnswerDraft, 'kind' | 'reason'> => ({
  offer: sentWith(form).offer,
  at: new Date(),
  way: 'page',
  speaker: 'patient',
  said,
})

/** @throws NotFound for a form that is none of ours */
function sentWith(form: SentForm) {
  const version = Number(form.one('version'))
  const offer = form.one('offer')
  if (!Number.isSafeInteger(version) || version < 1 || !isOnceKey(offer)) throw new NotFound('a form of our own')
  return { key: keyIn(form), version, offer }
}

function keyIn(form: SentForm): string {
  const key = form.one('once')
  if (!isOnceKey(key)) throw new NotFound('a form of our own')
  return key
}

function noOf(one: (name: string) => string): No | undefined {
  const reason = declineWordsOf(one('reason'))
  return reason && { reason: reason.code, another: reason.code === 'date' && one('another') === 'yes' }
}
