import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import { app } from '#web/app.tsx'
import { homeRoutes, logInRoutes } from './routes.tsx'
import { sessions } from './sessions.ts'

const form = 'application/x-www-form-urlencoded'

describe('logging in to the demonstration', () => {
  let test: TestDatabase<unknown>
  let whole: ReturnType<typeof app>
  beforeAll(async () => {
    test = await testDatabase()
    await sql`insert into alliance (id, name, purpose, waiting_weights, plan_weights)
      values ('orthopaedic', 'Orthopaedic alliance', 'to plan together', '{}', '{}')`.execute(test.scene)
    await sql`insert into alliance_member (alliance, trust, joined_on)
      values ('orthopaedic', 'RL1', '2025-01-01')`.execute(test.scene)
    await sql`insert into person (trust, id, name, job_title, roles, is_demo)
      values ('RL1', 'ada', 'Ada Lovell', 'Planner', '{alliance-planner}', true),
             ('RL1', 'eve', 'Eve Real', 'Clerk', '{booking-clerk}', false)`.execute(test.scene)
    const loggedIn = sessions({ db: test.db, https: false })
    whole = app({
      session: loggedIn.viewerOf,
      describe: () => ({ trust: 'RL1', alliance: 'Orthopaedic alliance' }),
      open: [logInRoutes({ db: test.db, sessions: loggedIn })],
      modules: [homeRoutes([])],
      logger: { info: () => {}, error: () => {} },
      metrics: { requestSeconds: { observe: () => {} } },
    })
  })
  afterAll(() => test.drop())

  const logIn = (body: BodyInit, type: string | undefined = form) =>
    whole.request('/log-in', {
      method: 'POST',
      body,
      headers: { 'sec-fetch-site': 'same-origin', ...(type && { 'content-type': type }) },
    })
  const cookieOf = (answer: Response) => answer.headers.get('set-cookie')?.split(';')[0] ?? ''

  it('makes you the person you choose, and takes you to the page you came for', async () => {
    const answer = await logIn('person=RL1%2Fada&next=%2Fplans')
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/plans'])
    const home = await whole.request('/', { headers: { cookie: cookieOf(answer) } })
    expect(await home.text()).toContain('Ada Lovell')
  })

  it('takes you to no other site', async () => {
    const answer = await logIn('person=RL1%2Fada&next=%2F%2Felsewhere.example')
    expect(answer.headers.get('location')).toBe('/')
  })

  it('asks again when nobody was chosen, or somebody who cannot be', async () => {
    for (const body of ['', 'person=', 'person=RL1%2Feve', 'person=RL1', 'person=RL1%2Fnobody']) {
      const answer = await logIn(body)
      expect(answer.status, body).toBe(422)
      expect(await answer.text()).toContain('Select who you want to be')
      expect(cookieOf(answer)).toBe('')
    }
  })

  it('takes the first of two answers, as every form does', async () => {
    expect((await logIn('person=RL1%2Fada&person=RL1%2Feve')).status).toBe(303)
    expect((await logIn('person=RL1%2Feve&person=RL1%2Fada')).status).toBe(422)
  })

  it('refuses what is no form, in the words of every page', async () => {
    const refused = async (answer: Response, status: number, heading: string) => {
      expect(answer.status).toBe(status)
      expect(await answer.text()).toContain(`<title>${heading} – Problem – Accord</title>`)
    }
    await refused(await logIn('person=RL1%2Fada%00'), 400, 'We could not read what was sent')
    await refused(await logIn('--x', 'multipart/form-data; boundary=y'), 400, 'We could not read what was sent')
    await refused(await logIn(`person=${'x'.repeat(1_100_000)}`), 413, 'This is too large to send')
  })

  it('takes what was sent as something else than a form for nothing chosen', async () => {
    expect((await logIn('{"person":"RL1/ada"}', 'application/json')).status).toBe(422)
  })

  it('logs you out once and for all', async () => {
    const cookie = cookieOf(await logIn('person=RL1%2Fada'))
    const out = await whole.request('/log-out', {
      method: 'POST',
      headers: { cookie, 'sec-fetch-site': 'same-origin' },
    })
    expect(out.headers.get('location')).toBe('/log-in')
    expect((await whole.request('/', { headers: { cookie } })).headers.get('location')).toMatch(/^\/log-in/)
  })
})
