import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { trustCode } from '#nhs/trust-code.ts'
import { clock } from '#platform/clock.ts'
import { logger } from '#platform/log.ts'
import { metrics } from '#platform/metrics.ts'
import type { Parts } from '#platform/parts.ts'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import { testViewer } from '#platform/test-viewer.ts'
import type { Viewer } from '#platform/viewer.ts'
import { servicesDuties, servicesRoutes, servicesTasks } from '#services'
import { app } from '#web/app.tsx'
import { catalogueStore } from './catalogue/catalogue-store.ts'
import { assessOwnServices } from './fragility/assess-services.ts'
import { newestAssessments, newsSince } from './fragility/assessment-store.ts'

const today = '2026-01-31'
const [ash, birch, cedar] = [trustCode('RAA'), trustCode('RBB'), trustCode('RCC')]

describe('the services of an alliance', () => {
  let test: TestDatabase<unknown>
  let parts: Parts
  const dataFolder = mkdtempSync(join(tmpdir(), 'accord-services-'))
  const run = (statement: string) => sql.raw(statement).execute(test.scene)
  const viewer = (trust: string, different: Partial<Viewer> = {}) =>
    testViewer(trust, { purpose: 'own-care', roles: ['chief-operating-officer'], ...different })
  const assess = (trust = ash, on = today) =>
    test.db.withViewer(viewer(trust), (tx) => assessOwnServices(tx, trust, on))
  const newest = (trust = ash) => test.db.reading(viewer(trust), newestAssessments)

  beforeAll(async () => {
    test = await testDatabase()
    parts = { ...test, log: logger('silent'), dataFolder, clock: clock(today), plannerThreads: 1 }
  })
  afterAll(() => {
    rmSync(dataFolder, { recursive: true, force: true })
    return test.drop()
  })

  beforeEach(async () => {
    await test.empty()
    await run(
      `insert into alliance values ('trees', 'Trees', 'To test', '{}', '{}'), ('flowers', 'Flowers', 'To test', '{}', '{}')`,
    )
    await run(`insert into alliance_member values ('trees', 'RAA', '2020-01-01', null), ('trees', 'RBB', '2020-01-01', null),
                                                  ('trees', 'RCC', '2020-01-01', '2024-01-01'), ('flowers', 'RDD', '2020-01-01', null)`)
    await run(`insert into clinical_service values ('trees', 'knees', 'Knees', '110', 'About knees')`)
    await run(`insert into volume_standard values ('trees', 'knees', 'unit', '2025-01-01', null, 30, 'advisory', 'a study'),
                                                  ('trees', 'knees', 'surgeon', '2025-01-01', null, 15, 'advisory', 'a study')`)
    await run(
      `insert into site_service values ('RAA', 'trees', 'knees', 'RAA01', 'centre', '{Revision}', '2020-01-01', null)`,
    )
    await run(`insert into service_volume values
      ('RAA', 'trees', 'knees', 'RAA01', '2025-12-31', 'Dr Oak', 'lead', 14, 'theatre system'),
      ('RAA', 'trees', 'knees', 'RAA01', '2025-12-31', 'Dr Oak', 'dual', 3, 'theatre system'),
      ('RAA', 'trees', 'knees', 'RAA01', '2025-12-31', 'Dr Elm', 'lead', 6, 'theatre system')`)
    await run(`insert into resident_outflow values ('RAA', 'trees', 'knees', 'RRK', '2025-12-31', 5, 'a table'),
                                                   ('RAA', 'trees', 'knees', 'RL4', '2025-12-31', 13, 'a table')`)
    await run(`insert into service_statement (trust, alliance, service, as_of, facts, source, stated_by)
      values ('RAA', 'trees', 'knees', '2026-01-01', '{"posts": 5, "inPost": 4, "locums": 0, "onCallOneIn": 5, "singlePoints": ["One arthroscope"]}', 'the rota', 'p1')`)
  })

  const volumesFor = (trust: string, alliance = 'trees') =>
    test.db.reading(viewer(trust, { alliance }), (tx) => catalogueStore(tx).volumes())

  it('show a trust its own operations as they are, a second surgeon counted for the surgeon and not again for the unit', async () => {
    const rows = await volumesFor(ash)
    expect(
      rows.map(({ surgeon, surgeonCases, dualCases, unitCases }) => [surgeon, surgeonCases, dualCases, unitCases]),
    ).toEqual([
      ['Dr Oak', 17, 3, 20],
      ['Dr Elm', 6, 0, 20],
    ])
  })

  it('show a fellow member no name, nothing from 1 to 7, and the rest to the nearest 5', async () => {
    const rows = await volumesFor(birch)
    expect(
      rows.map(({ surgeon, surgeonCases, dualCases, unitCases }) => [surgeon, surgeonCases, dualCases, unitCases]),
    ).toEqual([
      [null, 15, null, 20],
      [null, null, null, 20],
    ])
    const outflow = await test.db.reading(viewer(birch), (tx) => catalogueStore(tx).outflow())
    expect(outflow.map(({ provider, cases }) => [provider, cases])).toEqual([
      ['RL4', 15],
      ['RRK', null],
    ])
    const raw = await test.db.reading(viewer(birch), (tx) => sql`select from service_volume`.execute(tx))
    expect(raw.rows).toEqual([])
  })

  it('show nothing to a trust that has left, or of another alliance', async () => {
    expect(await volumesFor(cedar)).toEqual([])
    expect(await volumesFor('RDD', 'flowers')).toEqual([])
    await assess()
    expect(await newest(cedar)).toEqual([])
    const asked = test.db.reading(viewer('RDD', { alliance: 'flowers' }), (tx) => catalogueStore(tx).statements())
    expect(await asked).toEqual([])
  })

  it('are assessed by their own trust, and read by fellows the same', async () => {
    expect(await assess()).toBe(1)
    const [own] = await newest()
    const [seen] = await newest(birch)
    expect(seen).toEqual(own)
    expect(own!.body.index).toBeGreaterThan(30)
    expect(own!.body.parts.find(({ code }) => code === 'surgeon-volume')).toMatchObject({
      known: true,
      score: 0.5,
      evidence: '1 of 2 surgeons did fewer than 15 in 12 months (a study).',
    })
    expect(own!.body.parts.find(({ code }) => code === 'unit-volume')).toMatchObject({ score: 1 - 20 / 30 })
    expect(own!.body.parts.find(({ code }) => code === 'outflow')).toMatchObject({
      evidence: 'In 12 months about 20 elsewhere and about 20 here.',
    })
    expect(own!.body.parts.find(({ code }) => code === 'waits')).toMatchObject({ known: false })
    expect(await assess(birch)).toBe(0)
  })

  it('are assessed anew only when something has changed, and say it when a limit is crossed', async () => {
    await assess()
    expect(await assess()).toBe(0)
    await run(`insert into service_statement (trust, alliance, service, as_of, facts, source, stated_by)
      values ('RAA', 'trees', 'knees', '2026-01-20', '{"posts": 5, "inPost": 1, "locums": 1, "onCallOneIn": 2, "singlePoints": ["One surgeon", "One arthroscope"]}', 'the rota', 'p1')`)
    expect(await assess()).toBe(1)
    const told = await test.db.reading(viewer(birch), (tx) => newsSince(tx, '2026-01-31'))
    expect(told.map(({ number, news }) => [number, news?.replace(/\d+\.\d/g, '…')])).toContainEqual([
      2,
      'The index went from … to …: fragile, where it was to watch.',
    ])
    const tasks = await servicesTasks(parts)(viewer(birch))
    expect(tasks.map(({ text }) => text)).toEqual(['See 1 service that became more or less fragile'])
    expect(await servicesTasks(parts)(viewer(birch, { roles: ['booking-clerk'] }))).toEqual([])
  })

  it('cannot be assessed or stated in another trust’s name', async () => {
    const forged = test.db.withViewer(viewer(birch), (tx) =>
      sql`insert into service_assessment (trust, service, number, on_day, body) values ('RAA', 'knees', 9, '2026-01-31', '{}')`.execute(
        tx,
      ),
    )
    await expect(forged).rejects.toThrow(/row-level security/)
    const removed = await test.db.withViewer(viewer(birch), (tx) =>
      sql`delete from service_volume where trust = 'RAA'`.execute(tx),
    )
    expect([removed.numAffectedRows, (await volumesFor(ash)).length]).toEqual([0n, 2])
  })

  it('are assessed by the program every hour, at each trust that is a member', async () => {
    await servicesDuties(parts)[0]!.run()
    expect((await newest()).map(({ trust, number }) => [trust, number])).toEqual([['RAA', 1]])
    await run(`insert into service_statement (trust, alliance, service, as_of, facts, source, stated_by)
      values ('RAA', 'trees', 'knees', '2026-01-20', '{"posts": 5, "inPost": 1, "locums": 1, "onCallOneIn": 2}', 'the rota', 'p1')`)
    expect(await servicesTasks(parts)(viewer(birch))).toEqual([])
    await servicesDuties(parts)[0]!.run()
    const [task] = await servicesTasks(parts)(viewer(birch))
    expect(task?.text).toBe('See 1 service that became more or less fragile')
  })

  describe('on the pages', () => {
    const site = (who: Viewer) =>
      app({
        session: async () => who,
        describe: async () => ({ trust: 'Ash', alliance: 'Trees' }),
        open: [],
        modules: [servicesRoutes(parts)],
        machines: [],
        uploads: {},
        logger: parts.log,
        metrics: metrics(),
        https: false,
      })
    const asked = '/services/repatriation/knees?site=RAA01&suitable=100&returning=50&minutes=240&income=9000&cost=8000'

    it('work out what could return the same for the trust and its fellows', async () => {
      const [own, theirs] = await Promise.all([site(viewer(ash)).request(asked), site(viewer(birch)).request(asked)])
      expect([own.status, theirs.status]).toEqual([200, 200])
      const returning = /Returning in a year<\/dt><dd[^>]*>([^<]+)/
      const said = (await own.text()).match(returning)?.[1]
      // 15 and from 1 to 7 elsewhere, half of which would come.
      expect(said).toBe('8 to 11')
      expect((await theirs.text()).match(returning)?.[1]).toBe(said)
    })

    it('take figures from a file whole or not at all, in place of those of the same year, and work out the index anew', async () => {
      const heading = 'Service,Site,12 months to,Surgeon,As,Operations,Source'
      const bring = async (who: Viewer, ...rows: readonly string[]) => {
        const body = new FormData()
        body.set('kind', 'operations')
        body.set('file', new File([[heading, ...rows].join('\n')], 'figures.csv'))
        const headers = { 'sec-fetch-site': 'same-origin' }
        return (await site(who).request('/services/figures', { method: 'POST', headers, body })).status
      }
      const row = 'Knees,RAA01,31/12/2025,Dr Yew,lead,44,theatre system'
      expect(await bring(viewer(ash, { roles: ['booking-clerk'] }), row)).toBe(403)
      expect(await bring(viewer(birch), row)).toBe(422)
      expect(await bring(viewer(ash), row, 'Knees,RAA01,31/12/2025,Dr Fir,lead,many,theatre system')).toBe(422)
      expect((await volumesFor(ash)).map(({ surgeon }) => surgeon)).toEqual(['Dr Oak', 'Dr Elm'])
      expect(await bring(viewer(ash), row)).toBe(303)
      expect((await volumesFor(ash)).map(({ surgeon, unitCases }) => [surgeon, unitCases])).toEqual([['Dr Yew', 44]])
      const [{ body } = expect.fail()] = await newest()
      expect(body.parts.find(({ code }) => code === 'unit-volume')).toMatchObject({ score: 0 })
      const now = await site(viewer(ash)).request('/services/figures/operations.csv')
      expect(await now.text()).toContain('knees,RAA01,2025-12-31,Dr Yew,lead,44,theatre system')
    })

    it('keep it once, for those who look after services', async () => {
      const keep = (who: Viewer) =>
        site(who).request('/services/repatriation/knees/keep', {
          method: 'POST',
          headers: { 'sec-fetch-site': 'same-origin' },
          body: new URLSearchParams({
            ...Object.fromEntries(new URL(asked, 'http://a').searchParams),
            once: randomUUID(),
          }),
        })
      expect((await keep(viewer(ash, { roles: ['booking-clerk'] }))).status).toBe(403)
      expect((await keep(viewer(ash))).status).toBe(303)
      expect((await keep(viewer(ash))).status).toBe(303)
      const { rows } = await sql<{ kept: number }>`select count(*)::integer as kept from repatriation_seed`.execute(
        test.scene,
      )
      expect(rows).toEqual([{ kept: 1 }])
    })

    it('refuse assumptions that are none, and services that nobody has', async () => {
      expect((await site(viewer(ash)).request(asked.replace('suitable=100', 'suitable=most'))).status).toBe(422)
      expect((await site(viewer(ash)).request('/services/catalogue/elbows')).status).toBe(404)
      expect((await site(viewer(ash)).request('/services/fragility/RAA/knees')).status).toBe(404)
    })
  })
})
