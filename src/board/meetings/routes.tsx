import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { allianceStore } from '#alliance'
import { londonDay } from '#nhs/day.ts'
import type { AppEnv } from '#platform/app-env.ts'
import type { Tx } from '#platform/database.ts'
import { NotFound } from '#platform/errors.ts'
import type { Parts } from '#platform/parts.ts'
import { dateAnswer } from '#web/date-field.tsx'
import { frameOf } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { sentForm } from '#web/sent-form.ts'
import { planStore } from '../forward-plan/store.ts'
import { boardHref, itemHref, meetingHref, meetingIn, meetingsHref } from './addresses.ts'
import { answered, doOnce } from './answered.tsx'
import { readDeclaration, readItem, readMeeting } from './forms.ts'
import { type Attends, callMeeting, noteAttendance, putOnAgenda, setMeeting } from './hold-meeting.ts'
import { mayKeepRecord, mayPutOnAgenda } from './may-meet.ts'
import { minutesStore } from './minutes-store.ts'
import { momentOf } from './moment.ts'
import { CallMeetingPage, NewItemPage } from './pages/agenda-forms.tsx'
import { DeclarePage } from './pages/answer-forms.tsx'
import { BoardPage } from './pages/board.tsx'
import { MeetingPage } from './pages/meeting.tsx'
import { RefusedPage } from './pages/refused.tsx'
import { holdsOn, type Meeting } from './record.ts'
import { boardStore } from './store.ts'
import { declareInterest } from './take-part.ts'

const toBoard = { text: 'Back to the board', href: boardHref }

/**
 *   GET       /board                             meetings to come and held, and the ways to everything else
 *   GET, POST /board/meetings/new
 *   GET       /board/meetings/:id                agenda, who is there
 *   POST      /board/meetings/:id/open, close
 *   POST      /board/meetings/:id/attendance
 *   GET, POST /board/meetings/:id/items/new
 *   GET, POST /board/meetings/:id/declare        an interest for the whole meeting
 */
