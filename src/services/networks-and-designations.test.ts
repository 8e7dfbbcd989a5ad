import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { clock } from '#platform/clock.ts'
import { logger } from '#platform/log.ts'
import { metrics } from '#platform/metrics.ts'
import type { Parts } from '#platform/parts.ts'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import { testViewer } from '#platform/test-viewer.ts'
import type { Role, Viewer } from '#platform/viewer.ts'
import { servicesRoutes, servicesTasks } from '#services'
import { app } from '#web/app.tsx'
import { criteria } from './designations/criteria.ts'
import { designationStore } from './designations/designation-store.ts'
import { caseStore } from './networks/case-store.ts'

const today = '2026-01-31'
const network = '/services/networks/revision-knee'
const key = (n: number): string => `00000000-0000-4000-8000-00000000000${n}`

describe('networks and centres of excellence', () => {
  let test: TestDatabase<unknown>
  let parts: Parts
  const run = (statement: string) => sql.raw(statement).execute(test.scene)
  const viewer = (trust: string, role: Role = 'surgeon', different: Partial<Viewer> = {}) =>
    testViewer(trust, { purpose: 'own-care', roles: [role], ...different })
  const site = (who: Viewer) =>
    app({
      session: async () => who,
      describe: async () => ({ trust: 'Ash', alliance: 'Trees' }),
      open: [],
      modules: [servicesRoutes(parts, async () => [{ item: key(5), title: 'A centre for knees', meeting: 'January' }])],
      machines: [],
      uploads: {},
      logger: parts.log,
      metrics: metrics(),
      https: false,
    })
  const get = async (who: Viewer, path: string) => (await site(who).request(path)).text()
  const send = async (who: Viewer, path: string, form: Readonly<Record<string, string>>) =>
    (
      await site(who).request(path, {
        method: 'POST',
        headers: { 'sec-fetch-site': 'same-origin' },
        body: new URLSearchParams(form),
      })
    ).status

  beforeAll(async () => {
    test = await testDatabase()
    parts = { ...test, log: logger('silent'), dataFolder: '/', clock: clock(today), plannerThreads: 1 }
  })
  afterAll(() => test.drop())
  beforeEach(async () => {
    await test.empty()
    await run(`insert into alliance values ('trees', 'Trees', 'To test', '{}', '{}')`)
    await run(`insert into alliance_member values ('trees', 'RAA', '2020-01-01'), ('trees', 'RBB', '2020-01-01')`)
    await run(`insert into clinical_service values ('trees', 'revision-knee', 'Knee revision', '110', '')`)
    await run(
      `insert into clinical_network values ('trees', 'revision-knee', 'RBB', 'Each Thursday', 'minutes', 'records')`,
    )
    await run(`insert into site_service values ('RAA', 'trees', 'revision-knee', 'RAA01', 'spoke', '{}', '2020-01-01', null),
                                               ('RBB', 'trees', 'revision-knee', 'RBB01', 'centre', '{}', '2020-01-01', null)`)
  })

  const note = (n: number, grade = 'R2') =>
    send(viewer('RAA'), `${network}/cases/new`, { once: key(n), reference: `K-${n}`, site: 'RAA01', grade })
  const discuss = (n: number, different: Readonly<Record<string, string>> = {}) =>
    send(viewer('RAA'), `${network}/cases/${key(n)}`, {
      once: key(9),
      seen: '0',
      'on-day-day': '29',
      'on-day-month': '1',
      'on-day-year': '2026',
      outcome: 'stays',
      who: 'Two surgeons',
      ...different,
    })

  it('count the complex cases, and say which the regional meeting has not discussed', async () => {
    expect([await note(1), await note(2), await note(3, 'R1')]).toEqual([303, 303, 303])
    expect(await discuss(1)).toBe(303)
    const tasks = await servicesTasks(parts)(viewer('RAA'))
    expect(tasks.map(({ text }) => text)).toEqual(['Have 1 complex case discussed at the regional meeting'])
    const page = await get(viewer('RAA'), network)
    expect(page).toContain('1 of 2 complex cases of your trust discussed.')
    const awaited = page.slice(page.indexOf('Complex cases not discussed yet'), page.indexOf('All other cases'))
    expect([awaited.includes('K-2'), awaited.includes('K-1<'), awaited.includes('K-3')]).toEqual([true, false, false])
    const csv = await get(viewer('RAA'), `${network}/cases.csv`)
    expect(
      csv
        .split('\r\n')
        .map((row) => row.split(',').slice(0, 7).join(' '))
        .slice(1, 4),
    ).toEqual(['K-1 2026-01-31 RAA01 R2  yes no', 'K-2 2026-01-31 RAA01 R2  yes yes', 'K-3 2026-01-31 RAA01 R1  no no'])
  })

  it('show a fellow no case and no small count, but whether it was all of them', async () => {
    await note(1)
    const asked = () => test.db.reading(viewer('RBB'), (tx) => caseStore(tx).audit())
    expect(await asked()).toEqual([
      { trust: 'RAA', service: 'revision-knee', year: 2026, isOwn: false, isAll: false, complex: null, discussed: 0 },
    ])
    await discuss(1)
    expect(await asked()).toMatchObject([{ isAll: true, complex: null, discussed: null }])
    const raw = await test.db.reading(viewer('RBB'), (tx) => sql`select from network_case`.execute(tx))
    expect(raw.rows).toEqual([])
    expect(await get(viewer('RBB'), network)).not.toContain('K-1')
    const [own] = await test.db.reading(viewer('RAA'), (tx) => caseStore(tx).audit())
    expect(own).toMatchObject({ complex: 1, discussed: 1 })
  })

  it('note and record once, refuse what the rules do not allow, and tell whoever was slower', async () => {
    expect([await note(1, 'R3'), await note(1, 'R3')]).toEqual([303, 303])
    expect(
      await send(viewer('RAA'), `${network}/cases/new`, { once: key(2), reference: 'K-1', site: 'RAA01', grade: 'R2' }),
    ).toBe(422)
    expect(await discuss(1)).toBe(422)
    expect(await discuss(1, { outcome: 'goes', toSite: 'RBB01' })).toBe(303)
    expect(await discuss(1, { outcome: 'goes', toSite: 'RBB01' })).toBe(303)
    expect(await discuss(1, { once: key(8), outcome: 'elsewhere' })).toBe(409)
    const [found] = await test.db.reading(viewer('RAA'), (tx) => caseStore(tx).cases('revision-knee'))
    expect(found!.discussions).toEqual([{ onDay: '2026-01-29', outcome: 'goes', toSite: 'RBB01', who: 'Two surgeons' }])
  })

  it('are noted by those who keep cases, for their own trust', async () => {
    const form = { once: key(1), reference: 'K-1', site: 'RAA01', grade: 'R2' }
    expect(await send(viewer('RAA', 'booking-clerk'), `${network}/cases/new`, form)).toBe(403)
    expect(await send(viewer('RBB'), `${network}/cases/new`, form)).toBe(422)
    await note(1)
    expect((await site(viewer('RBB')).request(`${network}/cases/${key(1)}`)).status).toBe(404)
    const forged = test.db.withViewer(viewer('RBB'), (tx) =>
      sql`insert into network_discussion (trust, case_id, number, on_day, outcome, who)
          values ('RAA', ${key(1)}, 1, '2026-01-30', 'stays', 'Nobody')`.execute(tx),
    )
    await expect(forged).rejects.toThrow(/row-level security/)
    const named = test.db.withViewer(viewer('RAA'), (tx) =>
      caseStore(tx).note({
        id: key(3),
        service: 'revision-knee',
        reference: '999 000 0018',
        site: 'RAA01',
        grade: 'R1',
        features: [],
        isComplex: false,
        notedOn: today,
      }),
    )
    await expect(named).rejects.toThrow(/network_case_reference_check/)
  })

  it('designate a site that shows everything, by the board, once', async () => {
    const shown = Object.fromEntries(criteria.map(({ code }) => [code, 'In the minutes']))
    const chief = viewer('RAA', 'chief-operating-officer')
    const forward = { once: key(4), site: 'revision-knee RAA01', ...shown }
    const path = `/services/designations/${key(4)}`
    expect(await send(viewer('RAA', 'booking-clerk'), '/services/designations/new', forward)).toBe(403)
    expect(await send(chief, '/services/designations/new', { ...forward, site: 'revision-knee RBB01' })).toBe(422)
    expect(await send(chief, '/services/designations/new', forward)).toBe(303)
    expect(await send(chief, '/services/designations/new', forward)).toBe(303)
    const decision = {
      once: key(6),
      seen: '0',
      what: 'designated',
      decision: key(5),
      said: 'All is shown',
      'on-day-day': '31',
      'on-day-month': '1',
      'on-day-year': '2026',
      'review-day': '30',
      'review-month': '1',
      'review-year': '2027',
    }
    expect(await send(chief, path, decision)).toBe(403)
    expect(await send(viewer('RAA', 'chair'), path, decision)).toBe(403)
    const chair = viewer('RBB', 'chair')
    expect(await send(chair, path, { ...decision, decision: key(1) })).toBe(422)
    expect([await send(chair, path, decision), await send(chair, path, decision)]).toEqual([303, 303])
    expect(await send(chair, path, { ...decision, once: key(7) })).toBe(409)
    const [one] = await test.db.reading(viewer('RAA'), (tx) => designationStore(tx).all())
    expect(one!.events).toEqual([
      {
        trust: 'RBB',
        what: 'designated',
        onDay: today,
        reviewOn: '2027-01-30',
        decision: key(5),
        said: 'All is shown',
      },
    ])
    expect(await get(chair, path)).toContain('A centre for knees, January')
    const forged = test.db.withViewer(viewer('RBB'), (tx) =>
      sql`insert into designation (trust, id, service, site, shown, proposed_on)
          values ('RAA', gen_random_uuid(), 'revision-knee', 'RAA01', '{}', ${today})`.execute(tx),
    )
    await expect(forged).rejects.toThrow(/row-level security/)
  })
})
