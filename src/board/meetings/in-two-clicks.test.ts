/** What a board secretary comes for, by the links that people see, from Home and from Alliance. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allianceRoutes } from '#alliance'
import { homeRoutes } from '#identity'
import { trustName } from '#nhs/organisations.ts'
import { clock } from '#platform/clock.ts'
import type { Tx } from '#platform/database.ts'
import { logger } from '#platform/log.ts'
import { metrics } from '#platform/metrics.ts'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import { testViewer } from '#platform/test-viewer.ts'
import type { Viewer } from '#platform/viewer.ts'
import { app } from '#web/app.tsx'
import { boardRoutes } from '../routes.tsx'
import { moment, seats, threeTrusts } from './board.scene.ts'
import { done, layOutBoard, member } from './board-in-database.scene.ts'
import { callMeeting, closeVote, noteAttendance, openVote, putOnAgenda, setMeeting } from './hold-meeting.ts'
import { declareInterest, giveVote } from './take-part.ts'

const [ash, birch, cedar] = threeTrusts
const chair = member(ash, 'chair')

describe('what we decided, who was conflicted and what binds whom', () => {
  let test: TestDatabase<unknown>
  const doing = (viewer: Viewer, work: (tx: Tx) => Promise<Parameters<typeof done>[0]>) =>
    test.db.withViewer(viewer, work).then(done)

  beforeAll(async () => {
    test = await testDatabase()
    await layOutBoard(test)
    const called = { committee: seats[0]!.committee, title: 'February', way: 'at-a-meeting', place: '' } as const
    const times = { startsAt: moment(-30), endsAt: moment(120) }
    const meeting = await doing(chair, (tx) => callMeeting(tx, chair, { ...called, ...times }))
    await doing(chair, (tx) => setMeeting(tx, chair, meeting, 1, 'open'))
    for (const { trust, person } of seats) {
      const there = { who: `${trust}/${person}`, how: 'in-person' } as const
      await doing(chair, (tx) => noteAttendance(tx, chair, meeting, there, moment(-10)))
    }
    const words = { title: 'A clinic', kind: 'decision', matter: 'service-change', motion: 'To hold one.' } as const
    const about = { amountPence: 0, affected: [ash, birch], takesEffectOn: null, isPublic: true }
    const item = await doing(chair, (tx) => putOnAgenda(tx, chair, { meeting, ...words, ...about }))
    const conflicted = member(cedar, 'non-executive-director')
    const given = { kind: 'personal', what: 'I own the land.', on: { item } } as const
    await doing(conflicted, (tx) => declareInterest(tx, conflicted, given, moment(-5)))
    await doing(chair, (tx) => openVote(tx, chair, item, 1, moment(0)))
    for (const trust of threeTrusts) {
      for (const post of ['chair', 'chief-executive'] as const) {
        const viewer = member(trust, post)
        const vote = { forTrust: trust, choice: trust === cedar ? 'against' : 'for', reason: '' } as const
        await doing(viewer, (tx) => giveVote(tx, viewer, item, vote, moment(30)))
      }
    }
    await doing(chair, (tx) => closeVote(tx, chair, item, 2, moment(60)))
  })
  afterAll(() => test.drop())

  const secretary = testViewer(birch, { person: 'secretary', name: 'A secretary', roles: ['board-secretary'] })
  async function page(path: string): Promise<string> {
    const parts = { ...test, log: logger('silent'), dataFolder: '/', clock: clock('2026-02-02'), plannerThreads: 1 }
    const answer = await app({
      session: () => secretary,
      describe: () => ({ trust: trustName(birch) }),
      modules: [homeRoutes([]), allianceRoutes(parts, []), boardRoutes(parts, [])],
      logger: logger('silent'),
      metrics: metrics(),
    }).request(path)
    expect(answer.status).toBe(200)
    return answer.text()
  }
  /** Where the link goes whose words are these. */
  const link = (html: string, words: string): string => {
    const links = [...html.matchAll(/<a [^>]*href="([^"]+)"[^>]*>(.*?)<\/a>/gs)]
    const found = links.find(([, , inner = '']) => inner.replace(/<[^>]+>/g, '').trim() === words)
    if (!found) throw new Error(`There is no link "${words}"`)
    return found[1]!
  }

  it.each(['/', '/alliance'])('are two clicks from %s', async (from) => {
    const board = await page(link(await page(from), 'Board'))
    const register = await page(link(board, 'What we decided, who was conflicted, and what binds whom'))
    const row = register.split('<tr').find((each) => each.includes('A clinic'))!
    const cells = row.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
    expect(cells).toContain('Split')
    expect(cells).toContain(`${trustName(ash)} and ${trustName(birch)}`)
    expect(cells).toContain('The non-executive-director of RCC (did not vote)')
  })
})
