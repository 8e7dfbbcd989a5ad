import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { priorityStore } from '#board'
import { trustName } from '#nhs/organisations.ts'
import { clock } from '#platform/clock.ts'
import { logger } from '#platform/log.ts'
import { metrics } from '#platform/metrics.ts'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import { testViewer } from '#platform/test-viewer.ts'
import type { Viewer } from '#platform/viewer.ts'
import { publicPriorityRoutes, shownPriorityRoutes } from '#public'
import { app } from '#web/app.tsx'
import { allianceWithAgreement } from '../../alliance/agreement/agreement.scene.ts'

const today = '2026-02-02'
const id = '00000000-0000-4000-8000-00000000000a'
const secretary = testViewer('RAA', { person: 'secretary', roles: ['board-secretary'] })
const clerk = testViewer('RBB', { person: 'clerk', roles: ['booking-clerk'] })

let test: TestDatabase<unknown>
beforeAll(async () => {
  test = await testDatabase()
})
afterAll(() => test.drop())
beforeEach(async () => {
  await allianceWithAgreement(test)
  const asked = { title: 'One hub', why: 'PRIVATE WHY', measure: 'Day cases in a year', trust: secretary.trust }
  await test.db.withViewer(secretary, (tx) =>
    priorityStore(tx).add(id, { ...asked, name: 'PRIVATE NAME', dueOn: '2026-06-01' }, '2026-01-05'),
  )
})
/** As if every trust had supported it: by the owner's login, which the trigger lets pass. */
async function everyTrustSupports(): Promise<void> {
  await sql`update alliance_priority set stage = 'case-for-change', blocker = 'PRIVATE BLOCKER'`.execute(test.scene)
  await sql`insert into alliance_priority_stage (alliance, priority_id, stage, reached_on)
    values ('trees', ${id}::uuid, 'case-for-change', '2026-01-20')`.execute(test.scene)
}

function asked(viewer: Viewer | undefined, path: string, form?: Record<string, string>) {
  const parts = { ...test, clock: clock(today) }
  return app({
    session: () => viewer,
    describe: () => ({ trust: trustName('RBK') }),
    open: [publicPriorityRoutes(parts)],
    modules: [shownPriorityRoutes(parts)],
    logger: logger('silent'),
    metrics: metrics(),
  }).request(path, {
    ...(form && { method: 'POST', body: new URLSearchParams(form), headers: { 'sec-fetch-site': 'same-origin' } }),
  })
}
const everybodys = async () =>
  (await (await asked(undefined, '/public/trees/priorities')).text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const words = { about: 'A place for small operations', progress: '40 of 100', show: 'yes', version: '0' }
const write = async (different: Record<string, string> = {}, viewer = secretary) =>
  (await asked(viewer, `/board/public-priorities/${id}`, { ...words, ...different })).status

describe('a priority on the public pages', () => {
  it('is what was written for everybody, with its stage and measure, and nothing else of it', async () => {
    await everyTrustSupports()
    expect(await everybodys()).toContain('Nothing is shown yet.')
    expect(await write()).toBe(303)
    const page = await everybodys()
    expect(page).toContain('A place for small operations')
    expect(page).toContain('Stage 2 of 6: case for change, since 20 January 2026')
    expect(page).toMatch(/Day cases in a year .*On 2 February 2026 40 of 100/)
    expect(page).not.toContain('PRIVATE')
  })

  it('is not shown while it is a proposal, by no program either', async () => {
    expect(await write()).toBe(403)
    const tried = test.db.withViewer(secretary, (tx) =>
      sql`insert into public_priority (priority_id, about, progress, is_shown, said_on)
        values (${id}::uuid, 'a', 'b', true, ${today})`.execute(tx),
    )
    await expect(tried).rejects.toThrow('row-level security')
  })

  it('is taken off again', async () => {
    await everyTrustSupports()
    await write()
    expect(await write({ show: 'no', version: '1' })).toBe(303)
    expect(await everybodys()).not.toContain('One hub')
  })

  it('is written once, and not over what somebody else has written since', async () => {
    await everyTrustSupports()
    expect([await write(), await write()]).toEqual([303, 303])
    expect(await write({ progress: '41 of 100' })).toBe(409)
    expect(await write({ progress: '41 of 100', version: '1' })).toBe(303)
    expect(await write({ progress: '42 of 100', version: '1' })).toBe(409)
    expect(await everybodys()).toContain('41 of 100')
  })

  it('is written by those who speak for a trust, in full', async () => {
    await everyTrustSupports()
    expect(await write({}, clerk)).toBe(403)
    expect((await asked(clerk, '/board/public-priorities')).status).toBe(403)
    expect(await write({ about: '' })).toBe(422)
  })
})
