import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import type { AppEnv } from '#platform/app-env.ts'
import type { Tx } from '#platform/database.ts'
import { isOnceKey, once } from '#platform/once.ts'
import type { Parts } from '#platform/parts.ts'
import { frameOf, seeOther } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { sentForm } from '#web/sent-form.ts'
import { stepHref, transferHref } from '../addresses.ts'
import type { TransferKey } from '../life/transfer-row.ts'
import { bookingTeamOf } from '../patient/booking-team-store.ts'
import { dateDeclinedHref, noAnswerHref } from './addresses.ts'
import { offersPath, ownCare, ownTransfer, refuseUnlessTalks } from './asked-offers.ts'
import { callOutcomes, recordCall } from './call-outcome.ts'
import { callScript } from './call-script.ts'
import { factsForLetters } from './letters/facts-for-letters.ts'
import { CallPage, heardOptions, NoAnswerPage } from './pages/call.tsx'
import { NotNowPage } from './pages/not-now.tsx'

const LONGEST_NOTE = 500

/**
 *   GET, POST /transfers/:sender/:id/offers/call        what to say, and on to what was said
 *   GET, POST /transfers/:sender/:id/offers/no-answer   they want time, they ask for a call, nobody was reached
 */
export function callRoutes({ db, clock }: Parts) {
  /** What there is to call about, when there is something; otherwise the page that says why not. */
  async function asked(c: Context<AppEnv>) {
    const viewer = ownCare(c)
    const { transfer, found } = await db.reading(viewer, async (tx: Tx) => {
      const own = await ownTransfer(tx, c)
      refuseUnlessTalks(viewer)
      const phone = (await bookingTeamOf(tx))?.phone ?? null
      return { transfer: own, found: (await factsForLetters(tx, [own.id], { today: clock.today(), phone }))[0] }
    })
    if (found && 'facts' in found) return { transfer, offer: found.offer, facts: found.facts }
    const because = found?.because ?? 'The patient is no longer on your list.'
    return c.html(render(<NotNowPage frame={frameOf(c)} transfer={transfer} because={because} />), 403)
  }

  return new Hono<AppEnv>()
    .get(`${offersPath}/call`, async (c) => {
      const found = await asked(c)
      if (found instanceof Response) return found
      const steps = callScript(found.facts, ownCare(c))
      return c.html(render(<CallPage frame={frameOf(c)} transfer={found.transfer} steps={steps} />))
    })
    .post(`${offersPath}/call`, async (c) => {
      const found = await asked(c)
      if (found instanceof Response) return found
      const { transfer, facts } = found
      const heard = (await sentForm(c)).one('heard')
      const href = afterCall(transfer, heard)
      if (href) return seeOther(c, href)
      const errors = [{ field: 'heard', message: 'Select what the patient said' }]
      const page = { frame: frameOf(c), transfer, steps: callScript(facts, ownCare(c)), errors }
      return c.html(render(<CallPage {...page} />), 422)
    })
    .get(`${offersPath}/no-answer`, async (c) => {
      const found = await asked(c)
      if (found instanceof Response) return found
      const { transfer, facts, offer } = found
      const answers = { outcome: c.req.query('outcome') ?? '', note: '' }
      const page = { transfer, replyBy: facts.offer.replyBy, answers, along: { once: randomUUID(), offer } }
      return c.html(render(<NoAnswerPage frame={frameOf(c)} {...page} />))
    })
    .post(`${offersPath}/no-answer`, async (c) => {
      const found = await asked(c)
      if (found instanceof Response) return found
      const { transfer, facts } = found
      const form = await sentForm(c)
      const [outcome, note, key, offer] = ['outcome', 'note', 'once', 'offer'].map((name) => form.one(name)) as [
        string,
        string,
        string,
        string,
      ]
      const errors = [
        ...(callOutcomes.has(outcome) ? [] : [{ field: 'outcome', message: 'Select what came of the call' }]),
        ...(note.length > LONGEST_NOTE ? [{ field: 'note', message: 'Enter 500 characters or fewer' }] : []),
      ]
      if (errors.length > 0 || !callOutcomes.has(outcome) || !isOnceKey(key)) {
        const along = { once: isOnceKey(key) ? key : randomUUID(), offer: found.offer }
        const page = { transfer, replyBy: facts.offer.replyBy, answers: { outcome, note }, along, errors }
        return c.html(render(<NoAnswerPage frame={frameOf(c)} {...page} />), 422)
      }
      // An offer that is no longer the newest was spoken about all the same; one of another transfer was not.
      const said = { offer, outcome, note }
      const viewer = ownCare(c)
      await db.withViewer(viewer, (tx) =>
        once(tx, key, { transfer: transfer.id, ...said }, async () => {
          await recordCall(tx, viewer, transfer, said)
          return outcome
        }),
      )
      return seeOther(c, transferHref(transfer), doneWords[outcome])
    })
}

const doneWords = {
  thinking: 'It is noted that they want time. Silence is no answer: they keep their place.',
  'call-asked':
    'It is noted that they ask for a call. Next: call them. They are on the list of patients to call until somebody has.',
  'not-reached': 'It is noted that nobody was reached. Next: call again, or write a letter.',
} as const

/** Where each thing that can be heard is recorded; nothing for what is none of them. */
function afterCall(which: TransferKey, heard: string): string | undefined {
  if (!heardOptions.some(({ value }) => value === heard)) return undefined
  if (heard === 'agrees') return `${stepHref(which, 'consent')}?way=phone`
  if (heard === 'declines-date') return `${dateDeclinedHref(which)}?way=phone`
  if (heard === 'declines') return `${stepHref(which, 'decline')}?way=phone`
  return noAnswerHref(which, heard)
}