export function meetingRoutes({ db, clock }: Parts) {
  const idOf = (c: Context): string => c.req.param('id')!
  const toMeeting = (id: string) => ({ text: 'Back to the meeting', href: meetingHref(id) })

  async function meetingFound(tx: Tx, id: string): Promise<Meeting> {
    const meeting = await boardStore(tx).meeting(id)
    if (!meeting) throw new NotFound(`meeting ${id}`)
    return meeting
  }
  async function minutesToApprove(tx: Tx, { committee, startsAt }: Meeting): Promise<readonly Meeting[]> {
    const waiting = await minutesStore(tx).unapproved()
    const all = await boardStore(tx).meetings()
    return all.filter((one) => one.committee === committee && one.startsAt < startsAt && waiting.includes(one.id))
  }
  const openPoints = async (tx: Tx) =>
    (await planStore(tx).all()).filter(({ item, isDropped }) => item === null && !isDropped)
  const membersToday = (tx: Tx) => allianceStore(tx).membersOn(clock.today())
  const meetingOf = (c: Context<AppEnv>) => db.reading(c.get('viewer'), (tx) => meetingFound(tx, idOf(c)))

  return new Hono<AppEnv>()
    .get(boardHref, async (c) => {
      const viewer = c.get('viewer')
      const page = await db.reading(viewer, async (tx) => ({
        committees: await boardStore(tx).committees(),
        meetings: await boardStore(tx).meetings(),
      }))
      return c.html(render(<BoardPage frame={frameOf(c)} {...page} mayCall={mayKeepRecord(viewer).allowed} />))
    })
    .get(`${meetingsHref}/new`, async (c) => {
      const may = mayKeepRecord(c.get('viewer'))
      if (!may.allowed)
        return c.html(render(<RefusedPage frame={frameOf(c)} because={may.because} back={toBoard} />), 403)
      const committees = await db.reading(c.get('viewer'), (tx) => boardStore(tx).committees())
      const page = { committees, formKey: randomUUID(), back: toBoard }
      return c.html(render(<CallMeetingPage frame={frameOf(c)} {...page} />))
    })
    .post(`${meetingsHref}/new`, async (c) => {
      const viewer = c.get('viewer')
      const form = await sentForm(c)
      const committees = await db.reading(viewer, (tx) => boardStore(tx).committees())
      const read = readMeeting(form, committees)
      const formKey = form.one('key')
      if (!read.ok) {
        const day = dateAnswer(form.values, 'day')
        const page = { committees, formKey, errors: read.errors, values: form.values, day, back: toBoard }
        return c.html(render(<CallMeetingPage frame={frameOf(c)} {...page} />), 422)
      }
      const answer = await doOnce(db, viewer, formKey, read.value, (tx) => callMeeting(tx, viewer, read.value))
      return answered(c, answer, meetingHref, toBoard)
    })
    .get(meetingIn, async (c) => {
      const viewer = c.get('viewer')
      const page = await db.reading(viewer, async (tx) => {
        const store = boardStore(tx)
        const meeting = await meetingFound(tx, idOf(c))
        const day = londonDay(meeting.startsAt)
        return {
          meeting,
          committee: (await store.committees()).find(({ id }) => id === meeting.committee)!,
          agenda: await store.itemsOf(meeting.id),
          seats: (await store.seats()).filter((seat) => seat.committee === meeting.committee && holdsOn(seat, day)),
          presences: await store.presences(meeting.id),
          toApprove: await minutesToApprove(tx, meeting),
        }
      })
      const more = { mayKeep: mayKeepRecord(viewer).allowed, formKey: randomUUID() }
      return c.html(render(<MeetingPage frame={frameOf(c)} {...page} {...more} />))
    })
    .post(`${meetingIn}/:step{open|close}`, async (c) => {
      const [viewer, id] = [c.get('viewer'), idOf(c)]
      const state = c.req.param('step') === 'open' ? 'open' : 'closed'
      const form = await sentForm(c)
      const edition = Number(form.one('edition'))
      const answer = await doOnce(db, viewer, form.one('key'), { id, state, edition }, (tx) =>
        setMeeting(tx, viewer, id, edition, state),
      )
      return answered(c, answer, () => meetingHref(id), toMeeting(id))
    })
    .post(`${meetingIn}/attendance`, async (c) => {
      const [viewer, id] = [c.get('viewer'), idOf(c)]
      const form = await sentForm(c)
      const sent = { who: form.one('who'), how: form.one('how') as Attends }
      const isKnown = ['in-person', 'by-call', 'apologies', 'left'].includes(sent.how)
      const answer = await doOnce(db, viewer, form.one('key'), { id, ...sent }, async (tx) =>
        isKnown && sent.who !== ''
          ? noteAttendance(tx, viewer, id, sent, momentOf(clock))
          : { status: 'refused', because: 'Select a member and say whether they are there.' },
      )
      return answered(c, answer, () => meetingHref(id), toMeeting(id))
    })
    .get(`${meetingIn}/items/new`, async (c) => {
      const viewer = c.get('viewer')
      const id = idOf(c)
      const { meeting, trusts, points } = await db.reading(viewer, async (tx) => ({
        meeting: await meetingFound(tx, id),
        trusts: await membersToday(tx),
        points: await openPoints(tx),
      }))
      const may = mayPutOnAgenda(viewer, meeting)
      if (!may.allowed)
        return c.html(render(<RefusedPage frame={frameOf(c)} because={may.because} back={toMeeting(id)} />), 403)
      const page = { trusts, points, formKey: randomUUID(), back: toMeeting(id) }
      return c.html(render(<NewItemPage frame={frameOf(c)} {...page} />))
    })
    .post(`${meetingIn}/items/new`, async (c) => {
      const [viewer, id] = [c.get('viewer'), idOf(c)]
      const form = await sentForm(c)
      const trusts = await db.reading(viewer, membersToday)
      const points = await db.reading(viewer, openPoints)
      const read = readItem(form, id, trusts)
      const formKey = form.one('key')
      if (!read.ok) {
        const answers = { values: form.values, affected: form.all('affected') }
        const page = { trusts, points, formKey, errors: read.errors, ...answers, back: toMeeting(id) }
        return c.html(render(<NewItemPage frame={frameOf(c)} {...page} />), 422)
      }
      const point = points.find((one) => one.id === form.one('point'))?.id
      const answer = await doOnce(db, viewer, formKey, { ...read.value, point }, (tx) =>
        putOnAgenda(tx, viewer, read.value, point),
      )
      return answered(c, answer, itemHref, toMeeting(id))
    })
    .get(`${meetingIn}/declare`, async (c) => {
      const { title, id } = await meetingOf(c)
      const page = { about: title, formKey: randomUUID(), back: toMeeting(id) }
      return c.html(render(<DeclarePage frame={frameOf(c)} {...page} />))
    })
    .post(`${meetingIn}/declare`, async (c) => {
      const viewer = c.get('viewer')
      const { title, id } = await meetingOf(c)
      const form = await sentForm(c)
      const read = readDeclaration(form)
      const formKey = form.one('key')
      if (!read.ok) {
        const page = { about: title, formKey, errors: read.errors, values: form.values, back: toMeeting(id) }
        return c.html(render(<DeclarePage frame={frameOf(c)} {...page} />), 422)
      }
      const answer = await doOnce(db, viewer, formKey, { id, ...read.value }, (tx) =>
        declareInterest(tx, viewer, { ...read.value, on: { meeting: id } }, momentOf(clock)),
      )
      return answered(c, answer, () => meetingHref(id), toMeeting(id))
    })
}
