import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { capacityRoutes, lendingTasks } from '#capacity'
import { trustName } from '#nhs/organisations.ts'
import { clock } from '#platform/clock.ts'
import { logger } from '#platform/log.ts'
import { metrics } from '#platform/metrics.ts'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import type { Viewer } from '#platform/viewer.ts'
import { app } from '#web/app.tsx'
import { allianceOfThree, monday, somebodyAt } from './alliance-of-three.scene.ts'

describe('lending a theatre session, through its pages', () => {
  let test: TestDatabase<unknown>
  beforeAll(async () => {
    test = await testDatabase()
  })
  afterAll(() => test.drop())
  beforeEach(async () => {
    await test.empty()
    await allianceOfThree(test)
  })

  const parts = (today: string) => ({
    ...test,
    log: logger('silent'),
    dataFolder: '/',
    clock: clock(today),
    plannerThreads: 1,
  })
  let today = '2026-01-26'
  const owner = somebodyAt('RBB')
  const borrower = somebodyAt('RAA', { roles: ['coordinator'] })

  function asked(viewer: Viewer, path: string, form?: Record<string, string>) {
    return app({
      session: () => viewer,
      describe: () => ({ trust: trustName(viewer.trust) }),
      modules: [capacityRoutes(parts(today))],
      logger: logger('silent'),
      metrics: metrics(),
    }).request(path, {
      ...(form && { method: 'POST', body: new URLSearchParams(form), headers: { 'sec-fetch-site': 'same-origin' } }),
    })
  }
  const text = async (answer: Response | Promise<Response>) =>
    (await (await answer).text())
      .replace(/<[^>]+>/g, ' ')
      .replaceAll('&#x27;', "'")
      .replace(/\s+/g, ' ')
  const board = (viewer: Viewer) => text(asked(viewer, `/capacity/lending?week=${monday}`))
  const offerPath = `/capacity/lending/offer?theatre=t1&day=${monday}&start=510`
  const anOffer = { services: '110', team: 'yes', anaesthetist: 'no', kit: 'Hip tray', note: '' }
  async function offered(): Promise<string> {
    const answer = await asked(owner, offerPath, anOffer)
    expect(answer.status).toBe(303)
    return answer.headers.get('location')!
  }
  /** What a form on a page sends, with what somebody adds to it. */
  async function sends(viewer: Viewer, path: string, answers: Record<string, string> = {}) {
    const page = await (await asked(viewer, path)).text()
    const version = /name="version" value="(\d+)"/.exec(page)?.[1] ?? '0'
    return asked(viewer, path, { version, ...answers })
  }

  it('shows what is on offer, asked for and lent to each trust as it goes along', async () => {
    today = '2026-01-26'
    expect(await board(owner)).toContain('4 with nothing held in them, 0 on offer, 0 asked for, 0 lent')
    const loan = await offered()
    expect(await board(owner)).toContain('3 with nothing held in them, 1 on offer, 0 asked for, 0 lent')
    expect(await board(borrower)).toContain('Other trusts offer you 1 session.')
    const hold = await sends(borrower, `${loan}/hold`, { service: '110', hours: '24', note: 'Two hips' })
    expect(hold.headers.get('location')).toBe(loan)
    expect(await board(owner)).toContain('0 on offer, 1 asked for, 0 lent')
    expect(await text(asked(owner, loan))).toContain('What they bring Two hips')
    await sends(owner, `${loan}/confirm`)
    expect(await board(owner)).toContain('0 asked for, 1 lent')
    expect(await board(borrower)).toContain('Trauma and Orthopaedic Lent')
    const file = await (await asked(owner, `/capacity/lending.csv?week=${monday}`)).text()
    expect(file).toContain('Own session,RBB,RAA,Lent,RBB01,Theatre 1,2026-03-02,8:30am,240,0,')
  })

  it('tells each trust on its home page what others wait for', async () => {
    today = '2026-01-26'
    const tasks = async (viewer: Viewer) => (await lendingTasks(parts(today))(viewer)).map((task) => task.text)
    const loan = await offered()
    await sends(borrower, `${loan}/hold`, { service: '110', hours: '24' })
    expect(await tasks(owner)).toEqual(['Answer for 1 theatre session that another trust asks for'])
    expect(await tasks(borrower)).toEqual(['See 1 theatre session that you have asked for'])
    expect(await tasks(somebodyAt('RBB', { roles: ['validator'] }))).toEqual([])
    await sends(owner, `${loan}/confirm`)
    today = '2026-03-03'
    expect(await tasks(owner)).toEqual(['Say whether 1 lent theatre session was used'])
  })

  it('asks for what is missing and keeps what was said', async () => {
    today = '2026-01-26'
    const answer = await asked(owner, offerPath, { kit: 'Hip tray' })
    expect(answer.status).toBe(422)
    expect(await text(answer)).toMatch(/Select what may be done.*Select whether the theatre team.*Hip tray/)
  })

  it('does what is sent twice once', async () => {
    today = '2026-01-26'
    const loan = await offered()
    expect((await asked(owner, offerPath, anOffer)).status).toBe(303)
    const form = { version: '1', service: '110', hours: '24', note: '' }
    expect((await asked(borrower, `${loan}/hold`, form)).status).toBe(303)
    expect((await asked(borrower, `${loan}/hold`, form)).status).toBe(303)
    expect(await text(asked(owner, loan))).toMatch(/What happened Asked for (?!.*Asked for .* Asked for)/)
  })

  it('says no to whoever comes second, and why', async () => {
    today = '2026-01-26'
    const loan = await offered()
    const form = { version: '1', service: '110', hours: '24' }
    await asked(borrower, `${loan}/hold`, form)
    expect((await asked(somebodyAt('RCC'), `${loan}/hold`, form)).status).toBe(404)
    await sends(owner, `${loan}/decline`)
    const late = await asked(owner, `${loan}/confirm`, { version: '2' })
    expect(late.status).toBe(403)
    expect(await text(late)).toContain('This session is on offer, so that cannot be done with it.')
    const stale = await asked(owner, `${loan}/withdraw`, { version: '2' })
    expect(stale.status).toBe(409)
  })

  it('offers no longer hold than the window has', async () => {
    today = '2026-02-16'
    const loan = await offered()
    expect(await text(asked(borrower, `${loan}/hold`))).toContain('4 hours 1 day Staff and kit')
    const answer = await sends(borrower, `${loan}/hold`, { service: '110', hours: '168' })
    expect(answer.status).toBe(422)
  })

  it('asks why a session is given back when lists are locked', async () => {
    today = '2026-02-16'
    const loan = await offered()
    await sends(borrower, `${loan}/hold`, { service: '110', hours: '24' })
    await sends(owner, `${loan}/confirm`)
    const silent = await sends(borrower, `${loan}/give-back`)
    expect(silent.status).toBe(422)
    expect(await text(silent)).toContain('Enter why')
    await sends(borrower, `${loan}/give-back`, { reason: 'Our surgeon is away' })
    expect(await text(asked(owner, loan))).toContain('Our surgeon is away')
  })

  it('has no page for a session, a loan or a step that is not there', async () => {
    today = '2026-01-26'
    const loan = await offered()
    for (const path of [
      `/capacity/lending/offer?theatre=t9&day=${monday}&start=510`,
      '/capacity/lending/offer?day=nonsense',
      '/capacity/lending/RBB/00000000-0000-4000-8000-000000000000',
      `${loan}/sell`,
    ]) {
      expect((await asked(owner, path)).status, path).toBe(404)
    }
    expect((await asked(somebodyAt('RBB', { roles: ['validator'] }), offerPath)).status).toBe(403)
  })
})
