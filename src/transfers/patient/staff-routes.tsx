import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import type { AppEnv } from '#platform/app-env.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { isOnceKey, once } from '#platform/once.ts'
import type { Parts } from '#platform/parts.ts'
import { frameOf, seeOther } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { type SentForm, sentForm } from '#web/sent-form.ts'
import { stateNow } from '../life/standing.ts'
import { ownCare, ownTransfer, refuseUnlessTalks } from '../offers/asked-offers.ts'
import { namedIn } from '../steps/asked-transfer.ts'
import { bookingTeamHref, callsHref, my, patientPageHref, patientPagePath } from './addresses.ts'
import { bookingTeamOf, setBookingTeam } from './booking-team-store.ts'
import { type CallKind, callsToMake, noteCalled } from './call-store.ts'
import { codeInGroups } from './link-code.ts'
import { codeOfLink } from './link-keys.ts'
import { linkOf, makeLink, revokeLink } from './link-store.ts'
import { BookingTeamPage } from './pages/booking-team-page.tsx'
import { CallsPage } from './pages/calls-page.tsx'
import { GivePage } from './pages/give-page.tsx'

/**
 *   GET  /transfers/:sender/:id/patient-page        whether the patient has a page, and the code to read out
 *   POST /transfers/:sender/:id/patient-page        makes it, or a new code for it; …/end ends it
 *   GET, POST /transfers/calls                      patients to call, whoever wrote it down; somebody has called
 *   GET, POST /transfers/booking-team               the number and hours on patients' pages
 */
export function staffRoutes({ db, secret, address }: Pick<Parts, 'db' | 'secret' | 'address'>) {
  const clerk = (c: Context<AppEnv>) => {
    const viewer = ownCare(c)
    refuseUnlessTalks(viewer)
    return viewer
  }

  return new Hono<AppEnv>()
    .get(patientPagePath, async (c) => {
      const viewer = ownCare(c)
      const { transfer, link, team } = await db.reading(viewer, async (tx) => {
        const own = await ownTransfer(tx, c)
        refuseUnlessTalks(viewer)
        return { transfer: own, link: await linkOf(tx, own), team: await bookingTeamOf(tx) }
      })
      const page = {
        transfer,
        state: stateNow(transfer),
        address: `${address ?? new URL(c.req.url).host}${my.start}`,
        once: randomUUID(),
        hasTeam: team !== undefined,
        ...(link && { link, code: codeInGroups(codeOfLink(secret, link.id)) }),
      }
      return c.html(render(<GivePage frame={frameOf(c)} {...page} />))
    })
    .post(patientPagePath, async (c) => {
      const viewer = ownCare(c)
      const key = keyIn(await sentForm(c))
      const which = namedIn(c)
      const said = await db.withViewer(viewer, async (tx) => {
        await ownTransfer(tx, c)
        refuseUnlessTalks(viewer)
        return once(tx, key, which, async () => {
          const made = await makeLink(tx, viewer, secret, which)
          return made.status === 'made' ? '' : made.because
        })
      })
      return said === ''
        ? seeOther(c, patientPageHref(which), 'The page is made. Next: give the patient the address and the code.')
        : seeOther(c, patientPageHref(which), said, 'important')
    })
    .post(`${patientPagePath}/end`, async (c) => {
      const viewer = ownCare(c)
      const which = namedIn(c)
      await db.withViewer(viewer, async (tx) => {
        await ownTransfer(tx, c)
        refuseUnlessTalks(viewer)
        await revokeLink(tx, viewer, which)
      })
      return seeOther(c, patientPageHref(which), 'The code is ended. Nobody can open the page with it.')
    })
    .get(callsHref, async (c) => {
      const calls = await db.reading(clerk(c), (tx) => callsToMake(tx))
      return c.html(render(<CallsPage frame={frameOf(c)} calls={calls} />))
    })
    .post(callsHref, async (c) => {
      const viewer = clerk(c)
      const call = (await sentForm(c)).one('call')
      if (!isOnceKey(call)) throw new NotFound('a call')
      const kind = await db.withViewer(viewer, (tx) => noteCalled(tx, viewer, call))
      return seeOther(c, callsHref, calledWords[kind])
    })
    .get(bookingTeamHref, async (c) => {
      const team = await db.reading(clerk(c), (tx) => bookingTeamOf(tx))
      return c.html(render(<BookingTeamPage frame={frameOf(c)} team={team ?? { phone: '', hours: '', version: 0 }} />))
    })
    .post(bookingTeamHref, async (c) => {
      const viewer = clerk(c)
      const form = await sentForm(c)
      const team = { phone: form.one('phone'), hours: form.one('hours'), version: Number(form.one('version')) }
      const errors = [
        ...(/^[0-9+() -]{7,25}$/.test(team.phone)
          ? []
          : [{ field: 'phone', message: 'Enter the phone number that patients can call' }]),
        ...(team.hours === '' ? [{ field: 'hours', message: 'Enter when somebody answers' }] : []),
        ...(team.hours.length > 100 ? [{ field: 'hours', message: 'Enter 100 characters at most' }] : []),
      ]
      if (!Number.isSafeInteger(team.version)) throw new Conflict('the form lacks its version')
      if (errors.length > 0)
        return c.html(render(<BookingTeamPage frame={frameOf(c)} team={team} errors={errors} />), 422)
      await db.withViewer(viewer, (tx) => setBookingTeam(tx, viewer, team))
      return seeOther(c, bookingTeamHref, 'The number and the hours are saved. Patients see them from now on.')
    })
}

const calledWords: Readonly<Record<CallKind, string>> = {
  asked: 'The call is noted as made.',
  'changed-mind': 'The call is noted as made. Next: if the patient does not want to come, return them.',
}

function keyIn(form: SentForm): string {
  const key = form.one('once')
  if (!isOnceKey(key)) throw new Conflict('the form lacks its key')
  return key
}
