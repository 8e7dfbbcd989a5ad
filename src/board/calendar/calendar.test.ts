import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clock } from '#platform/clock.ts'
import type { Tx } from '#platform/database.ts'
import { logger } from '#platform/log.ts'
import { metrics } from '#platform/metrics.ts'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import { testViewer } from '#platform/test-viewer.ts'
import type { Viewer } from '#platform/viewer.ts'
import { app } from '#web/app.tsx'
import { declarePoint } from '../forward-plan/change-plan.ts'
import { moment, seats, threeTrusts } from '../meetings/board.scene.ts'
import { done, layOutBoard, member } from '../meetings/board-in-database.scene.ts'
import { callMeeting, putOnAgenda } from '../meetings/hold-meeting.ts'
import { calendarPath, idOfPath } from './calendar-address.ts'
import { calendarFile } from './calendar-file.ts'
import { calendarRoutes, openCalendarRoutes } from './routes.tsx'

const [ash, birch] = threeTrusts

describe('a calendar file', () => {
  it('says titles so that commas, semicolons and line ends stay in them, in lines of 75 octets', () => {
    const words = fc.string({ unit: fc.constantFrom('a', ',', ';', '\\', '\n', 'é', '€', '😀', ' '), maxLength: 120 })
    fc.assert(
      fc.property(words, (title) => {
        const about = { id: 'x', description: '', place: '', edition: 1, isCancelled: false, on: '2026-02-02' }
        const file = calendarFile('Board', [{ ...about, title }], new Date(0))
        expect(file.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
        const said = /\r\nSUMMARY:(.*?)\r\n[A-Z]/s.exec(file.replaceAll('\r\n ', ''))?.[1] ?? ''
        expect(said.replace(/\\(.)/g, (_, sign) => (sign === 'n' ? '\n' : sign))).toBe(title)
      }),
      { numRuns: 100 },
    )
  })
})

describe('the address of a calendar', () => {
  it('is of this program and of one id, and no other', () => {
    const id = randomUUID()
    const named = calendarPath('a'.repeat(43), id).split('/').at(-1)!
    expect(idOfPath('a'.repeat(43), named)).toBe(id)
    expect(idOfPath('b'.repeat(43), named)).toBeUndefined()
    expect(idOfPath('a'.repeat(43), named.replace(id, randomUUID()))).toBeUndefined()
    expect(idOfPath('a'.repeat(43), `${id}.ics`)).toBeUndefined()
  })
})

describe('meetings in a calendar', () => {
  let test: TestDatabase<unknown>
  const chair = member(ash, 'chair')
  const doing = <Result>(viewer: Viewer, work: (tx: Tx) => Promise<Result>) => test.db.withViewer(viewer, work)
  let viewer: Viewer | undefined = chair
  const asked = (path: string, form?: Record<string, string>) => {
    const parts = { ...test, log: logger('silent'), dataFolder: '/', clock: clock('2026-02-02'), plannerThreads: 1 }
    return app({
      session: () => viewer,
      describe: () => ({ trust: 'A trust' }),
      open: [openCalendarRoutes(parts)],
      modules: [calendarRoutes(parts)],
      logger: logger('silent'),
      metrics: metrics(),
    }).request(path, {
      ...(form && { method: 'POST', body: new URLSearchParams(form), headers: { 'sec-fetch-site': 'same-origin' } }),
    })
  }
  const step = (which: 'make' | 'withdraw') => asked(`/board/calendar/${which}`, { key: randomUUID() })
  const address = async () => /\/calendar\/[^<\s]+\.ics/.exec(await (await asked('/board/calendar')).text())?.[0]

  beforeAll(async () => {
    test = await testDatabase()
    await layOutBoard(test)
    await sql`insert into person (trust, id, name, job_title, roles) values
      (${ash}, 'chair', 'The chair of RAA', 'Chair', '{chair}')`.execute(test.scene)
    const called = {
      committee: seats[0]!.committee,
      title: 'February board',
      way: 'at-a-meeting',
      place: 'Hall',
    } as const
    const times = { startsAt: moment(-30), endsAt: moment(120) }
    const meeting = done(await doing(chair, (tx) => callMeeting(tx, chair, { ...called, ...times })))
    for (const isPublic of [true, false]) {
      const words = { title: isPublic ? 'An open item' : 'A secret item', kind: 'information', matter: null } as const
      const about = { motion: '', amountPence: null, affected: [], takesEffectOn: null, isPublic }
      done(await doing(chair, (tx) => putOnAgenda(tx, chair, { meeting, ...words, ...about })))
    }
    const point = { committee: seats[0]!.committee, title: 'One rate card', why: 'Now', matter: 'workforce' } as const
    const owner = { ownerTrust: birch, ownerName: 'A director', dueOn: '2026-03-01' }
    done(await doing(chair, (tx) => declarePoint(tx, chair, { ...point, ...owner })))
  })
  afterAll(() => test.drop())

  it('are shown without a log in to whoever has the address, until it is withdrawn', async () => {
    viewer = chair
    expect(await address()).toBeUndefined()
    await step('make')
    await step('make')
    const first = (await address())!
    viewer = undefined
    const answer = await asked(first)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8'])
    const file = await answer.text()
    expect(file).toMatch(/DTSTART:20260202T093000Z\r\nDTEND:20260202T120000Z/)
    expect(file).toContain('SUMMARY:February board')
    expect(file).toContain('DESCRIPTION:1. An open item\\nPrivate items: 1')
    expect(file).toContain('SUMMARY:To be decided: One rate card')
    expect(file).not.toMatch(/secret|director|chair/i)

    viewer = chair
    await step('withdraw')
    expect(await address()).toBeUndefined()
    await step('make')
    expect(await address()).not.toBe(first)
    viewer = undefined
    expect((await asked(first)).status).toBe(404)
    expect((await asked(first.replace(/\.[^.]{43}\./, `.${'A'.repeat(43)}.`))).status).toBe(404)
  })

  it('have an address that nobody else sees or withdraws', async () => {
    const rows = async (who: Viewer) =>
      (await doing(who, (tx) => sql`select from board_calendar`.execute(tx))).rows.length
    expect(await rows(chair)).toBe(2)
    expect(await rows(member(birch, 'chair'))).toBe(0)
    expect(await rows(testViewer(ash, { person: 'other', roles: ['chair'] }))).toBe(0)
  })
})
