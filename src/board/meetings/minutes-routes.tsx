import { type Context, Hono } from 'hono'
import { londonDay } from '#nhs/day.ts'
import type { AppEnv } from '#platform/app-env.ts'
import { NotFound } from '#platform/errors.ts'
import type { Parts } from '#platform/parts.ts'
import { frameOf } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { documentPdf } from '#web/print/document-pdf.ts'
import { meetingIn } from './addresses.ts'
import { allDecided } from './decided.ts'
import { minutesOf } from './minutes.ts'
import { momentOf } from './moment.ts'
import { MinutesPage } from './pages/minutes.tsx'
import { holdsOn } from './record.ts'
import { boardStore } from './store.ts'

/** GET /board/meetings/:id/minutes[.pdf]   drafted from what happened */
export function minutesRoutes({ db, clock }: Parts) {
  const draftOf = (c: Context<AppEnv>) =>
    db.reading(c.get('viewer'), async (tx) => {
      const store = boardStore(tx)
      const id = c.req.param('id')!
      const meeting = await store.meeting(id)
      if (!meeting) throw new NotFound(`meeting ${id}`)
      const day = londonDay(meeting.startsAt)
      const minutes = minutesOf({
        meeting,
        committee: (await store.committees()).find((one) => one.id === meeting.committee)!,
        agenda: await store.itemsOf(id),
        seats: (await store.seats()).filter((seat) => seat.committee === meeting.committee && holdsOn(seat, day)),
        presences: await store.presences(id),
        decided: (await allDecided(tx, momentOf(clock))).filter(({ record }) => record.meeting.id === id),
      })
      return { meeting, minutes }
    })

  return new Hono<AppEnv>()
    .get(`${meetingIn}/minutes`, async (c) => {
      const page = await draftOf(c)
      return c.html(render(<MinutesPage frame={frameOf(c)} {...page} />))
    })
    .get(`${meetingIn}/minutes.pdf`, async (c) => {
      const { meeting, minutes } = await draftOf(c)
      c.header('content-type', 'application/pdf')
      c.header('content-disposition', 'attachment; filename="minutes.pdf"')
      return c.body(documentPdf(minutes, meeting.endsAt) as Uint8Array<ArrayBuffer>)
    })
}
