import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { capacityRoutes, planningCapacity } from '#capacity'
import { trustName } from '#nhs/organisations.ts'
import { trustCode } from '#nhs/trust-code.ts'
import { clock } from '#platform/clock.ts'
import { logger } from '#platform/log.ts'
import { metrics } from '#platform/metrics.ts'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import type { Purpose, Viewer } from '#platform/viewer.ts'
import { app } from '#web/app.tsx'

describe('capacity', () => {
  let test: TestDatabase<unknown>
  beforeAll(async () => {
    test = await testDatabase()
  })
  afterAll(() => test.drop())

  const bethan = (purpose: Purpose = 'planning'): Viewer => ({
    person: 'bethan',
    name: 'Bethan Swancott',
    jobTitle: 'Planner',
    trust: trustCode('RL1'),
    alliance: 'orthopaedic',
    roles: ['alliance-planner'],
    purpose,
  })
  const run = (statement: string) => sql.raw(statement).execute(test.scene)

  beforeEach(async () => {
    await test.empty()
    await run(`insert into alliance values ('orthopaedic', 'Orthopaedic Alliance', 'Tests', '{}', '{}')`)
    await run(
      `insert into alliance_member values ('orthopaedic', 'RL1', '2025-07-16'), ('orthopaedic', 'RRJ', '2025-07-16')`,
    )
    for (const [trust, site] of [
      ['RL1', 'RL131'],
      ['RRJ', 'RRJ05'],
    ]) {
      await run(
        `insert into theatre values ('${trust}', 't1', '${site}', 'Theatre 1'), ('${trust}', 't2', '${site}', 'Theatre 2')`,
      )
      await run(`insert into theatre_session values
        ('${trust}', 't1', '2026-02-02', 510, 240, '110'), ('${trust}', 't1', '2026-02-02', 810, 240, null),
        ('${trust}', 't2', '2026-02-09', 510, 480, null)`)
      await run(
        `insert into ward_room values ('${trust}', 'r1', '${site}', 'Ward A', 'Bay 1', 4), ('${trust}', 'r2', '${site}', 'Ward A', 'Bay 2', 2)`,
      )
      await run(`insert into surgeon values ('${trust}', 's1', 'Mr Jones', '{110}', null, '{${site}}')`)
      await run(
        `insert into surgeon_day values ('${trust}', 's1', '2026-02-02', 480), ('${trust}', 's1', '2026-02-03', 480)`,
      )
      await run(`insert into nurse values ('${trust}', 'n1', 'Ann Canary', 1, '{${site}}')`)
      await run(
        `insert into nurse_shift values ('${trust}', 'n1', '2026-02-02', 'early', 12), ('${trust}', 'n1', '2026-02-03', 'night', 12)`,
      )
    }
    await run(`insert into sharing_agreement (owner, recipient, alliance, purpose, fields, treatment_functions, valid_from, valid_to,
                                              approved_by_owner, approved_by_recipient)
      values ('RRJ', 'RL1', 'orthopaedic', 'planning', '{capacity}', '{110}', now() - interval '1 day', now() + interval '300 days', '{a,b}', 'c')`)
  })

  const read = (viewer = bethan()) =>
    test.db.withViewer(viewer, (tx) =>
      planningCapacity(tx, { trusts: ['RL1', 'RRJ'], from: '2026-02-02', until: '2026-02-09' }),
    )
  const asked = (path: string) =>
    app({
      session: () => bethan(),
      describe: () => ({ trust: trustName('RL1') }),
      modules: [
        capacityRoutes({
          ...test,
          log: logger('silent'),
          dataFolder: '/',
          clock: clock('2026-01-31'),
          plannerThreads: 1,
        }),
      ],
      logger: logger('silent'),
      metrics: metrics(),
    }).request(path)
  const page = async (path: string) =>
    (await (await asked(path)).text())
      .replace(/<[^>]+>/g, ' ')
      .replaceAll('&#x27;', "'")
      .replace(/\s+/g, ' ')

  it("of fellow members is read for planning, and written into the owner's log", async () => {
    const { theatres, sessions } = await read()
    expect(theatres.map(({ trust }) => trust).toSorted()).toEqual(['RL1', 'RL1', 'RRJ', 'RRJ'])
    expect(sessions).toHaveLength(4)
    const { rows } = await sql<{ trust: string; object: string; detail: object }>`
      select trust, object, detail from audit_entry`.execute(test.scene)
    expect(rows).toEqual([
      {
        trust: 'RRJ',
        object: 'planning lane: capacity',
        detail: { rows: 12, from: '2026-02-02', until: '2026-02-09' },
      },
    ])
  })

  it('of fellow members is not there for any other purpose', async () => {
    expect(new Set((await read(bethan('own-care'))).theatres.map(({ trust }) => trust))).toEqual(new Set(['RL1']))
  })

  it('of a trust whose agreement does not name it is not there', async () => {
    await run(`update sharing_agreement set fields = '{travel}'`)
    expect(new Set((await read()).rooms.map(({ trust }) => trust))).toEqual(new Set(['RL1']))
    expect(await page('/capacity')).toContain('Royal Orthopaedic Hospital does not share capacity with your trust.')
  })

  it('holds no name of a nurse, not even for planning', async () => {
    expect(JSON.stringify(await read())).not.toContain('Canary')
  })

  it('adds up what each site has in a week', async () => {
    const text = await page('/capacity?week=2026-02-04')
    expect(text).toContain('the week of 2 February 2026 to 8 February 2026')
    expect(text).toContain('Robert Jones and Agnes Hunt 2 8 6 2 1 0 1')
  })

  it('begins with the week after today, and stays within the weeks that are known', async () => {
    expect(await page('/capacity')).toContain('the week of 2 February 2026')
    expect(await page('/capacity?week=nonsense')).toContain('the week of 2 February 2026')
  })

  it('shows the sessions of a theatre on each day, with their hours and service', async () => {
    const text = await page('/capacity/theatres?site=RL131&week=2026-02-02')
    expect(text).toContain('Theatre 1 8:30am to 12:30pm, Trauma and Orthopaedic 1:30pm to 5:30pm Closed')
  })

  it('is a page that is not there for a site that is not shared', async () => {
    expect((await asked('/capacity/theatres?site=RNA01')).status).toBe(404)
  })

  it('comes as files for a spreadsheet', async () => {
    expect(await (await asked('/capacity/sites.csv?week=2026-02-02')).text()).toContain('RL1,RL131,')
    const sessions = await (await asked('/capacity/sessions.csv?site=RRJ05&week=2026-02-02')).text()
    expect(sessions).toContain(
      'RRJ,RRJ05,Royal Orthopaedic Hospital,Theatre 1,2026-02-02,8:30am,240,Trauma and Orthopaedic',
    )
  })
})
