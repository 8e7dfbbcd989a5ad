import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { trustName } from '#nhs/organisations.ts'
import { trustCode } from '#nhs/trust-code.ts'
import { clock } from '#platform/clock.ts'
import { Conflict } from '#platform/errors.ts'
import { logger } from '#platform/log.ts'
import { metrics } from '#platform/metrics.ts'
import type { Parts } from '#platform/parts.ts'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import type { Viewer } from '#platform/viewer.ts'
import { openProposals, proposeTransfers, transfersRoutes, transfersTasks, withdrawTransfersOf } from '#transfers'
import { app } from '#web/app.tsx'

const plan = '00000000-0000-4000-8000-00000000000a'
const otherPlan = '00000000-0000-4000-8000-00000000000b'

describe('proposed transfers', () => {
  let test: TestDatabase<unknown>
  let parts: Parts
  beforeAll(async () => {
    test = await testDatabase()
    parts = { ...test, log: logger('silent'), dataFolder: '/', clock: clock('2026-01-31'), plannerThreads: 1 }
  })
  afterAll(() => test.drop())

  const viewer = (trust: string): Viewer => ({
    person: 'p1',
    name: 'Sam Patel',
    jobTitle: 'Coordinator',
    trust: trustCode(trust),
    alliance: 'orthopaedic',
    roles: ['coordinator'],
    purpose: 'planning',
  })
  const run = (statement: string) => sql.raw(statement).execute(test.scene)

  beforeEach(async () => {
    await test.empty()
    await run(`insert into alliance values ('orthopaedic', 'Orthopaedic Alliance', 'Tests', '{}', '{}')`)
    await run(`insert into alliance_member values ('orthopaedic', 'RL1', '2025-07-16'), ('orthopaedic', 'RRJ', '2025-07-16'),
                                                  ('orthopaedic', 'RXW', '2025-07-16')`)
    await run(`insert into alliance_service values ('orthopaedic', '110', '2025-07-16')`)
    for (const id of [plan, otherPlan]) {
      await run(`insert into plan (trust, id, alliance, name, trusts, services, settings, as_of, first_day, days, asked_by)
        values ('RL1', '${id}', 'orthopaedic', 'Plan', '{RL1,RRJ}', '{110}', '{}', '2026-01-31', '2026-02-02', 7, 'p1')`)
    }
    for (const name of ['ann', 'bob']) {
      const id = `00000000-0000-4000-8000-${name.charCodeAt(0).toString(16).padStart(12, '0')}`
      await run(`insert into patient (trust, id, local_id, nhs_number, nhs_number_status, family_name, given_name, birth_date, sex, ethnic_category)
        values ('RL1', '${id}', '${name}', '9990000018', '01', 'Canary-${name}', 'Robin', '1950-05-01', '2', 'A')`)
      await run(`insert into pathway (trust, id, patient_id, pseudonym, source, source_key, pathway_identifier, pathway_issuer,
          waiting_list_type, treatment_function, reported_group, commissioner, nation, site, referral_received_on, clock_start,
          rtt_status, priority, priority_order, sex, age_band, ethnic_group, procedure_name)
        values ('RL1', '${id}', '${id}', '${name}', 'test', '${name}', '${name.padEnd(20, '0')}', 'RL1', 'IRTT', '110', '110', 'QOC',
          'England', 'RL131', '2025-06-01', '2025-06-01', '20', 'P4', 4, '2', '75-84', 'white', 'Hip replacement')`)
    }
    await run(`insert into sharing_agreement (owner, recipient, alliance, purpose, fields, treatment_functions, valid_from, valid_to,
                                              approved_by_owner, approved_by_recipient)
      values ('RL1', 'RRJ', 'orthopaedic', 'mutual-aid', '{name}', '{110}', now() - interval '1 day', now() + interval '300 days', '{a,b}', 'c')`)
  })

  const transfer = (pseudonym: string, planId = plan) => ({
    sender: 'RL1',
    receiver: 'RRJ',
    planId,
    pseudonym,
    treatmentFunction: '110',
    site: 'RRJ05',
    day: '2026-02-04',
    surgeon: 'RRJ:smith',
  })
  const propose = (...names: string[]) =>
    test.db.withViewer(viewer('RL1'), (tx) =>
      proposeTransfers(
        tx,
        names.map((name) => transfer(name)),
      ),
    )
  const asked = (trust: string, path: string) =>
    app({
      session: () => viewer(trust),
      describe: () => ({ trust: trustName(trust) }),
      modules: [transfersRoutes(parts)],
      logger: parts.log,
      metrics: metrics(),
    }).request(path)
  const page = async (trust: string, path: string) =>
    (await (await asked(trust, path)).text())
      .replace(/<[^>]+>/g, ' ')
      .replaceAll('&#x27;', "'")
      .replace(/\s+/g, ' ')

  it('are seen by the sender, by name, with a link to the pathway', async () => {
    await propose('ann', 'bob')
    const html = await (await asked('RL1', '/transfers')).text()
    expect(html).toContain('2 transfers out')
    expect(html).toMatch(/<a href="\/waiting-list\/pathways\/[0-9a-f-]+">\s*Canary-ann/)
  })

  it('are seen by the receiver with the fields that the agreement names, and no others', async () => {
    await propose('ann')
    const text = await page('RRJ', '/transfers?direction=in')
    expect(text).toContain('Canary-ann, Robin')
    expect(text).toContain('Hip replacement')
    expect(text).not.toContain('999 000 0018')
    expect(text).not.toContain('1950')
  })

  it("are in the sender's log each time the receiver looks", async () => {
    await propose('ann', 'bob')
    await page('RRJ', '/transfers?direction=in')
    const { rows } = await sql<{ trust: string; object: string; detail: object; purpose: string }>`
      select trust, purpose, object, detail from audit_entry`.execute(test.scene)
    expect(rows).toEqual([
      { trust: 'RL1', purpose: 'mutual-aid', object: 'mutual-aid lane: transfers', detail: { rows: 2 } },
    ])
  })

  it('show the receiver nobody once the agreement has ended', async () => {
    await propose('ann')
    await run('update sharing_agreement set revoked_at = now()')
    const text = await page('RRJ', '/transfers?direction=in')
    expect(text).toContain('1 transfer in')
    expect(text).not.toContain('Canary')
    expect(text).toContain('Not shown')
  })

  it('are nothing to a third trust', async () => {
    await propose('ann')
    expect(await page('RXW', '/transfers')).toContain('No plan sends your patients elsewhere')
    expect(await page('RXW', '/transfers?direction=in')).toContain('No plan sends patients to you')
  })

  it('can be filtered, and a filter that means nothing is left out', async () => {
    await propose('ann', 'bob')
    expect(await page('RL1', '/transfers?state=withdrawn')).toContain('0 transfers')
    expect(await page('RL1', '/transfers?state=identified&service=110&partner=RRJ')).toContain('2 transfers out')
    expect(await page('RL1', '/transfers?service=nonsense&page=99')).toContain('2 transfers out')
  })

  it('come as a file, with no more fields than the page', async () => {
    await propose('ann')
    expect(await (await asked('RL1', '/transfers.csv')).text()).toContain('Canary-ann,Robin,9990000018')
    const shared = await (await asked('RRJ', '/transfers.csv?direction=in')).text()
    expect(shared).toContain('Canary-ann,Robin,,,')
  })

  it('are one at a time for each person: another plan is told who is taken', async () => {
    await propose('ann')
    const again = [transfer('ann', otherPlan), transfer('bob', otherPlan)]
    const taken = await test.db.withViewer(viewer('RL1'), (tx) => openProposals(tx, again))
    expect(taken).toEqual([{ sender: 'RL1', pseudonym: 'ann', planId: plan, isOnlyProposed: true }])
    await expect(test.db.withViewer(viewer('RL1'), (tx) => proposeTransfers(tx, again))).rejects.toThrow(Conflict)
  })

  it('are withdrawn with their plan, and may then be proposed anew', async () => {
    await propose('ann', 'bob')
    const withdrawn = await test.db.withViewer(viewer('RRJ'), (tx) => withdrawTransfersOf(tx, plan))
    expect(withdrawn).toEqual([{ sender: 'RL1', receiver: 'RRJ', count: 2 }])
    expect(await page('RL1', '/transfers')).toContain('Withdrawn')
    expect(await page('RRJ', '/transfers?direction=in')).not.toContain('Canary')
    await test.db.withViewer(viewer('RL1'), (tx) => proposeTransfers(tx, [transfer('ann', otherPlan)]))
  })

  it('are on the home page of both trusts while they are proposed, for people who take no step', async () => {
    await propose('ann', 'bob')
    const tasks = transfersTasks(parts)
    const chief = (trust: string): Viewer => ({ ...viewer(trust), roles: ['chief-operating-officer'] })
    expect((await tasks(chief('RL1'))).map(({ text }) => text)).toEqual(['See 2 proposed transfers of your patients'])
    expect((await tasks(chief('RRJ'))).map(({ text }) => text)).toEqual(['See 2 proposed transfers to your trust'])
  })

  it('lead from the home page to the work list of whoever takes the next step, and of nobody else', async () => {
    await propose('ann', 'bob')
    const tasks = transfersTasks(parts)
    const surgeon: Viewer = { ...viewer('RL1'), roles: ['surgeon'] }
    expect(await tasks(viewer('RL1'))).toEqual([
      {
        text: 'Take the next step of 2 transfers',
        href: '/transfers/work?list=coordinator&show=mine',
        status: 'waiting',
        hint: 'The time of 2 ends within 7 days, or is over',
      },
    ])
    expect((await tasks(surgeon)).map(({ text }) => text)).toEqual([
      'Take the next step of 2 transfers of your own patients',
    ])
    expect(await tasks(viewer('RRJ'))).toEqual([])
  })
})
