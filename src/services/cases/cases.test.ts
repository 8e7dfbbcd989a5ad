import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addDays } from '#nhs/day.ts'
import { trustCode } from '#nhs/trust-code.ts'
import { clock } from '#platform/clock.ts'
import { logger } from '#platform/log.ts'
import { metrics } from '#platform/metrics.ts'
import type { Parts } from '#platform/parts.ts'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import { testViewer } from '#platform/test-viewer.ts'
import type { Viewer } from '#platform/viewer.ts'
import { servicesJobs, servicesRoutes } from '#services'
import { app } from '#web/app.tsx'
import type { CaseEffect } from './effect-body.ts'
import { caseStore } from './store.ts'

// The database judges membership and agreements by its own clock, so the scene's day is today.
const today = new Date().toISOString().slice(0, 10)
const [ash, birch, cedar] = [trustCode('RAA'), trustCode('RBB'), trustCode('RCC')]
const key = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

describe('a case for change', () => {
  let test: TestDatabase<unknown>
  let parts: Parts
  const run = (statement: string) => sql.raw(statement).execute(test.scene)
  const viewer = (trust: string, different: Partial<Viewer> = {}) =>
    testViewer(trust, { purpose: 'planning', roles: ['chief-operating-officer'], ...different })

  beforeAll(async () => {
    test = await testDatabase()
    parts = { ...test, log: logger('silent'), dataFolder: '/', clock: clock(today), plannerThreads: 1 }
  })
  afterAll(() => test.drop())

  beforeEach(async () => {
    await test.empty()
    await run(
      `insert into alliance values ('trees', 'Trees', 'To test', '{}', '{}'), ('flowers', 'Flowers', 'To test', '{}', '{}')`,
    )
    await run(`insert into alliance_member values ('trees', 'RAA', '2020-01-01', null), ('trees', 'RBB', '2020-01-01', null),
                                                  ('trees', 'RCC', '2020-01-01', '2024-01-01'), ('flowers', 'RDD', '2020-01-01', null)`)
    await run(`insert into alliance_service values ('trees', '110', '2020-01-01')`)
    await run(`insert into clinical_service values ('trees', 'knees', 'Knees', '110', 'About knees')`)
    await run(`insert into site_service values ('RAA', 'trees', 'knees', 'RL131', 'centre', '{}', '2020-01-01', null),
                                               ('RBB', 'trees', 'knees', 'RRJ05', 'centre', '{}', '2020-01-01', null)`)
  })

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
  const see = (who: Viewer, path: string) => site(who).request(path)
  const send = (who: Viewer, path: string, form: Readonly<Record<string, string>>) =>
    site(who).request(path, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams(form),
    })

  async function begun(): Promise<string> {
    const form = { service: 'knees', title: 'Knees in one place', why: 'Too thin', once: key(1) }
    const answer = await send(viewer(ash), '/services/cases/new', form)
    expect(answer.status).toBe(303)
    return answer.headers.get('location')!
  }
  const move = { title: 'All to Birch', moveFrom: 'RL131', moveTo: 'RRJ05', share: '100', waiting: 'go too' }
  const costs = { theatres: 'go too', oneOff: '1000', running: '0', source: 'a guess' }
  const [year, month, dayOfMonth] = addDays(today, 40).split('-') as [string, string, string]
  const day = { 'from-day': dayOfMonth, 'from-month': month, 'from-year': year }

  const read = <Found>(who: Viewer, what: (store: ReturnType<typeof caseStore>) => Promise<Found>) =>
    test.db.reading(who, (tx) => what(caseStore(tx)))

  it('is begun once, with leaving it as it is among its options, and seen by every member', async () => {
    const href = await begun()
    const again = { service: 'knees', title: 'Knees in one place', why: 'Too thin', once: key(1) }
    expect((await send(viewer(ash), '/services/cases/new', again)).headers.get('location')).toBe(href)
    expect(await (await see(viewer(birch), href)).text()).toContain('Knees in one place')
    expect(await (await see(viewer(birch), `${href}/options`)).text()).toContain('Leave it as it is')
    expect((await see(viewer(cedar), href)).status).toBe(404)
    expect((await see(viewer('RDD', { alliance: 'flowers' }), href)).status).toBe(404)
  })

  it('is kept by those who look after services alone', async () => {
    const href = await begun()
    const clerk = viewer(ash, { roles: ['booking-clerk'] })
    expect((await see(clerk, href)).status).toBe(200)
    for (const part of ['/options/move', '/assumptions', '/weights', '/say/test/choice'])
      expect((await see(clerk, href + part)).status, part).toBe(403)
    expect((await send(clerk, `${href}/effect`, { once: key(9) })).status).toBe(403)
  })

  it('asks again for options that are none', async () => {
    const href = await begun()
    const wrong = { ...move, ...costs, ...day, moveTo: 'RL131', once: key(2) }
    expect((await send(viewer(ash), `${href}/options/move`, wrong)).status).toBe(422)
    expect((await send(viewer(ash), `${href}/options/move`, { ...wrong, moveTo: 'RXX01' })).status).toBe(422)
    expect(
      (await send(viewer(ash), `${href}/options/pool`, { ...costs, ...day, title: 'x', sites: 'RL131' })).status,
    ).toBe(422)
  })

  it('has no option of another trust’s name, and no score by another person', async () => {
    const id = (await begun()).split('/').at(-1)!
    const forged = test.db.withViewer(viewer(birch), (tx) =>
      sql`insert into service_case_note (case_id, kind, subject, seq, body, on_day, name, person_trust)
          values (${id}::uuid, 'test', 'choice', 1, '{}', ${today}, 'x', 'RAA')`.execute(tx),
    )
    await expect(forged).rejects.toThrow(/row-level security/)
    const left = test.db.withViewer(viewer(cedar), (tx) =>
      sql`insert into service_case_note (case_id, kind, subject, seq, body, on_day, name)
          values (${id}::uuid, 'test', 'choice', 1, '{}', ${today}, 'x')`.execute(tx),
    )
    await expect(left).rejects.toThrow(/row-level security/)
  })

  it('takes the word of whoever saw it as it is, when two speak of one thing', async () => {
    const href = await begun()
    const say = (who: string, reason: string, seen: string, n: number) =>
      send(viewer(who), `${href}/say/test/choice`, { answer: 'met', reason, seen, once: key(n) })
    expect((await say(ash, 'A survey', '0', 3)).status).toBe(303)
    expect((await say(birch, 'Another', '0', 4)).status).toBe(409)
    expect((await say(birch, 'Another', '1', 5)).status).toBe(303)
    expect(await (await see(viewer(ash), `${href}/tests`)).text()).toContain('Another')
    const weights = { version: '1', quality: '100', access: '0', workforce: '0', deliverability: '0', money: '0' }
    expect((await send(viewer(ash), `${href}/weights`, { ...weights, quality: '99' })).status).toBe(422)
    expect((await send(viewer(ash), `${href}/weights`, weights)).status).toBe(303)
    expect((await send(viewer(birch), `${href}/weights`, weights)).status).toBe(409)
  })

  it('ranks what its people scored, each for themselves, the last time they did', async () => {
    const href = await begun()
    await send(viewer(ash), `${href}/options/move`, { ...move, ...costs, ...day, once: key(6) })
    const id = href.split('/').at(-1)!
    const [asNow, moved] = await read(viewer(ash), (store) => store.options(id))
    const scores = (value: string) => ({
      quality: value,
      access: value,
      workforce: value,
      deliverability: value,
      money: value,
    })
    const score = (who: Viewer, option: string, value: string, n: number) =>
      send(who, `${href}/scores/${option}`, { ...scores(value), once: key(n) })
    expect((await score(viewer(ash), asNow!.id, '11', 10)).status).toBe(422)
    await score(viewer(ash), asNow!.id, '2', 11)
    await score(viewer(ash), asNow!.id, '4', 12)
    await score(viewer(birch, { person: 'p2' }), asNow!.id, '6', 13)
    await score(viewer(ash), moved!.id, '8', 14)
    const html = await (await see(viewer(birch), `${href}/scores`)).text()
    expect(html).toContain('>5.00<')
    expect(html).toContain('>8.00<')
    expect(html).toContain('Nothing would: no weight and no single score changes the ranking.')
    expect((await see(viewer(birch), `${href}/flips.csv`)).status).toBe(200)
  })

  describe('computed', () => {
    const share = (fields: string) =>
      run(`insert into sharing_agreement (owner, id, recipient, alliance, purpose, fields, treatment_functions, valid_from, valid_to,
             approved_by_owner, approved_by_recipient)
           values ('RBB', '${key(77)}', 'RAA', 'trees', 'planning', '${fields}', '{110}', now() - interval '1 day',
                   now() + interval '100 days', '{p1,p2}', 'p3')`)

    beforeEach(async () => {
      await run(`insert into trust_list (trust, as_of, version) values ('RAA', '${today}', 1), ('RBB', '${today}', 1)`)
      for (const [trust, where, waits, sessions] of [
        ['RAA', 'RL131', 60, 1],
        ['RBB', 'RRJ05', 20, 3],
      ] as const) {
        await run(`insert into theatre (trust, id, site, name) values ('${trust}', 't1', '${where}', 'One')`)
        await run(`insert into theatre_session (trust, theatre, day, start_minute, minutes, treatment_function)
          select '${trust}', 't1', date '${today}' + w * 7 + s, 540, 240, '110'
            from generate_series(0, 5) w, generate_series(1, ${sessions}) s`)
        await run(`insert into patient (trust, id, local_id, nhs_number_status, family_name, given_name, sex, ethnic_category)
          select '${trust}', ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, n, '03', 'Family', 'Given', '1', 'Z'
            from generate_series(1, ${waits}) n`)
        await run(`insert into pathway (trust, id, patient_id, pseudonym, source, source_key, pathway_identifier, pathway_issuer,
              waiting_list_type, treatment_function, reported_group, commissioner, nation, site, referral_received_on,
              clock_start, rtt_status, decided_to_admit_on, priority, priority_order, expected_minutes, expected_nights,
              sex, age_band, ethnic_group)
          select '${trust}', id, id, '${trust}' || local_id, 'test', local_id, lpad(local_id, 20, '0'), '${trust}', 'IRTT', '110',
                 'C_110', 'QOC', 'England', '${where}', date '${today}' - 200, date '${today}' - 200, '20',
                 date '${today}' - 100, 'P4', 4, 80, 0, '1', '45-64', 'white'
            from patient where trust = '${trust}'`)
      }
    })

    async function computed(href: string, who = viewer(ash)): Promise<CaseEffect> {
      const id = href.split('/').at(-1)!
      expect((await send(who, `${href}/effect`, { once: key(20) })).status).toBe(303)
      expect((await send(who, `${href}/effect`, { once: key(21) })).status).toBe(409)
      const write = <Result>(work: (tx: never) => Promise<Result>) => test.db.withViewer(who, work as never)
      const job = { id: key(30), viewer: who, signal: new AbortController().signal, progress: () => {}, write }
      await servicesJobs(parts)[0]!.run(job as never, { case: id, number: 1 })
      return (await read(who, (store) => store.effects(id))).last!
    }

    it('is refused with the name of the trust that does not share its list and theatres', async () => {
      const href = await begun()
      const { state, because } = await computed(href)
      expect([state, because]).toEqual([
        'failed',
        'Not shared with your trust for planning, with stays and capacity of every site: RBB.',
      ])
      expect(await (await see(viewer(birch), `${href}/effect`)).text()).toContain('It could not be computed.')
    })

    it('runs the lists of both sites on with and without the change, and tells every member the same', async () => {
      await share('{procedure,expected_stay,capacity}')
      const href = await begun()
      await send(viewer(ash), `${href}/options/move`, { ...move, ...costs, ...day, theatres: 'stay', once: key(6) })
      const { state, because, body } = await computed(href)
      expect([state, because]).toEqual(['ready', null])
      expect(
        body!.units.map(({ site: at, waiting, theatreMinutesAWeek }) => [at, waiting, theatreMinutesAWeek]),
      ).toEqual([
        ['RL131', 60, 240],
        ['RRJ05', 20, 720],
      ])
      const [asNow, moved] = body!.options
      expect(asNow!.moreWaiting).toEqual({ middle: 0, low: 0, high: 0 })
      // A third of the theatre time stays behind, so with all of the people gone more of them wait.
      expect(moved!.moreWaiting.low).toBeGreaterThan(0)
      const seen = await (await see(viewer(birch), `${href}/effect`)).text()
      expect(seen).toContain('All to Birch')
      expect((await see(viewer(birch), `${href}/effect.csv`)).status).toBe(200)
      expect((await see(viewer(birch), `${href}/paper`)).status).toBe(200)
      const pdf = await see(viewer(birch), `${href}/paper.pdf`)
      expect(pdf.headers.get('content-type')).toBe('application/pdf')
      const { rows } = await sql<{ action: string }>`select action from audit_entry where trust = 'RBB'`.execute(
        test.scene,
      )
      expect(rows.map(({ action }) => action)).toContain('read')
    })

    it('says nothing of what was shared when it was read and is shared no longer', async () => {
      await share('{procedure,expected_stay,capacity}')
      const href = await begun()
      const id = href.split('/').at(-1)!
      await send(viewer(ash), `${href}/effect`, { once: key(20) })
      const write = async <Result>(work: (tx: never) => Promise<Result>) => {
        await run(`update sharing_agreement set revoked_at = now() where owner = 'RBB'`)
        return test.db.withViewer(viewer(ash), work as never)
      }
      const job = { id: key(30), viewer: viewer(ash), signal: new AbortController().signal, progress: () => {}, write }
      await servicesJobs(parts)[0]!.run(job as never, { case: id, number: 1 })
      expect((await read(viewer(ash), (store) => store.effects(id))).last).toMatchObject({
        state: 'failed',
        body: null,
      })
    })
  })
})
