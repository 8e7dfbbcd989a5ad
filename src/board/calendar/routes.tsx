import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { allianceStore } from '#alliance'
import type { AppEnv } from '#platform/app-env.ts'
import { audit } from '#platform/audit.ts'
import { NotFound } from '#platform/errors.ts'
import type { Parts } from '#platform/parts.ts'
import { nobodyYet } from '#platform/viewer.ts'
import { frameOf } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { sentForm } from '#web/sent-form.ts'
import { done } from '../meetings/answer.ts'
import { answered, doOnce } from '../meetings/answered.tsx'
import { calendarHref } from './addresses.ts'
import { calendarPath, calendarStore, idOfPath } from './calendar-address.ts'
import { calendarFile } from './calendar-file.ts'
import { calendarEntries } from './entries.ts'
import { CalendarPage } from './pages/calendar.tsx'

const back = { text: 'Back to your calendar', href: calendarHref }

/**
 *   GET  /board/calendar                  one's own address
 *   POST /board/calendar/make, withdraw
 */
export function calendarRoutes({ db, secret, address }: Parts) {
  return new Hono<AppEnv>()
    .get(calendarHref, async (c) => {
      const id = await db.reading(c.get('viewer'), (tx) => calendarStore(tx).own())
      const origin = address === undefined ? new URL(c.req.url).origin : `https://${address}`
      const own = id === undefined ? {} : { address: `${origin}${calendarPath(secret, id)}` }
      return c.html(render(<CalendarPage frame={frameOf(c)} {...own} formKey={randomUUID()} />))
    })
    .post(`${calendarHref}/:step{make|withdraw}`, async (c) => {
      const viewer = c.get('viewer')
      const step = c.req.param('step')
      const form = await sentForm(c)
      const answer = await doOnce(db, viewer, form.one('key'), { step }, async (tx) => {
        const store = calendarStore(tx)
        await (step === 'make' ? store.make() : store.withdraw())
        await audit(tx, [viewer.trust], { action: `${step}-calendar-address`, object: 'board calendar' })
        return done(step === 'make' ? 'You have an address.' : 'The address is withdrawn. It shows nothing any more.')
      })
      return answered(c, answer, () => calendarHref, back)
    })
}

/**
 * For calendar programs, which do not log in:
 *
 *   GET /calendar/:id.:sign.ics
 */
export function openCalendarRoutes({ db, secret, clock }: Parts) {
  return new Hono<AppEnv>().get('/calendar/:named{[^/]{1,100}}', async (c) => {
    const id = idOfPath(secret, c.req.param('named'))
    const viewer = id && (await db.reading(nobodyYet, (tx) => calendarStore(tx).whose(id)))
    if (!viewer) throw new NotFound('a calendar')
    const { name, entries } = await db.reading(viewer, async (tx) => ({
      name: (await allianceStore(tx).alliance())?.name ?? 'Board',
      entries: await calendarEntries(tx, clock.today()),
    }))
    c.header('content-type', 'text/calendar; charset=utf-8')
    c.header('cache-control', 'private, no-store')
    return c.body(calendarFile(name, entries, clock.now()))
  })
}
