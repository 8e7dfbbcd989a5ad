import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { londonDay } from '#nhs/day.ts'
import type { AppEnv } from '#platform/app-env.ts'
import type { Tx } from '#platform/database.ts'
import { NotFound } from '#platform/errors.ts'
import type { Parts } from '#platform/parts.ts'
import type { FieldError } from '#web/field-errors.ts'
import { frameOf } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { documentPdf } from '#web/print/document-pdf.ts'
import { sentForm } from '#web/sent-form.ts'
import { meetingIn, minutesHref } from './addresses.ts'
import { answered, doOnce } from './answered.tsx'
import { allDecided } from './decided.ts'
import { readMinutes } from './forms.ts'
import {
  approveMinutes,
  type KeptMinutes,
  keptMinutes,
  mayApproveMinutes,
  mayWriteMinutes,
  meetingsThatCanApprove,
  writeMinutes,
} from './keep-minutes.ts'
import { minutesAsWritten, minutesOf } from './minutes.ts'
import { textOfBlocks } from './minutes-text.ts'
import { momentOf } from './moment.ts'
import { MinutesPage } from './pages/minutes.tsx'
import { ApproveMinutesPage, WriteMinutesPage } from './pages/minutes-forms.tsx'
import { RefusedPage } from './pages/refused.tsx'
import { holdsOn } from './record.ts'
import { boardStore } from './store.ts'

/**
 *   GET       /board/meetings/:id/minutes[.pdf]    the version that was approved, or the last, or ?version=; else drafted
 *   GET, POST /board/meetings/:id/minutes/edit     by whoever keeps the record
 *   GET, POST /board/meetings/:id/minutes/approve  at the next meeting, by a chair
 */
export function minutesRoutes({ db, clock }: Parts) {
  const idOf = (c: Context): string => c.req.param('id')!
  const toMinutes = (id: string) => ({ text: 'Back to the minutes', href: minutesHref(id) })
  const refusedPage = (c: Context, because: string) =>
    c.html(render(<RefusedPage frame={frameOf(c)} because={because} back={toMinutes(idOf(c))} />), 403)

  async function draftOf(tx: Tx, { meeting }: KeptMinutes) {
    const store = boardStore(tx)
    const day = londonDay(meeting.startsAt)
    return minutesOf({
      meeting,
      committee: (await store.committees()).find((one) => one.id === meeting.committee)!,
      agenda: await store.itemsOf(meeting.id),
      seats: (await store.seats()).filter((seat) => seat.committee === meeting.committee && holdsOn(seat, day)),
      presences: await store.presences(meeting.id),
      decided: (await allDecided(tx, momentOf(clock))).filter(({ record }) => record.meeting.id === meeting.id),
    })
  }

  /** What is read: a version by its number, else the last; drafted from the record while nobody has written any. */
  const minutesAsked = (c: Context<AppEnv>) =>
    db.reading(c.get('viewer'), async (tx) => {
      const kept = await keptMinutes(tx, idOf(c))
      const asked = c.req.query('version')
      const version = asked === undefined ? kept.versions[0] : kept.versions.find((one) => `${one.version}` === asked)
      if (asked !== undefined && !version) throw new NotFound(`version ${asked} of the minutes`)
      const meetings = await boardStore(tx).meetings()
      const atMeeting = meetings.find(({ id }) => id === kept.approval?.atMeeting)
      const drafted = await draftOf(tx, kept)
      const minutes = version
        ? minutesAsWritten(drafted, version, kept.approval && { ...kept.approval, title: atMeeting?.title ?? '' })
        : drafted
      return { kept, version, minutes, drafted, at: meetingsThatCanApprove(kept.meeting, meetings) }
    })

  async function writePage(c: Context<AppEnv>, formKey: string, wrong?: { body: string; errors: FieldError[] }) {
    const { kept, drafted } = await minutesAsked(c)
    const may = mayWriteMinutes(c.get('viewer'), kept)
    if (!may.allowed) return refusedPage(c, may.because)
    const [last] = kept.versions
    const page = {
      meeting: kept.meeting,
      seen: last?.version ?? 0,
      body: wrong?.body ?? last?.body ?? textOfBlocks(drafted.blocks),
      errors: wrong?.errors ?? [],
      formKey,
      back: toMinutes(idOf(c)),
    }
    return c.html(render(<WriteMinutesPage frame={frameOf(c)} {...page} />), wrong ? 422 : 200)
  }

  async function approvePage(c: Context<AppEnv>, formKey: string, errors: readonly FieldError[] = []) {
    const { kept, at } = await minutesAsked(c)
    const may = mayApproveMinutes(c.get('viewer'), kept, at)
    if (!may.allowed) return refusedPage(c, may.because)
    const page = { meeting: kept.meeting, version: kept.versions[0]!, at, errors, formKey, back: toMinutes(idOf(c)) }
    return c.html(render(<ApproveMinutesPage frame={frameOf(c)} {...page} />), errors.length > 0 ? 422 : 200)
  }

  return new Hono<AppEnv>()
    .get(`${meetingIn}/minutes`, async (c) => {
      const viewer = c.get('viewer')
      const { kept, version, minutes, at } = await minutesAsked(c)
      const may = {
        write: mayWriteMinutes(viewer, kept).allowed,
        approve: mayApproveMinutes(viewer, kept, at).allowed,
      }
      return c.html(
        render(<MinutesPage frame={frameOf(c)} {...{ kept, minutes, may }} {...(version && { version })} />),
      )
    })
    .get(`${meetingIn}/minutes.pdf`, async (c) => {
      const { kept, version, minutes } = await minutesAsked(c)
      c.header('content-type', 'application/pdf')
      c.header('content-disposition', 'attachment; filename="minutes.pdf"')
      return c.body(documentPdf(minutes, version?.at ?? kept.meeting.endsAt) as Uint8Array<ArrayBuffer>)
    })
    .get(`${meetingIn}/minutes/edit`, (c) => writePage(c, randomUUID()))
    .post(`${meetingIn}/minutes/edit`, async (c) => {
      const [viewer, id, now] = [c.get('viewer'), idOf(c), momentOf(clock)]
      const form = await sentForm(c)
      const read = readMinutes(form)
      if (!read.ok) return writePage(c, form.one('key'), { body: form.one('body'), errors: [...read.errors] })
      const sent = { id, seen: Number(form.one('edition')), body: read.value }
      const answer = await doOnce(db, viewer, form.one('key'), sent, (tx) => writeMinutes(tx, viewer, id, sent, now))
      // Nobody types a page of minutes again because somebody else was faster.
      if (answer.status === 'changed') {
        const message =
          'Check the version that somebody saved while you wrote, then save yours to put it after that one'
        return writePage(c, form.one('key'), { body: read.value, errors: [{ field: 'body', message }] })
      }
      return answered(c, answer, () => minutesHref(id), toMinutes(id))
    })
    .get(`${meetingIn}/minutes/approve`, (c) => approvePage(c, randomUUID()))
    .post(`${meetingIn}/minutes/approve`, async (c) => {
      const [viewer, id, now] = [c.get('viewer'), idOf(c), momentOf(clock)]
      const form = await sentForm(c)
      const sent = { id, seen: Number(form.one('edition')), atMeeting: form.one('at') }
      if (sent.atMeeting === '')
        return approvePage(c, form.one('key'), [{ field: 'at', message: 'Select the meeting that approved them' }])
      const answer = await doOnce(db, viewer, form.one('key'), sent, (tx) => approveMinutes(tx, viewer, id, sent, now))
      return answered(c, answer, () => minutesHref(id), toMinutes(id))
    })
}
