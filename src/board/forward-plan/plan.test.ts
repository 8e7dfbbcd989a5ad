import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Tx } from '#platform/database.ts'
import { Conflict } from '#platform/errors.ts'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import { testViewer } from '#platform/test-viewer.ts'
import type { Viewer } from '#platform/viewer.ts'
import { moment, seats, threeTrusts } from '../meetings/board.scene.ts'
import { done, layOutBoard, member } from '../meetings/board-in-database.scene.ts'
import { callMeeting, putOnAgenda } from '../meetings/hold-meeting.ts'
import { changePoint, declarePoint } from './change-plan.ts'
import { planRows } from './plan-rows.ts'

const [ash, birch] = threeTrusts
const chair = member(ash, 'chair')
const committee = seats[0]!.committee
const point = {
  committee,
  title: 'One rate card',
  why: 'Before April',
  matter: 'workforce',
  ownerTrust: birch,
  ownerName: 'A director',
  dueOn: '2026-02-20',
} as const

describe('the forward plan', () => {
  let test: TestDatabase<unknown>
  const doing = <Result>(viewer: Viewer, work: (tx: Tx) => Promise<Result>) => test.db.withViewer(viewer, work)
  const standing = async (today: string) => (await doing(chair, (tx) => planRows(tx, today))).map((row) => row.standing)

  beforeAll(async () => {
    test = await testDatabase()
    await layOutBoard(test)
  })
  afterAll(() => test.drop())

  it('is declared by whoever keeps the record, moved with a reason by whoever saw it as it is, and dropped', async () => {
    const director = member(ash, 'chief-executive')
    expect((await doing(director, (tx) => declarePoint(tx, director, point))).status).toBe('refused')
    const id = done(await doing(chair, (tx) => declarePoint(tx, chair, point)))
    expect(await standing('2026-02-21')).toEqual(['overdue'])
    const change = (edition: number, dueOn?: string) =>
      doing(chair, (tx) =>
        changePoint(tx, chair, id, { edition, reason: 'Not ready', ...(dueOn !== undefined && { dueOn }) }),
      )
    const both = await Promise.all([change(1, '2026-03-20'), change(1, '2026-04-20')])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['changed', 'done'])
    expect(await standing('2026-02-21')).not.toEqual(['overdue'])
    done(await change(2))
    expect(await standing('2026-06-01')).toEqual(['dropped'])
    expect((await change(3)).status).toBe('refused')
  })

  it('joins an item of an agenda to one decision point, once', async () => {
    const id = done(await doing(chair, (tx) => declarePoint(tx, chair, { ...point, title: 'Another' })))
    const called = { committee, title: 'February', way: 'at-a-meeting', place: '' } as const
    const times = { startsAt: moment(-30), endsAt: moment(120) }
    const meeting = done(await doing(chair, (tx) => callMeeting(tx, chair, { ...called, ...times })))
    const words = { title: 'Rates', kind: 'decision', matter: 'workforce', motion: 'To agree one.' } as const
    const about = { amountPence: 0, affected: [ash], takesEffectOn: null, isPublic: false }
    const item = () => doing(chair, (tx) => putOnAgenda(tx, chair, { meeting, ...words, ...about }, id))
    const made = done(await item())
    expect(
      (await doing(chair, (tx) => planRows(tx, '2026-02-02'))).find((row) => row.point.item === made),
    ).toMatchObject({ standing: 'on-agenda' })
    await expect(item()).rejects.toThrow(Conflict)
  })

  it('cannot be moved without a reason past the program, nor seen by another alliance', async () => {
    const past = (set: ReturnType<typeof sql>) =>
      doing(chair, (tx) => sql`update board_point set ${set}, edition = edition + 1`.execute(tx))
    await expect(past(sql`due_on = '2027-01-01', reason = ''`)).rejects.toThrow(/check constraint/)
    await expect(past(sql`first_due_on = '2027-01-01'`)).rejects.toThrow(/permission denied/)
    const stranger = testViewer('RZZ', { alliance: 'stones', roles: ['chair'] })
    expect(await doing(stranger, (tx) => planRows(tx, '2026-02-02'))).toEqual([])
  })
})
